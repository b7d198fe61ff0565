"""What can be wrong in a condition by a slip of the pen: every number, every comparison, every part.

An authored condition with its place flows in; mutants flow out. They are made of what the author wrote,
so that a condition used by name is changed once, wherever it is used.
"""

from collections.abc import Iterator, Mapping

from rehab.checks.cases.mutant import Change, Mutant, written_at
from rehab.checks.cases.one_step import beside_amount, beside_number, beside_state, beside_value
from rehab.frozen import FrozenStruct
from rehab.protocol.authored_condition import ConditionText, MeasureTest, ParameterUse, Word
from rehab.protocol.layer import Place
from rehab.protocol.written import parts_written
from rehab.source import Data
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure
from rehab.terms.state_measure import STATE_MEASURES

_FLIPPED = {"at_least": "at_most", "at_most": "at_least", "above": "below", "below": "above"}
_COUNTED = frozenset({"flat_for", "above_best_for_last", "below_best_for_last"})
_CHANGED = frozenset({"rose_by", "fell_by"})
ALWAYS: Data = {"time_since_start": {"at_least": "0 days"}}
"""A gate that asks for nothing."""


class Terms(FrozenStruct):
    """What thresholds are values of.

    Attributes:
        measures: the catalogue.
        levels: the ladder, easiest first.
    """

    measures: Mapping[MeasureId, Measure]
    levels: tuple[str, ...]


def gate_mutants(
    text: ConditionText | None, place: Place, terms: Terms, *, required: bool = False
) -> Iterator[Mutant]:
    """What can be wrong in a gate; a gate of one part can also be missing.

    Args:
        text: the gate, None if nothing is asked.
        place: where it is written.
        terms: what thresholds are values of.
        required: true where a file must have this gate.
    """
    if text is None:
        return
    yield from condition_mutants(text, place, terms)
    if text.all is None or len(text.all) == 1:
        yield _unasked(text, place, ALWAYS if required else None)


def condition_mutants(text: ConditionText, place: Place, terms: Terms) -> Iterator[Mutant]:
    """What can be wrong in a condition."""
    parts = tuple(parts_written(text, place))
    for part, at in parts:
        yield from condition_mutants(part, at, terms)
    enough = 1 if text.at_least_n_of is None else text.at_least_n_of.n
    if len(parts) > enough:
        yield from (_unasked(part, at) for part, at in parts)
    if text.at_least_n_of is not None:
        at = place / "at_least_n_of" / "n"
        yield from stepped(at, text.at_least_n_of.n, beside_number(text.at_least_n_of.n, 1))
    for measure, asked in (text.test or {}).items():
        yield from _Asked(asked, place / measure, place, terms).mutants()


def stepped(place: Place, written: Word, beside: Iterator[Word]) -> Iterator[Mutant]:
    """A threshold that became one of those beside it."""
    for word in beside:
        yield Mutant(Change.THRESHOLD, place, f"`{shown(written)}` became `{shown(word)}`", word)


def _unasked(text: ConditionText, place: Place, value: Data = None) -> Mutant:
    return Mutant(Change.CRITERION, place, f"{_named(text)} were not asked for", value)


class _Asked(FrozenStruct):
    """A test of one measure, its place and that of the condition that it is."""

    asked: MeasureTest
    place: Place
    whole: Place
    terms: Terms

    def mutants(self) -> Iterator[Mutant]:
        for field in self.asked.clauses:
            key, written = field.removesuffix("_"), getattr(self.asked, field)
            at = self.place / key
            if isinstance(written, tuple):
                for number, word in enumerate(written):
                    yield from self._thresholds(key, word, at / number)
            else:
                yield from self._thresholds(key, written, at)
            yield from self._flipped(key, at)
            if len(self.asked.clauses) > 1:
                words = f"`{self._measure} {key} {shown(written)}` were not asked for"
                yield Mutant(Change.CRITERION, at, words)
        if self.asked.for_last is not None:
            run = self.asked.for_last
            yield from stepped(self.place / "for_last", run, beside_number(run, 1))

    def _thresholds(self, key: str, written: Word | ParameterUse, at: Place) -> Iterator[Mutant]:
        if not isinstance(written, ParameterUse):  # a parameter is changed where it is written
            yield from stepped(at, written, self._beside(key, written))

    def _beside(self, key: str, written: Word) -> Iterator[Word]:
        measure = self.terms.measures.get(MeasureId(self._measure))
        if measure is None:
            return beside_state(written, STATE_MEASURES[MeasureId(self._measure)], self.terms.levels)
        if key in _COUNTED:
            return beside_number(written, 1)
        if key in _CHANGED:
            return beside_amount(written, measure)
        if self.asked.short_of is not None:
            return beside_number(written, measure.step)
        return beside_value(written, measure, share=self.asked.share_of is not None)

    def _flipped(self, key: str, at: Place) -> Iterator[Mutant]:
        data = written_at(self.place)
        other = _FLIPPED.get(key)
        if other is not None and isinstance(data, dict) and other not in data:
            flipped: Data = {other if name == key else name: value for name, value in data.items()}
            words = f"`{key}` became `{other}`"
            yield Mutant(Change.COMPARISON, at, words, flipped, self.place.path)
        if key in {"is", "one_of", "between"} and len(self.asked.clauses) == 1:
            words = f"`{key} {shown(getattr(self.asked, self.asked.clauses[0]))}` became its opposite"
            yield Mutant(Change.COMPARISON, at, words, {"not": written_at(self.whole)}, self.whole.path)

    @property
    def _measure(self) -> str:
        return str(self.place.path[-1])


def _named(text: ConditionText) -> str:
    """A part of a condition by what it asks."""
    if text.condition is not None:
        return f"condition `{text.condition}`"
    for measure, asked in (text.test or {}).items():
        clauses = (f"{field.removesuffix('_')} {shown(getattr(asked, field))}" for field in asked.clauses)
        return f"`{measure} {' and '.join(clauses)}`"
    kinds = {"all": text.all, "any": text.any, "not": text.not_, "at_least_n_of": text.at_least_n_of}
    return f"`{next(key for key, value in kinds.items() if value is not None)}`"


def shown(written: object) -> str:
    """A threshold as a file says it."""
    if isinstance(written, ParameterUse):
        return written.parameter
    if isinstance(written, bool):
        return str(written).lower()
    if isinstance(written, tuple):
        return ", ".join(shown(word) for word in written)
    return str(written)
