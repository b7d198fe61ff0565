"""Ceilings on a dose: what the protocols of both knees still forbid in this week.

Caps and a day flow in, the lowest of each ceiling flows out. A cap that ends in time holds for the whole
week in which it ends.
"""

from collections.abc import Iterable
from datetime import date

from rehab.course.model import Course
from rehab.frozen import FrozenStruct
from rehab.protocol.model import Cap, Protocol


class Ceiling(FrozenStruct):
    """The most that is allowed; None where nothing limits it."""

    speed_kmh: float | None = None
    incline_pct: float | None = None
    minutes: float | None = None
    sessions: int | None = None


def ceiling_of(courses: Iterable[Course], *, on: date | None = None) -> Ceiling:
    """The lowest ceilings of all courses.

    Args:
        courses: the course of each knee.
        on: the day on which they are asked for; None for the day of each decision.
    """
    return lowest_of(cap for course in courses for cap in caps_on(course.protocol, _days(course, on)))


def caps_on(protocol: Protocol, days: int) -> tuple[Cap, ...]:
    """The caps that hold on a day.

    Args:
        protocol: the resolved protocol.
        days: days since the start.
    """
    return tuple(cap for cap in protocol.caps if cap.until_days is None or days < cap.until_days)


def lowest_of(caps: Iterable[Cap]) -> Ceiling:
    """The ceilings of some caps together."""
    every = tuple(caps)
    return Ceiling(
        _lowest(cap.max_speed_kmh for cap in every),
        _lowest(cap.max_incline_pct for cap in every),
        _lowest(cap.max_minutes_per_session for cap in every),
        _fewest(every),
    )


def _days(course: Course, on: date | None) -> int:
    """Days since the start on a day before the decision, or on that of the decision."""
    decision = course.today
    return decision.days_since_start - (0 if on is None else max(0, (decision.on - on).days))


def lower(value: float, limit: float | None) -> float:
    """A value, or the ceiling above which it may not go."""
    return value if limit is None else min(value, limit)


def _lowest(limits: Iterable[float | None]) -> float | None:
    return min((limit for limit in limits if limit is not None), default=None)


def _fewest(caps: tuple[Cap, ...]) -> int | None:
    return min(
        (cap.max_sessions_per_week for cap in caps if cap.max_sessions_per_week is not None), default=None
    )
