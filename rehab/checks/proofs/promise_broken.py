"""RP412: a promise of the protocol's author that some patient breaks.

An Examination flows in; a finding for each promise under `guarantees` flows out that does not hold for every
patient, also once a signed loosening is laid on the protocol. In use such a decision is never issued, and
those whom the signature is for would get none; here it is found before.
"""

from collections.abc import Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.possible import Suspicion, suspect
from rehab.decision.model import Decision
from rehab.findings import Finding
from rehab.frozen import replace
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, both
from rehab.protocol.condition import tests_of
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Place
from rehab.protocol.model import Guarantee, Protocol


def check(examination: Examination) -> Iterator[Finding]:
    """Each promise that does not hold; where all of them do, each that does not with what is signed."""
    broken = tuple(_broken(examination))
    yield from broken
    for choice, chosen in () if broken else examination.subject.versions[1:]:
        if chosen.loosened:
            subject = replace(examination.subject, protocol=chosen, choices=(choice,))
            signed = Examination(subject, examination.solver, examination.make_judge)
            yield from _broken(signed, signed_at=_signed(choice, chosen))


def _signed(choice: Choice, chosen: Protocol) -> Place | None:
    """Where the first number is signed."""
    layers = {layer.name: layer for layer in choice.overlays}
    layer = layers.get(chosen.loosened[0].origin.layer)
    return None if layer is None else Place(layer, ("loosen", 0))


def _broken(examination: Examination, *, signed_at: Place | None = None) -> Iterator[Finding]:
    layers = {layer.name: layer for layer in examination.subject.layers}
    for number, promised in enumerate(examination.protocol.guarantees):
        layer = layers[promised.origin.layer]
        own = [one for one in examination.protocol.guarantees[:number] if one.origin.layer == layer.name]
        written = Place(layer, ("guarantees", len(own)))
        for found in suspect(examination, _suspicion(number, promised, signed_at or written)):
            if signed_at is None:
                yield found
            else:  # the episodes that show it would have to name the overlay
                stands = f"it stands in line {promised.origin.line} of {promised.origin.file}"
                yield replace(found, label=stands, patients=())


def _suspicion(number: int, promised: Guarantee, where: Place) -> Suspicion:
    def fault(decided: Decided) -> Formula:
        return both(decided.outcome_is(promised.never), decided.promise(number).yes)

    def is_fault(decision: Decision | None) -> bool:
        return decision is None  # the judge refuses to issue it

    outcome = promised.never.value.replace("_", " ")
    says = f"some patient comes to `{outcome}`, which this promise rules out"
    about = frozenset(test.measure for test in tests_of(promised.when))
    return Suspicion("RP412", says, lambda _: where, fault, is_fault, about)
