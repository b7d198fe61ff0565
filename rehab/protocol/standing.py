"""Standing parameters: the defaults that every course obeys, each named, so that a protocol can set it.

Nothing flows in; a table flows out. A protocol or overlay gives another value by the same name;
`stricter` says in which direction an overlay may move it without a signature.
"""

from enum import StrEnum

from rehab.frozen import FrozenStruct
from rehab.terms.ids import ParameterId


class Stricter(StrEnum):
    """The direction in which a parameter is stricter."""

    HIGHER = "higher"
    LOWER = "lower"


class StandingParameter(FrozenStruct):
    """A parameter that the engine itself reads, with its default; durations are days."""

    id: ParameterId
    default: float
    unit: str
    stricter: Stricter
    text: str


LOOK_BACK_CHECK_INS = ParameterId("look_back_check_ins")
LOOK_BACK_DAYS = ParameterId("look_back")
PLAN_VALID_DAYS = ParameterId("plan_valid")
SESSIONS_BEFORE_PROGRESS = ParameterId("sessions_before_progress")
LEVELS_PER_WEEK = ParameterId("levels_per_week")
SHORT_GAP_DAYS = ParameterId("short_gap")
LONG_GAP_DAYS = ParameterId("long_gap")
DATA_HOLDS_BEFORE_REVIEW = ParameterId("data_holds_before_review")
GATE_HOLDS_BEFORE_REVIEW = ParameterId("gate_holds_before_review")
CHECK_INS_BEFORE_REVIEW = ParameterId("check_ins_before_review")
DAYS_BEFORE_REVIEW = ParameterId("days_before_review")
UNSEEN_DAYS_BEFORE_CALL = ParameterId("unseen_before_call")
UNKNOWN_BEFORE_ACTING = ParameterId("unknown_check_ins_before_acting")

STANDING: tuple[StandingParameter, ...] = (
    StandingParameter(
        LOOK_BACK_CHECK_INS, 3, "check_ins", Stricter.HIGHER, "check-ins that a trend looks back on"
    ),
    StandingParameter(LOOK_BACK_DAYS, 28, "days", Stricter.HIGHER, "days that a trend looks back on"),
    StandingParameter(PLAN_VALID_DAYS, 7, "days", Stricter.LOWER, "days that a week's sheet is valid"),
    StandingParameter(
        SESSIONS_BEFORE_PROGRESS, 2, "sessions", Stricter.HIGHER, "sessions at a level before the next one"
    ),
    StandingParameter(
        LEVELS_PER_WEEK, 2, "levels", Stricter.LOWER, "levels that can be gained in seven days"
    ),
    StandingParameter(
        SHORT_GAP_DAYS, 7, "days", Stricter.LOWER, "days without a session that cost one level"
    ),
    StandingParameter(
        LONG_GAP_DAYS, 14, "days", Stricter.LOWER, "days without a session that cost two levels"
    ),
    StandingParameter(
        DATA_HOLDS_BEFORE_REVIEW,
        2,
        "holds",
        Stricter.LOWER,
        "holds in a row from the first for missing data on before a review",
    ),
    StandingParameter(
        GATE_HOLDS_BEFORE_REVIEW, 3, "holds", Stricter.LOWER, "holds at a gate in a row before a review"
    ),
    StandingParameter(
        CHECK_INS_BEFORE_REVIEW,
        4,
        "check_ins",
        Stricter.LOWER,
        "check-ins in a row without a step up before a review, but for those that wait for a day",
    ),
    StandingParameter(
        DAYS_BEFORE_REVIEW,
        84,
        "days",
        Stricter.LOWER,
        "days on the ladder in which nobody was asked before a review; a level never held before goes first",
    ),
    StandingParameter(
        UNSEEN_DAYS_BEFORE_CALL,
        21,
        "days",
        Stricter.LOWER,
        "days unseen by a clinician before the patient is called",
    ),
    StandingParameter(
        UNKNOWN_BEFORE_ACTING,
        2,
        "check_ins",
        Stricter.LOWER,
        "check-ins running at which a step-back rule can stay unknown before it acts",
    ),
)
