"""Sessions never stand two days running, never before a day off is over and never past the expiry."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rehab.plan.days import EVERY_OTHER_DAY, first_day, session_days

FIRST = date(2026, 11, 21)


@given(stretch=st.integers(-3, 30), count=st.integers(0, 10))
def test_sessions_have_rest_between_and_stay_inside(stretch: int, count: int) -> None:
    """No two sessions are closer than every other day, none lies outside, and there are never too many."""
    last = FIRST + timedelta(days=stretch)
    days = session_days(FIRST, last, count)
    assert len(days) <= count
    assert all(FIRST <= day <= last for day in days)
    assert all((later - earlier).days >= EVERY_OTHER_DAY for earlier, later in pairwise(days))


@given(stretch=st.integers(0, 30), count=st.integers(1, 10))
def test_as_many_sessions_as_fit_are_planned(stretch: int, count: int) -> None:
    """A session is only left out where a day of rest would be missing."""
    days = session_days(FIRST, FIRST + timedelta(days=stretch), count)
    assert len(days) == min(count, stretch // EVERY_OTHER_DAY + 1)


def test_a_week_of_three_is_spread_evenly() -> None:
    """Three sessions in seven days leave the last two days free for the next morning and the check-in."""
    days = session_days(FIRST, FIRST + timedelta(days=6), 3)
    assert [(day - FIRST).days for day in days] == [0, 2, 4]


def test_a_week_begins_on_the_day_after_the_check_in() -> None:
    """The check-in with its tests counts as a day like a session."""
    assert first_day(FIRST, 0, None) == FIRST + timedelta(days=1)


@given(off=st.integers(0, 10), ago=st.integers(0, 10))
def test_days_off_come_first_and_the_last_session_keeps_its_rest(off: int, ago: int) -> None:
    """The first session lies after all days off and at least two days after the last session."""
    last = FIRST - timedelta(days=ago)
    day = first_day(FIRST, off, last)
    assert (day - FIRST).days > off
    assert (day - last).days >= EVERY_OTHER_DAY
