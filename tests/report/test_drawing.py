"""Every level that ships is drawn, and neither the drawing nor its words say what the level does not."""

from itertools import product
from pathlib import Path

import pytest

from rehab.pipeline import read_catalogue, read_protocol
from rehab.protocol.model import Level, Support, Surface
from rehab.report.drawing import Drawing, drawing_of, every_drawing, step_drawings
from rehab.wiring import shelf
from rehab.wording import english_drawings as words
from rehab.wording.reading_grade import hardness, longest, sentences
from rehab.wording.tongue import Tongue
from tests.builders import a_level

DRAWINGS = Path(__file__).parents[2] / "reports" / "drawings"
BOOKS = shelf(Path())
THINKABLE = [
    (a_level("a", surface=surface, support=support, helper=helper), incline_pct)
    for surface, support, helper, incline_pct in product(Surface, Support, (False, True), (0, 4))
]
DRAWN = {drawing.name: drawing for drawing in every_drawing()}
HOLDS = {
    Support.TWO_HANDS: ("Both hands hold the ",),
    Support.ONE_HAND: ("One hand holds ",),
    Support.FINGERTIPS: ("Only the fingertips touch the ",),
    Support.PARTNER: (" holds both hands.", "Their hands meet."),
    Support.NONE: ("Both hands are free.",),
}


def shipped_levels() -> dict[str, Level]:
    """Every level that a patient can come to, by protocol and level."""
    catalogue = read_catalogue(BOOKS)
    levels: dict[str, Level] = {}
    for name in BOOKS.protocols():
        protocol, _, _ = read_protocol(name, shelf=BOOKS, catalogue=catalogue)
        assert protocol is not None
        levels |= {f"{name}/{level.id}": level for level in protocol.levels if level.id in protocol.place}
    return levels


SHIPPED = shipped_levels()


def drawn(level: Level) -> Drawing:
    """The drawing of a level at its steepest."""
    drawing = drawing_of(level, level.dose.incline_pct[1])
    assert drawing is not None
    return drawing


@pytest.mark.parametrize("level", SHIPPED.values(), ids=SHIPPED)
def test_a_level_that_ships_is_drawn(level: Level) -> None:
    """Whoever walks at a level finds a drawing of it in the folder."""
    assert (DRAWINGS / f"{drawn(level).name}.svg").is_file()


@pytest.mark.parametrize("level", SHIPPED.values(), ids=SHIPPED)
def test_the_words_hold_on_as_the_level_does(level: Level) -> None:
    """What is said of the hands is what the level asks of them, and nothing else is said."""
    said = [
        support for support, held in HOLDS.items() if any(one in drawn(level).alternative for one in held)
    ]
    assert said == [level.support]


@pytest.mark.parametrize("level", SHIPPED.values(), ids=SHIPPED)
def test_the_words_tell_of_company_where_there_must_be_some(level: Level) -> None:
    """Somebody is there in the words if and only if the level asks for it."""
    told = [said for said in words.COMPANY.values() if said in drawn(level).alternative]
    assert len(told) == level.helper


@pytest.mark.parametrize("level", SHIPPED.values(), ids=SHIPPED)
def test_the_words_go_uphill_with_the_level(level: Level) -> None:
    """A belt is tilted in the words if and only if the level is inclined."""
    assert ("uphill" in drawn(level).alternative) == level.is_inclined


def test_a_flat_week_at_an_inclined_level_is_drawn_flat() -> None:
    """The slope is this week's and not the level's, for an easier week may be flat."""
    level = a_level("a", surface=Surface.TREADMILL, support=Support.TWO_HANDS, helper=False)
    assert [drawing.name for slope in (0, 3) if (drawing := drawing_of(level, slope))] == [
        "treadmill_two_hands",
        "treadmill_uphill_two_hands",
    ]


def test_a_run_shows_no_heel_that_comes_down() -> None:
    """A runner stays on the front of the foot, so the steps of a walk are not shown."""
    assert step_drawings(a_level("a", surface=Surface.FIELD, support=Support.NONE)) == ()


def test_what_no_drawing_shows_has_none() -> None:
    """Hands free on a belt is drawn nowhere, so nothing stands beside such a level."""
    assert drawing_of(a_level("a", surface=Surface.TREADMILL, support=Support.NONE), 0) is None


def test_every_drawing_belongs_to_a_level_or_a_step() -> None:
    """None is drawn that nobody can be shown."""
    shown = {drawing_of(level, slope) for level, slope in THINKABLE} | {*step_drawings(a_level("a"))}
    assert shown - {None} == {*DRAWN.values()}


def test_every_drawing_is_a_file() -> None:
    """No drawing is missing and none lies about without words."""
    assert {path.stem for path in DRAWINGS.glob("*.svg")} == set(DRAWN)


@pytest.mark.parametrize("drawing", DRAWN.values(), ids=DRAWN)
def test_the_words_are_plain(drawing: Drawing) -> None:
    """Each sentence is short, and the whole is read at grade six or below."""
    assert max(len(one.split()) for one in sentences(drawing.alternative)) <= longest("en")
    hard = hardness((drawing.alternative,), "en")
    assert hard is not None
    assert hard.over <= 0


def test_the_words_are_said_in_the_language_of_the_paper() -> None:
    """Each sentence is translated as a whole, so that no language has to fit into another's pieces."""
    level = a_level("a", surface=Surface.FIELD, support=Support.NONE, helper=False)
    german = {"A person runs backwards on flat grass.": ("Jemand läuft rückwärts auf ebenem Rasen.",)}
    drawing = drawing_of(level, 0, tongue=Tongue(tag="de", messages=german))
    assert drawing is not None
    assert drawing.alternative == "Jemand läuft rückwärts auf ebenem Rasen. Both hands are free."
