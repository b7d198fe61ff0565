"""What a patient's telephone gets: the handout's own words, the days of the plan, and nobody's name."""

import io
import re
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from rehab.adapters import ics, pdf
from rehab.plan.model import Plan
from rehab.report.calendar import CalendarEntry, WeekCalendar
from rehab.report.calendar_from_handout import calendar_from_handout
from rehab.report.from_plan import handout_from_plan
from rehab.report.handout import Handout, Sessions
from rehab.report.message_from_handout import message_from_handout
from rehab.wording import english_handout as words
from rehab.wording.tongue import ENGLISH, Tongue
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import plan_of
from tests.report.printed import squashed

EVERY = pytest.mark.parametrize("name", list(SCENARIOS))


@cache
def a_week(name: str) -> tuple[Handout, Plan]:
    """The handout and the plan of a scenario."""
    trip = SCENARIOS[name]()
    plan = plan_of(trip)
    return handout_from_plan(plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue), plan


def numbers(handout: Handout) -> list[str]:
    """The numbers to call that somebody can dial."""
    given = [one.phone.number for one in handout.safety.lists if one.phone is not None]
    return [number for number in given if number != words.BLANK_NUMBER]


def a_calendar(name: str) -> WeekCalendar | None:
    """The calendar of a scenario."""
    return calendar_from_handout(*a_week(name), ENGLISH)


def events(calendar: WeekCalendar) -> list[Any]:
    """A written calendar as a telephone reads it."""
    return list(Calendar.from_ical(ics.render(calendar)).walk("VEVENT"))


@EVERY
def test_a_calendar_has_the_sessions_of_the_plan_and_its_end(name: str) -> None:
    """Each session is a whole day, the last day is named, and a week without sessions has no calendar."""
    calendar, (_, plan) = a_calendar(name), a_week(name)
    assert (calendar is None) is (plan.sessions == ())
    if calendar is not None:
        days = [event["DTSTART"].dt for event in events(calendar)]
        assert days == [*plan.sessions, plan.expires, plan.expires]


@EVERY
def test_each_session_says_dose_and_when_to_stop_and_whom_to_call(name: str) -> None:
    """Whoever looks at the telephone alone knows all that keeps a session safe."""
    handout, plan = a_week(name)
    calendar = a_calendar(name)
    if calendar is None:
        return
    assert isinstance(handout.sheet, Sessions)
    facts = [one.value for one in handout.sheet.dose.facts]
    signs = [sign for one in handout.safety.lists if one.kind == "stop" for sign in one.signs]
    for event in events(calendar)[: len(plan.sessions)]:
        said = str(event["DESCRIPTION"])
        assert [one for one in (*facts, *signs, *numbers(handout), *handout.notices) if one not in said] == []


@EVERY
def test_no_name_reaches_a_telephone(name: str) -> None:
    """A locked screen shows neither the patient's name nor the clinic's number of the patient."""
    handout, plan = a_week(name)
    calendar = a_calendar(name)
    shown = "" if calendar is None else ics.render(calendar).decode()
    said = message_from_handout(handout, ENGLISH) + shown
    assert handout.person.value not in said
    assert plan.patient not in said


@EVERY
def test_a_message_says_what_the_paper_says(name: str) -> None:
    """Each word and number of a message is printed on the paper as well."""
    handout, _ = a_week(name)
    printed = pdf.render(handout, paper="a4")
    on_paper = squashed("".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages))
    for word in re.findall(r"[^\s:(),]+", message_from_handout(handout, ENGLISH)):
        assert word.strip("-.") in on_paper


@EVERY
def test_a_message_holds_headline_steps_numbers_and_its_end(name: str) -> None:
    """The main message, what to do, whom to call and until when it holds are in every message."""
    handout, _ = a_week(name)
    message = message_from_handout(handout, ENGLISH)
    sheet = handout.sheet
    to_do = sheet.steps.items if not isinstance(sheet, Sessions) else ()
    wanted = (handout.message.headline, *handout.notices, *to_do, *numbers(handout), handout.valid.title)
    assert [one for one in wanted if one not in message] == []


@EVERY
def test_a_message_names_every_sign(name: str) -> None:
    """Who has only the telephone reads every sign that the sheet has: stop, call today, call an ambulance."""
    handout, _ = a_week(name)
    message = message_from_handout(handout, ENGLISH)
    assert [sign for one in handout.safety.lists for sign in one.signs if sign not in message] == []


@EVERY
def test_a_message_is_short_plain_text(name: str) -> None:
    """It fits a telephone: at most 2,200 characters, no markup, no empty line twice."""
    message = message_from_handout(a_week(name)[0], ENGLISH)
    assert len(message) <= 2200
    assert not set(message) & set("<>*_#{}\\\t\r"), sorted(set(message))
    assert "\n\n\n" not in message


def test_a_language_says_it_its_own_way() -> None:
    """What joins a label and its value is the language's own."""
    handout, _ = a_week(next(iter(SCENARIOS)))
    french = Tongue(tag="fr", messages={"{label}: {value}": ("{label} : {value}",)})
    assert f"{handout.knee.label} : {handout.knee.value}" in message_from_handout(handout, french)


# The file ---------------------------------------------------------------------------------------------


def written(title: str = "A", *lines: str) -> WeekCalendar:
    """A calendar of one entry."""
    entry = CalendarEntry(uid="a@rehab.invalid", day=date(2026, 12, 31), title=title, lines=lines)
    return WeekCalendar(language="en", made_on=date(2026, 12, 30), entries=(entry,))


@pytest.mark.parametrize(
    "text",
    [
        "a, b; c \\ d: e",
        "knee\u00e9 " * 60,
        "\u0631\u0643\u0628\u0629 " * 40,
        "\u819d" * 200,
        "\U0001f9b5" * 90,
        'he said "no"',
        "",
    ],
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """Commas, semicolons, letters of many bytes and long lines survive writing and reading."""
    (event,) = events(written(text, text, "second line"))
    assert str(event["SUMMARY"]) == text
    assert str(event["DESCRIPTION"]) == f"{text}\nsecond line"


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says() -> None:
    """No line is longer than 75 octets, each ends with CR and LF, and no character is torn apart."""
    data = ics.render(written("\u819d" * 200, "x" * 500))
    assert data.endswith(b"\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert not line.removeprefix(b" ").decode().startswith("\ufffd")
        assert b"\n" not in line
        assert b"\r" not in line


@pytest.mark.parametrize("evil", ["a\r\nBEGIN:VEVENT", "a\nATTACH:x", "a\u2028END:VCALENDAR", "a\x00b"])
def test_no_text_can_begin_a_line_of_its_own(evil: str) -> None:
    """A line break in a text is no line break in the file."""
    lines = [line.strip() for line in ics.render(written(evil, evil)).decode().splitlines()]
    assert len([line for line in lines if line.startswith(("BEGIN:VEVENT", "END:VCALENDAR"))]) == 2
    assert not [line for line in lines if line.startswith("ATTACH")]


def test_the_same_week_gives_the_same_bytes_and_names() -> None:
    """A second print of a week writes over the first in a calendar, and differs in nothing."""
    name = next(iter(SCENARIOS))
    calendar = a_calendar(name)
    assert calendar is not None
    assert ics.render(calendar) == ics.render(calendar)
    assert len({one.uid for one in calendar.entries}) == len(calendar.entries)
    assert {str(event["DTSTAMP"].dt.date()) for event in events(calendar)} == {str(calendar.made_on)}


def test_an_entry_ends_on_the_next_day() -> None:
    """The end of a whole day is the day after, also at the end of a year."""
    (event,) = events(written())
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
