"""Long courses: one that goes on for weeks without anybody being asked is reviewed (record 14)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

import pytest

from rehab.decision.model import Standing
from rehab.terms.caution import Contact
from tests.course.notes import (
    GOOD,
    Case,
    Note,
    check,
    course_of,
    event,
    first,
    named,
    own,
    sessions,
    well,
)
from tests.patient.written import START, a_line

SWOLLEN = {"effusion": "2+"}
STIFF = {"knee_flexion": 75}

FIRST = 42
"""The day on which the courses of this page reach their first level."""

DUE = FIRST + 84


def sore(day: int) -> Note:
    """A clinician's check-in after sessions that hurt too much."""
    return well(day, sessions=sessions(day - 5, day - 3, day - 1, pain_during=8))


def sore_alone(day: int) -> Note:
    """The patient's own check-in after such sessions."""
    return own(day, sessions=sessions(day - 5, day - 3, day - 1, pain_during=8))


def at_bars(day: int) -> Note:
    """A check-in of a patient who went on with the first level, whatever was permitted."""
    return well(day, sessions=[a_line(day - back, **GOOD, level="bars") for back in (5, 3, 1)])


CASES = [
    Case(
        "a hold on the day before the limit is a hold",
        [first(FIRST), well(119), well(DUE - 1, **SWOLLEN)],
        ["progress bars", "progress rails", "hold irritable rails"],
    ),
    Case(
        "a hold on its day is a review",
        [first(FIRST), well(119), well(DUE, **SWOLLEN)],
        ["progress bars", "progress rails", "refer irritable rails"],
    ),
    Case(
        "and so is a step back",
        [first(FIRST), well(119), sore(DUE)],
        ["progress bars", "progress rails", "refer bars"],
    ),
    Case(
        "a level never held before goes first",
        [first(FIRST), well(DUE)],
        ["progress bars", "progress rails"],
    ),
    Case(
        "the end of the course goes first",
        [first(FIRST), *(well(day) for day in (49, 56, 63, 120, 127))],
        [*(f"progress {level}" for level in ("bars", "rails", "belt", "floor", "hill")), "discharge hill"],
    ),
    Case(
        "waiting for a day goes on without a review",
        [first(FIRST), well(DUE), well(DUE + 3), well(DUE + 5)],
        ["progress bars", "progress rails", "progress belt", "hold time belt"],
    ),
    Case(
        "the day before, a patient comes back to a level that was held",
        [first(FIRST), well(49), sore(118), well(DUE - 1)],
        ["progress bars", "progress rails", "regress bars", "progress rails"],
    ),
    Case(
        "on the day somebody is asked first, and then the patient comes back to it",
        [first(FIRST), well(49), sore(118), well(DUE), well(DUE + 7)],
        ["progress bars", "progress rails", "regress bars", "refer time bars", "progress rails"],
    ),
    Case(
        "after a review the days are counted anew",
        [first(FIRST), well(49), sore(DUE), well(DUE + 7), sore(DUE + 83), well(DUE + 90)],
        [
            *("progress bars", "progress rails", "refer bars"),
            *("progress rails", "regress bars", "refer time bars"),
        ],
    ),
    Case(
        "and after any other contact",
        [first(FIRST), well(100, **STIFF), well(DUE, **SWOLLEN)],
        ["progress bars", "refer irritable bars", "hold irritable bars"],
    ),
    Case(
        "a contact before the first level is none of this course",
        [first(28, **STIFF), first(FIRST), well(DUE - 1, **SWOLLEN)],
        ["refer none", "progress bars", "hold irritable bars"],
    ),
    Case(
        "a pause below the first level is part of the course",
        [first(FIRST), sore(49), well(DUE)],
        ["progress bars", "regress none", "refer time none"],
    ),
    Case(
        "who begins late has the same time",
        [first(300), well(383, **SWOLLEN), well(384, **SWOLLEN)],
        ["progress bars", "hold irritable bars", "refer irritable bars"],
    ),
    Case(
        "after a restart of the clock another course begins",
        [first(FIRST), event(49, "manipulation"), first(119), well(DUE, **SWOLLEN)],
        ["progress bars", "progress bars", "hold irritable bars"],
        protocol="events",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_course_in_which_nobody_was_asked_for_long_is_reviewed(case: Case) -> None:
    """Each sentence about long courses, shown by a course."""
    check(case)


ENDLESS: Mapping[str, Sequence[Callable[[int], Note]]] = {
    "up and down": [sore, well],
    "down at home and up at the clinic": [sore_alone, well],
    "a lower level done than was permitted": [at_bars, at_bars],
}


@pytest.mark.parametrize("weeks", ENDLESS.values(), ids=ENDLESS.keys())
def test_what_could_go_on_for_ever_reaches_a_person(weeks: Sequence[Callable[[int], Note]]) -> None:
    """A row of any length that a step up ends, week after week, is reviewed at the limit and not before."""
    later = (weeks[number % 2](day) for number, day in enumerate(range(56, DUE + 14, 7)))
    course = course_of(first(FIRST), well(49), *later)
    asked = [step.decision.on for step in course.steps if step.decision.action.contact is not Contact.NONE]
    assert START + timedelta(days=DUE) <= asked[0] <= START + timedelta(days=DUE + 7)


def test_a_review_of_a_long_course_says_its_days() -> None:
    """The reason names the days without anybody asked, and from how many on they are too many."""
    today = course_of(first(FIRST), well(119), well(DUE + 2, **SWOLLEN)).today
    reviews = [(one.about, one.number, one.limit) for one in today.standing if one.kind is Standing.REVIEW]
    assert reviews == [("course", 86, 84)]


def test_who_waits_for_a_review_takes_no_step_up() -> None:
    """A check-in at which everything but the review was ready counts with the one before it."""
    course = course_of(first(FIRST), well(49), sore(118), well(DUE))
    assert course.memory.row.standstill == 2
