"""RP418: a part of a gate that keeps nobody back.

An Examination flows in; a finding for each part of a gate flows out that no patient with a known value can
fail. It looks like a criterion and is none, as when `at_most: 0` was turned into `at_least: 0`.
"""

from collections.abc import Callable, Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.possible import is_anybody
from rehab.checks.proofs.written import entry_place
from rehab.findings import Finding
from rehab.patient.reading import Role
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula
from rehab.rules.model import EntryId


def check(examination: Examination) -> Iterator[Finding]:
    """Each part of a gate that is never NO."""
    for entry in examination.lowered.entries:
        if entry.role is Role.GATE and is_anybody(examination, _fails(entry.id)) is False:
            where = entry_place(examination.subject, entry.id)
            yield where.finding("RP418", "this part of the gate keeps nobody back")


def _fails(entry: EntryId) -> Callable[[Decided], Formula]:
    return lambda decided: decided.truths(entry).no
