"""rule-engine: one rule object a rule, asked one after another.

A workload flows in, a contender flows out. Pure Python over syntax trees; two truths, no trace.
"""

from benchmarks.engines.contender import Contender, bare_values, peer
from benchmarks.engines.text import as_text
from benchmarks.workload import Workload


def rule_engine(work: Workload) -> Contender:
    """One rule a rule."""
    rule = peer("rule_engine").Rule
    rules = tuple((str(entry.id), rule(as_text(entry.when)).matches) for entry in work.rules.entries)

    def answer(values: dict[str, float]) -> list[str]:
        return [name for name, holds in rules if holds(values)]

    return Contender(bare_values(work), answer)
