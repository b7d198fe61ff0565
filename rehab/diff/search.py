"""Who is decided differently: for each way in which two decisions can part, somebody, nobody or not settled.

A Contrast and ways to part flow in; a Direction a way flows out. Somebody is claimed only after the program
itself has decided that patient under both versions; nobody, only where the solver has proven it.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from rehab.checks.proofs.contrast import Contrast, Decisions
from rehab.diff.model import Direction, Met
from rehab.frozen import FrozenStruct, replace
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, either
from rehab.proof.solver import Nobody, NotSettled

Way = TypeVar("Way", bound=Hashable)

_LONGER = "a longer history is needed than can be run here"
_HEADS = ("old", "new")


class Parting(FrozenStruct):
    """A way in which two decisions for one patient can part.

    Attributes:
        formula: when they do.
        is_so: whether two decisions of the program do.
    """

    formula: Callable[[Decided, Decided], Formula]
    is_so: Callable[[Decisions], bool]


def search(contrast: Contrast, partings: Mapping[Way, Parting]) -> Mapping[Way, Direction]:
    """Whether there is a patient for each way to part.

    Args:
        contrast: the two versions.
        partings: the ways.
    """
    looking = _Looking(contrast, partings)
    for place in contrast.versions.places:
        looking.at(place)
    return {way: looking.met.get(way) or looking.doubt.get(way) or Nobody() for way in partings}


@dataclass(slots=True)
class _Looking(Generic[Way]):
    contrast: Contrast
    partings: Mapping[Way, Parting]
    met: dict[Way, Met] = field(default_factory=dict)
    doubt: dict[Way, NotSettled] = field(default_factory=dict)

    def at(self, place: int) -> None:
        """Look among the patients at one place of the ladder."""
        pair = self.contrast.versions.at(place)
        left = {way: one.formula(*pair) for way, one in self.partings.items() if way not in self.met}
        while left:
            together = either(*left.values())
            if isinstance(self.contrast.versions.find(place, together), Nobody):
                return
            found = self._found(place, together, left)
            if not found:
                break
            left = {way: formula for way, formula in left.items() if way not in found}
        for way, formula in left.items():
            self._alone(place, way, formula)

    def _alone(self, place: int, way: Way, formula: Formula) -> None:
        """Look for one way by itself, where no patient could be shown for any of them."""
        answer = self.contrast.versions.find(place, formula)
        if isinstance(answer, NotSettled):
            self.doubt[way] = answer
        elif not isinstance(answer, Nobody) and not self._found(place, formula, {way: formula}):
            self.doubt[way] = NotSettled(_LONGER)

    def _found(self, place: int, sought: Formula, left: Mapping[Way, Formula]) -> tuple[Way, ...]:
        """The ways in which somebody is decided differently by the program."""
        given = self.contrast.anyone(place, sought)
        if given is None:
            return ()
        decisions = self.contrast.decisions(given)
        found = tuple(way for way in left if self.partings[way].is_so(decisions))
        for way in found:
            self.met[way] = Met(place, given, decisions)
        return found


def as_usual_as_can_be(contrast: Contrast, met: Met, parting: Parting) -> Met:
    """The patient nearest to the usual one for whom the same is so, with the lines that show it.

    Args:
        contrast: the two versions.
        met: somebody for whom it is so.
        parting: what is so.
    """
    formula = parting.formula(*contrast.versions.at(met.place))
    given = contrast.nearest(met.place, formula)
    if given is not None:
        decisions = contrast.decisions(given)
        if parting.is_so(decisions):
            met = Met(met.place, given, decisions)
    return replace(met, shown=contrast.shown(met.given, met.decisions, _HEADS))
