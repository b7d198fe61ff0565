"""RP408: a rule that never makes a difference, because others always ask for at least as much.

An Examination flows in; a finding for each rule flows out that changes nobody's decision, neither when it
fires nor when it is unknown, with the rules that speak in its place.
"""

from collections.abc import Callable, Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.possible import is_anybody
from rehab.checks.proofs.written import rule_place
from rehab.findings import Finding
from rehab.frozen import replace
from rehab.proof.decided import Decided, Spoken
from rehab.proof.formula import Formula, both, either, opposite
from rehab.protocol.model import Rule
from rehab.terms.caution import Dose, DoseKind
from rehab.wording.number import listed


def check(examination: Examination) -> Iterator[Finding]:
    """Each rule that others always outdo."""
    for number, rule in enumerate(examination.protocol.rules):
        if is_anybody(examination, _fires(number)) and is_anybody(examination, _matters(number)) is False:
            yield _finding(examination, number, rule)


def _fires(number: int) -> Callable[[Decided], Formula]:
    return lambda decided: decided.rules[number].yes


def _matters(number: int) -> Callable[[Decided], Formula]:
    def matters(decided: Decided) -> Formula:
        own = decided.rules[number]
        others = tuple(one for one in decided.rules if one is not own)
        return either(both(own.yes, _asks_more(own, others)), both(own.unknown, _is_alone(own, others)))

    return matters


def _asks_more(own: Spoken, others: tuple[Spoken, ...]) -> Formula:
    """In one part of the action nobody else asks for as much."""
    action = own.action
    parts = []
    if action.contact:
        parts.append([one.yes for one in others if one.action.contact >= action.contact])
    if action.dose > Dose(DoseKind.PROGRESS):
        parts.append([one.yes for one in others if one.action.dose >= action.dose])
    if action.days_off:
        parts.append([one.yes for one in others if one.action.days_off >= action.days_off])
    return either(*(opposite(either(*part)) for part in parts))


def _is_alone(own: Spoken, others: tuple[Spoken, ...]) -> Formula:
    """Nobody else keeps the sessions back in its place."""
    waits = own.rule.red_flag or own.rule.action.dose.kind is DoseKind.STOP
    held = [one.yes for one in others if one.action.dose > Dose(DoseKind.PROGRESS)]
    held += [one.unknown for one in others if not waits or _waits(one)]
    return opposite(either(*held))


def _waits(spoken: Spoken) -> bool:
    return spoken.rule.red_flag or spoken.rule.action.dose.kind is DoseKind.STOP


def _finding(examination: Examination, number: int, rule: Rule) -> Finding:
    """The finding, with every rule that is YES whenever this one is."""
    layers = examination.subject.layers
    where = rule_place(layers, rule.id)
    covering = [
        f"`{other.id}` ({other.origin.file}:{other.origin.line})"
        for place, other in enumerate(examination.protocol.rules)
        if place != number and is_anybody(examination, _without(number, place)) is False
    ]
    found = where.finding("RP408", f"rule `{rule.id}` never makes a difference")
    by = listed(covering) or "several other rules together"
    return replace(found, shown=(f"whenever it fires, as much is asked for by {by}",))


def _without(number: int, other: int) -> Callable[[Decided], Formula]:
    return lambda decided: both(decided.rules[number].yes, opposite(decided.rules[other].yes))
