"""Which days have a session: dates flow in, dates flow out.

Backward walking is never done two days running (evidence: not more often than every other day), and a day
off that a rule asks for comes before the first session.
"""

from datetime import date, timedelta

EVERY_OTHER_DAY = 2
"""Days from one session to the next, at least."""


def session_days(first: date, last: date, count: int) -> tuple[date, ...]:
    """Days for sessions, as evenly spread as the stretch allows, with a day of rest between any two.

    Args:
        first: the first day that may have one.
        last: the last day that may have one.
        count: how many are wanted; fewer come back where fewer fit.
    """
    stretch = (last - first).days + 1
    if stretch < 1 or count < 1:
        return ()
    apart = max(EVERY_OTHER_DAY, stretch // count)
    return tuple(first + timedelta(days=at) for at in range(0, stretch, apart))[:count]


def first_day(checked_in: date, days_off: int, last_session: date | None) -> date:
    """The first day that may have a session: the day after the check-in at the earliest.

    The check-in itself loads the knee with tests, so it counts as a day like a session. Days off come
    first; a session done shortly before the check-in keeps its day of rest.

    Args:
        checked_in: the day of the check-in.
        days_off: days off that a rule asks for.
        last_session: the last session done, if any.
    """
    day = checked_in + timedelta(days=1 + days_off)
    if last_session is None:
        return day
    return max(day, last_session + timedelta(days=EVERY_OTHER_DAY))
