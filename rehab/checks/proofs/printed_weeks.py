"""Printed weeks: the dose of every week that can be reached at a level, and what can follow what.

A resolved protocol flows in; steps flow out as the plan itself makes them, under every set of ceilings that
the calendar brings.
"""

from collections.abc import Iterator

from rehab.decision.ladder import exceeds, next_level
from rehab.frozen import FrozenStruct
from rehab.plan.ceiling import Ceiling, caps_on, lowest_of
from rehab.plan.growth import Step, first_week, next_week, steps_of
from rehab.protocol.model import Level, Protocol


class Rung(FrozenStruct):
    """A level that patients come to.

    Attributes:
        first: its first week.
        last: the week after which nothing grows any more.
    """

    level: Level
    first: Step
    last: Step


def rungs(protocol: Protocol) -> tuple[Rung, ...]:
    """Every level that patients come to, in the order of the ladder, under the ceilings that never end."""
    found, place = [], -1
    late = lowest_of(cap for cap in protocol.caps if cap.until_days is None)
    while (above := next_level(protocol, place, 0)) is not None:
        steps = steps_of(above.level, protocol, late)
        found.append(Rung(above.level, steps[0], steps[-1]))
        place = protocol.place[above.level.id]
    return tuple(found)


def growths(level: Level, protocol: Protocol) -> Iterator[tuple[Step, Step]]:
    """Every pair of weeks at a level of which the second has grown.

    Args:
        level: a level that patients come to.
        protocol: its caps and growth limits.
    """
    ceilings = _ceilings(level, protocol)
    reached = [(first_week(level, protocol, one), number) for number, one in enumerate(ceilings)]
    for before, number in reached:
        for later, ceiling in enumerate(ceilings[number:], start=number):
            after = next_week(before, level, protocol, ceiling)
            if after is not None:
                yield before, after
                if (after, later) not in reached:
                    reached.append((after, later))


def _ceilings(level: Level, protocol: Protocol) -> tuple[Ceiling, ...]:
    """The ceilings under which a level is open, those of the first day first."""
    opens = protocol.phase_of(level.id).window.not_before_days
    ends = {cap.until_days for cap in protocol.caps if cap.until_days is not None}
    days = sorted({opens, *(day for day in ends if day > opens)})
    every = (caps_on(protocol, day) for day in days)
    return tuple(lowest_of(caps) for caps in every if not any(exceeds(level, cap) for cap in caps))
