"""The English of the clinician's paper: headings, columns and labels.

Nothing flows in; constants flow out. They stand in one place, so that another language is another module
like this one.
"""

from rehab.wording.english import Plural

TITLE = "Decision report"
PATIENT, KNEE, PROCEDURE, CONDITION, PROTOCOL = "Patient", "Knee", "Procedure", "Condition", "Protocol"
SURGERY, START, CHECK_IN, AS_OF = "Surgery", "Start of care", "Check-in", "As of"
PERSON = "{name} ({id})"
BORN = "born {year}"
NO_VARIANT = "which variant was not said: the strictest of all holds"
DAYS_AND_WEEK = "{days}, week {week}"
COUNTED_FROM = "counted from {day}: {since}"
BY = "by {name}"
OWN = "by the patient"
NO_CHECK_IN = "none covers this day"
PAGE_OF = "Page {page} of {pages}"

# Decision -------------------------------------------------------------------------------------------

DECISION, LEVEL, CONTACT, DOSE = "Decision", "Level", "Contact", "Dose"
HOLD_KIND, DAYS_OFF, BORDERLINE, EXPIRES = "Kind of hold", "Days off", "Borderline", "Expires"
LEVEL_TO, LEVEL_STAYS, NONE = "{before} to {after}", "{before} stays", "none"
OF_OPEN: Plural = ("of {n} open to this patient", "of {n} open to this patient")
PROPOSED_DOSE, OF_PROPOSAL = "proposed: {dose}", "of what was proposed"
REGRESS_BY: Plural = ("regress by {n} level", "regress by {n} levels")
IN_A_ROW: Plural = ("first in a row", "{n} in a row")
YES, NO = "yes", "no"
OR_ANSWERED = "or once answered"
UNTIL_CLEARED, WHEN_CLEARED = "until cleared", "when cleared"
WEEK_OF = "This week"
WEEK_OF_DOSE = "{sessions} of {dose}, {walking} in all"
AT_SPEED = "{words} at {speed}"
UPHILL = "{words}, {n} % incline"
BETWEEN, NOT_OFFERED, NOTHING_OFFERED = "Between sessions", "not offered: {activities}", "nothing offered"
EFFORT_TARGET, EFFORT_RANGE = "Target effort", "RPE {low} to {high} ({source})"
HEART_RATE = "slower than forwards: heart rate up to {n} % higher at the same speed and slope ({source})"
NO_WEEK = {"ask_first": "ask before any session", "no_sessions": "no sessions", "not_yet": "not yet"}

# Tables ---------------------------------------------------------------------------------------------

ALERTS = "Rules that speak or could not be answered"
ALERTS_ASKED = "{rules} rules asked, {flags} of them red flags"
ALERTS_LEAD = "{asked}."
ALERTS_NONE = "{asked}: none applies, and every one could be answered."
ALERT = "{id}: {text}"
ALERT_COLUMNS = ("State", "Rule", "Observed", "Asks for", "Source")
NEEDS, NEEDS_NONE = "Measure next", "Nothing is missing."
NEEDS_COLUMNS = ("What", "Effort", "Settles")
NEEDS_NOT_SMALLEST = "A smaller set may exist; this one settles all that is open."
SETTLES_RULES: Plural = ("{n} rule", "{n} rules")
SETTLES_GATES: Plural = ("{n} gate", "{n} gates")
REJECTED, REJECTED_NONE = "Rejected and doubtful values", "None."
REJECTED_COLUMNS = ("Measure", "Value", "Day", "Why")
REJECTED_WHY, DOUBTFUL_WHY = "rejected: {why}", "used, but {why}"
GATES = "Gates of {level}"
GATES_EXIT = "Exit criteria"
GATE_COLUMNS = ("Gate", "State", "Value", "Needed", "How near", "Source")
FOR_LEVEL = "For {level}: {gate}"
OF_CONDITION = "{gate} ({name})"
WINDOW, WINDOW_NEEDED = "Window of phase `{phase}`", "week {week} or later"
SESSIONS_HERE, SESSIONS_NEEDED = "Sessions at this level", "{n} or more"
SINCE_LAST = "{n} since the last check-in"
NOT_SAID = "not said"
SEVERAL = "Several checks together"
TO_GO = "{amount} to go"
TO_CHANGE = "What would change this decision"
CLOSE_FLAG = "A clinician closes `{rule}`: who, when, finding, and the level to resume at."
CLEAR_EVENT = "A clinician clears the event `{event}`: who, when, finding, and the level to resume at."
NO_LONGER = "No longer so: {sentence} (`{rule}`)."
KNOWN, KNOWN_FOR = (
    "Settled once this is known: {needs}.",
    "{level} opens once this is known and good: {needs}.",
)
ANSWERED = "`{rule}` can be answered."
GATE_MET = "Once this is met: {gate}."
WAIT = "With time: {reason}."
NEXT_LEVEL = "{level} next: {gates}."
NEXT_SESSIONS = "{n} at the present level"
WITHIN_ERROR = "{words}."
COME = "A check-in."
NOTHING_CHANGES = "Only a new finding."

# Rules ----------------------------------------------------------------------------------------------

RULES = "Every rule"
RULE_COLUMNS = ("Rule", "Truth", "Observed", "Effect if YES", "Source")
APPLY, OPEN, QUIET = "Apply ({n})", "Could not be answered ({n})", "Do not apply ({n})"
EXTRAPOLATED = "extrapolated"
EXTRAPOLATED_NOTE = "Extrapolated: the source studied other people or another exercise."
ANSWERS = {"not_yet": "not yet: stop", "never": "never: stop, another way is needed"}
EFFECT_DAYS_OFF: Plural = ("{n} day off", "{n} days off")
REGRESS: Plural = ("regress {n}", "regress {n}")
WITH_TEXT = "{sentence}. {text}"

# Course and charts -----------------------------------------------------------------------------------

COURSE, COURSE_NONE = "Check-ins and decisions", "No check-ins."
DATE, WEEK, SESSIONS, DECISION_AND_REASON = "Date", "Week", "Sessions", "Decision and reason"
NOT_LOOKED_AT = "-"
CORRECTED_VALUE = "{old}, corrected to {new}"
ONE_LINE = "{outcome}: {reason}"
REASON_GATES = "every gate met"
SIGNED = "{words} (signed: {remarks})"
SET_AND_WHY = "{words}: {why}"
CHARTS = "Course so far"
WEEKS_SINCE_SURGERY, WEEKS_SINCE_START = "weeks since surgery", "weeks since the start of care"
PAIN, PAIN_AXIS = "Pain", "0 to 10"
MEASURED, WITH_ERROR = "measured", "{name} ± {error}"
PAIN_LINES = {
    "pain_walking": "on walking",
    "pain_at_rest": "at rest",
    "pain_next_morning": "next morning",
}
EXPECTED, BAND = "expected ({source})", "expected ± {error}"
IN_FIGURES = "{name}, in figures"
GATE_LINE = "gate: {value}"
LEVEL_AXIS = "number of the level"
LEVELS_SERIES = "level after the check-in"
DESCRIBED = "{name}: {first} in week {first_week}, {last} in week {last_week}."
DESCRIBED_ONCE = "{name}: {first} in week {first_week}."
DEGREES, GRADES = "degrees", "grade"
OUTCOMES = "Tests and questionnaires, first and last"
OUTCOME_COLUMNS = ("Measure", "First", "Last", "Change")
OUTCOME_VALUE = "{value}, {day}"
OUTCOME_BETTER, OUTCOME_WORSE, OUTCOME_SAME = "better by {amount}", "worse by {amount}", "no change"
OUTCOME_NOISE = "{change}, within measurement error"

# Why -------------------------------------------------------------------------------------------------

CLAIMS = "What the patient is told of its good, and how far it is shown"
CLAIM_COLUMNS = ("Claim", "Strength", "Evidence", "Source")
STRENGTHS = {
    "trials_here": "studied in such knees",
    "small_studies": "small studies, other knees",
    "healthy_people": "healthy people only",
    "press": "press only",
    "not_studied": "not well studied",
}
NO_SOURCE = "none"

# The end --------------------------------------------------------------------------------------------

LOOSENED, LOOSENED_NONE = "Signatures, overrides and loosened limits", "None."
LOOSENED_COLUMNS = ("What", "Day", "Who and why")
LOOSENED_LIMIT = "{path}: {new} instead of {old}"
UNTIL = "until {day}"
WHO_WHY = "{who}: {why}"
REMARKED = "{what} ({remarks})"
ENTRIES = {
    "signed": "{level} signed",
    "override": "override: {level}",
    "closure": "`{of}` closed, resume at {level}",
    "baseline": "`{of}` is a known finding",
    "event": "event `{of}`",
    "correction": "{of} corrected",
}
SOURCES = "Sources"
SOURCES_LEGEND = (
    "found: read for this project, with its number in the project's list; "
    "recalled: general knowledge, not read in a source; proposal: set by this project."
)
ORIGIN = "Decided by"
ORIGIN_LINE = "{id} {version} ({status}), digest {digest}, layers {layers}."
ORIGIN_NOTE = "The PDF carries the whole plan as plan.json."
MORE, ELSEWHERE = "and {n} more, see page {page}", "{title}: see page {page}"
LAYERS = "Layers, the furthest base first: {layers}."
DIGEST = "Digest of the resolved protocol and its measures: {digest}."
DRAFT_HANDOUT = "The handout is in `{tag}`, a draft translation that nobody has vouched for yet."
LOOSENED_NOTICE = "LOOSENED {path}: {new} instead of {old}, by {by}, until {until}: {why}"
CLINICIAN, SIGNATURE = "Clinician", "Signature"
