"""The work of one process: patients of a cohort by number, followed through a protocol and counted.

A trial flows in once, numbers of patients flow in, tallies flow out. One patient in fifty is decided by both
engines as well, for the quick judge alone decides the others.
"""

from collections.abc import Callable, Iterable
from functools import cached_property

from rehab.course.step import Decider
from rehab.decision.judge import Judge
from rehab.frozen import FrozenStruct
from rehab.protocol.model import Protocol
from rehab.simulate.cohort import Cohort, Recipe
from rehab.simulate.follow import Followed, follow
from rehab.simulate.second_look import second_look
from rehab.simulate.tally import Tally
from rehab.terms.measure import Catalogue

COMPARED_EVERY = 50
"""The first patient of so many is decided by both engines."""

CHUNK = 50
"""Patients that a process is handed at once: some tenths of a second of work."""

MakeDecider = Callable[[Protocol, Catalogue], Decider]
MakeJudge = Callable[[Protocol, Catalogue], Judge]


class Trial(FrozenStruct, dict=True):
    """A cohort that meets a protocol.

    Attributes:
        make_quick: builds what decides every patient.
        make_judge: builds what decides one in fifty again.
    """

    recipe: Recipe
    protocol: Protocol
    catalogue: Catalogue
    make_quick: MakeDecider
    make_judge: MakeJudge

    def tally(self, numbers: Iterable[int]) -> Tally:
        """Follow some patients by number, and count what becomes of them.

        Raises:
            EnginesDisagree: if the second look at a patient comes to something else.
            GuaranteeBroken: if a decision would break a promise of the protocol's author.
        """
        tally = Tally()
        for number in numbers:
            tally.add(self.followed(number))
            tally.compared += is_compared(number)
        return tally

    def followed(self, number: int) -> Followed:
        """Follow one patient by number.

        Raises:
            EnginesDisagree: if the second look at the patient comes to something else.
            GuaranteeBroken: if a decision would break a promise of the protocol's author.
        """
        followed = follow(self._cohort.patient(number), self._quick)
        if is_compared(number):
            second_look(followed, self._judge)
        return followed

    @cached_property
    def _cohort(self) -> Cohort:
        return Cohort(self.recipe, self.catalogue)

    @cached_property
    def _quick(self) -> Decider:
        return self.make_quick(self.protocol, self.catalogue)

    @cached_property
    def _judge(self) -> Judge:
        return self.make_judge(self.protocol, self.catalogue)


def is_compared(number: int) -> bool:
    """Whether the patient of a number is decided by both engines."""
    return number % COMPARED_EVERY == 1


def chunks(recipe: Recipe) -> tuple[range, ...]:
    """The numbers of all patients in pieces, in their order.

    Args:
        recipe: how many patients there are.
    """
    last = recipe.patients + 1
    return tuple(range(first, min(first + CHUNK, last)) for first in range(1, last, CHUNK))
