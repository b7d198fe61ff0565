"""The English of the course report: the way of a knee so far, its headings, marks and counts.

Nothing flows in; constants flow out. They stand in one place, so that another language is another module
like this one.
"""

from rehab.wording.english import Plural

TITLE = "Course report"
SO_FAR = "So far"
CHECK_INS, LEVEL_NOW = "Check-ins", "Level now"
FROM_TO = "{first} to {last}"
STEPS_UP, STEPS_BACK, HELD, CALLED = "Steps up", "Steps back", "Held or not started", "Sent to a clinician"
SESSIONS_TOLD, SESSIONS_UNSAID = "Sessions told", "not said at {n}"
OF_LEVELS = "{level} of {levels}"

TIMELINE = "Phases and levels"
LEVEL = "{number} {id}"
NO_LEVEL = "no level"
DECISIONS = "decision at each check-in"
MARKS = {
    "up": "step up",
    "stay": "held or not started",
    "down": "step back",
    "call": "sent to a clinician",
    "done": "discharge",
}
DESCRIBED = "{level} from {first} to {last}"
DESCRIPTION = "Weeks at each level: {spans}."
SPANS = "Phases and levels, in figures"
SPAN_COLUMNS = ("From", "To", "Weeks", "Phase", "Level")
BETWEEN_PHASES = "-"
DECIDED = "Check-ins and decisions"
WEEKS: Plural = ("{n} week", "{n} weeks")
