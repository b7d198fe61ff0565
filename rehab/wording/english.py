"""The English of conditions, values and days: every template and word that sentences are made of.

Nothing flows in; constants flow out. Words stand here and grammar stands in the modules beside, so that
another language is another module like this one.
"""

from collections.abc import Mapping

Plural = tuple[str, str]
"""One and many; `{n}` is the number."""

# Days ----------------------------------------------------------------------------------------------

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_DAY = "{short_month} {day}"
MONTH_DAY = "{month} {day}"
LONG_DAY = "{month} {day}, {year}"
NAMED_DAY = "{weekday}, {month} {day}"

# Counted things ------------------------------------------------------------------------------------

DAYS: Plural = ("{n} day", "{n} days")
WEEKS: Plural = ("{n} week", "{n} weeks")
SESSIONS: Plural = ("{n} session", "{n} sessions")
CHECK_INS: Plural = ("{n} check-in", "{n} check-ins")
LEVELS: Plural = ("{n} level", "{n} levels")
GRADES: Plural = ("{n} grade", "{n} grades")
IRRITABLE_HOLDS: Plural = ("{n} irritable hold in a row", "{n} irritable holds in a row")
SECONDS: Plural = ("{n} second", "{n} seconds")
MINUTES: Plural = ("{n} minute", "{n} minutes")
DEGREES: Plural = ("{n} degree", "{n} degrees")
POINTS: Plural = ("{n} point", "{n} points")

# Units as a patient reads them; a unit that is missing here stands as it is.
PATIENT_UNITS: Mapping[str, Plural] = {
    "deg": DEGREES,
    "s": SECONDS,
    "%": ("{n} percent", "{n} percent"),
    "mmHg": ("{n}", "{n}"),
    "/min": ("{n} beats a minute", "{n} beats a minute"),
}
PERCENT, LESS_PERCENT = "{n} %", "below {n} %"
SPEED = {"metric": "{kmh} km/h ({mph} mph)", "imperial": "{mph} mph ({kmh} km/h)"}

YES, NO = "yes", "no"
AND, OR = "{first} and {last}", "{first} or {last}"
LONG_AND, LONG_OR = "{first}; and {last}", "{first}; or {last}"

# Comparisons: of numbers, and of the words of a grade -------------------------------------------------

COMPARED = {
    "at_least": "at least {value}",
    "at_most": "at most {value}",
    "above": "above {value}",
    "below": "below {value}",
}
COMPARED_PLAINLY = {
    "at_least": "{value} or more",
    "at_most": "{value} or less",
    "above": "more than {value}",
    "below": "less than {value}",
}
BETWEEN = "{low} to {high}"
DURATION_COMPARED = {
    "at_least": "at least {value}",
    "at_most": "at most {value}",
    "above": "more than {value}",
    "below": "less than {value}",
}

# Clauses; `{what}` is a compared value such as `at least 100 deg` ------------------------------------

IS = "is {what}"
SHORT_OF = {
    "other_side": "{what} short of the other side",
    "first": "{what} short of the first value",
    "best": "{what} short of the best value so far",
    "expected": "{what} short of the expected curve",
}
BEHIND = {
    "at_least": "{amount} or more behind {reference}",
    "at_most": "no more than {amount} behind {reference}",
    "above": "more than {amount} behind {reference}",
    "below": "less than {amount} behind {reference}",
}
BEHIND_WHAT = {
    "other_side": "the other knee",
    "first": "the first value",
    "best": "its best so far",
    "expected": "what is usual by now",
}
SHARE_OF = {
    "other_side": "{what} of the other side",
    "first": "{what} of the first value",
    "best": "{what} of the best value so far",
    "expected": "{what} of the expected curve",
}
SHARE_OF_PLAINLY = {
    "other_side": "{what} of the other leg",
    "first": "{what} of what it was at first",
    "best": "{what} of its best so far",
    "expected": "{what} of what is usual by now",
}
ROSE = "rose by {amount} or more over the best of the last {check_ins}"
FELL = "fell by {amount} or more below the best of the last {check_ins}"
GAINED = "improved by {what} over the last {check_ins}"
LESS_THAN = "less than {amount}"
ABOVE_ITS_BEST = "above its earlier best at each of the last {check_ins}"
BELOW_ITS_BEST = "below its earlier best at each of the last {check_ins}"
WORSE_THAN_BEST = "worse than its earlier best by {what} at each of the last {check_ins}"
ROSE_PLAINLY = "up by {amount} or more"
FELL_PLAINLY = "down by {amount} or more"
GAINED_PLAINLY = "better by {what} over the last {check_ins}"
WORSE_PLAINLY = "not as good as before at the last {check_ins}"
THROUGHOUT = {
    "check_ins": "{what} at each of the last {run}",
    "sessions": "{what} after each of the last {run}",
    "days": "{what} throughout the last {run}",
}

# State ---------------------------------------------------------------------------------------------

SINCE_OPERATION, SINCE_START = "since the operation", "since the start of care"
STATE_TAIL = {
    "time_since_start": "{since}",
    "time_since_session": "since the last session",
    "time_at_level": "at this level",
    "sessions_at_level": "at this level",
    "sessions_reported": "since the last check-in",
    "holds_in_a_row": "before this check-in",
}
AGE = "age {what}"
NO_LEVEL = "no level"
LEVEL_COMPARED = {
    "at_least": "level {level} or higher",
    "at_most": "level {level} or lower",
    "above": "a level above {level}",
    "below": "a level below {level}",
    "is": "level {level}",
}

# Compounds -----------------------------------------------------------------------------------------

NOT = "not: {part}"
GROUP = "({part})"
NAMED = "{name} ({part})"
AT_LEAST_N_OF = "at least {n} of: {parts}"
FEWER_THAN_N_OF = "fewer than {n} of: {parts}"
AT_LEAST_N_OF_PLAINLY = "{n} or more of these: {parts}"
FEWER_THAN_N_OF_PLAINLY = "no more than {most} of these: {parts}"
NONE_OF_PLAINLY = "none of these: {parts}"
WHERE = "{when}; asked where {applies}"

# Observations --------------------------------------------------------------------------------------

SEEN_ON = "{value}, {day}"
SEEN = "{name} {value}"
NOT_KNOWN = {
    "not asked": "not known",
    "too old": "too old",
    "declined": "declined",
    "rejected": "rejected",
}
NOT_KNOWN_PLAINLY = {
    "not asked": "not measured",
    "too old": "needs a new check",
    "declined": "not told",
    "rejected": "needs a new check",
}
TOO_OLD = "too old: {value}, {day}"
LESSER = "{value} by the patient's own word, {day}"
LAST_KNOWN = "{absence}; last {value}, {day}"
REPEATED, TWICE = "{value} and {repeat}", "{value} twice"
NO_SESSIONS, SIGNED_OFF = "no sessions", "signed off as not applicable"
WORST_OF_SESSIONS = "{value} since the last check-in"
TOO_LITTLE_HISTORY = "nothing earlier to compare with"
NO_BASELINE = "no earlier value taken alike"
FLAG_OPEN = "open since it was raised; only a clinician closes it"
UP_BY, DOWN_BY, UNCHANGED = "up by {amount}", "down by {amount}", "unchanged"
GAIN, NO_GAIN = "gain of {amount}", "no gain"
WORSE_BY, NOT_WORSE = "{amount} worse than the best before", "not worse than the best before"
SHORT_BY, NOT_SHORT = "{amount} short", "not short"
SHARE = "{n} %"
ANSWERED = "{name}: {value}"
CANNOT_SAY = "not known"

# Needs ---------------------------------------------------------------------------------------------

NEED_OF_OTHER_SIDE = "{name}, other knee"
NEED_OF_OTHER_SIDE_PLAINLY = "{name} on your other knee"
NEED_SESSIONS = "whether there were sessions since the last check-in, and how they went"
NEED_SESSIONS_PLAINLY = "how your sessions went"
NEED_CHECK_IN = "a check-in"
NEED_CHECK_IN_PLAINLY = "a check-in"
NEED_AGE = "year of birth"
NEED_AGE_PLAINLY = "the year you were born"
EFFORT = {"ask": "ask", "look": "look", "measure": "measure", "test": "test"}
