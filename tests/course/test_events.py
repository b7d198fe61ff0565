"""Events: restart the clock, return to a level, or stop until cleared; and their clearances."""

import pytest

from rehab.decision.model import Sheet
from tests.course.notes import (
    Case,
    check,
    closes,
    course_of,
    courses_of,
    episode_of,
    event,
    first,
    knows,
    named,
    said,
    sessions,
    steps,
    well,
)
from tests.patient.written import a_start

TO_BELT = [first(42), well(49), well(56)]
GAINED = ["progress bars", "progress rails", "progress belt"]

CASES = [
    # --- restart the clock ---
    Case(
        "an event that restarts the clock takes the level and counts the weeks anew",
        [*TO_BELT, event(58, "manipulation"), first(99), first(100)],
        [*GAINED, "not_started none", "progress bars"],
        protocol="events",
    ),
    Case(
        "on its own day it comes before the check-in",
        [*TO_BELT, event(63, "manipulation"), well(63)],
        [*GAINED, "not_started none"],
        protocol="events",
    ),
    Case(
        "on the day of the event there is no sheet any more",
        [*TO_BELT, event(58, "manipulation")],
        GAINED,
        today="not_started none",
        protocol="events",
    ),
    # --- return to a level ---
    Case(
        "an event that returns to a level does so",
        [*TO_BELT, event(58, "injection"), well(62, sessions=sessions(60))],
        [*GAINED, "hold time rails"],
        protocol="events",
    ),
    Case(
        "and never raises to it",
        [first(42), event(44, "injection"), well(48, sessions=sessions(47))],
        ["progress bars", "hold time bars"],
        protocol="events",
    ),
    Case(
        "sessions before it do not count at the level that it returns to",
        [*TO_BELT, event(60, "injection"), well(63, sessions=sessions(57, 59, 62))],
        [*GAINED, "hold time rails"],
        protocol="events",
    ),
    # --- stop until cleared ---
    Case(
        "an event that stops does so until it is cleared",
        [
            *TO_BELT,
            event(58, "infection"),
            well(63),
            closes(64, "infection"),
            well(68, sessions=sessions(66)),
        ],
        [*GAINED, "stop belt", "hold time belt"],
        protocol="events",
    ),
    Case(
        "an event of which the protocol says nothing stops too",
        [*TO_BELT, event(58, "fall"), well(63), well(70)],
        [*GAINED, "stop belt", "stop belt"],
        protocol="events",
    ),
    Case(
        "a clearance names the level to resume at",
        [*TO_BELT, event(58), closes(60, "fall", resume_at="bars"), well(62, sessions=sessions(61))],
        [*GAINED, "hold time bars"],
    ),
    Case(
        "and never raises to it",
        [first(42), event(44), closes(45, "fall", resume_at="belt"), well(48, sessions=sessions(47))],
        ["progress bars", "hold time bars"],
    ),
    Case(
        "event and clearance of one day leave nothing open",
        [*TO_BELT, event(58), closes(58, "fall"), well(62, sessions=sessions(57))],
        [*GAINED, "hold time belt"],
    ),
    Case(
        "a clearance before the event clears nothing",
        [*TO_BELT, closes(57, "fall"), event(58), well(63)],
        [*GAINED, "stop belt"],
    ),
    Case(
        "clearing one kind does not clear another",
        [*TO_BELT, event(58, "fall"), event(58, "infection"), closes(60, "fall"), well(63)],
        [*GAINED, "stop belt"],
        protocol="events",
    ),
    Case(
        "each of two falls is cleared for itself",
        [
            *TO_BELT,
            event(57),
            event(59),
            closes(60, "fall"),
            well(62),
            closes(63, "fall"),
            well(66, sessions=sessions(64)),
        ],
        [*GAINED, "stop belt", "hold time belt"],
    ),
    Case(
        "an event before the first level stops the first level too",
        [event(30), first(42), closes(43, "fall"), first(44)],
        ["stop none", "progress bars"],
    ),
    Case(
        "a known baseline clears no event",
        [*TO_BELT, event(58), knows(59, "dizzy"), well(63)],
        [*GAINED, "stop belt"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_an_event_does_what_the_protocol_says(case: Case) -> None:
    """Each sentence about events, shown by a course."""
    check(case)


def test_an_open_event_prints_no_sessions() -> None:
    """From its own day on the sheet says what to do and whom to call."""
    assert course_of(*TO_BELT, event(58)).today.sheet is Sheet.NO_SESSIONS


def test_a_later_operation_on_the_same_knee_is_an_event() -> None:
    """Nothing said of it in the protocol, it stops until it is cleared under its own name."""
    starts = [a_start(), a_start(58)]
    for notes, expected in (
        ([*TO_BELT, well(63)], "stop belt"),
        ([*TO_BELT, closes(60, "re_operation"), well(62, sessions=sessions(57))], "hold time belt"),
    ):
        (course,) = courses_of(episode_of(*notes, starts=starts))
        assert [*steps(course)[:3], said(course.today)] == [*GAINED, expected]


def test_the_expected_time_counts_from_the_restarted_clock() -> None:
    """Six weeks after a manipulation are week six again."""
    course = course_of(*TO_BELT, event(58, "manipulation"), first(100), protocol="events")
    assert course.today.days_since_start == 42
