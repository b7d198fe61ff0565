"""The English of `rehab diff`: verdicts, what differs, and whom it moves.

Nothing flows in; constants flow out.
"""

from collections.abc import Mapping

# Beside decisions ------------------------------------------------------------------------------------

FROM_TO = "{about}: {old} -> {new}"
PARAMETER = "`{id}` ({text})"
LEVEL, CAP, ACTIVITY = "level `{id}`", "ceiling `{id}`", "activity `{id}` between sessions"
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
    "until": "in force until day",
}
MORE_IS_STRICTER = frozenset({"rest_s", "until"})

# What cannot be compared -----------------------------------------------------------------------------

LADDERS = "the ladders are not the same, so that a level of the one is no level of the other"
LEFT_BEHIND = (
    "no decision is stricter or looser, but why a visit holds, or what it leaves unknown, is not the same; "
    "that can bring a review sooner or later"
)
OFFERS = "no decision is stricter or looser, but the days between sessions offer something else to someone"
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
SOURCE, CITATION, MEASURE = "source `{id}`", "citation", "measure `{id}`"
NEVER_WHEN, POINT, TO_LEVEL = "never {never} when {when}", "week {week}: {value}", " `{id}`"

# Patients --------------------------------------------------------------------------------------------

BY, UNKNOWN = "by {rules}", "until {rules} can be answered"
AT_THE_GATE, MORE = "at the gate: {items}", "{n} more"
DISCHARGE = "discharge"
BECAUSE_OF = "because of {reasons}"
STANDING: Mapping[str, str] = {
    "window": "the calendar",
    "exposure": "too few sessions at this level",
    "levels-this-week": "enough levels this week",
    "own-check-in": "the patient's own check-in",
    "gap": "too long without a session",
    "cap": "a ceiling",
    "event": "an event",
    "review": "a review that is due",
    "repeat": "a value to take twice",
    "unread": "a red flag that no rule reads",
    "expired": "a sheet that ended",
    "unseen": "not seen for long",
    "corrected": "a correction",
    "top": "the highest level",
    "clean": "no finding",
}

# The page --------------------------------------------------------------------------------------------

VARIANT, MODIFIER = "variant `{id}`", "modifier `{id}`"
ONLY_OLD, ONLY_NEW = "{name} is dropped", "{name} is new"
VERDICTS = {
    "equal": "equal: no patient is decided otherwise",
    "stricter": "stricter: some patients are treated with more caution, nobody with less",
    "looser": "looser: some patients are treated with less caution, nobody with more",
    "neither": "neither stricter nor looser: it goes both ways, or the two cannot be held against each other",
    "not settled": "not settled: it could not be proven for every patient",
}
PROMISE_WHY = "for some patient one version would break a promise of its author, and decides nothing"
BETWEEN = "{old} -> {new}"
EDITION = "{name} ({id} {version}, digest {digest})"
WRITTEN, NOTHING_WRITTEN = "Written differently", "Nothing is written differently."
OLD, NEW = "old", "new"
ADDED, DROPPED = "added", "dropped"
MEANS = "What it means for any patient"
MEANS_LEAD = "Proven for a decision at one visit; reviews of holds that go on rest on the visits before."
SHIFTS = {
    "the same": "the same patients",
    "fewer": "fewer patients",
    "more": "more patients",
    "others": "some gain it and some lose it",
    "not settled": "not settled: {bound}",
}
ALL_SAME = "Every outcome goes to the same patients."
THE_SAME = "to the same patients: {outcomes}"
MORE_CAUTION, LESS_CAUTION = "Somebody decided with more caution", "Somebody decided with less caution"
NO_MORE = "Nobody is decided with more caution: proven."
NO_LESS = "Nobody is decided with less caution: proven."
UNSETTLED_MORE = "Whether anybody is decided with more caution could not be settled: {bound}"
UNSETTLED_LESS = "Whether anybody is decided with less caution could not be settled: {bound}"
PROMISE_BROKEN = "Somebody for whom one version would break a promise of its author, and decides nothing"
PROMISE_UNSETTLED = "Whether a promise of the author is broken could not be settled: {bound}"
BESIDE = "Beside decisions"
BESIDE_WAYS = {
    ("yes", "no"): "stricter",
    ("no", "yes"): "looser",
    ("yes", "yes"): "neither",
}
WITH = "With {name}: {verdict}"

VIRTUAL = "In {n} virtual patients over {weeks} weeks, seed {seed}"
VIRTUAL_LEAD = "A model of patients, not patients; the same people meet both versions."
COHORT = "In {n} courses of {files}"
FILES = ("{n} file", "{n} files")
NO_CURVE = "No virtual patients: there is no recovery curve for `{procedure}`."
OTHER_PROCEDURES = "No virtual patients: the versions are not for the same operation."
LEFT_OUT = "{n} of another protocol left out"
NOT_DECIDED = "not decided under both versions: {name}: {why}"
SAME_PATIENTS = "decided alike in every week: {n} of {of}"
WEEKS_HELD = "patient-weeks now held where the old version opened the next level: {weeks} ({n} patients)"
WEEKS_FREED = "patient-weeks in which only the new version opens it: {weeks} ({n} patients)"
LATER, EARLIER = "moved later: {n}", "moved earlier: {n}"
SENT = "sent to a person in a week in which the old version did not: {n}"
NOT_SENT = "not sent to a person in a week in which the old version did: {n}"
NOT_ISSUED = "no decision, because it would break a promise: {n}"
UNDER = "under the {version} version"
CHECK_INS_BY_OUTCOME = "check-ins by outcome"
AND_MORE = "and {n} more"
LATER_BY = ("{what} one week later (week {new})", "{what} {n} weeks later (week {new})")
EARLIER_BY = ("{what} one week earlier (week {new})", "{what} {n} weeks earlier (week {new})")
NEVER_NOW, ONLY_NOW = "{what} no more (week {old} before)", "{what} in week {new}, never before"
HELD_IN, FREED_IN = "held in week {week} {why}", "no longer held in week {week} {why}"
SENT_IN, NOT_SENT_IN = "sent in week {weeks}", "not sent in week {weeks}"
