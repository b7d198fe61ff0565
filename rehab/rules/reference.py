"""The reference evaluator: it defines the right answer, and every other engine must agree with it.

A rule set and a moment flow in, traces flow out: the truth of each condition and of all its parts,
with what was seen. It reads the authored tree over the raw series, and is written to be read, not
to be fast. Negation travels down to the tests, because a test over time that has too little history
is NO in a cautious rule and UNKNOWN in a gate, also under `not`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from rehab.patient.model import SessionLine, Visit
from rehab.patient.reading import (
    UNKNOWN,
    Reading,
    Role,
    as_good_as_can_be,
    at_visit,
    better_of,
    known,
    of_line,
    other_side,
    reading,
)
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
    Within,
)
from rehab.protocol.model import Curve
from rehab.rules.model import CourseState, Entry, EntryId, Moment, RuleSet
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Measure, RecordedAt, Worse
from rehab.terms.state_measure import (
    AGE,
    HOLDS_IN_A_ROW,
    LEVEL,
    SESSIONS_AT_LEVEL,
    SESSIONS_REPORTED,
    STATE_MEASURES,
    TIME_AT_LEVEL,
    TIME_SINCE_SESSION,
    TIME_SINCE_START,
)
from rehab.terms.truth import Truth, all_of, any_of, at_least_n_of

_Dated = TypeVar("_Dated", Visit, SessionLine)

DECIMALS = 4
"""Decimals kept of every worked-out number, so that all engines compare the same number."""


@dataclass(frozen=True, slots=True)
class Trace:
    """The truth of a condition, of its parts, and what a test saw.

    Attributes:
        truth: its truth; of its opposite where `negated` says that it stands under a `not`.
        seen: for a test the readings it compared, today's last.
        too_little_history: true if a test over time had nothing to look back on.
    """

    condition: Condition
    truth: Truth
    parts: tuple["Trace", ...] = ()
    seen: tuple[Reading, ...] = ()
    too_little_history: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class EntryTrace:
    """The truth of an entry and how it came about."""

    entry: Entry
    truth: Truth
    when: Trace
    applies: Trace | None
    flag_open: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a test compares: the test must hold for every one of the readings."""

    readings: tuple[Reading, ...] = ()
    too_little_history: bool = False


_TOO_LITTLE_HISTORY = _Seen(too_little_history=True)


class ReferenceEngine:
    """Evaluates the entries of one rule set, one moment at a time."""

    def __init__(self, rules: RuleSet, catalogue: Catalogue) -> None:
        """Take the rule set and the catalogue that its measures come from."""
        self._rules = rules
        self._measures = catalogue.by_id
        self._curves = {curve.measure: curve for curve in rules.protocol.curves}

    def truths(self, moment: Moment) -> Mapping[EntryId, Truth]:
        """The truth of every entry."""
        return {trace.entry.id: trace.truth for trace in self.traces(moment)}

    def traces(self, moment: Moment) -> tuple[EntryTrace, ...]:
        """Every entry with the truth of all its parts."""
        return tuple(self.trace(entry, moment) for entry in self._rules.entries)

    def trace(self, entry: Entry, moment: Moment) -> EntryTrace:
        """One entry: its condition where it applies, or its red flag still open."""
        eyes = _Eyes(moment, entry.role, self._measures, self._curves)
        when = eyes.trace(entry.when, negated=False)
        applies = None if entry.applies_when is None else eyes.trace(entry.applies_when, negated=False)
        flag_open = entry.flag is not None and entry.flag in moment.state.open_flags
        truth = when.truth if applies is None else all_of((applies.truth, when.truth))
        return EntryTrace(entry, Truth.YES if flag_open else truth, when, applies, flag_open)


def compare(seen: Reading, comparison: Comparison) -> Truth:
    """YES if every number within the bounds passes, NO if none does, else UNKNOWN."""
    lowest, highest = seen.low, seen.high
    match comparison:
        case Limit(Operator.AT_LEAST, limit):
            return _by_bounds(
                certainly=lowest is not None and lowest >= limit,
                never=highest is not None and highest < limit,
            )
        case Limit(Operator.ABOVE, limit):
            return _by_bounds(
                certainly=lowest is not None and lowest > limit,
                never=highest is not None and highest <= limit,
            )
        case Limit(Operator.AT_MOST, limit):
            return _by_bounds(
                certainly=highest is not None and highest <= limit,
                never=lowest is not None and lowest > limit,
            )
        case Limit(Operator.BELOW, limit):
            return _by_bounds(
                certainly=highest is not None and highest < limit,
                never=lowest is not None and lowest >= limit,
            )
        case Within(ranges):
            return any_of(all_of((_at_least(seen, low), _at_most(seen, high))) for low, high in ranges)
        case Limit():
            raise AssertionError(comparison)
        case _:
            assert_never(comparison)


def _at_least(seen: Reading, threshold: float) -> Truth:
    return compare(seen, Limit(Operator.AT_LEAST, threshold))


def _at_most(seen: Reading, threshold: float) -> Truth:
    return compare(seen, Limit(Operator.AT_MOST, threshold))


def _by_bounds(*, certainly: bool, never: bool) -> Truth:
    if certainly:
        return Truth.YES
    return Truth.NO if never else Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class _Eyes:
    """One moment seen in one role."""

    moment: Moment
    role: Role
    measures: Mapping[MeasureId, Measure]
    curves: Mapping[MeasureId, Curve]

    def trace(self, condition: Condition, *, negated: bool) -> Trace:
        """The truth of a condition, or of its opposite if it stands under `not`."""
        match condition:
            case Test():
                return self._test(condition, negated=negated)
            case Not(part):
                inner = self.trace(part, negated=not negated)
                return Trace(condition, inner.truth, (inner,), negated=negated)
            case Named(_, part):
                inner = self.trace(part, negated=negated)
                return Trace(condition, inner.truth, (inner,), negated=negated)
            case All(parts):
                traces = self._each(parts, negated=negated)
                return Trace(
                    condition, (any_of if negated else all_of)(_truths(traces)), traces, negated=negated
                )
            case AnyOf(parts):
                traces = self._each(parts, negated=negated)
                return Trace(
                    condition, (all_of if negated else any_of)(_truths(traces)), traces, negated=negated
                )
            case AtLeastNOf(count, parts):
                traces = self._each(parts, negated=negated)
                enough = len(parts) - count + 1 if negated else count
                return Trace(condition, at_least_n_of(enough, _truths(traces)), traces, negated=negated)
            case _:
                assert_never(condition)

    def _each(self, parts: Sequence[Condition], *, negated: bool) -> tuple[Trace, ...]:
        return tuple(self.trace(part, negated=negated) for part in parts)

    def _test(self, test: Test, *, negated: bool) -> Trace:
        seen = self._see(test)
        if seen.too_little_history:
            truth = Truth.NO if self.role is Role.CAUTIOUS else Truth.UNKNOWN
            return Trace(test, truth, too_little_history=True, negated=negated)
        truth = all_of(compare(one, test.comparison) for one in seen.readings)
        return Trace(test, truth.negated if negated else truth, seen=seen.readings, negated=negated)

    def _see(self, test: Test) -> _Seen:
        if test.measure in STATE_MEASURES:
            return _Seen((_of_state(test.measure, self.moment),))
        measure = self.measures[test.measure]
        match test.view:
            case Now():
                return _Seen((self._now(measure),))
            case ShortOf(reference):
                return _Seen((self._short_of(measure, reference),))
            case ShareOf(reference):
                return _Seen((self._share_of(measure, reference),))
            case Rise(check_ins, days):
                return self._change(measure, check_ins, days, falling=False)
            case Fall(check_ins, days):
                return self._change(measure, check_ins, days, falling=True)
            case Gain(check_ins, days):
                return self._gain(measure, check_ins, days)
            case ExcessOverBest(count, check_ins, days):
                return self._excess(measure, count, check_ins, days)
            case Throughout(run, window_days):
                return self._throughout(measure, run, window_days)
            case _:
                assert_never(test.view)

    # One value ------------------------------------------------------------------------------

    def _now(self, measure: Measure) -> Reading:
        if measure.recorded is RecordedAt.CHECK_IN:
            return reading(self.moment.series, self.moment.at, measure, self.role)
        return worst_session(measure, self.moment)

    def _short_of(self, measure: Measure, reference: Reference) -> Reading:
        target = self._target(measure, reference)
        now = self._now(measure)
        if measure.worse is Worse.HIGHER:
            return _less(now, target)
        return _less(target, now)

    def _share_of(self, measure: Measure, reference: Reference) -> Reading:
        target = self._target(measure, reference).point
        now = self._now(measure)
        if target is None or target <= 0:
            return UNKNOWN
        return Reading(_share(now.low, target), _share(now.high, target), now.on, now.absence, now.observed)

    def _target(self, measure: Measure, reference: Reference) -> Reading:
        series, at = self.moment.series, self.moment.at
        match reference:
            case Reference.OTHER_SIDE:
                return other_side(series, at, measure)
            case Reference.EXPECTED:
                return known(self._expected(measure))
            case Reference.FIRST:
                return next(
                    (self._full_here(measure, visit) for visit in self._visits_with(measure)), UNKNOWN
                )
            case Reference.BEST:
                numbers = [
                    point
                    for visit in self._visits_with(measure)
                    if (point := self._full_here(measure, visit).point) is not None
                ]
                return known(better_of(measure, numbers)) if numbers else UNKNOWN
            case _:
                assert_never(reference)

    def _expected(self, measure: Measure) -> float:
        weeks = (self.moment.today - self.moment.state.clock_start).days / 7
        return curve_at(self.curves[measure.id].points, weeks)

    # Over time ------------------------------------------------------------------------------

    def _change(self, measure: Measure, check_ins: int, days: int, *, falling: bool) -> _Seen:
        earlier = self._look_back(self.moment.at, check_ins, days)
        if not earlier:
            return _TOO_LITTLE_HISTORY
        now = self._here(measure, self._visits[-1])
        best = self._best_alike(measure, earlier, now)
        return _Seen((_less(best, now) if falling else _less(now, best),))

    def _gain(self, measure: Measure, check_ins: int, days: int) -> _Seen:
        run = self._unbroken(self._visits[-check_ins:], days)
        if len(run) < check_ins:
            return _TOO_LITTLE_HISTORY
        values = [self._full_here(measure, visit) for visit in run]
        numbers = [value.point for value in values if value.point is not None and _alike(value, values[-1])]
        if len(numbers) < check_ins:
            return _Seen((UNKNOWN,))
        best, first = known(better_of(measure, numbers[1:])), known(numbers[0])
        return _Seen((_less(first, best) if measure.worse is Worse.HIGHER else _less(best, first),))

    def _excess(self, measure: Measure, count: int, check_ins: int, days: int) -> _Seen:
        run = self._unbroken(self._visits[-count:], days)
        earlier = self._look_back(self.moment.at - count + 1, check_ins, days)
        if len(run) < count or not earlier:
            return _TOO_LITTLE_HISTORY
        best = self._best_alike(measure, earlier, self._here(measure, run[-1]))
        values = [self._here(measure, visit) for visit in run]
        if measure.worse is Worse.HIGHER:
            return _Seen(tuple(_less(value, best) for value in values))
        return _Seen(tuple(_less(best, value) for value in values))

    def _throughout(self, measure: Measure, run: Run, window_days: int) -> _Seen:
        if run.of is Counted.SESSIONS:
            lines = self._unbroken(session_lines(self._visits)[-run.count :], window_days)
            if len(lines) < run.count:
                return _TOO_LITTLE_HISTORY
            return _Seen(tuple(of_line(measure, line) for line in lines))
        visits = self._last_days(run.count) if run.of is Counted.DAYS else self._visits[-run.count :]
        unbroken = self._unbroken(visits, window_days)
        if not unbroken or len(unbroken) < (run.count if run.of is Counted.CHECK_INS else len(visits)):
            return _TOO_LITTLE_HISTORY
        return _Seen(tuple(self._here(measure, visit) for visit in unbroken))

    def _last_days(self, count: int) -> tuple[Visit, ...]:
        """The visits that cover the last days: from the last one on or before their first day."""
        age = [(self.moment.today - visit.on).days for visit in self._visits]
        anchors = [number for number, days in enumerate(age) if days >= count]
        return self._visits[anchors[-1] :] if anchors else ()

    def _look_back(self, before: int, check_ins: int, days: int) -> tuple[Visit, ...]:
        """The visits before number `before` that a trend looks back on."""
        earlier = self._visits[: max(before, 0)][-check_ins:]
        return tuple(visit for visit in earlier if (self.moment.today - visit.on).days <= days)

    @staticmethod
    def _unbroken(run: Sequence[_Dated], window_days: int) -> tuple[_Dated, ...]:
        """The tail of a run after its last gap that is longer than the window."""
        start = 0
        for number in range(1, len(run)):
            if (run[number].on - run[number - 1].on).days > window_days:
                start = number
        return tuple(run[start:])

    # Values of single visits -------------------------------------------------------------------

    @property
    def _visits(self) -> tuple[Visit, ...]:
        return self.moment.series.visits[: self.moment.at + 1]

    def _visits_with(self, measure: Measure) -> tuple[Visit, ...]:
        return tuple(visit for visit in self._visits if self._full_here(measure, visit).point is not None)

    def _here(self, measure: Measure, visit: Visit) -> Reading:
        return at_visit(measure, visit.observed.get(measure.id, ()), self.role)

    def _full_here(self, measure: Measure, visit: Visit) -> Reading:
        return at_visit(measure, visit.observed.get(measure.id, ()), Role.GATE)

    def _best_alike(self, measure: Measure, visits: Iterable[Visit], now: Reading) -> Reading:
        """The best known value of some visits, taken the same way as now's."""
        values = [value for visit in visits if (value := self._full_here(measure, visit)).point is not None]
        numbers = [value.point for value in values if value.point is not None and _alike(value, now)]
        return known(better_of(measure, numbers)) if numbers else UNKNOWN


def session_lines(visits: Iterable[Visit]) -> tuple[SessionLine, ...]:
    """All session lines of some visits, by date."""
    return tuple(
        sorted((line for visit in visits for line in visit.sessions or ()), key=lambda line: line.on)
    )


def worst_session(measure: Measure, moment: Moment) -> Reading:
    """The worst value over the sessions since the visit before; as good as can be if there were none."""
    lines = moment.series.visits[moment.at].sessions
    if lines is None and moment.state.level is not None:
        return UNKNOWN
    if not lines:
        return as_good_as_can_be(measure)
    numbers = [line.values[measure.id] for line in lines if measure.id in line.values]
    if not numbers:
        return UNKNOWN
    worst = max(numbers) if measure.worse is Worse.HIGHER else min(numbers)
    complete = len(numbers) == len(lines)
    higher_is_worse = measure.worse is Worse.HIGHER
    return Reading(
        low=worst if complete or higher_is_worse else None,
        high=worst if complete or not higher_is_worse else None,
        on=lines[-1].on,
    )


def curve_at(points: Sequence[tuple[float, float]], weeks: float) -> float:
    """The value of a curve at a week: straight between its points, level beyond its ends."""
    before = [point for point in points if point[0] <= weeks]
    after = [point for point in points if point[0] > weeks]
    if not before:
        return round(points[0][1], DECIMALS)
    if not after:
        return round(points[-1][1], DECIMALS)
    (week_0, value_0), (week_1, value_1) = before[-1], after[0]
    return round(value_0 + (value_1 - value_0) * (weeks - week_0) / (week_1 - week_0), DECIMALS)


def _truths(traces: Iterable[Trace]) -> tuple[Truth, ...]:
    return tuple(trace.truth for trace in traces)


def _alike(one: Reading, other: Reading) -> bool:
    """True if two values were taken by the same method and in the same position."""
    if one.observed is None or other.observed is None:
        return True
    return (one.observed.method, one.observed.position) == (other.observed.method, other.observed.position)


def _less(minuend: Reading, subtrahend: Reading) -> Reading:
    return Reading(
        _difference(minuend.low, subtrahend.high),
        _difference(minuend.high, subtrahend.low),
        minuend.on or subtrahend.on,
        minuend.absence or subtrahend.absence,
        minuend.observed or subtrahend.observed,
    )


def _difference(minuend: float | None, subtrahend: float | None) -> float | None:
    return None if minuend is None or subtrahend is None else round(minuend - subtrahend, DECIMALS)


def _share(number: float | None, target: float) -> float | None:
    return None if number is None else round(100 * number / target, DECIMALS)


def _of_state(measure: MeasureId, moment: Moment) -> Reading:
    number = state_number(measure, moment.state, moment)
    return UNKNOWN if number is None else known(float(number), moment.today)


def state_number(measure: MeasureId, state: CourseState, moment: Moment) -> float | None:
    """The number of a state measure: days, counts, place in the ladder or years."""

    def days_since(day: date | None) -> int:
        return 0 if day is None else (moment.today - day).days

    if measure == TIME_SINCE_START:
        return days_since(state.clock_start)
    if measure == TIME_SINCE_SESSION:
        return days_since(state.last_session)
    if measure == TIME_AT_LEVEL:
        return days_since(state.level_since)
    if measure == SESSIONS_AT_LEVEL:
        return state.sessions_at_level
    if measure == SESSIONS_REPORTED:
        return state.sessions_reported
    if measure == HOLDS_IN_A_ROW:
        return state.irritable_holds
    if measure == LEVEL:
        return state.place
    if measure == AGE:
        born = moment.series.birth_year
        return None if born is None else moment.today.year - born
    raise KeyError(measure)
