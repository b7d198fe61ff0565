"""The solver's port: whether there is anyone of whom a formula is true.

A world flows in once, the sentences that hold for every patient in it; then one formula after another,
and for each somebody, nobody, or that it could not be settled.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol as Port

from rehab.frozen import FrozenStruct
from rehab.proof.formula import Formula, Values


class Nobody(FrozenStruct):
    """There is nobody: proven."""


class Somebody(FrozenStruct):
    """There is somebody, and these are the numbers."""

    values: Values


class NotSettled(FrozenStruct):
    """The search was given up.

    Attributes:
        bound: what it was allowed, in words.
    """

    bound: str


Answer = Nobody | Somebody | NotSettled


class World(FrozenStruct):
    """What is so for every patient of a question.

    Attributes:
        ranges: the least and greatest whole number of each name; flags are not listed.
        laws: what holds in any case.
    """

    ranges: Mapping[str, tuple[int, int]]
    laws: Sequence[Formula]


class Search(Port):
    """One world, searched again and again."""

    def find(self, *sought: Formula) -> Answer:
        """Somebody in this world of whom all that is sought is true."""
        ...

    def learn(self, lemma: Formula) -> None:
        """Take in what has been proven of this world, so that later searches are short."""
        ...


class Solver(Port):
    """Opens worlds."""

    def search(self, world: World) -> Search:
        """A search of one world."""
        ...
