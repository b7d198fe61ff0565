"""Conditions as sentences: the told reading of the one condition tree.

A resolved condition flows in, one fragment flows out: exact for a clinician, plain for a patient. What
is said is read from the tree itself, so the words on a page can never drift from what was decided.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import assert_never

from rehab.frozen import FrozenStruct
from rehab.protocol.condition import (
    All,
    AnyOf,
    AtLeastNOf,
    Comparison,
    Condition,
    ExcessOverBest,
    Fall,
    Gain,
    Limit,
    Named,
    Not,
    Now,
    Operator,
    Rise,
    ShareOf,
    ShortOf,
    Test,
    Throughout,
    Within,
)
from rehab.protocol.model import Protocol
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Measure
from rehab.terms.state_measure import STATE_MEASURES
from rehab.wording import english, english_plain
from rehab.wording import english_clauses as clauses
from rehab.wording.name import measure_name
from rehab.wording.number import amount_words, counted, joined, listed, value_words
from rehab.wording.state import state_sentence
from rehab.wording.voice import CLINICIAN, Voice

_ANY_EXCESS = Limit(Operator.ABOVE, 0.0)


def condition_sentence(
    condition: Condition, catalogue: Catalogue, protocol: Protocol, *, voice: Voice = CLINICIAN
) -> str:
    """A condition as one fragment: `active knee flexion at least 100 deg`.

    Args:
        condition: the resolved condition.
        catalogue: the measures it tests.
        protocol: names the levels it may speak of.
        voice: who is spoken to.
    """
    return _Speaker(catalogue.by_id, protocol, voice).whole(condition)


def threshold_words(test: Test, catalogue: Catalogue, protocol: Protocol, *, voice: Voice) -> str:
    """What a test asks for, without the name of its measure: `at least 100 deg`."""
    return _Speaker(catalogue.by_id, protocol, voice).asked(test)


def comparison_words(comparison: Comparison, measure: Measure, voice: Voice) -> str:
    """A comparison of plain values: `at least 100 deg`, `100 degrees or more`, `full`."""
    if voice.plainly and isinstance(comparison, Limit) and comparison.operator is Operator.AT_MOST:
        few = _all_that_fit(measure, comparison.threshold)
        if few:
            return listed([value_words(measure, number, voice) for number in few], english.OR, voice.tongue)
    return _compared(comparison, voice, lambda number: value_words(measure, number, voice))


class _Speaker(FrozenStruct):
    measures: Mapping[MeasureId, Measure]
    protocol: Protocol
    voice: Voice

    def whole(self, condition: Condition) -> str:
        match condition:
            case Test():
                return self._tests((condition,))
            case All(parts):
                return joined(self._merged(parts))
            case AnyOf(parts):
                return joined([self._grouped(part) for part in parts], either=True)
            case Named(name, part):
                inner = self.whole(part)
                shown = name.replace("_", " ")
                return inner if self._plainly else clauses.NAMED.format(name=shown, part=inner)
            case AtLeastNOf(count, parts):
                return self._counted(count, parts, negated=False)
            case Not(part):
                return self._opposite(part)
            case _:
                assert_never(condition)

    def asked(self, test: Test) -> str:
        """The clause of a test without its measure."""
        if test.measure in STATE_MEASURES:
            return state_sentence((test,), self.protocol)
        return self._clause(test)

    # Compounds --------------------------------------------------------------------------------------

    @property
    def _plainly(self) -> bool:
        return self.voice.plainly

    def _merged(self, parts: Sequence[Condition]) -> list[str]:
        """The parts of an `all`; neighbouring tests of one measure share its name."""
        said: list[str] = []
        for key, group in groupby(parts, key=lambda part: part.measure if isinstance(part, Test) else ""):
            same = tuple(group)
            if key:
                said.append(self._tests(tuple(part for part in same if isinstance(part, Test))))
            else:
                said.extend(self._grouped(part) for part in same)
        return said

    def _grouped(self, part: Condition) -> str:
        """A part of a compound; brackets where it is itself one, so that nothing can be misread."""
        words = self.whole(part)
        if isinstance(part, AnyOf) or (isinstance(part, All) and len(self._merged(part.parts)) > 1):
            return clauses.GROUP.format(part=words)
        return words

    def _counted(self, count: int, parts: Sequence[Condition], *, negated: bool) -> str:
        each = "; ".join(self._grouped(part) for part in parts)
        if not self._plainly:
            words = clauses.FEWER_THAN_N_OF if negated else clauses.AT_LEAST_N_OF
            return words.format(n=count, parts=each)
        if not negated:
            return clauses.AT_LEAST_N_OF_PLAINLY.format(n=count, parts=each)
        if count == 1:
            return clauses.NONE_OF_PLAINLY.format(parts=each)
        return clauses.FEWER_THAN_N_OF_PLAINLY.format(most=count - 1, parts=each)

    def _opposite(self, part: Condition) -> str:
        if isinstance(part, AtLeastNOf):
            return self._counted(part.count, part.parts, negated=True)
        return clauses.NOT.format(part=self._grouped(part))

    # Tests ------------------------------------------------------------------------------------------

    def _tests(self, tests: tuple[Test, ...]) -> str:
        """Tests of one measure as one clause."""
        if tests[0].measure in STATE_MEASURES:
            return state_sentence(tests, self.protocol)
        measure = self.measures[tests[0].measure]
        name = measure_name(measure, self.voice)
        # Today's value is said before its change.
        tests = tuple(sorted(tests, key=lambda test: not isinstance(test.view, Now)))
        parts = [self._clause(test) for test in tests]
        if self._plainly or (len(tests) == 1 and self._is_answer(tests[0], measure)):
            return english.ANSWERED.format(name=name, value=listed(parts, tongue=self.voice.tongue))
        if len(tests) == 1:
            words = self._said(tests[0], parts[0])
        else:
            words = listed(
                [self._said(test, clause, alone=False) for test, clause in zip(tests, parts, strict=True)]
            )
        return clauses.SEEN.format(name=name, value=words)

    @staticmethod
    def _is_answer(test: Test, measure: Measure) -> bool:
        worded = measure.is_worded or measure.range == (0.0, 1.0)
        return worded and isinstance(test.comparison, Within)

    def _said(self, test: Test, clause: str, *, alone: bool = True) -> str:
        """A clause after the name of its measure: `at least 3`, `is full`, `rose by 2 or more`."""
        has_verb = isinstance(test.view, Rise | Fall | Gain)
        needs_verb = not alone or isinstance(test.comparison, Within)
        return clauses.IS.format(what=clause) if needs_verb and not has_verb else clause

    def _clause(self, test: Test) -> str:
        measure = self.measures[test.measure]
        match test.view:
            case Now():
                return comparison_words(test.comparison, measure, self.voice)
            case ShortOf(reference):
                if self._plainly:
                    behind = english_plain.BEHIND_WHAT[reference.value]
                    return self._behind(test, measure, self.voice.tongue.say(behind))
                return clauses.SHORT_OF[reference.value].format(what=self._amount(test, measure))
            case ShareOf(reference):
                words = english_plain.SHARE_OF_PLAINLY if self._plainly else clauses.SHARE_OF
                return self.voice.tongue.say(words[reference.value], what=self._share(test))
            case Rise(check_ins) | Fall(check_ins):
                return self._change(test, measure, check_ins)
            case Gain(check_ins):
                return self._gain(test, measure, check_ins)
            case ExcessOverBest(count):
                return self._excess(test, measure, count)
            case Throughout(run):
                what = comparison_words(test.comparison, measure, self.voice)
                return clauses.THROUGHOUT[run.of.value].format(what=what, run=_run(run.count, run.of.value))
            case _:
                assert_never(test.view)

    def _amount(self, test: Test, measure: Measure) -> str:
        return _compared(
            test.comparison, self.voice, lambda number: amount_words(measure, number, self.voice)
        )

    def _behind(self, test: Test, measure: Measure, reference: str) -> str:
        operator = test.comparison.operator if isinstance(test.comparison, Limit) else Operator.AT_MOST
        amount = amount_words(measure, _threshold(test.comparison), self.voice)
        words = english_plain.BEHIND[operator.value]
        return self.voice.tongue.say(words, amount=amount, reference=reference)

    def _share(self, test: Test) -> str:
        share = clauses.SHARE
        unit = english.PATIENT_UNITS["%"] if self._plainly else (share, share)
        return _compared(test.comparison, self.voice, lambda number: counted(number, unit, self.voice.tongue))

    def _change(self, test: Test, measure: Measure, check_ins: int) -> str:
        rising = isinstance(test.view, Rise)
        amount = amount_words(measure, _threshold(test.comparison), self.voice)
        if self._plainly:
            plainly = clauses.ROSE_PLAINLY if rising else clauses.FELL_PLAINLY
            return plainly.format(amount=amount)
        words = clauses.ROSE if rising else clauses.FELL
        return words.format(amount=amount, check_ins=_run(check_ins, "check_ins"))

    def _gain(self, test: Test, measure: Measure, check_ins: int) -> str:
        words = clauses.GAINED_PLAINLY if self._plainly else clauses.GAINED
        amount = amount_words(measure, _threshold(test.comparison), self.voice)
        return words.format(
            what=clauses.LESS_THAN.format(amount=amount), check_ins=_run(check_ins, "check_ins")
        )

    def _excess(self, test: Test, measure: Measure, count: int) -> str:
        run = _run(count, "check_ins")
        if self._plainly:
            return clauses.WORSE_PLAINLY.format(check_ins=run)
        if test.comparison == _ANY_EXCESS:
            higher = measure.best == measure.range[0]
            words = clauses.ABOVE_ITS_BEST if higher else clauses.BELOW_ITS_BEST
            return words.format(check_ins=run)
        return clauses.WORSE_THAN_BEST.format(what=self._amount(test, measure), check_ins=run)


def _compared(comparison: Comparison, voice: Voice, words: Callable[[float], str]) -> str:
    """A comparison in words; `words` says one number of it."""
    tongue = voice.tongue
    match comparison:
        case Limit(operator, threshold):
            table = english.COMPARED_PLAINLY if voice.plainly else clauses.COMPARED
            return tongue.say(table[operator.value], value=words(threshold))
        case Within(ranges):
            said = [
                words(low) if low == high else tongue.say(english.BETWEEN, low=words(low), high=words(high))
                for low, high in ranges
            ]
            return listed(said, english.OR, tongue)
        case _:
            assert_never(comparison)


def _threshold(comparison: Comparison) -> float:
    return comparison.threshold if isinstance(comparison, Limit) else comparison.ranges[0][0]


def _run(count: int, of: str) -> str:
    things = {"check_ins": english.CHECK_INS, "sessions": english.SESSIONS, "days": english.DAYS}[of]
    return things[0].format(n="").strip() if count == 1 else counted(count, things)


def _all_that_fit(measure: Measure, highest: float) -> tuple[float, ...]:
    """The values up to a highest one, where they are so few that naming them reads best."""
    lowest = measure.range[0]
    if highest == lowest:
        return (lowest,)
    return (lowest, highest) if measure.is_worded and highest == lowest + 1 else ()
