"""Facts: the fields of a lowered rule set, worked out once for one visit.

A lowered form and a moment flow in, one interval a field flows out. The views over time are worked
out here a second time, apart from the reference evaluator, so that each can catch the other's fault.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import TypeVar, assert_never

from rehab.patient.model import Observed, SessionLine, Visit
from rehab.patient.reading import Reading, Role, at_visit, other_side, reading
from rehab.protocol.condition import Counted, Reference, Run
from rehab.rules.interval import (
    OPEN,
    Interval,
    difference,
    least,
    most,
    number_or_open,
    of_reading,
    percentage,
    point,
    yes_no,
)
from rehab.rules.lowered import (
    Change,
    Excess,
    Extreme,
    Field,
    FlagOpen,
    Gained,
    HasLookBack,
    HasRun,
    Last,
    Lowered,
    RunExtreme,
    SessionWorst,
    Share,
    Short,
    StateNumber,
)
from rehab.rules.model import Moment
from rehab.rules.state_facts import of_state
from rehab.terms.measure import Measure, RecordedAt, Worse

Facts = tuple[Interval, ...]
"""One interval a field, in the order of the lowered form's fields."""

_PLACES = 4
_Rows = Sequence[Visit] | Sequence[SessionLine]
_Row = TypeVar("_Row", Visit, SessionLine)


def facts(lowered: Lowered, moment: Moment) -> Facts:
    """What is known of every field at one visit.

    Args:
        lowered: the lowered form.
        moment: the visit, with the series and the state before it.
    """
    return tuple(map(_Sight(lowered, moment).number, lowered.fields))


@dataclass(slots=True)
class _Sight:
    """One visit, looked at for one field after another."""

    lowered: Lowered
    moment: Moment
    _lines: tuple[SessionLine, ...] | None = field(default=None)

    def number(self, wanted: Field) -> Interval:
        """What is known of one field."""
        match wanted:
            case Last():
                return self._today(self.lowered.measures[wanted.measure], wanted.role)
            case SessionWorst():
                return _worst_line(self.lowered.measures[wanted.measure], self.moment)
            case Short() | Share():
                return self._compared(wanted)
            case StateNumber(name):
                return of_state(name, self.moment)
            case FlagOpen(rule):
                return yes_no(rule in self.moment.state.open_flags)
            case HasRun(run, window_days):
                return yes_no(self._run(run, window_days))
            case HasLookBack(after, days):
                return yes_no(self._look_back(after, 1, days))
            case RunExtreme() | Change() | Excess() | Gained():
                return self._over_time(wanted)
            case _:
                assert_never(wanted)

    # Today -----------------------------------------------------------------------------------------

    def _today(self, measure: Measure, role: Role) -> Interval:
        if measure.recorded is RecordedAt.SESSION:
            return _worst_line(measure, self.moment)
        return of_reading(reading(self.moment.series, self.moment.at, measure, role))

    def _compared(self, wanted: Short | Share) -> Interval:
        measure = self.lowered.measures[wanted.measure]
        today = self._today(measure, wanted.role)
        target = self._target(measure, wanted.reference, wanted.role)
        return _worse_by(measure, today, target) if isinstance(wanted, Short) else percentage(today, target)

    def _target(self, measure: Measure, reference: Reference, role: Role) -> Interval:
        visits = self.moment.series.visits
        match reference:
            case Reference.OTHER_SIDE:
                return of_reading(other_side(self.moment.series, self.moment.at, measure, role))
            case Reference.EXPECTED:
                days = (self.moment.today - self.moment.state.clock_start).days
                return point(_on_curve(self.lowered.curves[measure.id].points, days / 7))
            case Reference.FIRST:
                for place in range(self.moment.at + 1):
                    if (first := _fully(measure, visits[place])) is not None:
                        return point(first.number)
                return OPEN
            case Reference.BEST:
                return _best(measure, visits[: self.moment.at + 1])
            case _:
                assert_never(reference)

    # Over time -------------------------------------------------------------------------------------

    def _over_time(self, wanted: RunExtreme | Change | Excess | Gained) -> Interval:
        match wanted:
            case RunExtreme():
                return self._run_extreme(wanted)
            case Change():
                return self._change(wanted)
            case Excess():
                return self._excess(wanted)
            case Gained():
                return self._gained(wanted)
            case _:
                assert_never(wanted)

    def _change(self, wanted: Change) -> Interval:
        measure = self.lowered.measures[wanted.measure]
        seen = _here(measure, self.moment.series.visits[self.moment.at], wanted.role)
        earlier = self._look_back(0, wanted.check_ins, wanted.days)
        best, today = _best(measure, earlier, like=seen.observed), of_reading(seen)
        return difference(best, today) if wanted.falling else difference(today, best)

    def _gained(self, wanted: Gained) -> Interval:
        measure = self.lowered.measures[wanted.measure]
        visits = self._last_visits(wanted.check_ins, wanted.days)
        seen = [one for visit in visits if (one := _fully(measure, visit)) is not None]
        if len(seen) < wanted.check_ins or len({(one.method, one.position) for one in seen}) > 1:
            return OPEN
        first, later = seen[0].number, [one.number for one in seen[1:]]
        gain = first - min(later) if measure.worse is Worse.HIGHER else max(later) - first
        return point(round(gain, _PLACES))

    def _excess(self, wanted: Excess) -> Interval:
        measure = self.lowered.measures[wanted.measure]
        visits = self._last_visits(wanted.count, wanted.days)
        earlier = self._look_back(wanted.count - 1, wanted.check_ins, wanted.days)
        if not visits or not earlier:
            return OPEN
        seen = [_here(measure, visit, wanted.role) for visit in visits]
        best = _best(measure, earlier, like=seen[-1].observed)
        worse_by = [_worse_by(measure, of_reading(one), best) for one in seen]
        return least(worse_by) if wanted.extreme is Extreme.LEAST else most(worse_by)

    def _run_extreme(self, wanted: RunExtreme) -> Interval:
        measure = self.lowered.measures[wanted.measure]
        rows = self._run(wanted.run, wanted.window_days)
        if not rows:
            return OPEN
        values = [_in_row(measure, row, wanted.role) for row in rows]
        return least(values) if wanted.extreme is Extreme.LEAST else most(values)

    # Rows ------------------------------------------------------------------------------------------

    def _run(self, run: Run, window_days: int) -> _Rows:
        """The rows of a whole run; none if there are too few, or a gap is too long."""
        match run.of:
            case Counted.CHECK_INS:
                return self._last_visits(run.count, window_days)
            case Counted.DAYS:
                return self._last_days(run.count, window_days)
            case Counted.SESSIONS:
                return _unbroken(self._all_lines()[-run.count :], run.count, window_days)
            case _:
                assert_never(run.of)

    def _last_visits(self, count: int, window_days: int) -> Sequence[Visit]:
        end = self.moment.at + 1
        return _unbroken(self.moment.series.visits[max(end - count, 0) : end], count, window_days)

    def _last_days(self, count: int, window_days: int) -> Sequence[Visit]:
        """The visits from the last one that is `count` days old or older."""
        visits, today = self.moment.series.visits, self.moment.today
        for place in range(self.moment.at, -1, -1):
            if (today - visits[place].on).days >= count:
                covering = visits[place : self.moment.at + 1]
                return _unbroken(covering, len(covering), window_days)
        return ()

    def _look_back(self, after: int, check_ins: int, days: int) -> Sequence[Visit]:
        """The visits before the newest `after` + 1 that are young enough."""
        end = max(self.moment.at - after, 0)
        visits, today = self.moment.series.visits[max(end - check_ins, 0) : end], self.moment.today
        for place, visit in enumerate(visits):
            if (today - visit.on).days <= days:
                return visits[place:]
        return ()

    def _all_lines(self) -> tuple[SessionLine, ...]:
        """Every session line up to today, by date."""
        if self._lines is None:
            visits = self.moment.series.visits[: self.moment.at + 1]
            lines = [line for visit in visits if visit.sessions for line in visit.sessions]
            self._lines = tuple(sorted(lines, key=attrgetter("on")))
        return self._lines


def _unbroken(rows: Sequence[_Row], count: int, window_days: int) -> Sequence[_Row]:
    """The rows, if they are so many and no gap between two of them is longer than the window."""
    if len(rows) < count:
        return ()
    for place in range(1, len(rows)):
        if (rows[place].on - rows[place - 1].on).days > window_days:
            return ()
    return rows


# Values in one row -----------------------------------------------------------------------------------


def _here(measure: Measure, visit: Visit, role: Role) -> Reading:
    return at_visit(measure, visit.observed.get(measure.id, ()), role)


def _fully(measure: Measure, visit: Visit) -> Observed | None:
    """The observation of full standing that a visit holds."""
    seen = _here(measure, visit, Role.GATE)
    return None if seen.low is None else seen.observed


def _in_row(measure: Measure, row: Visit | SessionLine, role: Role) -> Interval:
    if isinstance(row, SessionLine):
        return number_or_open(row.values.get(measure.id))
    return of_reading(_here(measure, row, role))


def _best(measure: Measure, visits: Iterable[Visit], like: Observed | None = None) -> Interval:
    """The best value of full standing, taken the same way as `like`."""
    numbers = [
        one.number
        for visit in visits
        if (one := _fully(measure, visit)) is not None
        and (like is None or (one.method, one.position) == (like.method, like.position))
    ]
    if not numbers:
        return OPEN
    return point(min(numbers) if measure.worse is Worse.HIGHER else max(numbers))


def _worse_by(measure: Measure, value: Interval, reference: Interval) -> Interval:
    """How far a value lies from a reference, counted in the worse direction."""
    if measure.worse is Worse.HIGHER:
        return difference(value, reference)
    return difference(reference, value)


def _worst_line(measure: Measure, moment: Moment) -> Interval:
    """The worst of the sessions since the visit before; as good as can be if there were none."""
    lines = moment.series.visits[moment.at].sessions
    if lines is None and moment.state.level is not None:
        return OPEN
    if not lines:
        return point(measure.range[0 if measure.worse is Worse.HIGHER else 1])
    known = [number for line in lines if (number := line.values.get(measure.id)) is not None]
    if not known:
        return OPEN
    is_whole = len(known) == len(lines)
    if measure.worse is Worse.HIGHER:
        return (max(known), max(known) if is_whole else measure.range[1])
    return (min(known) if is_whole else measure.range[0], min(known))


def _on_curve(points: Sequence[tuple[float, float]], weeks: float) -> float:
    """The height of a curve at a week: straight between its points, level beyond its ends."""
    after = bisect_right(points, weeks, key=itemgetter(0))
    if after == 0:
        return round(points[0][1], _PLACES)
    if after == len(points):
        return round(points[-1][1], _PLACES)
    (week_0, value_0), (week_1, value_1) = points[after - 1], points[after]
    return round(value_0 + (value_1 - value_0) * (weeks - week_0) / (week_1 - week_0), _PLACES)
