"""RP405: a red flag that can be silent although its answer says YES, or although nobody asked.

An Examination flows in; a finding for each red-flag rule flows out that does not call for its contact at
some place of the ladder when its observation says YES, or lets sessions be printed while it is unknown.
"""

from collections.abc import Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.possible import Suspicion, suspect
from rehab.checks.proofs.written import rule_place
from rehab.decision.model import Sheet
from rehab.findings import Finding
from rehab.frozen import replace
from rehab.proof.formula import both, either, opposite
from rehab.protocol.condition import tests_of
from rehab.protocol.model import Protocol, Rule
from rehab.terms.ids import RuleId


def check(examination: Examination) -> Iterator[Finding]:
    """Each red flag that something can silence, also under what can be chosen or laid over the protocol.

    A choice adds rules, and no rule takes contact away; so only a choice that changes a red flag itself has
    to be proven by itself.
    """
    yield from _silenced(examination)
    plain = _flags(examination.protocol)
    for _, chosen in examination.subject.versions[1:]:
        if _flags(chosen) != plain:
            under = replace(examination.subject, protocol=chosen)
            yield from _silenced(replace(examination, subject=under))


def _flags(protocol: Protocol) -> dict[RuleId, tuple[object, ...]]:
    """What each red flag asks and calls for."""
    return {rule.id: (rule.when, rule.applies_when, rule.action) for rule in protocol.rules if rule.red_flag}


def _silenced(examination: Examination) -> Iterator[Finding]:
    for rule in examination.protocol.rules:
        if rule.red_flag:
            said, unasked = _silent(examination, rule)
            found = tuple(suspect(examination, said))
            yield from found or suspect(examination, unasked)


def _silent(examination: Examination, rule: Rule) -> tuple[Suspicion, Suspicion]:
    """The flag is silent although its answer says so, or does not wait for its answer."""
    rule_at = rule_place(examination.subject.layers, rule.id)
    where = rule_at / "applies_when" if rule.applies_when is not None else rule_at
    asked = examination.asked_alone(rule)
    silent = Suspicion(
        finding="RP405",
        says=f"red flag `{rule.id}` can be silent when its answer is yes",
        where=lambda _: where,
        fault=lambda decided: both(asked.yes, opposite(decided.contact_at_least(rule.action.contact))),
        is_fault=lambda decision: decision is not None and decision.action.contact < rule.action.contact,
        about=frozenset(test.measure for test in tests_of(rule.when)),
    )
    unasked = replace(
        silent,
        says=f"sessions can be printed before red flag `{rule.id}` is asked for",
        fault=lambda decided: both(asked.unknown, either(decided.prints, decided.progress)),
        is_fault=lambda decision: decision is not None and decision.sheet is Sheet.SESSIONS,
    )
    return silent, unasked
