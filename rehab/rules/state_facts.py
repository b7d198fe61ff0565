"""State facts: what the course itself knows at one visit, as intervals.

A moment flows in, intervals flow out: time, level, sessions and holds, which no one observes.
"""

from collections.abc import Callable, Mapping
from datetime import date

from rehab.rules.interval import OPEN, Interval, number_or_open, point
from rehab.rules.model import Moment
from rehab.terms.ids import MeasureId
from rehab.terms.state_measure import (
    AGE,
    HOLDS_IN_A_ROW,
    LEVEL,
    SESSIONS_AT_LEVEL,
    SESSIONS_REPORTED,
    TIME_AT_LEVEL,
    TIME_SINCE_SESSION,
    TIME_SINCE_START,
)


def of_state(measure: MeasureId, moment: Moment) -> Interval:
    """What the course knows of one state measure; durations count days."""
    return _STATE[measure](moment)


def _days_since(moment: Moment, day: date | None) -> Interval:
    return point(0.0 if day is None else float((moment.today - day).days))


def _age(moment: Moment) -> Interval:
    born = moment.series.birth_year
    return OPEN if born is None else point(float(moment.today.year - born))


_STATE: Mapping[MeasureId, Callable[[Moment], Interval]] = {
    TIME_SINCE_START: lambda moment: _days_since(moment, moment.state.clock_start),
    TIME_SINCE_SESSION: lambda moment: _days_since(moment, moment.state.last_session),
    TIME_AT_LEVEL: lambda moment: _days_since(moment, moment.state.level_since),
    SESSIONS_AT_LEVEL: lambda moment: number_or_open(moment.state.sessions_at_level),
    SESSIONS_REPORTED: lambda moment: number_or_open(moment.state.sessions_reported),
    HOLDS_IN_A_ROW: lambda moment: point(moment.state.irritable_holds),
    LEVEL: lambda moment: point(moment.state.place),
    AGE: _age,
}
