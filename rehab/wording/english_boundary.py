"""The English of the boundary sheet: what stands over the rows, in them, and where the clinician signs.

Nothing flows in; constants flow out. They stand in one place, so that another language is another module
like this one.
"""

from rehab.wording.english import Plural

TITLE = "Boundary patients: {title}"
RUNNING = "Boundary patients, {protocol} {version}"
STAMP = "{protocol} {version} · {digest} · {status}"
PAGE_OF = "Page {page} of {pages}"
STATUS = {"draft": "DRAFT", "reviewed": "REVIEWED", "retired": "RETIRED"}

# Over the rows --------------------------------------------------------------------------------------

LEAD = (
    "Each row is a patient of a protocol, just below, at or just above one of its limits. Please tick what "
    "you would do, without looking at the protocol. What the protocol does is not printed here."
)
HOW_TO_TICK = (
    "Tick one of the first four boxes. If someone must see the patient, tick that as well, or alone where "
    "you would leave the rest to them."
)
WHAT_BOXES_MEAN = (
    "Goes on: the next level, at the last level discharge. Stays: the same level again, with days off or "
    "without; before the first level nothing begins yet. Easier: a level back. Stop: no walking backwards "
    "for now."
)
USUAL = "Every patient is like this one, but for what the row says"
USUAL_NOTE = (
    "At every check-in; three sessions with nothing to complain of since the last one; {age} years old"
)
LEVELS = "Levels"
LEVEL = "{number} {title}"
LENGTH: tuple[Plural, Plural] = (
    ("{n} patient", "{n} patients"),
    ("about {n} minute", "about {n} minutes"),
)
AT_A_TIME = "{patients}, {minutes}"
LEFT_OUT: Plural = (
    "{n} limit is left out: no patient was found for whom it alone makes a difference ({names}).",
    "{n} limits are left out: no patient was found for whom they alone make a difference ({names}).",
)
PATIENT = "Patient"
BOXES = {
    "goes_on": "Goes on",
    "stays": "Stays",
    "easier": "Easier",
    "stop": "Stop",
    "seen": "Someone must see",
}

# Groups ---------------------------------------------------------------------------------------------

GROUPS = {
    "enter": "To begin phase {number}: {title}",
    "exit": "To leave phase {number}: {title}",
    "level": "To come to level {number}: {title}",
    "cap": "Ceiling {name}",
    "rule": "Rule {name}",
}
WITH = "{title}, with {choice}"

# Rows -----------------------------------------------------------------------------------------------

WEEK, DAY = "Week {week}", "Day {day} (week {week})"
AT_LEVEL, BEFORE_LEVELS = "at level {number}", "before the first level"
READY, READY_TO_LEAVE = "otherwise ready for level {number}", "otherwise ready for discharge"
AGED = "{n} years old"
HERE_FOR = "{days} at this level"
ROW: Plural = ("the same at the last {n} check-in", "the same at each of the last {n} check-ins")
FOUND, ANSWERED = "{name} {value}", "{name}: {value}"
UNKNOWN = "not known"
AT_EACH = "{found} at each of the last {n} check-ins"
ONE_BY_ONE = "{name} {values} at the last {n} check-ins"
LAST_WEEK, SAME_LAST_WEEK, BEFORE_THAT = "last week {value}", "the same last week", "before that {value}"
OTHER_KNEE = "the other knee {value}"
IN_SESSIONS = "{found}, in each of {sessions}"
IN_SESSION = "{found}, in the one session"
SESSIONS: Plural = ("{n} session since the last check-in", "{n} sessions since the last check-in")
NO_SESSIONS = "no sessions since the last check-in"

# The end --------------------------------------------------------------------------------------------

SIGNED = ("Name and profession", "Date", "Signature")
SIGNING = "I have ticked these patients as I would decide them."
DIGEST = "Digest of the resolved protocol and its measures: {digest}."
WAY_BACK = (
    "Typed into boundary-answers.yaml, the ticks are compared with the protocol by: "
    "rehab test {protocol} --answers boundary-answers.yaml"
)

# Answers --------------------------------------------------------------------------------------------

ANSWERS_HEAD = (
    "What was ticked on the boundary sheet, typed from the paper.",
    "After each id: goes_on, stays, easier, stop, seen; two ticks as [stop, seen]; not_ticked where none is.",
)
ANSWERS_SIGNED = ("by: name and profession", "on: 2026-11-20")
TICKS = {
    "goes_on": "goes on",
    "stays": "stays",
    "easier": "easier",
    "stop": "stop",
    "seen": "someone must see the patient",
}
AND_ALSO = "{first}, and {last}"
COMPARED = "{protocol} {version}: {ticked} of {of} patients ticked, {differ} otherwise than the protocol"
CLINICIAN_SAYS, PROTOCOL_SAYS, PARTED_BY = "the clinician says", "the protocol says", "because of"
OWNERS = {
    "enter": "the gate into phase",
    "exit": "the gate out of phase",
    "level": "the gate to level",
    "cap": "ceiling",
    "rule": "rule",
}
