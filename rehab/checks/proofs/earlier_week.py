"""RP404: an earlier week gives more dose.

An Examination flows in; a finding flows out if the same findings at the same level, some days sooner after
the operation, can give more dose or a higher level. A knee that is late for its week is another matter: who
is sent to be seen for it waits, and the same knee in an earlier week was not late (record 13).
"""

from collections.abc import Iterator

from rehab.checks.proofs.compared import Comparison, compare
from rehab.checks.proofs.examination import Examination
from rehab.decision.model import Decision
from rehab.findings import Finding
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, both, opposite
from rehab.proof.pair import more_dose
from rehab.terms.caution import Contact, Outcome
from rehab.terms.state_measure import TIME_SINCE_START


def check(examination: Examination) -> Iterator[Finding]:
    """Whether an earlier week can be easier."""
    asked = Comparison(
        finding="RP404",
        differs={TIME_SINCE_START: examination.pair.earlier},
        fault=_more_dose,
        is_fault=_had_more,
        says="the same findings in an earlier week give more dose",
        heads=("later week", "earlier week"),
    )
    yield from compare(examination, asked)


def _more_dose(one: Decided, other: Decided) -> Formula:
    return both(more_dose(one, other), opposite(one.contact_at_least(Contact.REFER)))


def _had_more(one: Decision, other: Decision) -> bool:
    rose = other.outcome in {Outcome.PROGRESS, Outcome.DISCHARGE}
    return other.action.dose < one.action.dose or (rose and one.outcome is not other.outcome)
