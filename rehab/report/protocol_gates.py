"""The gates of a protocol item by item, as a page lists them, and the conditions that it says by name.

A resolved protocol flows in; items and names flow out.
"""

from collections.abc import Iterator

from rehab.protocol.condition import Condition, Named
from rehab.protocol.model import Criterion, Protocol
from rehab.rules.model import gate_parts
from rehab.wording.by_name import items_of, names_in


def gates_of(protocol: Protocol) -> Iterator[tuple[Criterion, ...]]:
    """Every gate: into each phase, out of it, to each level, and to each activity for the days between."""
    for phase in protocol.phases:
        yield from (phase.enter_when, phase.exit_when)
    yield from (level.needs for level in protocol.levels)
    yield from (activity.needs for activity in protocol.variety)


def gate_items(criteria: tuple[Criterion, ...]) -> tuple[Condition, ...]:
    """What a gate asks for, one thing at a time, each once."""
    return tuple(dict.fromkeys(item for part in gate_parts(criteria) for item in items_of(part)))


def named_gates(protocol: Protocol) -> tuple[Named, ...]:
    """The conditions that gates say by name, and those that these say by name, each once."""
    items = (item for gate in gates_of(protocol) for item in gate_items(gate))
    return tuple(dict.fromkeys(named for item in items for named in names_in(item)))
