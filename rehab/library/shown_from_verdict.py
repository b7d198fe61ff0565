"""What the cases and proofs of a protocol came to, in figures.

The verdict on the cases, the examination and all findings flow in; Shown flows out.
"""

from collections.abc import Sequence

from rehab.checks.cases.coverage import Share
from rehab.checks.cases.verdict import Verdict
from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.proof_sheet import laws_of
from rehab.findings import Finding, Severity
from rehab.library.model import Proofs, Shown


def shown_from_verdict(
    verdict: Verdict, examination: Examination, found: Sequence[Finding], text: str
) -> Shown:
    """What was shown and proven of a protocol.

    Args:
        verdict: what its cases came to, mutants tried.
        examination: the protocol under proof.
        found: everything that `rehab check` finds.
        text: the digest of what is written.
    """
    errors = sum(one.severity is Severity.ERROR for one in found)
    return Shown(
        text=text,
        cases=verdict.cases,
        coverage=verdict.coverage.whole,
        noticed=verdict.noticed or Share(),
        errors=errors,
        warnings=len(found) - errors,
        proofs=_proofs(examination, found) if examination.protocol.phases else None,
    )


def _proofs(examination: Examination, found: Sequence[Finding]) -> Proofs:
    proved = laws_of(examination, found)
    held = sum(law.is_proven for law in proved.laws)
    not_settled = sum(one.id == "RP401" for one in found)
    return Proofs(Share(held, len(proved.laws)), not_settled, proved.silent_weeks, proved.silent_weeks_seen)
