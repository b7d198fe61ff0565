"""A sheet printed late in its week: no day that has passed, no session beside those of the first print."""

from datetime import date, timedelta

import pytest

from rehab.decision.model import Sheet
from rehab.pipeline import Trip
from rehab.plan.model import Plan
from rehab.report.from_plan import handout_from_plan
from tests.plan.trips import a_trip, at_level, plan_of, week

CHECKED_IN = date(2026, 11, 20)
FIRST = date(2026, 11, 21)
SECOND = date(2026, 11, 23)
LAST = date(2026, 11, 25)


def printed(on: date) -> Trip:
    """The trip of a clean week of three sessions, printed on some day of it."""
    return a_trip(week(6), week(7, sessions=3), **at_level("bars-two-hands", 6, as_of=on.isoformat()))


def plan(on: date) -> Plan:
    """The plan of that print."""
    return plan_of(printed(on))


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (CHECKED_IN, (FIRST, SECOND, LAST)),
        (FIRST, (FIRST, SECOND, LAST)),
        (FIRST + timedelta(days=1), (SECOND, LAST)),
        (SECOND, (SECOND, LAST)),
        (SECOND + timedelta(days=1), (LAST,)),
        (LAST, (LAST,)),
    ],
)
def test_the_days_left_are_those_of_the_first_print(on: date, left: tuple[date, ...]) -> None:
    """A session day is printed up to itself and not on the day after it."""
    assert plan(on).sessions == left


def test_the_dose_of_each_session_is_that_of_the_first_print() -> None:
    """Sessions that were missed are not made up for."""
    assert plan(LAST).dose == plan(CHECKED_IN).dose


def test_no_day_before_the_print_is_in_the_plan() -> None:
    """Days of rest that have passed are gone as well."""
    assert [one.day for one in plan(LAST).days] == [LAST, LAST + timedelta(days=1), LAST + timedelta(days=2)]


@pytest.mark.parametrize("on", [LAST + timedelta(days=1), CHECKED_IN + timedelta(days=7)])
def test_with_no_day_left_the_patient_comes_first(on: date) -> None:
    """After the last session day, up to the expiry, no sessions are printed but a visit."""
    trip = printed(on)
    late = plan_of(trip)
    handout = handout_from_plan(late, trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    assert (late.sheet, late.sessions) == (Sheet.NOT_YET, ())
    assert handout.message.headline == "Come for a check-in first."
    assert handout.message.because.startswith("The days for your sessions have passed.")


def test_the_sheet_begins_with_its_own_day() -> None:
    """What a late print says of its week begins on the day of the print."""
    trip = printed(LAST)
    handout = handout_from_plan(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    assert handout.when.note == "November 25 to November 27, 2026"
