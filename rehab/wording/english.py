"""The English of days, numbers and comparisons: what sentences of both voices are made of.

Nothing flows in; constants flow out. Words stand here and grammar stands in the modules beside. The patient's
are keys of the translations, like those of `english_plain.py` and `english_handout.py`.
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
SECONDS: Plural = ("{n} second", "{n} seconds")
MINUTES: Plural = ("{n} minute", "{n} minutes")
DEGREES: Plural = ("{n} degree", "{n} degrees")
POINTS: Plural = ("{n} point", "{n} points")
TIME = "{minutes} {seconds}"

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
COMMA = ", "
"""Stands between the words of a list that are not its last two."""
LONG_AND, LONG_OR = "{first}; and {last}", "{first}; or {last}"

# Comparisons as a patient reads them -------------------------------------------------------------------

COMPARED_PLAINLY = {
    "at_least": "{value} or more",
    "at_most": "{value} or less",
    "above": "more than {value}",
    "below": "less than {value}",
}
BETWEEN = "{low} to {high}"
ANSWERED = "{name}: {value}"
