"""A new episode: it is read as it stands, and answered with what to measure, for every bundled protocol."""

import re
from datetime import date

import pytest

from rehab.findings import render
from rehab.pipeline import Desk, Trip, findings_of, run
from rehab.protocol.from_authored import offered
from rehab.scaffold.episode_from_protocol import Offered, episode_from_protocol
from rehab.terms.caution import Outcome
from rehab.wiring import make_judge
from tests.scaffold.bundled import CATALOGUE, NAMES, SHELF, subject, with_examples

TODAY = date(2026, 11, 20)
DESK = Desk(SHELF, make_judge, TODAY)


def written(name: str) -> str:
    """An episode to fill in."""
    one = subject(name)
    offers = Offered(offered(one.chain, "variants"), offered(one.chain, "modifiers"))
    return episode_from_protocol(one.of_anybody, CATALOGUE, offers, TODAY)


def trip(name: str) -> Trip:
    """What is decided of somebody of whom nothing is known."""
    return run(written(name), name="new.yaml", desk=DESK)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_it(name: str) -> None:
    """The file passes `rehab check` as it stands, and so does each of its examples."""
    for text in (written(name), *with_examples(written(name))):
        assert not (wrong := findings_of(text, name="new.yaml", desk=DESK)), render(wrong) + text


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_moved_on_and_the_answer_is_what_to_measure(name: str) -> None:
    """Of somebody of whom nothing is known, the decision is to ask."""
    (course,) = trip(name).courses
    assert course.today.outcome is Outcome.HOLD
    assert course.today.needs


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_is_needed_has_its_line(name: str) -> None:
    """What the decision asks for stands in the file already, with its question; the age is a birth year."""
    (course,) = trip(name).courses
    lines = set(re.findall(r"^ +#?(\w+): unknown  # .+\(.+\)$", written(name), re.MULTILINE))
    assert {str(need) for need in course.today.needs} - {"age"} <= lines
