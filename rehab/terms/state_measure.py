"""State measures: what the course itself knows, so that rules can ask about time, level and holds.

They are tested like any measure (`time_since_start: {at_least: 6 weeks}`), but no one observes
them: their values come from the calendar and from the fold over earlier decisions.
"""

from collections.abc import Mapping
from enum import StrEnum

from rehab.frozen import FrozenStruct
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Worse


class StateUnit(StrEnum):
    """How a threshold of a state measure is written."""

    DURATION = "duration"
    COUNT = "count"
    LEVEL = "level"
    YEARS = "years"


class StateMeasure(FrozenStruct):
    """A measure of the course; durations count days."""

    id: MeasureId
    title: str
    unit: StateUnit
    worse: Worse


TIME_SINCE_START = MeasureId("time_since_start")
TIME_SINCE_SESSION = MeasureId("time_since_session")
TIME_AT_LEVEL = MeasureId("time_at_level")
SESSIONS_AT_LEVEL = MeasureId("sessions_at_level")
SESSIONS_REPORTED = MeasureId("sessions_reported")
HOLDS_IN_A_ROW = MeasureId("holds_in_a_row")
LEVEL = MeasureId("level")
AGE = MeasureId("age")

STATE_MEASURES: Mapping[MeasureId, StateMeasure] = {
    measure.id: measure
    for measure in (
        StateMeasure(TIME_SINCE_START, "time since the operation or start", StateUnit.DURATION, Worse.LOWER),
        StateMeasure(TIME_SINCE_SESSION, "time since the last session", StateUnit.DURATION, Worse.HIGHER),
        StateMeasure(TIME_AT_LEVEL, "time at this level", StateUnit.DURATION, Worse.NONE),
        StateMeasure(SESSIONS_AT_LEVEL, "sessions done at this level", StateUnit.COUNT, Worse.LOWER),
        StateMeasure(
            SESSIONS_REPORTED, "sessions done since the last check-in", StateUnit.COUNT, Worse.LOWER
        ),
        StateMeasure(
            HOLDS_IN_A_ROW, "irritable holds in a row before this check-in", StateUnit.COUNT, Worse.HIGHER
        ),
        StateMeasure(LEVEL, "level", StateUnit.LEVEL, Worse.NONE),
        StateMeasure(AGE, "age", StateUnit.YEARS, Worse.HIGHER),
    )
}
