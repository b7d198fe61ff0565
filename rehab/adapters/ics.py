"""Writes a calendar file: a WeekCalendar flows in, the bytes of an RFC 5545 file flow out.

A file of whole days has four kinds of lines, so it is written here; the tests read it with a library that
knows the rest. The same week gives the same bytes: its stamp is the day that the sheet was made for.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rehab.report.calendar import CalendarEntry, WeekCalendar

_LONGEST = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(calendar: WeekCalendar) -> bytes:
    """The file of a week."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//rehab//week of backward walking//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for entry in calendar.entries for line in _event(entry, calendar)),
        "END:VCALENDAR",
    )
    return b"".join(_folded(line) for line in lines)


def _event(entry: CalendarEntry, calendar: WeekCalendar) -> Iterator[str]:
    language = f";LANGUAGE={calendar.language}"
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_day(calendar.made_on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(entry.day)}"
    yield f"DTEND;VALUE=DATE:{_day(entry.day + timedelta(days=1))}"
    yield f"SUMMARY{language}:{entry.title.translate(_ESCAPED)}"
    yield f"DESCRIPTION{language}:{chr(10).join(entry.lines).translate(_ESCAPED)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, none of which ends within a character."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > _LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece)) + b"\r\n"
