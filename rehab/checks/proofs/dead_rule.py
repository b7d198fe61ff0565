"""RP406: a rule that can never fire, for no patient at any level.

An Examination flows in; a finding for each rule flows out whose condition nobody can meet.
"""

from collections.abc import Callable, Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.possible import is_anybody
from rehab.checks.proofs.written import rule_place
from rehab.findings import Finding
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula


def check(examination: Examination) -> Iterator[Finding]:
    """Each rule that nobody can meet."""
    for number, rule in enumerate(examination.protocol.rules):
        if is_anybody(examination, _fires(number)) is False:
            where = rule_place(examination.subject.layers, rule.id)
            yield where.finding("RP406", f"rule `{rule.id}` can never fire")


def _fires(number: int) -> Callable[[Decided], Formula]:
    return lambda decided: decided.rules[number].yes
