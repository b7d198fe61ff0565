"""The ladder: which level comes next for this patient today, and which is a step back.

A resolved protocol and the day flow in; levels flow out. A level that is removed, or lies above a ceiling
that never ends, is stepped over both ways; a level above a ceiling that ends in time is waited for.
"""

from rehab.frozen import FrozenStruct
from rehab.protocol.model import Cap, Level, Protocol
from rehab.terms.ids import LevelId


class NextLevel(FrozenStruct):
    """The next level upwards, and the ceiling that still closes it, if one does."""

    level: Level
    closed_by: Cap | None = None


def next_level(protocol: Protocol, place: int, days: int) -> NextLevel | None:
    """The next level above a place, or None at the top.

    Args:
        protocol: the resolved protocol.
        place: the place of the present level, -1 before the first.
        days: days since the start.
    """
    for level in protocol.levels[place + 1 :]:
        if not is_stepped_over(protocol, level):
            caps = (cap for cap in protocol.caps if exceeds(level, cap))
            closing = (cap for cap in caps if cap.until_days is not None and days < cap.until_days)
            return NextLevel(level, next(closing, None))
    return None


def climbed(protocol: Protocol, place: int, target: LevelId) -> tuple[Level, ...]:
    """The levels from a place up to a target: those that are stepped over on the way, then the target.

    Args:
        protocol: the resolved protocol.
        place: the place of the present level, -1 before the first.
        target: the level that is led to.
    """
    return protocol.levels[place + 1 : protocol.place[target] + 1]


def open_at_or_below(protocol: Protocol, level: LevelId | None, days: int) -> LevelId | None:
    """The level itself, or the highest one below it that is not removed and under every ceiling.

    Args:
        protocol: the resolved protocol.
        level: the level that was given, None for none.
        days: days since the start.
    """
    place = -1 if level is None else protocol.place[level]
    for lower in reversed(protocol.levels[: place + 1]):
        caps = (cap for cap in protocol.caps if cap.until_days is None or days < cap.until_days)
        if lower.id not in protocol.removed_levels and not any(exceeds(lower, cap) for cap in caps):
            return lower.id
    return None


def stepped_back(protocol: Protocol, place: int, levels: int, *, lowest: int) -> int:
    """The place some levels further down, over those that are closed for good.

    Args:
        protocol: the resolved protocol.
        place: the place of the present level.
        levels: how many levels.
        lowest: -1 where it may lead below the first level, which is a pause; 0 where it stays on the ladder.
    """
    places = range(place - 1, -1, -1)
    left = [each for each in places if not is_stepped_over(protocol, protocol.levels[each])]
    if levels > len(left):
        return -1 if lowest < 0 else min(left, default=place)
    return left[levels - 1] if levels else place


def is_stepped_over(protocol: Protocol, level: Level) -> bool:
    """True for a level that is closed for good: removed, or above a ceiling that never ends."""
    if level.id in protocol.removed_levels:
        return True
    return any(cap.until_days is None and exceeds(level, cap) for cap in protocol.caps)


def exceeds(level: Level, cap: Cap) -> bool:
    """True if even the least dose of a level lies above a ceiling."""
    dose = level.dose
    speed = dose.speed_kmh[0] if dose.speed_kmh else 0.0
    return (
        (cap.max_speed_kmh is not None and speed > cap.max_speed_kmh)
        or (cap.max_incline_pct is not None and dose.incline_pct[0] > cap.max_incline_pct)
        or (cap.max_minutes_per_session is not None and least_minutes(level) > cap.max_minutes_per_session)
        or (cap.max_sessions_per_week is not None and dose.sessions_per_week[0] > cap.max_sessions_per_week)
    )


def least_minutes(level: Level) -> float:
    """Minutes of backward walking in the shortest session of a level."""
    return min(level.dose.total_min, level.dose.repeats[0] * level.dose.work_s[0] / 60)
