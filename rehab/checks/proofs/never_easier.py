"""RP403: a worse value gives an easier week.

An Examination flows in; a finding for each measure flows out whose worse value can give less contact, more
dose, a higher level or more sessions, with all else equal. It is how a swapped sign is found without a case.
"""

from collections.abc import Iterator

from rehab.checks.proofs.compared import Comparison, compare
from rehab.checks.proofs.examination import Examination
from rehab.decision.model import Decision, Sheet
from rehab.findings import Finding
from rehab.proof.pair import easier


def check(examination: Examination) -> Iterator[Finding]:
    """Each measure whose worse value can be easier."""
    pair = examination.pair
    asked = Comparison(
        finding="RP403",
        differs=pair.worse,
        fault=easier,
        is_fault=is_easier,
        says="a worse `{name}` gives an easier week",
        heads=("one patient", "who is worse"),
    )
    yield from compare(examination, asked)


def is_easier(one: Decision, other: Decision) -> bool:
    """The other decision has less contact, or more dose."""
    return (
        other.action.contact < one.action.contact
        or other.action.dose < one.action.dose
        or other.action.days_off < one.action.days_off
        or (one.sheet is not Sheet.SESSIONS and other.sheet is Sheet.SESSIONS)
    )
