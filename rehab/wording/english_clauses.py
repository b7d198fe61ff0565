"""The English of conditions and observations: clauses as a clinician reads them.

Nothing flows in; constants flow out. Words stand here and grammar stands in the modules beside.
"""

# Comparisons: of numbers, and of the words of a grade -------------------------------------------------

COMPARED = {
    "at_least": "at least {value}",
    "at_most": "at most {value}",
    "above": "above {value}",
    "below": "below {value}",
}
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
SHARE_OF = {
    "other_side": "{what} of the other side",
    "first": "{what} of the first value",
    "best": "{what} of the best value so far",
    "expected": "{what} of the expected curve",
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
CANNOT_SAY = "not known"
IRRITABLE_HOLDS = ("{n} irritable hold in a row", "{n} irritable holds in a row")

# Needs ---------------------------------------------------------------------------------------------

NEED_OF_OTHER_SIDE = "{name}, other knee"
NEED_SESSIONS = "whether there were sessions since the last check-in, and how they went"
NEED_CHECK_IN = "a check-in"
NEED_AGE = "year of birth"
EFFORT = {"ask": "ask", "look": "look", "measure": "measure", "test": "test"}
