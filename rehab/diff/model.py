"""What two versions of a protocol mean for any patient: the values that `meaning.py` proves.

Text and JSON print them. A direction is proven closed, shown by a patient whom both versions have decided,
or not settled; nothing is left unsaid.
"""

from enum import StrEnum
from typing import assert_never

from rehab.checks.proofs.contrast import Decisions
from rehab.checks.proofs.shown_patients import Given
from rehab.frozen import FrozenStruct
from rehab.proof.solver import Nobody, NotSettled
from rehab.terms.caution import Outcome
from rehab.terms.truth import Truth, any_of


class Verdict(StrEnum):
    """How the new version stands to the old one."""

    EQUAL = "equal"
    STRICTER = "stricter"
    LOOSER = "looser"
    NEITHER = "neither"
    NOT_SETTLED = "not settled"


class Shift(StrEnum):
    """To whom the new version gives an outcome, beside those to whom the old one does."""

    SAME = "the same"
    FEWER = "fewer"
    MORE = "more"
    NEITHER = "others"
    NOT_SETTLED = "not settled"


class Met(FrozenStruct):
    """A patient whom the two versions decide differently.

    Attributes:
        place: the place in the ladder until now, -1 before the first level.
        given: the patient in the words of a case.
        decisions: what the program decides under the old version, and under the new one.
        shown: the lines that show it.
    """

    place: int
    given: Given
    decisions: Decisions
    shown: tuple[str, ...] = ()


Direction = Nobody | Met | NotSettled
"""Whether there is a patient whom the new version treats in one way."""


class Beside(FrozenStruct):
    """A difference that no decision at a single visit reads.

    Attributes:
        said: what differs.
        stricter: whether it makes the new version stricter.
        looser: whether it makes the new version looser.
    """

    said: str
    stricter: Truth
    looser: Truth


class OutcomeShift(FrozenStruct):
    """One outcome, and who gets it.

    Attributes:
        gained: whether there is somebody who gets it under the new version only.
        lost: whether there is somebody who gets it under the old version only.
    """

    outcome: Outcome
    gained: Direction
    lost: Direction

    @property
    def shift(self) -> Shift:
        """To whom it is given."""
        match (truth_of(self.gained), truth_of(self.lost)):
            case (Truth.NO, Truth.NO):
                return Shift.SAME
            case (Truth.YES, Truth.NO):
                return Shift.MORE
            case (Truth.NO, Truth.YES):
                return Shift.FEWER
            case (Truth.YES, Truth.YES):
                return Shift.NEITHER
            case _:
                return Shift.NOT_SETTLED


class Meaning(FrozenStruct):
    """What the new version means for any patient.

    Attributes:
        stricter: whether there is somebody whom it treats with more caution.
        looser: whether there is somebody whom it treats with less caution.
        outcomes: each outcome; empty where no decision can be compared.
        promise: whether there is somebody for whom only one of the versions issues a decision, because the
            other one would break a promise of its author.
        beside: differences that no single decision reads.
        apart: why decisions cannot be compared at all, or what else differs; empty if nothing does.
    """

    stricter: Direction
    looser: Direction
    outcomes: tuple[OutcomeShift, ...] = ()
    promise: Direction = Nobody()
    beside: tuple[Beside, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """All of it in one word."""
        if self.apart or isinstance(self.promise, Met):
            return Verdict.NEITHER
        if isinstance(self.promise, NotSettled):
            return Verdict.NOT_SETTLED
        stricter = any_of((truth_of(self.stricter), *(one.stricter for one in self.beside)))
        looser = any_of((truth_of(self.looser), *(one.looser for one in self.beside)))
        match (stricter, looser):
            case (Truth.NO, Truth.NO):
                return Verdict.EQUAL
            case (Truth.YES, Truth.NO):
                return Verdict.STRICTER
            case (Truth.NO, Truth.YES):
                return Verdict.LOOSER
            case (Truth.YES, Truth.YES):
                return Verdict.NEITHER
            case _:
                return Verdict.NOT_SETTLED


def truth_of(direction: Direction) -> Truth:
    """Whether there is such a patient."""
    match direction:
        case Nobody():
            return Truth.NO
        case Met():
            return Truth.YES
        case NotSettled():
            return Truth.UNKNOWN
        case _:
            assert_never(direction)
