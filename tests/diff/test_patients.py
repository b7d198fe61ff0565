"""The change reviewed in patients: who is held, who comes later, who is sent to a person, and why."""

from functools import cache

from rehab.diff.patients import Contest, Review
from rehab.diff.patients_text import review_lines
from rehab.simulate.cohort import POPULATIONS, Recipe
from rehab.wiring import make_judge
from rehab.wiring.proving import make_quick_judge
from tests.diff.editions import PLAIN, an_edition

RECIPE = Recipe(POPULATIONS["total_knee_arthroplasty"], patients=12, weeks=16)


@cache
def reviewed(new: str) -> Review:
    """Virtual patients under the plain protocol and another one."""
    contest = Contest(RECIPE, an_edition(PLAIN), an_edition(new), make_quick_judge, make_judge)
    return Review(contest.moved(range(1, RECIPE.patients + 1)))


def test_the_same_protocol_moves_nobody() -> None:
    """The same people meet both versions."""
    assert reviewed(PLAIN).same == RECIPE.patients


def test_a_later_window_moves_everybody_later() -> None:
    """Nobody comes earlier, and each first level comes in a later week."""
    review = reviewed(PLAIN.replace("not_before: 6", "not_before: 8"))
    assert review.later
    assert not review.earlier


def test_a_higher_gate_holds_and_says_which() -> None:
    """A held week names the item of the gate that is not met."""
    review = reviewed(PLAIN.replace("100 deg", "115 deg"))
    assert review.held
    whys = {held.why for one in review.held for held in one.held}
    assert "at the gate: active knee flexion at least 115 deg" in whys


def test_a_lower_gate_frees() -> None:
    """Turned round, the same patients come earlier."""
    review = reviewed(PLAIN.replace("100 deg", "95 deg"))
    assert review.earlier
    assert not review.later


def test_a_broken_promise_is_counted_apart() -> None:
    """For whom the new version decides nothing, nothing is compared."""
    promise = "guarantees:\n  - {never: progress, when: {knee_flexion: {at_least: 100 deg}}}\n"
    review = reviewed(PLAIN.replace("case_patients:", promise + "case_patients:"))
    assert review.unissued
    assert all(not one.steps for one in review.unissued)


def test_the_first_few_are_named() -> None:
    """Each group names three and counts the others."""
    lines = list(review_lines(reviewed(PLAIN.replace("not_before: 6", "not_before: 8"))))
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("moved later"))
    named = [line for line in lines[at + 1 : at + 4] if line.startswith("    virtual-")]
    assert len(named) == 3
    assert "weeks later" in named[0] or "one week later" in named[0]
