"""RP412: a promise of the protocol's author that some patient breaks.

An Examination flows in; a finding for each promise under `guarantees` flows out that does not hold for every
patient. In use such a decision is never issued; here it is found before.
"""

from collections.abc import Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.possible import Suspicion, suspect
from rehab.decision.model import Decision
from rehab.findings import Finding
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, both
from rehab.protocol.condition import tests_of
from rehab.protocol.layer import Place
from rehab.protocol.model import Guarantee


def check(examination: Examination) -> Iterator[Finding]:
    """Each promise that does not hold."""
    layers = {layer.name: layer for layer in examination.subject.layers}
    for number, promised in enumerate(examination.protocol.guarantees):
        layer = layers[promised.origin.layer]
        own = [one for one in examination.protocol.guarantees[:number] if one.origin.layer == layer.name]
        yield from suspect(examination, _suspicion(number, promised, Place(layer, ("guarantees", len(own)))))


def _suspicion(number: int, promised: Guarantee, where: Place) -> Suspicion:
    def fault(decided: Decided) -> Formula:
        return both(decided.outcome_is(promised.never), decided.promise(number).yes)

    def is_fault(decision: Decision | None) -> bool:
        return decision is None  # the judge refuses to issue it

    outcome = promised.never.value.replace("_", " ")
    says = f"some patient comes to `{outcome}`, which this promise rules out"
    about = frozenset(test.measure for test in tests_of(promised.when))
    return Suspicion("RP412", says, lambda _: where, fault, is_fault, about)
