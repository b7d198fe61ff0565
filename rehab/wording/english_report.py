"""The English of decisions for a clinician: outcomes, reasons, headings of the report and of the text form.

Nothing flows in; constants flow out. They stand in one place, so that another language is another module
like this one.
"""

from collections.abc import Mapping

from rehab.wording.english import Plural

# Outcomes ------------------------------------------------------------------------------------------

LEVEL = "level {number}, `{id}`"
LEVEL_SHORT = "level {number}"
LEVEL_IN_FULL = "level {number}, `{id}` ({title})"
NO_LEVEL = "no level"
KNEES = {"left": "left knee", "right": "right knee"}
KNEES_LOUD = {"left": "LEFT knee", "right": "RIGHT knee"}
PROGRESS, BEGIN = "progress to {level}", "begin at {level}"
HOLD, HOLD_WITHOUT_LEVEL = "hold at {level}", "hold, no sessions yet"
HOLD_KINDS = {
    "irritable": "the knee is irritable",
    "data": "something is not known",
    "gate": "a gate is not met",
    "time": "it is too early",
    "ceiling": "the top is reached",
}
REGRESS, PAUSE = "step back to {level}", "pause, one step below the first level"
REGRESS_STAYS = "stay at {level}, at its lowest dose"
SET_BY = "{level}, set by {by} (proposed: {proposed})"
STOP = "stop, no sessions"
REFER = "refer, and {rest}"
URGENT = "urgent, stop and see today"
EMERGENCY = "emergency, stop and send to emergency care"
DISCHARGE = "discharge, for a clinician to sign"
NOT_STARTED = "not started"
WITH_DAYS_OFF = "{words}, after {days} off"
WEEK_AND_DAY = "week {week} (day {day})"

# Because -------------------------------------------------------------------------------------------

ALL_GATES_MET = "every gate of {level} is met, no rule speaks against it"
NO_SESSIONS_BEFORE = "every gate of {level} is met and no rule speaks against it"
AND_SESSIONS: Plural = (
    "{met} and {n} session was done since the last check-in",
    "{met} and {n} sessions were done since the last check-in",
)
ALL_EXITS_MET = "this is the highest level, its exit criteria are met and no rule speaks against it"
RULE_APPLIES = "`{id}` applies ({observed})"
RULE_APPLIES_BARE = "`{id}` applies"
RULES_MORE: Plural = ("{n} more rule applies", "{n} more rules apply")
GATES_NOT_MET: Plural = ("a gate of {level} is not met: {gates}", "{n} gates of {level} are not met: {gates}")
NOT_KNOWN_SO: Plural = (
    "{needs} is not known and {rules} cannot be answered",
    "{needs} are not known and {rules} cannot be answered",
)
NOT_ANSWERED: Plural = ("{rules} cannot be answered", "{rules} cannot be answered")
GATES_UNKNOWN: Plural = (
    "a gate of {level} is not known: {gates}",
    "{n} gates of {level} are not known: {gates}",
)
UNKNOWN_TWICE = "`{id}` is unknown at a second check-in and acts as YES ({observed})"
NOTHING_MORE = "nothing speaks for a change"

STANDING = {
    "window": "phase `{about}` opens in week {week} (day {limit}), and this is day {number}",
    "exposure": "{number} done at this level since the last decision, and {limit} are asked for",
    "levels-this-week": "{number} gained in seven days, and {limit} is the most",
    "own-check-in": "a patient's own check-in raises nothing",
    "gap": "{number} without a session cost {levels}",
    "cap": "ceiling `{about}` closes the next level until week {week} (day {limit})",
    "event": "event `{about}` is not cleared",
    "repeat": "{about} lies within its measurement error of the threshold and must hold twice on one day",
    "unread": "recorded, and no rule of this protocol reads it: {about}",
    "expired": "the last check-in was {number} ago, and its sheet has run out",
    "unseen": "not seen by a clinician for {number}, the patient is called from day {limit} on",
    "corrected": "corrected since the check-in: {about}",
    "top": "this is the highest level open to this patient",
    "clean": "nothing was found",
}
GAP_AT_THE_LOWEST = "{number} without a session cost no level: there is none below"
SHORT_STANDING = {
    "window": "before the first phase opens",
    "event": "an event is not cleared",
    "unseen": "no clinician has seen the knee for long",
    "gap": "a gap without sessions",
    "repeat": "a value must hold twice",
    "unread": "a red flag that no rule reads",
    "review": "no step up for some time",
    "course": "a long course in which nobody was asked",
}
REVIEWS = {
    "data": "{number} in a row since something was not known, reviewed from {limit} on",
    "gate": "{number} in a row at a closed gate, reviewed from {limit} on",
    "standstill": "{number} in a row without a step up, reviewed from {limit} on",
    "course": "{number} on the ladder in which nobody was asked, reviewed from {limit} on",
}
STANDING_UNKNOWN = {
    "exposure": "nobody said whether there were sessions at this level; {limit} are asked for",
    "gap": "{number} since the last session that is known, and nobody said whether there were others",
}
NO_SESSION = "no session"
NEVER_SEEN = "no check-in since the start, {number} ago"
LEVEL_SET = "{level} was set by {by}: {why}"
GATES_NOT_CHECKED = "the gates of {level} were not checked"
PROPOSED = "proposed was: {proposed}, because {because}"
EVENTS_SINCE = "the record changed after the last check-in"

# Near misses, borderline -----------------------------------------------------------------------------

NEAR_MISS = "{name} {value}, {asked}: {amount} to go"
NEAR_MISS_MET = "met at {met} of the last {of} that measured it"
WITHIN_ERROR = "within the measurement error of {error}"
BORDERLINE = "{name} {value}, measurement error {error}: within it the decision would be {would_be}"
REPEATED = "repeated today"
ACCEPTED_AS_TOLD = "taken as it was told or seen, which is never repeated"
ACCEPTED_ONCE = "measured once, accepted because this step opens nothing new"

# Text form -----------------------------------------------------------------------------------------

TEXT_HEAD = "{knee}, {when}: {outcome}."
TEXT_LINE = "{knee}: {outcome}"
NO_SESSION_YET = "no session until the patient is asked; {outcome}"
REFUSED_SHORT = "`{measure}: {value}`"
LINE_REFUSED = "{line} (refused: {refused})"
AS_IT_STOOD = "As it stood on {day}: {later} left out."
LATER_ENTRIES: Plural = ("{n} later entry of the file is", "{n} later entries of the file are")
TEXT_BECAUSE = "Because {because}."
TEXT_ASK_FIRST = "No session before this is answered. {calls}."
SHEET_CALLS = "the patient's sheet asks for a call today"
ASK_AGAIN = "Ask again today: {name} was written as `{value}`{quoted}."
IN_QUOTES = " in quotes"
TEXT_COME_FIRST = "No session before a check-in. {calls}."
AND_MORE: Plural = ("and {n} more", "and {n} more")
NOT_KNOWN_MANY = "{needs} and {n} more are not known, and {rules} rules cannot be answered"
TEXT_NO_SESSIONS = "No sessions are printed."
TEXT_SECTIONS = {
    "needs": "Measure next",
    "rejected": "Rejected, and used by no rule",
    "doubtful": "Are you sure",
    "rules": "Rules that apply",
    "unknown": "Rules that cannot be answered",
    "gates": "Gates",
    "near": "Missed by",
    "borderline": "Borderline",
    "standing": "Also",
    "signed": "Signatures",
    "loosened": "Loosened",
}
NEED = "{name} ({effort})"
NOT_SMALLEST = "there may be a smaller set"
REJECTED = "{measure} {value}, {day}: {why}"
OF_OTHER_KNEE = "{measure} ({knee})"
RULE_LINE = "`{id}` {text} [{source}] {observed}"
SOURCE_EXTRAPOLATED = "{source}, extrapolated"
EXPIRES = "This holds until {day}; then a check-in is needed."
EXPIRES_ANSWERED = "This holds until {day}, or until the open questions are answered; then check in again."
EXPIRES_CLEARED = "This holds until a clinician has seen the patient and cleared it."
EXPIRES_AT_ONCE = "This holds for {day} alone: a check-in is needed."
PROTOCOL = "Protocol {id} {version} ({status}), digest {digest}, from {layers}."
DRAFT_NOTE = "DRAFT protocol, not yet approved. For review by a clinician."
RETIRED_NOTE = "RETIRED protocol. For review by a clinician."
LOOSENED = "{path}: {new} instead of {old}, by {by}, until {until}: {why}"
SIGNATURE_LINE = "{what}, {day}, {by}: {remarks}"
OTHER_VERSION = "decided under version {then}; this is {now}"
SIGNED_TOO_HIGH = "more than was decided: {level} counts, and more needs an override"
CORRECTED_NOTE = "A correction lowered today's level."
CLINICIAN_OPINION = "clinic opinion: {by}"
GATE_STATES = {"yes": "met", "no": "not met", "unknown": "unknown"}
TRUTHS = {"yes": "YES", "no": "NO", "unknown": "UNKNOWN"}
GATES_MET = "{met} of {all} met for {level}"
GATE_LINE = "{state}: {gate} ({observed})"
ACTS_AS_YES = "unknown at a second check-in, acts as YES"
KNOWN_BASELINE = "known finding, does not count"
LATER = "applies from when the first phase is open"

ACRONYMS: Mapping[str, str] = {
    word.lower(): word for word in ("ACL", "MGB", "TKA", "MPFL", "PFP", "UKA", "MCL", "PCL", "NICE")
}
