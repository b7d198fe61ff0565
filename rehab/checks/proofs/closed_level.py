"""RP407: a level that nobody can reach, or a phase of which no level can be reached.

An Examination flows in; a finding for each level flows out to which no patient ever progresses, whatever is
measured and however long it takes.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.written import entry_place, level_place
from rehab.findings import Finding
from rehab.frozen import replace
from rehab.proof.formula import Formula, either, opposite
from rehab.proof.solver import Nobody
from rehab.rules.model import EntryId, rule_entry


def check(examination: Examination) -> Iterator[Finding]:
    """Each level that nobody reaches, those above it left out: they cannot be reached for that reason."""
    protocol, reached = examination.protocol, -1
    opened = set(protocol.removed_levels)
    while True:
        one, _ = examination.pair.at(reached)
        if one.next is None:
            break
        target = one.next.level.id
        if isinstance(examination.find_one(reached, one.progress), Nobody):
            where = level_place(examination.subject.layers, target)
            found = where.finding("RP407", f"nobody can ever reach level `{target}`")
            yield replace(found, shown=tuple(_cause(examination, reached)))
            return
        opened.add(target)
        reached = protocol.place[target]
    for level in protocol.levels:
        if level.id not in opened:
            where = level_place(examination.subject.layers, level.id)
            yield where.finding("RP407", f"level `{level.id}` lies above a cap that never ends")


def _cause(examination: Examination, place: int) -> Iterator[str]:
    """The fewest parts of the gate that nobody meets, or the rules that hold whoever meets it."""
    decided, _ = examination.pair.at(place)
    parts = dict(zip(decided.gate_entries, (gate.yes for gate in decided.gates), strict=True))
    for size, about in ((1, "nobody meets this:"), (2, "nobody meets these two together:")):
        for some in combinations(parts, size):
            if not _is_met(examination, place, *(parts[entry] for entry in some)):
                yield from _listed(examination, about, some)
                return
    met = (decided.may_begin, *parts.values())
    holding = [
        rule_entry(one.rule.id)
        for one in decided.rules
        if not _is_met(examination, place, *met, opposite(either(one.yes, one.unknown)))
    ]
    if holding:
        yield from _listed(examination, "whoever meets its gate is held by this:", holding)


def _is_met(examination: Examination, place: int, *sought: Formula) -> bool:
    return not isinstance(examination.find_one(place, *sought), Nobody)


def _listed(examination: Examination, about: str, entries: Iterable[EntryId]) -> Iterator[str]:
    """Entries by where they are written, one a line."""
    yield about
    for entry in entries:
        found = entry_place(examination.subject, entry).finding("RP407", "")
        if found.span is not None:
            yield f"  {found.where}   {found.span.file}:{found.span.line}"
