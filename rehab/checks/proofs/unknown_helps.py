"""RP402: leaving a value out gives more than the same level again.

An Examination flows in; a finding for each measure flows out that opens the next level, or ends the course,
when it is unknown and does not when it is known.
"""

from collections.abc import Iterator

from rehab.checks.proofs.compared import Comparison, compare
from rehab.checks.proofs.examination import Examination
from rehab.decision.model import Decision
from rehab.findings import Finding
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, both, opposite
from rehab.terms.caution import Outcome

_UP = {Outcome.PROGRESS, Outcome.DISCHARGE}


def check(examination: Examination) -> Iterator[Finding]:
    """Each measure that helps by being unknown."""
    asked = Comparison(
        finding="RP402",
        differs=examination.pair.unknown,
        fault=_goes_up,
        is_fault=_went_up,
        says="leaving out `{name}` opens what its value keeps closed",
        heads=("who is measured", "who is not"),
    )
    yield from compare(examination, asked)


def _goes_up(one: Decided, other: Decided) -> Formula:
    return both(opposite(other.stays), one.stays)


def _went_up(one: Decision, other: Decision) -> bool:
    return other.outcome in _UP and one.outcome not in _UP
