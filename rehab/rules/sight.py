"""What a test sees: the readings that it compares, read from the raw series.

A moment and a test flow in; readings flow out, or the word that history is too short. Part of the
reference: written to be read, sentence by sentence beside the design, and shared with no other engine.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar, assert_never

from rehab.frozen import FrozenStruct
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
    Counted,
    ExcessOverBest,
    Fall,
    Gain,
    Now,
    Reference,
    Rise,
    Run,
    ShareOf,
    ShortOf,
    Test,
    Throughout,
)
from rehab.protocol.model import Curve
from rehab.rules.model import CourseState, Moment
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure, RecordedAt, Worse
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

_Dated = TypeVar("_Dated", Visit, SessionLine)

DECIMALS = 4
"""Decimals kept of every worked-out number, so that all engines compare the same number."""


class Seen(FrozenStruct):
    """What a test compares: the test must hold for every one of the readings."""

    readings: tuple[Reading, ...] = ()
    too_little_history: bool = False


TOO_LITTLE_HISTORY = Seen(too_little_history=True)


class Sight(FrozenStruct):
    """One moment seen in one role.

    Attributes:
        moment: the visit and the state before it.
        role: who asks: a cautious rule, a red flag or a gate.
        measures: the catalogue.
        curves: expected curves by measure.
    """

    moment: Moment
    role: Role
    measures: Mapping[MeasureId, Measure]
    curves: Mapping[MeasureId, Curve]

    def see(self, test: Test) -> Seen:
        """The readings that a test compares; it must hold for every one of them."""
        if test.measure in STATE_MEASURES:
            return Seen((_of_state(test.measure, self.moment),))
        measure = self.measures[test.measure]
        match test.view:
            case Now():
                return Seen((self._now(measure),))
            case ShortOf(reference):
                return Seen((self._short_of(measure, reference),))
            case ShareOf(reference):
                return Seen((self._share_of(measure, reference),))
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
                return other_side(series, at, measure, self.role)
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

    def _change(self, measure: Measure, check_ins: int, days: int, *, falling: bool) -> Seen:
        earlier = self._look_back(self.moment.at, check_ins, days)
        if not earlier:
            return TOO_LITTLE_HISTORY
        now = self._here(measure, self._visits[-1])
        best = self._best_alike(measure, earlier, now)
        return Seen((_less(best, now) if falling else _less(now, best),))

    def _gain(self, measure: Measure, check_ins: int, days: int) -> Seen:
        run = self._unbroken(self._visits[-check_ins:], days)
        if len(run) < check_ins:
            return TOO_LITTLE_HISTORY
        values = [self._full_here(measure, visit) for visit in run]
        numbers = [value.point for value in values if value.point is not None and _alike(value, values[-1])]
        if len(numbers) < check_ins:
            return Seen((UNKNOWN,))
        best, first = known(better_of(measure, numbers[1:])), known(numbers[0])
        return Seen((_less(first, best) if measure.worse is Worse.HIGHER else _less(best, first),))

    def _excess(self, measure: Measure, count: int, check_ins: int, days: int) -> Seen:
        run = self._unbroken(self._visits[-count:], days)
        earlier = self._look_back(self.moment.at - count + 1, check_ins, days)
        if len(run) < count or not earlier:
            return TOO_LITTLE_HISTORY
        best = self._best_alike(measure, earlier, self._here(measure, run[-1]))
        values = [self._here(measure, visit) for visit in run]
        if measure.worse is Worse.HIGHER:
            return Seen(tuple(_less(value, best) for value in values))
        return Seen(tuple(_less(best, value) for value in values))

    def _throughout(self, measure: Measure, run: Run, window_days: int) -> Seen:
        if run.of is Counted.SESSIONS:
            lines = self._unbroken(session_lines(self._visits)[-run.count :], window_days)
            if len(lines) < run.count:
                return TOO_LITTLE_HISTORY
            return Seen(tuple(of_line(measure, line) for line in lines))
        visits = self._last_days(run.count) if run.of is Counted.DAYS else self._visits[-run.count :]
        unbroken = self._unbroken(visits, window_days)
        if not unbroken or len(unbroken) < (run.count if run.of is Counted.CHECK_INS else len(visits)):
            return TOO_LITTLE_HISTORY
        return Seen(tuple(self._here(measure, visit) for visit in unbroken))

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
    lowest, highest = measure.range
    return Reading(
        low=worst if complete or higher_is_worse else lowest,
        high=worst if complete or not higher_is_worse else highest,
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
