"""RP407: a level that nobody can reach, or a phase of which no level can be reached.

An Examination flows in; a finding for each level flows out to which no patient ever progresses, whatever is
measured and however long it takes.
"""

from collections.abc import Iterator

from rehab.checks.examination import Examination
from rehab.checks.written import level_place
from rehab.findings import Finding
from rehab.proof.solver import Nobody


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
            yield where.finding("RP407", f"nobody can ever reach level `{target}`")
            return
        opened.add(target)
        reached = protocol.place[target]
    for level in protocol.levels:
        if level.id not in opened:
            where = level_place(examination.subject.layers, level.id)
            yield where.finding("RP407", f"level `{level.id}` lies above a cap that never ends")
