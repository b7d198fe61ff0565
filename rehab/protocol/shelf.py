"""The shelf: every level that a chain of layers writes, and the ladder that its phases take from it.

Layers flow in, levels by name with their places flow out. A base can keep levels for all that extend it;
the phases of a protocol name those that its patients get, and in which order.
"""

from collections.abc import Iterator, Mapping, Sequence

from rehab.frozen import FrozenStruct
from rehab.protocol.authored import ProtocolText
from rehab.protocol.authored_ladder import LevelText
from rehab.protocol.layer import Layer, Place


class Shelf(FrozenStruct):
    """Levels and the ladder made of them.

    Attributes:
        levels: each level that is written, by its id, the first of its name.
        ladder: ids of the levels that phases name, in the order of the phases; none without a phase.
    """

    levels: Mapping[str, tuple[LevelText, Place]]
    ladder: tuple[str, ...]

    @property
    def places(self) -> Mapping[str, int]:
        """The place of each level in the ladder; of every level on the shelf where there is no ladder."""
        return {level: place for place, level in enumerate(self.ladder or self.levels)}

    @property
    def edges(self) -> Mapping[str, int]:
        """Where each level of the shelf begins in the ladder: its place, or that of the next one there.

        A base can so speak of levels that a ladder leaves out; a level beyond the ladder begins above it.
        """
        places, edges, edge = self.places, {}, len(self.ladder or self.levels)
        for level in reversed(tuple(self.levels)):
            edge = edges[level] = places.get(level, edge)
        return edges

    @property
    def steps(self) -> Iterator[tuple[LevelText, Place]]:
        """The levels of the ladder, easiest first."""
        return (self.levels[name] for name in self.ladder)


def shelf_of(chain: Sequence[Layer]) -> Shelf:
    """The shelf of a chain of layers, the furthest base first."""
    texts = tuple((layer, layer.text) for layer in chain if isinstance(layer.text, ProtocolText))
    levels: dict[str, tuple[LevelText, Place]] = {}
    for layer, text in texts:
        for number, level in enumerate(text.levels):
            levels.setdefault(level.id, (level, Place(layer, ("levels", number))))
    named = (name for _, text in texts for phase in text.phases for name in phase.levels)
    return Shelf(levels, tuple(dict.fromkeys(name for name in named if name in levels)))
