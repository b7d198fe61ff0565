"""Authored conditions to the condition tree: names bound, thresholds turned into numbers.

What the author wrote and its place flow in; a Condition flows out, or findings that say what would
be right. Every finding of a condition is collected; none hides another.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from rehab.findings import Finding
from rehab.protocol.authored import ConditionText, MeasureTest, ParameterUse, Threshold, Word
from rehab.protocol.condition import (
    All,
    AnyOf,
    AtLeastNOf,
    Comparison,
    Condition,
    Counted,
    ExcessOverBest,
    Fall,
    Gain,
    Limit,
    Named,
    Not,
    Now,
    Operator,
    Reference,
    Rise,
    Run,
    ShareOf,
    ShortOf,
    Test,
    Throughout,
    View,
    Within,
)
from rehab.protocol.layer import Place
from rehab.protocol.model import Parameter
from rehab.terms.ids import ConditionId, MeasureId, ParameterId, SourceId
from rehab.terms.measure import Measure, RecordedAt, Worse
from rehab.terms.quantity import days, quantity, run_length
from rehab.terms.state_measure import STATE_MEASURES, StateMeasure, StateUnit

_LIMITS = {operator.value: operator for operator in Operator}
_ERROR = "measurement error"


@dataclass
class Scope:
    """What conditions of one protocol can name, and the findings about those that they cannot.

    Attributes:
        levels: the place of each level in the ladder.
        curves: measures with an expected curve.
        look_back: check-ins and days that a trend looks back on.
    """

    measures: Mapping[MeasureId, Measure]
    conditions: Mapping[str, tuple[ConditionText, Place]]
    parameters: Mapping[ParameterId, Parameter]
    sources: Collection[str]
    levels: Mapping[str, int]
    curves: frozenset[str]
    look_back: tuple[int, int]
    findings: list[Finding] = field(default_factory=list)


def condition_from_authored(text: ConditionText, place: Place, scope: Scope) -> Condition | None:
    """The condition that an author's text means; None if it has a finding, which `scope` collects."""
    return _Reader(scope, ()).condition(text, place)


@dataclass(frozen=True, slots=True)
class _Reader:
    scope: Scope
    inside: tuple[str, ...]

    def condition(self, text: ConditionText, place: Place) -> Condition | None:
        if text.all is not None:
            return self._joined(All, text.all, place / "all")
        if text.any is not None:
            return self._joined(AnyOf, text.any, place / "any")
        if text.not_ is not None:
            part = self.condition(text.not_, place / "not")
            return None if part is None else Not(part)
        if text.at_least_n_of is not None:
            return self._at_least_n_of(text, place / "at_least_n_of")
        if text.condition is not None:
            return self._named(text.condition, place / "condition")
        return self._measure_test(text, place)

    def _parts(self, texts: tuple[ConditionText, ...], place: Place) -> tuple[Condition, ...] | None:
        parts = tuple(self.condition(text, place / number) for number, text in enumerate(texts))
        known = tuple(part for part in parts if part is not None)
        return known if len(known) == len(parts) else None

    def _joined(
        self, kind: type[All | AnyOf], texts: tuple[ConditionText, ...], place: Place
    ) -> Condition | None:
        parts = self._parts(texts, place)
        return None if parts is None else kind(parts)

    def _at_least_n_of(self, text: ConditionText, place: Place) -> Condition | None:
        if text.at_least_n_of is None:
            return None
        parts = self._parts(text.at_least_n_of.of, place / "of")
        if text.at_least_n_of.n > len(text.at_least_n_of.of):
            message = f"{text.at_least_n_of.n} of {len(text.at_least_n_of.of)} conditions can never hold"
            self._add((place / "n").finding("RP103", message))
            return None
        return None if parts is None else AtLeastNOf(text.at_least_n_of.n, parts)

    def _named(self, name: str, place: Place) -> Condition | None:
        if name in self.inside:
            self._add(place.finding("RP113", f"condition `{name}` uses itself"))
            return None
        if name not in self.scope.conditions:
            self._add(place.unknown("RP108", "condition", name, self.scope.conditions))
            return None
        text, defined_at = self.scope.conditions[name]
        part = _Reader(self.scope, (*self.inside, name)).condition(text, defined_at)
        return None if part is None else Named(ConditionId(name), part)

    def _measure_test(self, text: ConditionText, place: Place) -> Condition | None:
        ((name, asked),) = (text.test or {}).items()
        state = STATE_MEASURES.get(MeasureId(name))
        measure = self.scope.measures.get(MeasureId(name))
        before = len(self.scope.findings)
        if asked.source is not None and asked.source not in self.scope.sources:
            self._add((place / name / "source").unknown("RP107", "source", asked.source, self.scope.sources))
        clauses: _StateClauses | _Clauses
        if measure is not None:
            clauses = _Clauses(self.scope, measure, asked, place / name)
        elif state is not None:
            clauses = _StateClauses(self.scope, state, asked, place / name)
        else:
            known = (*self.scope.measures, *STATE_MEASURES)
            self._add((place / name).unknown("RP104", "measure", name, known, key=True))
            return None
        tests = tuple(clauses.tests())
        if len(self.scope.findings) > before:
            return None
        return tests[0] if len(tests) == 1 else All(tests)

    def _add(self, finding: Finding) -> None:
        self.scope.findings.append(finding)


@dataclass(frozen=True, slots=True)
class _StateClauses:
    """The clauses that a test of a state measure can have."""

    scope: Scope
    measure: StateMeasure
    asked: MeasureTest
    place: Place

    def tests(self) -> Iterator[Test]:
        for name in sorted(self.asked.model_fields_set - {"source"}):
            key = "is" if name == "is_" else name
            threshold = getattr(self.asked, name)
            if key not in {*_LIMITS, "is"}:
                self._add(
                    "RP111",
                    key,
                    f"`{key}` does not fit `{self.measure.id}`",
                    "compare it with `at_least`, `at_most`, `above`, `below` or `is`",
                )
                continue
            number = self._number(threshold, key)
            if number is not None:
                comparison: Comparison = (
                    Within(((number, number),)) if key == "is" else Limit(_LIMITS[key], number)
                )
                yield Test(self.measure.id, Now(), comparison, _source(self.asked))

    def _number(self, threshold: Threshold, key: str) -> float | None:
        word = _word(threshold, self.scope, self.place / key)
        if isinstance(word, Parameter):
            return word.value
        if word is None:
            return None
        if self.measure.unit is StateUnit.LEVEL:
            return self._level(str(word), key)
        found, right = _STATE_VALUES[self.measure.unit](word)
        if found is None:
            self._add("RP109", key, f"`{word}` is no value of `{self.measure.id}`", right)
        return None if found is None else float(found)

    def _add(self, finding_id: str, key: str, message: str, label: str) -> None:
        self.scope.findings.append((self.place / key).finding(finding_id, message, label=label))

    def _level(self, name: str, key: str) -> float | None:
        place = self.scope.levels.get(name)
        if place is None:
            self.scope.findings.append((self.place / key).unknown("RP105", "level", name, self.scope.levels))
        return None if place is None else float(place)


def _whole(word: Word, unit: str) -> int | None:
    found = quantity(word)
    if found is None or found.unit != unit or found.number != int(found.number):
        return None
    return int(found.number)


_STATE_VALUES: Mapping[StateUnit, Callable[[Word], tuple[int | None, str]]] = {
    StateUnit.DURATION: lambda word: (days(word), "write days or weeks, such as `6 weeks`"),
    StateUnit.COUNT: lambda word: (_whole(word, ""), "write a whole number"),
    StateUnit.YEARS: lambda word: (_whole(word, "years"), "write years, such as `65 years`"),
}


@dataclass(frozen=True, slots=True)
class _Clauses:
    """The clauses that a test of a catalogue measure can have; each becomes one Test."""

    scope: Scope
    measure: Measure
    asked: MeasureTest
    place: Place

    def tests(self) -> Iterator[Test]:
        view = self._view()
        for name in sorted(self.asked.model_fields_set - {"source", "for_last", "short_of", "share_of"}):
            key = "is" if name == "is_" else name
            written = getattr(self.asked, name)
            if key in {"rose_by", "fell_by"}:
                yield from self._changed(key, written)
            elif key in {"flat_for", "above_best_for_last", "below_best_for_last"}:
                yield from self._trend(key, written)
            elif view is not None:
                comparison = self._comparison(key, written, view)
                if comparison is not None:
                    yield self._test(view, comparison)

    def _test(self, view: View, comparison: Comparison) -> Test:
        return Test(self.measure.id, view, comparison, _source(self.asked))

    # How the value is looked at ---------------------------------------------------------------

    def _view(self) -> View | None:
        asked, measure = self.asked, self.measure
        if asked.short_of or asked.share_of:
            key = "short_of" if asked.short_of else "share_of"
            reference = Reference(asked.short_of or asked.share_of or "")
            if not self._reference_fits(reference, key):
                return None
            return ShortOf(reference) if asked.short_of else ShareOf(reference)
        if asked.for_last is None:
            return Now()
        run = self._run("for_last", asked.for_last)
        if run is None:
            return None
        if (run.of is Counted.SESSIONS) is not (measure.recorded is RecordedAt.SESSION):
            right = "sessions" if measure.recorded is RecordedAt.SESSION else "check_ins"
            self._add(
                "RP111", "for_last", f"`{measure.id}` is not recorded at {run.of.value}", f"count `{right}`"
            )
            return None
        return Throughout(run, run.count if run.of is Counted.DAYS else self.scope.look_back[1])

    def _reference_fits(self, reference: Reference, key: str) -> bool:
        measure = self.measure
        if self.asked.for_last is not None:
            self._add("RP111", "for_last", f"`{key}` and `for_last` cannot stand together", "")
        elif measure.worse is Worse.NONE or measure.is_worded or measure.recorded is RecordedAt.SESSION:
            self._add("RP111", key, f"`{measure.id}` has no distance to compare by", "")
        elif reference is Reference.OTHER_SIDE and not measure.sided:
            self._add("RP111", key, f"`{measure.id}` has no other side", "")
        elif reference is Reference.EXPECTED and measure.id not in self.scope.curves:
            self._add("RP111", key, f"`{measure.id}` has no expected curve", "add one under `expected:`")
        else:
            return True
        return False

    # Comparisons ------------------------------------------------------------------------------

    def _comparison(
        self, key: str, written: Threshold | tuple[Threshold, ...], view: View
    ) -> Comparison | None:
        if isinstance(written, tuple):
            numbers = [self._threshold(word, key, view) for word in written]
            known = sorted(number for number in numbers if number is not None)
            if len(known) < len(numbers):
                return None
            if key == "between":
                return self._between(numbers)
            return self._fits(Within(_joined(known, self.measure.step)), key, view)
        number = self._threshold(written, key, view)
        if number is None:
            return None
        if key == "is":
            return Within(((number, number),))
        if self.measure.worse is Worse.NONE and self.measure.is_worded:
            self._add("RP111", key, f"`{self.measure.id}` has no order", "use `is` or `one_of`")
            return None
        return Limit(_LIMITS[key], number)

    def _between(self, numbers: list[float | None]) -> Comparison | None:
        low, high = numbers[0] or 0.0, numbers[1] or 0.0
        if low > high:
            self._add("RP103", "between", "the first value is above the second", "write the lower one first")
            return None
        return Within(((low, high),))

    def _fits(self, comparison: Within, key: str, view: View) -> Comparison | None:
        if isinstance(view, Throughout) and len(comparison.ranges) > 1:
            self._add("RP111", key, "values that are not neighbours cannot be followed over time", "")
            return None
        return comparison

    def _threshold(self, written: Threshold, key: str, view: View) -> float | None:
        word = _word(written, self.scope, self.place / key)
        if isinstance(word, Parameter):
            return word.value
        if word is None:
            return None
        if isinstance(view, ShareOf):
            return self._in_unit(word, key, "%")
        if isinstance(view, ShortOf):
            return self._in_unit(word, key, self.measure.unit or "")
        if self.measure.is_worded or self.measure.range == (0.0, 1.0):
            number = self.measure.number(word)
            if number is None:
                self._no_value(word, key)
            return number
        number = self._in_unit(word, key, self.measure.unit or "")
        return None if number is None else self._in_range(number, key)

    def _in_unit(self, word: Word, key: str, unit: str) -> float | None:
        found = quantity(word)
        if found is None:
            self._no_value(word, key)
            return None
        if found.unit != unit:
            right = f"{found.number:g} {unit}".strip()
            self._add("RP109", key, f"`{word}` has no unit of `{self.measure.id}`", f"write `{right}`")
            return None
        return found.number

    def _in_range(self, number: float, key: str) -> float | None:
        low, high = self.measure.range
        if not low <= number <= high:
            message = f"`{self.measure.words(number)}` lies outside the range of `{self.measure.id}`"
            self._add("RP110", key, message, f"from {self.measure.words(low)} to {self.measure.words(high)}")
            return None
        if not self.measure.on_step(number):
            message = f"`{self.measure.words(number)}` can never be recorded"
            self._add("RP110", key, message, f"`{self.measure.id}` has steps of {self.measure.step:g}")
            return None
        return number

    def _no_value(self, word: Word, key: str) -> None:
        if self.measure.is_worded:
            right = "one of " + ", ".join(f"`{grade}`" for grade in self.measure.grades)
        elif self.measure.range == (0.0, 1.0):
            right = "write `true` or `false`"
        else:
            right = f"such as `{self.measure.words(self.measure.range[0])}`"
        self._add("RP103", key, f"`{_shown(word)}` is no value of `{self.measure.id}`", right)

    # Changes over time ------------------------------------------------------------------------

    def _changed(self, key: str, written: Word) -> Iterator[Test]:
        if not self._has_trend(key):
            return
        amount = self._amount(key, written)
        if amount is not None:
            check_ins, window = self.scope.look_back
            view: View = Rise(check_ins, window) if key == "rose_by" else Fall(check_ins, window)
            yield self._test(view, Limit(Operator.AT_LEAST, amount))

    def _trend(self, key: str, written: str) -> Iterator[Test]:
        run = self._run(key, written)
        if run is None or not self._has_trend(key):
            return
        check_ins, window = self.scope.look_back
        if run.of is not Counted.CHECK_INS:
            self._add("RP111", key, f"`{key}` counts check-ins", "such as `2 check_ins`")
        elif key == "flat_for":
            if self.measure.error is None or run.count <= 1:
                self._add("RP111", key, f"`{self.measure.id}` has no measurement error to be flat by", "")
            else:
                yield self._test(Gain(run.count, window), Limit(Operator.BELOW, self.measure.error))
        elif (key == "above_best_for_last") is not (self.measure.worse is Worse.HIGHER):
            right = "above_best_for_last" if self.measure.worse is Worse.HIGHER else "below_best_for_last"
            self._add("RP111", key, f"worse is the other way for `{self.measure.id}`", f"write `{right}`")
        else:
            yield self._test(ExcessOverBest(run.count, check_ins, window), Limit(Operator.ABOVE, 0.0))

    def _has_trend(self, key: str) -> bool:
        measure = self.measure
        if (
            measure.worse is Worse.NONE
            or measure.recorded is RecordedAt.SESSION
            or measure.range == (0.0, 1.0)
        ):
            self._add("RP111", key, f"`{measure.id}` has no trend from check-in to check-in", "")
            return False
        if self.asked.for_last or self.asked.short_of or self.asked.share_of:
            self._add("RP111", key, f"`{key}` stands alone in its test", "put the two into an `all:`")
            return False
        return True

    def _amount(self, key: str, written: Word) -> float | None:
        if written == _ERROR:
            if self.measure.error is None:
                self._add("RP111", key, f"`{self.measure.id}` has no measurement error", "")
                return None
            return self.measure.error
        found = quantity(written)
        units = {"grade", "grades"} if self.measure.is_worded else {self.measure.unit or ""}
        if found is None or found.unit not in units or found.number <= 0:
            right = (
                "1 grade"
                if self.measure.is_worded
                else f"{self.measure.step:g} {self.measure.unit or ''}".strip()
            )
            self._add("RP109", key, f"`{written}` is no amount of `{self.measure.id}`", f"such as `{right}`")
            return None
        return found.number

    def _run(self, key: str, written: str) -> Run | None:
        found = run_length(written)
        if found is None:
            self._add("RP109", key, f"`{written}` is no length of time", "such as `2 check_ins` or `7 days`")
            return None
        return Run(found[0], Counted(found[1]))

    def _add(self, finding_id: str, key: str, message: str, label: str) -> None:
        self.scope.findings.append((self.place / key).finding(finding_id, message, label=label))


def _source(asked: MeasureTest) -> SourceId | None:
    return None if asked.source is None else SourceId(asked.source)


def _word(written: Threshold, scope: Scope, place: Place) -> Word | Parameter | None:
    """The word itself, or the parameter it names; None after a finding."""
    if not isinstance(written, ParameterUse):
        return written
    parameter = scope.parameters.get(ParameterId(written.parameter))
    if parameter is None:
        scope.findings.append(
            (place / "parameter").unknown("RP118", "parameter", written.parameter, scope.parameters)
        )
    return parameter


def _joined(numbers: list[float], step: float) -> tuple[tuple[float, float], ...]:
    """Sorted numbers as ranges; neighbours by one step are one range."""
    ranges: list[tuple[float, float]] = []
    for number in numbers:
        if ranges and number - ranges[-1][1] <= step:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)


def _shown(word: Word) -> str:
    return str(word).lower() if isinstance(word, bool) else str(word)
