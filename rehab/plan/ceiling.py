"""Ceilings on a dose: what the protocols of both knees still forbid in this week.

Caps and a day flow in, the lowest of each ceiling flows out. A cap that ends in time holds for the whole
week in which it ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rehab.course.model import Course
from rehab.protocol.model import Cap


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that is allowed; None where nothing limits it."""

    speed_kmh: float | None = None
    incline_pct: float | None = None
    minutes: float | None = None
    sessions: int | None = None


def ceiling_of(courses: Iterable[Course]) -> Ceiling:
    """The lowest ceilings of all courses on the day of their decision."""
    caps = tuple(
        cap
        for course in courses
        for cap in course.protocol.caps
        if cap.until_days is None or course.today.days_since_start < cap.until_days
    )
    return Ceiling(
        _lowest(cap.max_speed_kmh for cap in caps),
        _lowest(cap.max_incline_pct for cap in caps),
        _lowest(cap.max_minutes_per_session for cap in caps),
        _fewest(caps),
    )


def lower(value: float, limit: float | None) -> float:
    """A value, or the ceiling above which it may not go."""
    return value if limit is None else min(value, limit)


def _lowest(limits: Iterable[float | None]) -> float | None:
    return min((limit for limit in limits if limit is not None), default=None)


def _fewest(caps: tuple[Cap, ...]) -> int | None:
    return min(
        (cap.max_sessions_per_week for cap in caps if cap.max_sessions_per_week is not None), default=None
    )
