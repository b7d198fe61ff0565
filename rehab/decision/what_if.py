"""What if a value were another: the same moment with one measure changed or filled in.

A moment and an assumption flow in, another moment flows out. Nothing here decides; it lets the same
engine answer "what would settle it" and "would it flip within the measurement error".
"""

from collections.abc import Mapping
from datetime import date

from rehab.decision.model import SESSIONS, Before
from rehab.frozen import replace
from rehab.patient.model import Observed, Series, SessionLine, Visit
from rehab.rules.model import Moment
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure, RecordedAt, Worse
from rehab.terms.state_measure import AGE

_OTHER_SIDE = ":other_side"
_GROWN_UP = 18


def other_side_of(measure: MeasureId) -> MeasureId:
    """The name that `needs` gives to a measure of the other knee."""
    return MeasureId(measure + _OTHER_SIDE)


def without_side(need: MeasureId) -> MeasureId:
    """The measure that a need speaks of."""
    return MeasureId(need.removesuffix(_OTHER_SIDE))


def is_other_side(need: MeasureId) -> bool:
    """True if a need speaks of the other knee."""
    return need.endswith(_OTHER_SIDE)


def assume_well(
    moment: Moment,
    before: Before,
    need: MeasureId,
    measures: Mapping[MeasureId, Measure],
    enough_sessions: int,
) -> tuple[Moment, Before]:
    """The moment as it would be if something unknown were asked today and came out well.

    Args:
        moment: the visit.
        before: what the course knows before it.
        need: a measure, a measure of the other side, age, or `sessions`.
        measures: the catalogue.
        enough_sessions: sessions that would be enough.
    """
    if need == SESSIONS:
        visit = _today(moment)
        said = visit if visit.sessions is not None else replace(visit, sessions=())
        state = replace(moment.state, sessions_at_level=enough_sessions, sessions_reported=enough_sessions)
        told = replace(before, state=state, sessions_unsaid=False)
        return replace(_with_today(moment, said), state=state), told
    if need == AGE:
        return replace(
            moment, series=replace(moment.series, birth_year=moment.today.year - _GROWN_UP)
        ), before
    measure = measures[without_side(need)]
    if measure.recorded is RecordedAt.SESSION:
        return _with_today(moment, _filled(_today(moment), measure)), before
    if is_other_side(need):
        worst = measure.range[1 if measure.worse is Worse.HIGHER else 0]
        return _with_today(
            moment, _observing(_today(moment), _alike(measure, moment, worst), other=True)
        ), before
    return _with_today(moment, _observing(_today(moment), _alike(measure, moment, measure.best))), before


def with_number(moment: Moment, measure: MeasureId, number: float) -> Moment:
    """The moment as it would be if the last known value of a measure had been another."""
    series = moment.series
    for place in range(moment.at, -1, -1):
        visit = series.visits[place]
        observed = visit.observed.get(measure, ())
        if any(one.full for one in observed):
            changed = tuple(replace(one, number=number) for one in observed)
            moved = replace(visit, observed={**visit.observed, measure: changed})
            return replace(moment, series=series.with_visit(place, moved))
    return moment


def last_known(moment: Moment, measure: MeasureId) -> Observed | None:
    """The last value of full standing of a measure, however old."""
    for visit in reversed(moment.series.visits[: moment.at + 1]):
        full = [one for one in visit.observed.get(measure, ()) if one.full]
        if full:
            return full[0]
    return None


def _today(moment: Moment) -> Visit:
    return moment.series.visits[moment.at]


def _with_today(moment: Moment, visit: Visit) -> Moment:
    visits = (*moment.series.visits[: moment.at], visit, *moment.series.visits[moment.at + 1 :])
    series: Series = replace(moment.series, visits=visits)
    return replace(moment, series=series)


def _alike(measure: Measure, moment: Moment, number: float) -> Observed:
    """A value of today, taken as the last one was, so that the two can be compared."""
    last = last_known(moment, measure.id)
    method, position = ("", "") if last is None else (last.method, last.position)
    today: date = moment.today
    return Observed(measure.id, number, today, measure.reporters[0], method=method, position=position)


def _observing(visit: Visit, observed: Observed, *, other: bool = False) -> Visit:
    absent = {name: why for name, why in visit.absent.items() if name != observed.measure}
    if other:
        return replace(visit, other={**visit.other, observed.measure: (observed,)})
    return replace(visit, observed={**visit.observed, observed.measure: (observed,)}, absent=absent)


def _filled(visit: Visit, measure: Measure) -> Visit:
    lines = tuple(
        line
        if measure.id in line.values
        else SessionLine(line.on, line.level, {**line.values, measure.id: measure.best})
        for line in visit.sessions or ()
    )
    return replace(visit, sessions=lines)
