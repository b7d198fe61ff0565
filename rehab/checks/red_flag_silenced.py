"""RP405: a red flag that can be silent although its answer says YES, or although nobody asked.

An Examination flows in; a finding for each red-flag rule flows out that does not call for its contact at
some place of the ladder when its observation says YES, or lets sessions be printed while it is unknown.
"""

from collections.abc import Callable, Iterator

from rehab.checks.examination import Examination
from rehab.checks.possible import Suspicion, suspect
from rehab.checks.written import rule_place
from rehab.decision.model import Decision, Sheet
from rehab.findings import Finding
from rehab.proof.cases import Truths
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, both, either, opposite
from rehab.protocol.model import Rule


def check(examination: Examination) -> Iterator[Finding]:
    """Each red flag that something can silence."""
    for rule in examination.protocol.rules:
        if rule.red_flag:
            yield from suspect(examination, _silent(examination, rule))


def _silent(examination: Examination, rule: Rule) -> Suspicion:
    where = rule_place(examination.subject.layers, rule.id)
    asked = examination.asked_alone(rule)
    return Suspicion(
        finding="RP405",
        says=f"red flag `{rule.id}` can be silent when its answer is yes or not known",
        where=where / "applies_when" if rule.applies_when is not None else where,
        fault=_fault(rule, asked),
        is_fault=lambda decision: decision is not None and _is_fault(decision, rule),
    )


def _fault(rule: Rule, asked: Truths) -> Callable[[Decided], Formula]:
    def fault(decided: Decided) -> Formula:
        said = both(asked.yes, opposite(decided.contact_at_least(rule.action.contact)))
        unasked = both(asked.unknown, either(decided.prints, decided.progress))
        return either(said, unasked)

    return fault


def _is_fault(decision: Decision, rule: Rule) -> bool:
    return decision.action.contact < rule.action.contact or decision.sheet is Sheet.SESSIONS
