"""Codes on handouts: each gives its sheet again without names, and none is given that would not."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.course.model import Course
from rehab.errors import InputRefused
from rehab.frozen import replace
from rehab.patient.model import Episode
from rehab.pipeline import Desk, Trip, run
from rehab.replay.again import Bench
from rehab.replay.making import Maker, NoCode
from rehab.replay.nameless import nameless, unsigned
from rehab.replay.record import Press
from rehab.report.handout import Handout
from rehab.wiring import make_judge, program_version
from rehab.wiring.coding import bearing, sheet_maker
from rehab.wiring.replaying import replay_code

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples/episodes").glob("*.yaml"))
COURSES = sorted((ROOT / "examples/episodes/courses").glob("*.yaml"))
TKA = ROOT / "examples/episodes/tka-week7.yaml"
SHELF = FolderShelf((data_folder("protocols"),), ROOT / "examples/overlays")
PRESS = Press(program_version())
LONGEST_OF_A_COURSE = 260
EVERY = 3
"""Of every so many weeks of a course the sheet is made again; each has its own proof besides."""


def a_trip(text: str, as_of: date | None = None) -> Trip:
    """The whole way of an episode's text."""
    return run(text, name="episode", desk=Desk(SHELF, make_judge, date(2026, 11, 20)), as_of=as_of)


def a_maker(trip: Trip) -> Maker:
    """What makes the code of a trip."""
    bench = Bench(trip.judges, trip.catalogue, trip.made_from.as_of)
    return Maker(trip.made_from, PRESS, bench, sheet_maker(trip.catalogue, PRESS))


def the_code(trip: Trip) -> str:
    """The code of a trip."""
    code = a_maker(trip).code(trip.episode, trip.courses)
    assert isinstance(code, str), code
    return code


def without_names(trip: Trip, letters: str) -> Handout:
    """The sheet of a trip with its code and a blank for every name."""
    sheet = sheet_maker(trip.catalogue, PRESS)(nameless(trip.episode), trip.courses)
    return bearing(unsigned(sheet), letters)


def changed(old: str, new: str) -> str:
    """The episode of the knee replacement with some words of it changed."""
    text = TKA.read_text()
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_gives_its_sheet_again(path: Path) -> None:
    """The sheet of a code is the sheet that bears it, but for names."""
    trip = a_trip(path.read_text())
    letters = the_code(trip)
    made = replay_code(letters, books=SHELF, clinic=None)
    assert made.changes == ()
    assert made.handout == without_names(trip, letters)


@pytest.mark.parametrize("path", COURSES, ids=lambda path: path.stem)
def test_the_weeks_of_a_course_give_their_sheets_again(path: Path) -> None:
    """Long courses are thinned until they fit on a corner of the page, and come to the same sheet."""
    text = path.read_text()
    days = [date.fromisoformat(day) for day in re.findall(r"^  - date: (\S+)$", text, re.MULTILINE)]
    for day in days[::-EVERY]:
        trip = a_trip(text, day)
        letters = the_code(trip)
        assert len(letters) <= LONGEST_OF_A_COURSE, day
        assert replay_code(letters, books=SHELF, clinic=None).handout == without_names(trip, letters), day


def test_a_week_of_an_ordinary_course_is_short() -> None:
    """The knee replacement in week 7 takes no more than seven lines."""
    assert len(the_code(a_trip(TKA.read_text()))) <= 200


def test_a_code_holds_no_name() -> None:
    """With other names, notes and reasons the code differs in nothing."""
    other = changed("M. K.", "A. N. Other").replace("demo-tka", "another-number")
    other = other.replace("J. Smith, PT", "B. Jones, PT").replace("as proposed", "a wedding")
    assert the_code(a_trip(other)) == the_code(a_trip(TKA.read_text()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tug: 11.2", "tug: 11.3"),
        ("phone: 555 0100", "phone: 555 0101"),
        ("knee: right", "knee: left"),
        ("as_of: 2026-11-20", "as_of: 2026-11-21"),
        ("birth_year: 1961", "birth_year: 1961\n  units: imperial"),
    ],
)
def test_another_fact_is_another_code(old: str, new: str) -> None:
    """What the sheet is made from is in its code."""
    assert the_code(a_trip(changed(old, new))) != the_code(a_trip(TKA.read_text()))


def test_a_look_back_says_so_again() -> None:
    """The line that a sheet looks back stands on the sheet of its code as well."""
    trip = a_trip(TKA.read_text(), date(2026, 11, 13))
    letters = the_code(trip)
    assert replay_code(letters, books=SHELF, clinic=None).handout == without_names(trip, letters)


def test_a_refused_value_comes_again_as_refused() -> None:
    """A number that cannot be true is in the code, and refused on the sheet again."""
    trip = a_trip(changed("knee_flexion: 109", "knee_flexion: 300"))
    assert trip.episode.rejected
    letters = the_code(trip)
    assert replay_code(letters, books=SHELF, clinic=None).handout == without_names(trip, letters)


def test_an_overlay_is_found_by_what_it_says() -> None:
    """A code names no file: the overlay is the one in the folder that says the same."""
    overlaid = changed("protocol: tka-retro", "protocol: tka-retro\noverlays: [no-treadmill.yaml]")
    trip = a_trip(overlaid)
    letters = the_code(trip)
    assert replay_code(letters, books=SHELF, clinic=None).handout == without_names(trip, letters)


def test_an_overlay_that_is_not_here_is_named() -> None:
    """Without its overlay a sheet would be looser, so it is refused."""
    letters = the_code(
        a_trip(changed("protocol: tka-retro", "protocol: tka-retro\noverlays: [no-treadmill.yaml]"))
    )
    with pytest.raises(InputRefused) as refused:
        replay_code(letters, books=replace(SHELF, beside=ROOT / "docs"), clinic=None)
    assert "an overlay of digest" in str(refused.value.findings)


def test_a_number_to_call_in_words_gives_no_code() -> None:
    """A code has no words, and a sheet without the number to call is not the same sheet."""
    trip = a_trip(changed("phone: 555 0100", "phone: ask for Ann"))
    assert isinstance(a_maker(trip).code(trip.episode, trip.courses), NoCode)


def test_a_code_that_comes_to_another_sheet_is_not_given() -> None:
    """What cannot be proven is left out: a sheet that hangs on something else than the code has none."""
    trip, calls = a_trip(TKA.read_text()), iter(range(100))

    def make(episode: Episode, courses: Sequence[Course]) -> Handout:
        sheet = sheet_maker(trip.catalogue, PRESS)(episode, courses)
        return sheet.model_copy(update={"title": f"Sheet {next(calls)}"})

    maker = replace(a_maker(trip), make_sheet=make)
    assert isinstance(maker.code(trip.episode, trip.courses), NoCode)
