"""What a clinician ticks for a patient, and what a decision is in the same words.

A decision flows in; ticks flow out: what happens to the dose, and whether someone must see the patient.
"""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from rehab.decision.model import Decision
from rehab.terms.caution import Contact, DoseKind, Outcome


class Tick(StrEnum):
    """One box."""

    GOES_ON = "goes_on"
    STAYS = "stays"
    EASIER = "easier"
    STOP = "stop"
    SEEN = "seen"


Ticks = frozenset[Tick]

_DOSES = {DoseKind.HOLD: Tick.STAYS, DoseKind.REGRESS: Tick.EASIER, DoseKind.STOP: Tick.STOP}


def ticks_of(decision: Decision) -> Ticks:
    """The boxes that a decision would tick."""
    seen = {Tick.SEEN} if decision.action.contact > Contact.NONE else set()
    return frozenset({_dose(decision), *seen})


def _dose(decision: Decision) -> Tick:
    if decision.outcome in {Outcome.PROGRESS, Outcome.DISCHARGE}:
        return Tick.GOES_ON
    return _DOSES.get(decision.action.dose.kind, Tick.STAYS)


def agree(ticked: AbstractSet[Tick], decided: AbstractSet[Tick]) -> bool:
    """True if a clinician's ticks say nothing else than a decision.

    Who ticks only that the patient must be seen says nothing of the dose.
    """
    same_contact = (Tick.SEEN in ticked) == (Tick.SEEN in decided)
    dose = ticked - {Tick.SEEN}
    return same_contact and dose <= decided


def is_possible(ticked: AbstractSet[Tick]) -> bool:
    """True if the ticks do not contradict each other."""
    dose = ticked - {Tick.SEEN}
    return bool(ticked) and len(dose) < 2 and ticked != {Tick.GOES_ON, Tick.SEEN}  # noqa: PLR2004  (a pair)
