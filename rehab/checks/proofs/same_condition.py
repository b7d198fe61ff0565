"""RP409: two rules with one condition: a conflict if they ask for different things, else a rule too many.

An Examination flows in; a finding for each pair of rules flows out that no patient can tell apart.
"""

from collections.abc import Iterator
from itertools import combinations

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.possible import is_anybody
from rehab.checks.proofs.written import rule_place
from rehab.findings import Finding
from rehab.frozen import replace
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, opposite, same
from rehab.protocol.condition import tests_of
from rehab.protocol.model import Rule
from rehab.rules.model import rule_entry


def check(examination: Examination) -> Iterator[Finding]:
    """Each pair of rules that fire for the same patients."""
    for one, other in combinations(examination.protocol.rules, 2):
        if _asks(one) == _asks(other) and _is_same(examination, one, other):
            yield _finding(examination, one, other)


def _is_same(examination: Examination, one: Rule, other: Rule) -> bool:
    def apart(decided: Decided) -> Formula:
        first, second = (decided.truths(rule_entry(rule.id)) for rule in (one, other))
        return opposite(same(first.yes, second.yes))

    return is_anybody(examination, apart) is False


def _finding(examination: Examination, one: Rule, other: Rule) -> Finding:
    layers = examination.subject.layers
    first = rule_place(layers, one.id).span()
    differ = one.action != other.action
    what = "ask for different things in the same case" if differ else "say the same of the same patients"
    found = rule_place(layers, other.id).finding("RP409", f"rules `{one.id}` and `{other.id}` {what}")
    return replace(found, shown=(f"rule `{one.id}` stands at {first.file}:{first.line}",))


def _asks(rule: Rule) -> frozenset[str]:
    return frozenset(test.measure for test in tests_of(rule.when))
