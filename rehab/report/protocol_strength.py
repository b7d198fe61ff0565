"""What a protocol rests on, counted: rules, gates and doses by the strength of their ground.

A resolved protocol flows in, short phrases flow out, so that a reader knows how much of it was published and
how much a clinic has set, before reading a line of it.
"""

from collections import Counter
from collections.abc import Iterator

from rehab.protocol.condition import tests_of
from rehab.protocol.model import Protocol, Rule
from rehab.report.protocol_gates import gates_of
from rehab.rules.model import gate_parts
from rehab.terms.ids import CLINIC_DEFAULT, SourceId
from rehab.wording import english_show as words
from rehab.wording.english import Plural
from rehab.wording.number import counted, listed


def strength(protocol: Protocol) -> tuple[str, ...]:
    """What the rules, the gates and the doses of a protocol rest on, a phrase each."""
    told = (
        (words.RULES, map(_rule, protocol.rules)),
        (words.CRITERIA, _gates(protocol)),
        (words.DOSES, (_source(level.source) for level in protocol.levels)),
    )
    counts = ((of, Counter(kinds)) for of, kinds in told)
    return tuple(_said(of, kinds) for of, kinds in counts if kinds)


def _said(of: Plural, kinds: Counter[str]) -> str:
    parts = [said.format(n=kinds[kind]) for kind, said in words.STRENGTHS.items() if kinds[kind]]
    return words.STRENGTH.format(what=counted(kinds.total(), of), parts=listed(parts))


def _rule(rule: Rule) -> str:
    if rule.opinion:
        return "opinion"
    return "extrapolated" if rule.extrapolated else _source(rule.source)


def _gates(protocol: Protocol) -> Iterator[str]:
    for gate in gates_of(protocol):
        for part in gate_parts(gate):
            yield from (_source(test.source) for test in tests_of(part))


def _source(source: SourceId | None) -> str:
    return "default" if source in {None, CLINIC_DEFAULT} else "named"
