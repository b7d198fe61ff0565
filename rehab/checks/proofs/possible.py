"""Somebody of whom something is true: the search that the properties of one patient share.

A property says what would be a fault of a decision; one finding flows out with a patient whom the program
itself has decided so, or that it could not be settled.
"""

from collections.abc import Callable, Iterator

from rehab.checks.proofs.compared import not_settled
from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.shown_patients import Given, side_by_side
from rehab.decision.model import Decision
from rehab.findings import Finding
from rehab.frozen import FrozenStruct, replace
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula
from rehab.proof.solver import Nobody, NotSettled
from rehab.protocol.layer import Place


class Suspicion(FrozenStruct):
    """A fault that somebody may show.

    Attributes:
        finding: the id of its finding.
        says: the message.
        where: where it was written, by the place in the ladder.
        fault: when a decision is at fault.
        is_fault: whether a decision of the program is at fault; None where a promise was broken.
        about: measures that are shown of the patient in any case.
    """

    finding: str
    says: str
    where: Callable[[int], Place]
    fault: Callable[[Decided], Formula]
    is_fault: Callable[[Decision | None], bool]
    about: frozenset[str] = frozenset()


def suspect(examination: Examination, suspicion: Suspicion) -> Iterator[Finding]:
    """The finding, if there is anybody at any place of the ladder who shows it."""
    seen = []
    for place in examination.places:
        one, _ = examination.pair.at(place)
        fault = suspicion.fault(one)
        answer = examination.find_one(place, fault)
        if isinstance(answer, Nobody):
            continue
        if isinstance(answer, NotSettled):
            yield not_settled(examination, suspicion.says, (place,), answer.bound)
            continue
        seen.append(place)
        for patient, _ in examination.patients(place, *examination.pair.alike, fault):
            decision = examination.decision(patient)
            if suspicion.is_fault(decision):
                yield _shown(examination, suspicion, place, patient, decision)
                return
    if seen:
        bound = "a longer history is needed than can be run here"
        yield not_settled(examination, suspicion.says, tuple(seen), bound)


def _shown(
    examination: Examination, suspicion: Suspicion, place: int, patient: Given, decision: Decision | None
) -> Finding:
    """The finding with the patient who shows it."""
    shown = side_by_side(
        (patient,),
        (decision,),
        usual={**dict.fromkeys(suspicion.about), **examination.usual},
        measures=examination.subject.catalogue.by_id,
    )
    found = suspicion.where(place).finding(suspicion.finding, suspicion.says)
    return replace(found, shown=shown, patients=examination.episodes((patient,)))


def is_anybody(examination: Examination, fault: Callable[[Decided], Formula]) -> bool | None:
    """Whether there is anybody of whom something is true; None where it could not be settled."""
    unsettled = False
    for place in examination.places:
        one, _ = examination.pair.at(place)
        answer = examination.find_one(place, fault(one))
        if isinstance(answer, NotSettled):
            unsettled = True
        elif not isinstance(answer, Nobody):
            return True
    return None if unsettled else False
