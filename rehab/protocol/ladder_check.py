"""Whether the phases take the ladder: each level in one phase, in the order in which a file writes them.

The layers of a protocol flow in; findings at the very words flow out. A level outside the phases could
never be reached, and a phase in another order would call a step down progress. The levels of a base are
a shelf: what extends it takes those that it wants, in their order.
"""

from collections.abc import Iterator, Sequence

from rehab.findings import Finding
from rehab.frozen import FrozenStruct, replace
from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import Layer, Place


class _Named(FrozenStruct):
    """A level where it is named, and the phase that names it."""

    level: str
    place: Place
    phase: str = ""

    @property
    def layer(self) -> str:
        return self.place.layer.name


def ladder_findings(chain: Sequence[Layer]) -> Iterator[Finding]:
    """What keeps the phases of a chain of layers from taking its ladder; levels are known by name."""
    written = [named for layer in chain for named in _of_ladder(layer)]
    order = {named.level: (place, named.layer) for place, named in reversed(tuple(enumerate(written)))}
    named_in_phases = [named for layer in chain for named in _of_phases(layer)]
    held = [named for named in named_in_phases if named.level in order]
    if not named_in_phases:
        return
    phase_of: dict[str, str] = {}
    last: dict[str, _Named] = {}
    for named in held:
        if named.level in phase_of:
            message = f"level `{named.level}` is already in phase `{phase_of[named.level]}`"
            yield named.place.finding("RP112", message, label="a level stands in one phase, once")
            continue
        phase_of[named.level] = named.phase
        place, writer = order[named.level]
        before = last.get(writer)
        if before is not None and place < order[before.level][0]:
            yield _out_of_order(named, before)
        last[writer] = named
    if len(held) < len(named_in_phases):
        return  # a misspelt level would be told of twice
    writers = {named.layer for named in named_in_phases}
    for named in written:
        if named.level not in phase_of and named.layer in writers:
            message = f"level `{named.level}` is in no phase"
            found = named.place.finding("RP105", message, label="add it to the `levels:` of a phase")
            yield replace(found, why="nobody could ever reach it")


def _out_of_order(named: _Named, last: _Named) -> Finding:
    message = f"level `{named.level}` comes after `{last.level}` here, and before it on the ladder"
    found = named.place.finding("RP105", message, label="keep the order of the ladder")
    return replace(found, why="a step up would be a step down")


def _of_ladder(layer: Layer) -> Iterator[_Named]:
    if isinstance(layer.text, ProtocolText):
        for number, level in enumerate(layer.text.levels):
            yield _Named(level.id, Place(layer, ("levels", number, "id")))


def _of_phases(layer: Layer) -> Iterator[_Named]:
    if isinstance(layer.text, ProtocolText):
        for number, phase in enumerate(layer.text.phases):
            for at, level in enumerate(phase.levels):
                yield _Named(level, Place(layer, ("phases", number, "levels", at)), phase.id)
