"""A week as a calendar: what flows in are finished words and days, what flows out is one frozen value.

Who the patient is stands nowhere in it: a calendar is shown on locked screens and shared in families.
"""

import datetime as dt

from rehab.frozen import Frozen
from rehab.report.visible import Text


class CalendarEntry(Frozen):
    """One day with something to do.

    Attributes:
        uid: the same for the same patient, day and purpose, so that a second import writes over the first.
        lines: what to know that day, a line each; empty text sets parts apart.
    """

    uid: str
    day: dt.date
    title: Text
    lines: tuple[Text, ...]


class WeekCalendar(Frozen):
    """The entries of one sheet.

    Attributes:
        made_on: the day that the sheet was made for.
    """

    language: str
    made_on: dt.date
    entries: tuple[CalendarEntry, ...]
