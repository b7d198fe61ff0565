"""The gates of a protocol, all of them: into each phase, out of it, and to each level.

A resolved protocol flows in; its gates flow out, and those conditions among their parts that have a name.
"""

from collections.abc import Iterator

from rehab.protocol.condition import Named
from rehab.protocol.model import Criterion, Protocol
from rehab.rules.model import gate_parts


def gates_of(protocol: Protocol) -> Iterator[tuple[Criterion, ...]]:
    """Every gate: into each phase, out of it, and to each level."""
    for phase in protocol.phases:
        yield from (phase.enter_when, phase.exit_when)
    yield from (level.needs for level in protocol.levels)


def named_gates(protocol: Protocol) -> tuple[Named, ...]:
    """The conditions with a name that stand as a part of a gate, each once."""
    parts = (part for gate in gates_of(protocol) for part in gate_parts(gate))
    return tuple(dict.fromkeys(part for part in parts if isinstance(part, Named)))
