"""Days without a session, and nobody coming."""

import pytest

from rehab.decision.model import CHECK_IN, Sheet, Standing
from rehab.terms.caution import Contact
from tests.course.notes import (
    Case,
    check,
    course_of,
    event,
    first,
    named,
    own,
    said,
    sessions,
    signs,
    well,
)

TO_BELT = [first(42), well(49), well(56)]
"""Three clean weeks: the belt from day 56 on."""

GAINED = ["progress bars", "progress rails", "progress belt"]

GAPS = [
    Case(
        "after 6 days without a session the level stays",
        [*TO_BELT, well(64, sessions=sessions(58))],
        [*GAINED, "hold time belt"],
    ),
    Case(
        "after 7 days it falls by one",
        [*TO_BELT, well(65, sessions=sessions(58))],
        [*GAINED, "regress rails"],
    ),
    Case(
        "after 13 days it falls by one",
        [*TO_BELT, well(71, sessions=sessions(58))],
        [*GAINED, "regress rails"],
    ),
    Case(
        "after 14 days it falls by two",
        [*TO_BELT, well(72, sessions=sessions(58))],
        [*GAINED, "regress bars"],
    ),
    Case(
        "without any session the gap counts from the day the level was given",
        [*TO_BELT, well(63, sessions=[])],
        [*GAINED, "regress rails"],
    ),
    Case(
        "six days after the level was given it does not",
        [*TO_BELT, well(62, sessions=[])],
        [*GAINED, "hold time belt"],
    ),
    Case(
        "the visit of a gap cannot progress, however many sessions there were before it",
        [*TO_BELT, well(65, sessions=sessions(57, 58))],
        [*GAINED, "regress rails"],
    ),
    Case(
        "the next visit can",
        [*TO_BELT, well(65, sessions=sessions(57, 58)), well(72)],
        [*GAINED, "regress rails", "progress belt"],
    ),
    Case(
        "a gap does not fall below the first level",
        [first(42), well(58, sessions=[])],
        ["progress bars", "regress bars"],
    ),
    Case(
        "the days of a stop are a gap when it ends",
        [*TO_BELT, well(63, dizziness=True), well(77, sessions=[])],
        [*GAINED, "stop belt", "regress bars"],
    ),
    Case(
        "where nobody asked about sessions a gap is not known",
        [*TO_BELT, well(63, "sessions")],
        [*GAINED, "hold data belt"],
    ),
    Case(
        "a patient's own check-in after a gap lowers too",
        [*TO_BELT, own(63, sessions=[])],
        [*GAINED, "regress rails"],
    ),
    Case(
        "before the first level there is no gap",
        [first(42, knee_flexion=90), first(63, knee_flexion=120)],
        ["hold gate none", "progress bars"],
    ),
]


@pytest.mark.parametrize("case", GAPS, ids=named)
def test_days_without_a_session_cost_levels(case: Case) -> None:
    """After 7 or 14 days the level falls by 1 or 2 first, and that visit cannot progress."""
    check(case)


NOBODY = [
    Case("on the day of expiry the sheet still holds", TO_BELT, GAINED, "progress belt", as_of=63),
    Case("the day after it is a hold that needs a check-in", TO_BELT, GAINED, "hold data belt", as_of=64),
    Case("20 days unseen is still a hold", TO_BELT, GAINED, "hold data belt", as_of=76),
    Case("21 days unseen is a refer", TO_BELT, GAINED, "refer data belt", as_of=77),
    Case(
        "the patient's own check-in is being seen", [*TO_BELT, own(62)], [*GAINED, "hold time belt"], as_of=69
    ),
    Case(
        "who came before the window and not since is called as well",
        [first(14)],
        ["not_started none"],
        "refer data none",
        as_of=35,
    ),
    Case(
        "a stop that nobody has measured again is still one",
        [*TO_BELT, well(63, dizziness=True)],
        [*GAINED, "stop belt"],
        "stop belt",
        as_of=72,
    ),
    Case(
        "what only kept the first gate closed does not stop afterwards",
        [first(42, wound="open")],
        ["hold gate none"],
        "hold data none",
        as_of=50,
        protocol="lost-gate",
    ),
    Case(
        "what stopped a level does",
        [first(42, wound="closed"), well(49, wound="open")],
        ["progress bars", "stop bars"],
        "stop bars",
        as_of=58,
        protocol="lost-gate",
    ),
    Case(
        "a review that is due stays due",
        [first(42, knee_flexion=75)],
        ["refer irritable none"],
        "refer data none",
        as_of=52,
    ),
    Case(
        "a step back is not taken twice",
        [*TO_BELT, well(63, sessions=sessions(62, pain_during=8))],
        [*GAINED, "regress rails"],
        "hold data rails",
        as_of=72,
    ),
    Case(
        "a level signed after the visit keeps the sheet for its week",
        [*TO_BELT, signs(57, "rails")],
        GAINED,
        "progress rails",
        as_of=60,
    ),
    Case(
        "and no longer",
        [*TO_BELT, signs(57, "rails")],
        GAINED,
        "hold data rails",
        as_of=64,
    ),
    Case(
        "an event after the visit ends the sheet",
        [*TO_BELT, event(58)],
        GAINED,
        "stop belt",
        as_of=58,
    ),
]


@pytest.mark.parametrize("case", NOBODY, ids=named)
def test_when_nobody_comes_no_week_is_printed(case: Case) -> None:
    """Past expiry it is a hold that needs a check-in, and 21 days unseen is a call to the patient."""
    check(case)


def test_past_expiry_the_sheet_prints_no_session_and_asks_for_a_check_in() -> None:
    """What is needed is a check-in, and it cannot be measured from afar."""
    today = course_of(*TO_BELT, as_of=64).today
    assert (today.sheet, today.needs, today.visit_on) == (Sheet.ASK_FIRST, (CHECK_IN,), None)


def test_an_unseen_patient_is_called() -> None:
    """The reason says for how many days."""
    today = course_of(*TO_BELT, as_of=77).today
    assert today.action.contact is Contact.REFER
    assert [(reason.number, reason.limit) for reason in today.standing if reason.kind is Standing.UNSEEN] == [
        (21, 21)
    ]


def test_who_has_never_come_is_not_started_before_the_window() -> None:
    """Before the first phase there is nothing to call about yet."""
    today = course_of(as_of=30).today
    assert (said(today), today.needs) == ("not_started none", (CHECK_IN,))


def test_who_has_not_come_when_the_window_is_open_is_called() -> None:
    """From the window on, 21 days without a check-in are as long for a first visit as for any."""
    assert said(course_of(as_of=42).today) == "refer data none"
