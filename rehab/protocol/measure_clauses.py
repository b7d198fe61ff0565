"""What can be asked of a measure of the catalogue: its clauses, each of which becomes one Test.

One authored test flows in; Tests with thresholds in the measure's own numbers flow out, or findings
that say which unit, range or comparison would be right.
"""

from collections.abc import Iterator

from rehab.frozen import FrozenStruct
from rehab.protocol.authored_condition import MeasureTest, Threshold, Word
from rehab.protocol.condition import (
    Comparison,
    Counted,
    ExcessOverBest,
    Fall,
    Gain,
    Limit,
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
from rehab.protocol.remedy import range_words, right_word, some_amount, unit_message
from rehab.protocol.scope import LIMITS, Scope, source_of_test, word_of
from rehab.terms.measure import Measure, RecordedAt, Worse
from rehab.terms.quantity import quantity, run_length

_ERROR = "measurement error"


class MeasureClauses(FrozenStruct):
    """The clauses that a test of a catalogue measure can have; each becomes one Test."""

    scope: Scope
    measure: Measure
    asked: MeasureTest
    place: Place

    def tests(self) -> Iterator[Test]:
        """One test a clause."""
        view = self._view()
        for name in self.asked.clauses:
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
        return Test(self.measure.id, view, comparison, source_of_test(self.asked))

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
            where = "in session lines" if measure.recorded is RecordedAt.SESSION else "at check-ins"
            right = "sessions" if measure.recorded is RecordedAt.SESSION else "check_ins"
            self._add(
                "RP111", "for_last", f"`{measure.id}` is recorded {where}", f"write `{run.count} {right}`"
            )
            return None
        return Throughout(run, run.count if run.of is Counted.DAYS else self.scope.look_back[1])

    def _reference_fits(self, reference: Reference, key: str) -> bool:
        measure = self.measure
        if self.asked.for_last is not None:
            message = f"`{key}` and `for_last` cannot stand together"
            self._misfit("for_last", message, "put the two into an `all:`")
        elif measure.worse is Worse.NONE or measure.is_worded or measure.recorded is RecordedAt.SESSION:
            self._misfit(key, f"`{measure.id}` has no distance to compare by", "compare the value itself")
        elif reference is Reference.OTHER_SIDE and not measure.sided:
            self._add("RP111", key, f"`{measure.id}` has no other side", "use `first` or `best`")
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
            self._misfit(key, f"`{self.measure.id}` has no order", "use `is` or `one_of`")
            return None
        limit = Limit(LIMITS[key], number)
        return limit if isinstance(view, ShortOf | ShareOf) or self._can_be_met(limit, key) else None

    def _can_be_met(self, limit: Limit, key: str) -> bool:
        low, high = self.measure.range
        side = {Operator.BELOW: low, Operator.ABOVE: high}.get(limit.operator)
        if side != limit.threshold:
            return True
        message = f"no value of `{self.measure.id}` is {key} `{self.measure.words(side)}`"
        self._add("RP110", key, message, range_words(self.measure))
        return False

    def _between(self, numbers: list[float | None]) -> Comparison | None:
        low, high = numbers[0] or 0.0, numbers[1] or 0.0
        if low > high:
            self._add("RP103", "between", "the first value is above the second", "write the lower one first")
            return None
        return Within(((low, high),))

    def _fits(self, comparison: Within, key: str, view: View) -> Comparison | None:
        if isinstance(view, Throughout) and len(comparison.ranges) > 1:
            message = "values that are not neighbours cannot be followed over time"
            self._add("RP111", key, message, "put one test for each under `any:`")
            return None
        return comparison

    def _threshold(self, written: Threshold, key: str, view: View) -> float | None:
        word = word_of(written, self.scope, self.place / key)
        if isinstance(word, Parameter):
            return self._parameter(word, key, view)
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

    def _parameter(self, parameter: Parameter, key: str, view: View) -> float | None:
        unit = "%" if isinstance(view, ShareOf) else self.measure.unit or ""
        if self.measure.is_worded or self.measure.range == (0.0, 1.0):
            self._add(
                "RP109", key, f"`{self.measure.id}` has no numbers", right_word(self.measure, parameter.id)
            )
            return None
        if parameter.unit != unit:
            value = f"{parameter.value:g} {parameter.unit}".strip()
            message = f"parameter `{parameter.id}` is `{value}`, which is no value of `{self.measure.id}`"
            right = (
                f"a parameter in `{unit}` belongs here" if unit else "a number without a unit belongs here"
            )
            self._add("RP109", key, message, right)
            return None
        return (
            parameter.value if isinstance(view, ShortOf | ShareOf) else self._in_range(parameter.value, key)
        )

    def _in_unit(self, word: Word, key: str, unit: str) -> float | None:
        found = quantity(word)
        if found is None or (isinstance(word, str) and not found.unit):
            self._no_value(word, key)
            return None
        if found.unit != unit:
            right = f"{found.number:g} {unit}".strip()
            self._add("RP109", key, unit_message(self.measure, found, unit), f"write `{right}`")
            return None
        return found.number

    def _in_range(self, number: float, key: str) -> float | None:
        low, high = self.measure.range
        if not low <= number <= high:
            message = f"`{self.measure.words(number)}` lies outside the range of `{self.measure.id}`"
            self._add("RP110", key, message, range_words(self.measure))
            return None
        if not self.measure.on_step(number):
            message = f"`{self.measure.words(number)}` can never be recorded"
            self._add("RP110", key, message, f"`{self.measure.id}` has steps of {self.measure.step:g}")
            return None
        return number

    def _no_value(self, word: Word, key: str) -> None:
        shown = str(word).lower() if isinstance(word, bool) else str(word)
        message = f"`{shown}` is no value of `{self.measure.id}`"
        self._add("RP103", key, message, right_word(self.measure, word))

    # Changes over time ------------------------------------------------------------------------

    def _changed(self, key: str, written: Word) -> Iterator[Test]:
        if not self._has_trend(key):
            return
        amount = self._amount(key, written)
        if amount is not None:
            check_ins, window = self.scope.look_back
            view: View = Rise(check_ins, window) if key == "rose_by" else Fall(check_ins, window)
            yield self._test(view, Limit(Operator.AT_LEAST, amount))

    def _trend(self, key: str, written: Word) -> Iterator[Test]:
        run = self._run(key, written) if self._has_trend(key) else None
        if run is None:
            return
        check_ins, window = self.scope.look_back
        if run.of is not Counted.CHECK_INS:
            self._add("RP111", key, f"`{key}` counts check-ins", "such as `2 check_ins`")
        elif key == "flat_for":
            if self.measure.error is None:
                message = f"`{self.measure.id}` has no measurement error to be flat by"
                self._misfit(key, message, "compare its value with `for_last`")
            elif run.count == 1:
                self._add("RP111", key, "one check-in alone is always flat", "write `3 check_ins`")
            else:
                yield self._test(Gain(run.count, window), Limit(Operator.BELOW, self.measure.error))
        elif (key == "above_best_for_last") is not (self.measure.worse is Worse.HIGHER):
            right = "above_best_for_last" if self.measure.worse is Worse.HIGHER else "below_best_for_last"
            self._misfit(key, f"worse is the other way for `{self.measure.id}`", f"write `{right}`")
        else:
            yield self._test(ExcessOverBest(run.count, check_ins, window), Limit(Operator.ABOVE, 0.0))

    def _has_trend(self, key: str) -> bool:
        measure = self.measure
        if (
            measure.worse is Worse.NONE
            or measure.recorded is RecordedAt.SESSION
            or measure.range == (0.0, 1.0)
        ):
            run = "2 sessions" if measure.recorded is RecordedAt.SESSION else "2 check_ins"
            message = f"`{measure.id}` has no trend from check-in to check-in"
            self._misfit(key, message, f"compare its value, with `for_last: {run}` if it should last")
            return False
        if self.asked.for_last or self.asked.short_of or self.asked.share_of:
            beside = next(one for one in ("for_last", "short_of", "share_of") if getattr(self.asked, one))
            self._misfit(key, f"`{key}` and `{beside}` cannot stand together", "put the two into an `all:`")
            return False
        return True

    def _amount(self, key: str, written: Word) -> float | None:
        if written == _ERROR:
            if self.measure.error is None:
                self._add(
                    "RP111",
                    key,
                    f"`{self.measure.id}` has no measurement error",
                    f"write an amount, such as `{some_amount(self.measure)}`",
                )
                return None
            return self.measure.error
        found = quantity(written)
        units = {"grade", "grades"} if self.measure.is_worded else {self.measure.unit or ""}
        bare_text = isinstance(written, str) and found is not None and not found.unit
        if found is None or bare_text or found.unit not in units or found.number <= 0:
            message = f"`{written}` is no amount of `{self.measure.id}`"
            self._add("RP109", key, message, f"such as `{some_amount(self.measure)}`")
            return None
        return found.number

    def _run(self, key: str, written: Word) -> Run | None:
        found = run_length(written)
        if found is None:
            right = "sessions" if self.measure.recorded is RecordedAt.SESSION else "check_ins"
            bare = quantity(written)
            message = f"`{written}` is no number of check-ins, sessions or days"
            if bare is not None and not bare.unit:
                message = f"`{written}` does not say what it counts"
            self._add("RP109", key, message, f"such as `{bare.number if bare else 2:g} {right}`")
            return None
        return Run(found[0], Counted(found[1]))

    def _misfit(self, key: str, message: str, label: str) -> None:
        """A test that does not fit its measure, pointed out at the word that asks for it."""
        self.scope.findings.append((self.place / key).finding("RP111", message, label=label, key=True))

    def _add(self, finding_id: str, key: str, message: str, label: str) -> None:
        self.scope.findings.append((self.place / key).finding(finding_id, message, label=label))


def _joined(numbers: list[float], step: float) -> tuple[tuple[float, float], ...]:
    """Sorted numbers as ranges; neighbours by one step are one range."""
    ranges: list[tuple[float, float]] = []
    for number in numbers:
        if ranges and number - ranges[-1][1] <= step:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)
