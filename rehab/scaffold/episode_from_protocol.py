"""An episode to fill in: one patient's first check-in, with everything that is asked before the first level.

A resolved protocol, the measures and a day flow in; the text of the file flows out. Nothing in it is known,
so that `rehab decide` answers with what to ask and what to measure.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rehab.frozen import FrozenStruct
from rehab.protocol.condition import tests_of
from rehab.protocol.model import Protocol
from rehab.scaffold.lines import STEP, block, comment, example, items, keys
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Kind, Measure, RecordedAt
from rehab.wording import english_scaffold as words

UNKNOWN = "unknown"


class Offered(FrozenStruct):
    """What a protocol offers to choose.

    Attributes:
        variants: its variants.
        modifiers: its modifiers.
    """

    variants: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()


def episode_from_protocol(protocol: Protocol, catalogue: Catalogue, offered: Offered, on: date) -> str:
    """An episode of somebody who is about to begin.

    Args:
        protocol: the protocol.
        catalogue: the measures.
        offered: what can be chosen of it.
        on: the day of the first check-in.
    """
    return "".join(f"{line}\n" for line in _Episode(protocol, catalogue, offered, on).lines())


class _Episode(FrozenStruct):
    protocol: Protocol
    catalogue: Catalogue
    offered: Offered
    on: date

    def lines(self) -> Iterator[str]:
        protocol = self.protocol
        named = {"id": protocol.id, "title": protocol.title, "version": protocol.version}
        yield from comment(*(line.format(**named) for line in words.EPISODE_HEAD))
        yield "schema: 1"
        yield from block("patient", {"id": words.NEW_PATIENT})
        yield from example(keys(words.ABOUT_PATIENT), indent=STEP)
        yield from comment(words.WHOM_TO_CALL)
        yield from example(block("clinic", words.CLINIC))
        yield from keys({"protocol": protocol.id})
        yield from self._starts()
        yield "check_ins:"
        yield from comment(words.FIRST_CHECK_IN, indent=STEP)
        yield f"{STEP}- date: {self.on.isoformat()}"
        yield f"{STEP * 2}observations:"
        yield from self._observations(STEP * 3)
        yield from comment(words.SESSIONS, indent=STEP * 2)
        yield f"{STEP * 2}sessions: []"

    def _starts(self) -> Iterator[str]:
        """The operation, on the day that makes today the first day on which the ladder can open."""
        first = self.protocol.phases[0].window.not_before_days
        start = {
            "procedure": self.protocol.procedure,
            "date": self.on - timedelta(days=first),
            "knee": "right",
        }
        yield from comment(words.THE_OPERATION)
        yield from items("starts", [{key: value for key, value in start.items() if value}])
        inside = STEP * 2
        if self.offered.variants:
            yield from comment(words.VARIANTS.format(names=", ".join(self.offered.variants)), indent=inside)
            yield from example(keys({"variant": self.offered.variants[0]}), indent=inside)
        if self.offered.modifiers:
            yield from comment(words.MODIFIERS.format(names=", ".join(self.offered.modifiers)), indent=inside)
            yield from example(keys({"modifiers": self.offered.modifiers[:1]}), indent=inside)

    def _observations(self, indent: str) -> Iterator[str]:
        """Every measure that is asked for, flags first; those that are asked of some people as examples."""
        always, sometimes = self._asked()
        flags = [one for one in self._measures(always) if one.red_flag]
        others = [one for one in self._measures(always) if not one.red_flag]
        for sentence, measures in ((words.ASKED_EVERY_TIME, flags), (words.ASKED_FIRST, others)):
            yield from comment(sentence, indent=indent)
            yield from (f"{indent}{_line(one)}" for one in measures)
        some = [_line(one) for one in self._measures(sometimes - always)]
        yield from comment(*([words.ASKED_OF_SOME] if some else []), indent=indent)
        yield from example(some, indent=indent)

    def _asked(self) -> tuple[frozenset[MeasureId], frozenset[MeasureId]]:
        """The measures that rules and the first gate ask of everybody, and those that they ask of some."""
        protocol = self.protocol
        phase, level = protocol.phases[0], protocol.level(protocol.phases[0].levels[0])
        always = [one.condition for one in (*phase.enter_when, *level.needs)]
        sometimes = []
        for rule in protocol.rules:
            always.append(rule.when if rule.applies_when is None else rule.applies_when)
            sometimes.append(rule.when)
        everybody, some = (
            frozenset(test.measure for condition in conditions for test in tests_of(condition))
            for conditions in (always, sometimes)
        )
        return everybody, some

    def _measures(self, names: frozenset[MeasureId]) -> Iterator[Measure]:
        """Those of a check-in, in the order of the catalogue."""
        for measure in self.catalogue.measures:
            if measure.id in names and measure.recorded is RecordedAt.CHECK_IN:
                yield measure


def _line(measure: Measure) -> str:
    """A measure of which nothing is known, with its question and what can be answered."""
    question = measure.question or measure.title
    return f"{measure.id}: {UNKNOWN}  # {question} {words.ANSWERS.format(values=_values(measure))}"


def _values(measure: Measure) -> str:
    if measure.kind is Kind.YES_NO:
        return words.TRUE_OR_FALSE
    if measure.grades:
        return ", ".join(measure.grades)
    low, high = measure.range
    return words.FROM_TO.format(low=f"{low:g}", high=measure.words(high))
