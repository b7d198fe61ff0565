"""Values within the measurement error of a gate: repeated the same day, or the decision holds."""

from typing import Any

import pytest

from rehab.decision.model import Standing
from tests.course.notes import (
    Case,
    Note,
    check,
    course_of,
    first,
    named,
    overrides,
    own,
    said,
    sessions,
    well,
)


def bends(value: int, repeat: int | None = None) -> dict[str, Any]:
    """A flexion, once or twice measured."""
    return {"knee_flexion": {"value": value} if repeat is None else {"value": value, "repeat": repeat}}


def at(level: str, day: int = 70) -> list[Note]:
    """A patient whom a clinician has put at a level two weeks before."""
    return [first(day - 14), overrides(day - 14, level), well(day - 7, effusion="2+")]


CASES = [
    # --- what opens a phase ---
    Case(
        "at the gate and measured once, the first phase holds", [first(42, **bends(100))], ["hold data none"]
    ),
    Case("one step inside the error it holds as well", [first(42, **bends(104))], ["hold data none"]),
    Case("at the full error above the gate it opens", [first(42, **bends(105))], ["progress bars"]),
    Case("measured again inside the gate it opens", [first(42, **bends(101, 100))], ["progress bars"]),
    Case(
        "measured again outside the gate it holds at the gate",
        [first(42, **bends(101, 99))],
        ["hold gate none"],
    ),
    Case("so it does whichever came first", [first(42, **bends(99, 101))], ["hold gate none"]),
    Case("so it does even if the first was far inside", [first(42, **bends(120, 99))], ["hold gate none"]),
    Case(
        "a step below the gate is no borderline case but a gate hold",
        [first(42, **bends(99))],
        ["hold gate none"],
    ),
    Case(
        "the repeat of an earlier day is no repeat of today's value",
        [first(41, **bends(101, 101)), first(42, **bends(101))],
        ["not_started none", "hold data none"],
    ),
    Case(
        "the next phase holds as the first does",
        [*at("rails"), well(70, **bends(101))],
        ["progress bars", "hold irritable rails", "hold data rails"],
    ),
    Case(
        "and opens as the first does",
        [*at("rails"), well(70, **bends(101, 102))],
        ["progress bars", "hold irritable rails", "progress belt"],
    ),
    # --- what lets go of the hands, and what is inclined ---
    Case(
        "the first level without hands needs the repeat within a phase too",
        [*at("belt"), well(70, **bends(101))],
        ["progress bars", "hold irritable belt", "hold data belt"],
    ),
    Case(
        "the first slope needs it as well",
        [*at("floor"), well(70, **bends(101))],
        ["progress bars", "hold irritable floor", "hold data floor"],
    ),
    # --- what does neither ---
    Case(
        "another level of the same phase does not need it",
        [*at("bars"), well(70, **bends(101))],
        ["progress bars", "hold irritable bars", "progress rails"],
    ),
    Case(
        "a question is not asked twice",
        [first(42, pain_walking=3)],
        ["progress bars"],
        protocol="pain-gate",
    ),
    # --- it counts as a data hold ---
    Case(
        "a second visit without the repeat is the second data hold",
        [first(42, **bends(101)), first(49, **bends(101))],
        ["hold data none", "refer data none"],
    ),
    Case(
        "a patient's check-in opens nothing, borderline or not",
        [first(41, **bends(101, 101)), own(42, sessions=[])],
        ["not_started none", "hold time none"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_borderline_value_is_repeated_or_the_decision_holds(case: Case) -> None:
    """Each sentence about borderline values, shown by a course."""
    check(case)


def test_what_must_be_repeated_is_named() -> None:
    """The decision needs the one measure, and says that it is to be taken again."""
    today = course_of(first(42, **bends(100))).today
    assert today.needs == ("knee_flexion",)
    assert [one.about for one in today.standing if one.kind is Standing.REPEAT] == ["knee_flexion"]


@pytest.mark.parametrize(
    ("value", "marked"), [(94, False), (95, True), (99, True), (104, True), (105, False)]
)
def test_a_value_that_would_flip_inside_its_error_is_marked(value: int, marked: bool) -> None:  # noqa: FBT001
    """Within 5 degrees of the gate on either side the decision is borderline, further off it is not."""
    marks = course_of(first(42, **bends(value))).today.borderline
    assert [mark.measure for mark in marks] == (["knee_flexion"] if marked else [])


def test_a_mark_says_what_the_decision_would_be() -> None:
    """It names value, error, the other outcome, and whether the value was repeated."""
    (mark,) = course_of(first(42, **bends(97))).today.borderline
    assert (mark.value, mark.error, mark.would_be.value, mark.repeated) == (97, 5, "progress", False)


def test_a_value_of_last_week_can_be_borderline_today() -> None:
    """A fresh value that is used today is marked today, and must be taken again."""
    course = course_of(
        *at("bars", 63), well(63, **bends(101)), well(70, "knee_flexion", sessions=sessions(66, 68))
    )
    assert said(course.today) == "hold data rails"
    assert course.today.needs == ("knee_flexion",)
