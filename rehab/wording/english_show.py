"""The English of `rehab show`: a protocol read aloud, and the words in its picture.

Nothing flows in; constants flow out. They stand in one place, so that another language is another module
like this one.
"""

from collections.abc import Mapping

from rehab.wording.english import Plural

# What it is ------------------------------------------------------------------------------------------

WITH = "{title}, with {choices}"
FOR_OPERATION = "Leads walking backwards after {operation}."
FOR_NO_OPERATION = "Leads walking backwards for a knee that was not operated."
FOR_ANY = "Holds what all protocols that extend it share."
STATUSES = {
    "draft": "It is a draft: no clinician has signed it yet.",
    "reviewed": "It is reviewed and signed.",
    "retired": "It is retired: not to be used for new patients.",
}
REVIEWED_BY, REVIEW_BY = "Reviewed by {who}.", "To be reviewed by {day}."
BEGINS = "It begins {opens}, and goes up {ladder}."
LADDER_OF = "{levels} in {phases}"
ALL_CLOSED = "Every level of its ladder is closed here."
NO_LADDER = "It has no ladder; the protocols that extend it bring their own."
PHASES: Plural = ("{n} phase", "{n} phases")
RULES: Plural = ("{n} rule", "{n} rules")
CRITERIA: Plural = ("{n} gate criterion", "{n} gate criteria")
DOSES: Plural = ("{n} dose", "{n} doses")
RESTS_ON = "Rests on"
STRENGTH = "{what}: {parts}"
STRENGTHS: Mapping[str, str] = {
    "named": "{n} from a named source",
    "extrapolated": "{n} from a source on other people or another exercise",
    "opinion": "{n} by opinion of the clinic",
    "default": "{n} by clinic default",
}
LAYERS = "Layers"
CLINICIAN, PATIENT = "For the clinician", "For the patient"
PLAINLY = "For the patient: {words}"

# Phases and levels -----------------------------------------------------------------------------------

PHASES_TITLE = "Phases"
PHASES_LEAD = "In this order; a phase opens when its week has come and every line of its gate is met."
PHASE = "Phase {number}"
OPENS = "Opens"
OPENS_IN = "in {week} {since} at the earliest"
OPENS_AT_ONCE = "from the first day on"
USUALLY = "{opens}, usually in week {first} to {last}"
ENTER, LEAVE, HOLDS_LEVELS = "To enter", "To leave", "Levels"
NO_GATE = "its week alone"
LEVELS_TITLE = "The ladder"
LEVELS_LEAD = "Easiest first. The low end of a dose comes first; one number of it grows at a time."
LEVEL = "Level {number}"
LEVEL_LISTED = "{number} {title}"
CLOSED_LEVEL = "Closed"
SETTING, DOSE, NEEDS = "Setting", "Dose", "Needs"
WITH_HELPER, PARTNER_CALLS = "a helper beside", "a partner in front who calls"
SURFACES = {
    "parallel_bars": "parallel bars",
    "counter": "counter or wall rail",
    "treadmill": "treadmill",
    "overground": "over ground",
    "band": "band held by the clinician",
    "field": "soft, flat ground",
}
SUPPORTS = {
    "two_hands": "both hands on",
    "one_hand": "one hand on",
    "fingertips": "fingertips on",
    "partner": "a partner's hands held",
    "none": "hands free",
}
WALKS: Plural = ("{n} walk of {time}", "{n} walks of {time}")
RUNS: Plural = ("{n} run of {time}", "{n} runs of {time}")
REST = "{rest} of rest between"
AT_MOST_MIN = "at most {minutes} of backward walking in a session"
AT_MOST_MIN_RUN = "at most {minutes} of backward running in a session"
SESSIONS_A_WEEK: Plural = ("{n} session a week", "{n} sessions a week")
INSIDE_A_WALK = "inside an ordinary walk of {minutes}"
BELT, OWN_PACE = "belt at {speed}", "at a slow pace of one's own"
EASY_RUN = "at an easy pace, never a sprint"
INCLINE, FLAT = "{n} % uphill", "flat"
REST_PLAINLY = "Rest {rest} between"
AT_MOST_PLAINLY = "No more than {minutes} in all"
TIMES_A_WEEK: Plural = ("{n} time a week", "{n} times a week")
NAMED_GATE = "{name}, said below"
NAMED_TITLE = "Gates with a name"

# Ceilings ------------------------------------------------------------------------------------------------

CAPS_TITLE = "Ceilings"
CAPS_LEAD = "The lowest one counts; a level above it stays closed."
CEILINGS: Mapping[str, str] = {
    "max_speed_kmh": "no faster than {n} km/h",
    "max_incline_pct": "no steeper than {n} %",
    "max_minutes_per_session": "no more than {n} minutes of backward walking in a session",
    "max_sessions_per_week": "no more than {n} sessions a week",
}
NO_INCLINE = "flat only"
UNTIL = "{words}, until week {week}"

# The days between -----------------------------------------------------------------------------------------

VARIETY_TITLE = "On the days between sessions"
VARIETY_LEAD = "One a week in turn, of those whose needs are all known to be met; never on a day off."
CLOSED_BETWEEN = "not offered here"

# Rules by what they ask for ------------------------------------------------------------------------------

ASKED_FOR: Mapping[str, str] = {
    "never": "Never for this knee",
    "not_yet": "Not yet",
    "emergency": "Call for help at once",
    "urgent": "See the same day",
    "stop": "Stop walking backwards",
    "refer": "Refer for review",
    "regress": "Step back",
    "hold": "Stay at the level",
    "progress": "Rest first",
}
ASKED_LEAD: Mapping[str, str] = {
    "never": "Walking backwards is not for this knee; another way is needed.",
    "not_yet": "Walking backwards waits until this has passed or is known not to be so.",
    "emergency": "No session; emergency care. Stays until a clinician closes it.",
    "urgent": "No session until someone has looked today.",
    "stop": "No session while this is so.",
    "refer": "Someone must look; the level stays or falls until then.",
    "regress": "The next week is easier.",
    "hold": "The same level again.",
    "progress": "Days off before the next session.",
}
WHEN, THEN = "When", "Then"
RED_FLAG = "{effect}; a red flag, which only a clinician closes"

# Events, choices, standing numbers --------------------------------------------------------------------

EVENTS_TITLE = "Events"
EVENTS_LEAD = "What is not named here stops the course until a clinician clears it."
DOES = "Then"
TO_LEVEL = "{effect}: {level}"
LAID_OVER = "What is laid over it"
VARIANTS_TITLE, MODIFIERS_TITLE = "Variants", "Modifiers"
TIGHTENS_LEAD = "Each can only tighten; of several together the most cautious counts."
SAME = "Nothing else"
SAME_AS_IT = "as the protocol stands"
LATER = "Later"
NOT_BEFORE = "phase `{id}` not before week {new}, instead of week {old}"
ALSO_ASKED, ALSO_NEEDED = "Phase `{id}` also asks", "Level `{id}` also asks"
CLOSED, CEILING, RULE, NUMBER = "Closed", "Ceiling", "Rule `{id}`", "Number"
REPLACED = "{text}: {new} instead of {old}"
LOOSENED = "Loosened, signed"
NUMBERS_TITLE = "Numbers that every course obeys"
NUMBER_LINE = "{n}: {text}"
EXPECTED_TITLE = "Expected on the way"
POINTS, POINT = "Usual values", "{value} in week {week}"
PROMISES_TITLE = "What its author promises"
PROMISES_LEAD = "`rehab check` proves each for every possible patient, or shows one who breaks it."
NEVER = "Never {outcome}"

EVIDENCE = "Evidence"

# The patient's sheet --------------------------------------------------------------------------------

SHEET_TITLE = "What the patient's sheet says each week"
SHEET: Mapping[str, str] = {
    "before_you_start": "Before you start",
    "warm_up": "Warm up",
    "stop_signs": "Stop the session if",
    "call_today": "Call us today if",
    "emergency": "Call for help at once if",
    "after": "After each session",
    "between": "On the days between",
    "record": "Write down",
    "fall_back": "When the sheet has run out",
}
SOURCES = "Sources"
STAMP = "{id} {version} · {status} · digest {digest}"

# The picture ----------------------------------------------------------------------------------------

PICTURE_LEAD = "{begins}: {ladder}."
PICTURE_STAMP = "{id} {version} · {status}"
PICTURE_DESCRIBED = "A staircase from lower left to upper right over the weeks {since}. {phases}"
PHASE_DESCRIBED = "{phase} opens in week {week} and holds {levels}."
GATE_SAID = "Gate: {items}"
WAY_OUT_SAID = "Way out: {items}"
NEEDS_SAID = "Needs: {items}"
FROM_WEEK, FROM_WEEK_USUALLY = "from week {week}", "from week {week}, usually in {first} to {last}"
DOOR = "week {week}"
AXIS = {True: "weeks since the operation", False: "weeks since the start of care"}
SEPARATE = " · "
INTERVALS = "{n} x {time}"
SHORT_MINUTES = "up to {n} min"
SHORT_SESSIONS = "{n} a week"
SHORT_SPEED, SHORT_INCLINE = "{n} km/h", "{n} % uphill"
SHORT_WALK = "in a {n} min walk"
SECONDS_SHORT, MINUTES_SHORT = "{n} s", "{n} min"
KEY_DOOR, KEY_USUAL = "door: not before this week", "usual weeks"
KEY_LATER, KEY_STEP = "later than usual, still open", "a level"
CLOSED_HERE = "Closed here: {levels}."
NAMED_HERE = "{name}: {gate}."
OPENS_NOTHING = "no level is open here"

# Gates in shorthand -----------------------------------------------------------------------------------

SHORT_NAMES: Mapping[str, str] = {
    "knee_flexion": "flexion",
    "extension_deficit": "extension deficit",
    "extension_lag": "lag",
    "quadriceps_strength": "quadriceps",
    "pain_at_rest": "pain at rest",
    "pain_walking": "pain walking",
    "weight_bearing": "weight bearing",
    "single_leg_stance": "one-leg stance",
    "tug": "up and go",
    "backward_walk_3m": "3 m backwards",
}
SIGNS = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<"}
DEGREES = "°"
SHORT_TEST, SHORT_VALUE = "{name} {sign} {value}", "{name} {value}"
SHORT_OF: Mapping[str, str] = {
    "other_side": "{test} short of other side",
    "first": "{test} short of first",
    "best": "{test} short of best",
    "expected": "{test} short of expected",
}
SHARE_OF: Mapping[str, str] = {
    "other_side": "{test} of other side",
    "first": "{test} of first",
    "best": "{test} of best",
    "expected": "{test} of expected",
}

# The gallery --------------------------------------------------------------------------------------------

GALLERY_TITLE = "Gallery of the protocols"
GALLERY_LEAD = (
    "Each picture shows the phases of a protocol along the weeks, and its ladder as steps within them. "
    "`make gallery` writes this page from `protocols/`.\n\n"
    "`rehab show PROTOCOL` reads a protocol aloud; `rehab show PROTOCOL --format html` puts the picture on "
    "top of its sentences, to be printed and hung on a wall. [The library](../library.md) has their figures."
)
GALLERY_COLUMNS = ("Protocol", "Title", "Status", "Begins", "Ladder")

# The drawings --------------------------------------------------------------------------------------------

DRAWINGS_TITLE = "How one walks, drawn"
DRAWINGS_LEAD = (
    "Every drawing of the patient's sheet, and what is said in its place to those who cannot see it. "
    "A level finds its drawing by its `surface`, `support` and `helper` and by this week's incline; "
    "a level that none of these is true of has none. "
    "`make drawings` draws them all from one figure and writes this page."
)
DRAWINGS_COLUMNS = ("Drawing", "Name", "Said in its place")
