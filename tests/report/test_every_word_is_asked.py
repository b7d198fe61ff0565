"""Every word of the patient's paper is asked of its language: no English is left in it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from rehab.pipeline import Trip
from rehab.report.calendar_from_handout import calendar_from_handout
from rehab.report.from_plan import handout_from_plan
from rehab.report.message_from_handout import message_from_handout
from rehab.report.visible import texts
from rehab.translation.to_translate import of_layer, of_measures, of_program
from rehab.wording.tongue import American, Tongue
from tests.patient.written import the_catalogue
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import plan_of
from tests.protocol.shipped import every_layer

_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODES = frozenset(
    {"xx", "ltr", "calm", "caution", "alarm", "stop", "call_today", "emergency", "sessions", "no_sessions"}
    | {"ask_first", "go", "watch", "session", "quiet"}
)
"""What a template chooses by and nobody reads."""


class _Bracketed(Mapping[str, tuple[str, ...]]):
    """A language in which everything is said: the same words between brackets; it notes what it was asked."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> tuple[str, ...]:
        self.asked.add(key)
        return (f"⟦{key}⟧",)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _Figures(American):
    """Days without names."""

    def month(self, day: date, *, short: bool) -> str:
        """The month as a figure."""
        return f"{day.month}" if short else f"0{day.month}"

    def weekday(self, day: date, *, short: bool) -> str:
        """The day of the week as a figure."""
        return f"{day.weekday()}" if short else f"0{day.weekday()}"


def _handout_texts(trip: Trip, tongue: Tongue) -> tuple[str, ...]:
    plan = plan_of(trip)
    paper = handout_from_plan(
        plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue, tongue=tongue
    )
    drawn = {one.name for one in paper.drawings}
    calendar = calendar_from_handout(paper, plan, tongue)
    entries = () if calendar is None else calendar.entries
    return (
        *(text for text in texts(paper) if text not in drawn),
        *message_from_handout(paper, tongue).splitlines(),
        *(words for one in entries for words in (one.title, *one.lines)),
    )


def _own_words(trip: Trip) -> tuple[str, ...]:
    """What nobody translates: names, and the name of the protocol at the foot."""
    clinic, patient = trip.episode.clinic, trip.episode.patient
    seen_by = {visit.clinician for course in trip.courses for visit in course.knee.series.visits}
    protocol = trip.courses[0].protocol
    names = (clinic.name, clinic.phone, clinic.emergency, clinic.clinician, patient.name, patient.id)
    return (*filter(None, (*names, *seen_by)), protocol.id, protocol.digest[:12])


@pytest.mark.parametrize("name", list(SCENARIOS))
def test_no_word_is_left_outside_the_language(name: str) -> None:
    """With every text between brackets, no word of any sheet stands outside of them."""
    trip = SCENARIOS[name]()
    left: dict[str, str] = {}
    for text in _handout_texts(trip, Tongue(tag="xx", messages=_Bracketed(), shapes=_Figures())):
        rest = "" if text in _CODES else text
        for own in sorted(_own_words(trip), key=len, reverse=True):
            rest = rest.replace(own, "")
        while _INNERMOST.search(rest):
            rest = _INNERMOST.sub("", rest)
        if _WORD.search(rest):
            left[text] = rest
    assert left == {}


@pytest.mark.parametrize("name", list(SCENARIOS))
def test_whatever_is_asked_can_be_translated(name: str) -> None:
    """Each text that a sheet asks for stands in a file that a translator is given."""
    known = {one.forms[0] for one in (*of_program(), *of_measures(the_catalogue()))}
    known |= {one.forms[0] for layer in every_layer() for one in of_layer(layer.text)}
    said = _Bracketed()
    _handout_texts(SCENARIOS[name](), Tongue(tag="xx", messages=said))
    assert {one for one in said.asked if _WORD.search(re.sub(r"\{\w*\}", "", one))} <= known
