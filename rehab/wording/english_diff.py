"""The English of `rehab diff`: verdicts, what differs, and whom it moves.

Nothing flows in; constants flow out.
"""

from collections.abc import Mapping

# Beside decisions ------------------------------------------------------------------------------------

FROM_TO = "{about}: {old} -> {new}"
PARAMETER = "`{id}` ({text})"
LEVEL, CAP = "level `{id}`", "ceiling `{id}`"
OTHERWISE = "{about} is walked otherwise: surface, support or helper"
EVENT = "a {kind}: {old} -> {new}"
EFFECTS = {
    "restart_clock": "the clock starts again",
    "return_to_level": "back to a level",
    "stop_until_cleared": "stop until cleared",
}
NONE = "none"
NUMBERS: Mapping[str, str] = {
    "repeats from": "fewest intervals",
    "repeats to": "most intervals",
    "work_s from": "shortest interval in seconds",
    "work_s to": "longest interval in seconds",
    "rest_s": "rest in seconds",
    "total_min": "most minutes in a session",
    "speed_kmh from": "lowest speed in km/h",
    "speed_kmh to": "highest speed in km/h",
    "incline_pct from": "lowest incline in %",
    "incline_pct to": "highest incline in %",
    "sessions_per_week from": "fewest sessions in a week",
    "sessions_per_week to": "most sessions in a week",
    "walk_min": "minutes of the ordinary walk",
    "max_speed_kmh": "highest speed in km/h",
    "max_incline_pct": "highest incline in %",
    "max_minutes_per_session": "most minutes in a session",
    "max_sessions_per_week": "most sessions in a week",
    "until": "last day",
}
MORE_IS_STRICTER = frozenset({"rest_s", "until"})

# What cannot be compared -----------------------------------------------------------------------------

LADDERS = "the ladders are not the same, so that a level of the one is no level of the other"
LEFT_BEHIND = (
    "no decision is stricter or looser, but why a visit holds, or what it leaves unknown, is not the same; "
    "that can bring a review sooner or later"
)
OTHER_MEASURE = "the measure `{id}` is not the same in both"
OTHER_CURVE = "the expected curve of `{id}` is not the same in both"

# Parts of a protocol ----------------------------------------------------------------------------------

PROTOCOL, HANDOUT = "the protocol", "the handout"
PARAMETER_NAMED, PHASE, RULE = "parameter `{id}`", "phase `{id}`", "rule `{id}`"
CURVE, EVENT_NAMED, PROMISE = "expected curve of `{id}`", "event `{kind}`", "promise: {said}"
TITLE, VERSION, STATUS, PROCEDURE, LANGUAGE = "title", "version", "status", "operation", "language"
REVIEWED_BY, REVIEW_BY, EDITED_BY = "reviewed by", "review by", "who may edit it"
LOOSENED, SIGNED = "loosened number", "{path}, signed by {by} until {until}"
VALUE, VALUES, DOES = "value", "values", "effect"
WINDOW, NOT_BEFORE, USUAL = "window", "not before {time}{usual}", ", usually in week {} to {}"
ENTRY, EXIT, NEEDS = "entry gate", "exit gate", "its own gate"
LEVELS, OPEN, REMOVED, IN_USE = "levels", "in use", "removed", "in use"
WALKED, MANNER, TITLED = "how it is walked", "{surface}, {support}, {helper}", "{title} ({manner})"
HELPER, NO_HELPER = "with a helper", "without a helper"
WHEN, THEN, WHEN_THEN = "condition", "action", "{when}: {then}"
FLAG, RED_FLAG, NO_RED_FLAG = "red flag", "a red flag", "no red flag"
HOLD_KIND, EVIDENCE = "kind of hold", "evidence"
EXTRAPOLATED, STUDIED = "extrapolated", "studied as it is used"
CLINICIAN_TEXT, PATIENT_TEXT = "words for the clinician", "words for the patient"
NEVER_WHEN, POINT, TO_LEVEL = "never {never} when {when}", "week {week}: {value}", " `{id}`"

# Patients --------------------------------------------------------------------------------------------

BY, UNKNOWN = "by {rules}", "until {rules} can be answered"
AT_THE_GATE, MORE = "at the gate: {items}", "{n} more"
DISCHARGE = "discharge"
STANDING: Mapping[str, str] = {
    "window": "too early",
    "exposure": "too few sessions at this level",
    "levels-this-week": "enough levels this week",
    "own-check-in": "the patient's own check-in",
    "gap": "too long without a session",
    "cap": "a ceiling",
    "event": "an event",
    "review": "a review that is due",
    "repeat": "a value to take twice",
    "expired": "a sheet that ended",
    "unseen": "not seen for long",
    "corrected": "a correction",
    "top": "the highest level",
    "clean": "no finding",
}
