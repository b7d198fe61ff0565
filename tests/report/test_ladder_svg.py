"""The picture of a protocol: every word fits, none lies on another, and it reads without colour."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from rehab.adapters.data_folder import data_folder
from rehab.frozen import replace
from rehab.protocol.model import Protocol
from rehab.report.ladder_svg import ladder_svg
from rehab.report.picture_from_protocol import picture_from_protocol
from rehab.report.text_width import wrapped
from tests.patient.written import the_catalogue
from tests.report.shown import SHIPPED, shown

SVG = "{http://www.w3.org/2000/svg}"
FONTS = {
    bold: TTFont(Path(data_folder("fonts"), f"NotoSans-{'Bold' if bold else 'Regular'}.ttf"))
    for bold in (True, False)
}
LADDERS = [name for name in SHIPPED if shown(name).protocol.phases]
LEAST_PX = 11
Box = tuple[float, float, float, float]


def drawn(name: str, overlay: str = "") -> ET.Element:
    """The drawing of a shipped protocol, as a tree."""
    return tree_of(shown(name, overlay=overlay).protocol)


def tree_of(protocol: Protocol) -> ET.Element:
    """The drawing of any protocol, as a tree."""
    picture = picture_from_protocol(protocol, the_catalogue(), title=protocol.title)
    return ET.fromstring(ladder_svg(picture))  # noqa: S314  (this program's own drawing)


def measured(text: str, size: float, *, bold: bool) -> float:
    """The width of a line in the font of the papers."""
    font = FONTS[bold]
    names, widths = font.getBestCmap(), font["hmtx"]
    units = font["head"].unitsPerEm
    missing = units * 0.7
    advance = sum(widths[names[ord(one)]][0] if ord(one) in names else missing for one in text)
    return float(advance * size / units)


def boxes(tree: ET.Element) -> list[tuple[str, Box]]:
    """Every text with the room that it takes."""
    found = []
    standard = float(tree.attrib["font-size"])
    for text in tree.iter(f"{SVG}text"):
        size = float(text.get("font-size", standard))
        width = measured(text.text or "", size, bold=text.get("font-weight") == "bold")
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        left = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        found.append((text.text or "", (left, y - 0.76 * size, left + width, y + 0.22 * size)))
    return found


def overlap(one: Box, other: Box) -> bool:
    """True if two boxes share some room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def variations() -> Iterator[tuple[str, Protocol]]:
    """Each ladder as it stands, with each choice, open from the first day on, and all on one day."""
    for name in LADDERS:
        told = shown(name)
        yield name, told.protocol
        yield from ((f"{name} {offer.name}", offer.protocol) for offer in told.offers)
        yield f"{name} from the first day", opened(told.protocol, 0)
        yield f"{name} after two years", opened(told.protocol, 2 * 52 * 7)


def opened(protocol: Protocol, day: int) -> Protocol:
    """The same with every door on one day, and no usual weeks."""
    phases = (
        replace(phase, window=replace(phase.window, not_before_days=day, usual_weeks=None))
        for phase in protocol.phases
    )
    return replace(protocol, phases=tuple(phases))


VARIATIONS = tuple(pytest.param(protocol, id=name) for name, protocol in variations())


@pytest.mark.parametrize("protocol", VARIATIONS)
def test_no_word_lies_on_another(protocol: Protocol) -> None:
    """Each text has its own room, measured in the font of the papers."""
    for (one, box), (other, beside) in combinations(boxes(tree_of(protocol)), 2):
        assert not overlap(box, beside), (one, other)


@pytest.mark.parametrize("protocol", VARIATIONS)
def test_no_word_is_cut(protocol: Protocol) -> None:
    """Each text ends inside the drawing."""
    tree = tree_of(protocol)
    _, _, width, height = map(float, tree.attrib["viewBox"].split())
    for text, (left, top, right, bottom) in boxes(tree):
        assert left >= 0, text
        assert top >= 0, text
        assert right <= width, text
        assert bottom <= height, text


@pytest.mark.parametrize("name", LADDERS)
def test_every_word_is_large_enough(name: str) -> None:
    """No text is smaller than 11 pixels."""
    tree = drawn(name)
    sizes = [tree.attrib["font-size"], *(text.get("font-size", "99") for text in tree.iter(f"{SVG}text"))]
    assert min(map(float, sizes)) >= LEAST_PX


@pytest.mark.parametrize("name", LADDERS)
def test_it_is_drawn_in_greys(name: str) -> None:
    """A black-and-white printer loses nothing."""
    told = ET.tostring(drawn(name), encoding="unicode")
    for colour in re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', told):
        digits = colour.lstrip("#")
        wide = len(digits) // 3
        assert len({digits[at : at + wide] for at in range(0, len(digits), wide)}) == 1, colour


@pytest.mark.parametrize("name", LADDERS)
def test_it_can_be_read_aloud(name: str) -> None:
    """Title and description name every level for who cannot see the stairs."""
    tree, protocol = drawn(name), shown(name).protocol
    assert tree.findtext(f"{SVG}title") == protocol.title
    described = tree.findtext(f"{SVG}desc") or ""
    assert all(level.title in described for level in protocol.levels)


@pytest.mark.parametrize("name", LADDERS)
def test_every_level_has_its_step(name: str) -> None:
    """As many numbered discs as levels, from 1 up."""
    levels = len(shown(name).protocol.levels)
    assert len(list(drawn(name).iter(f"{SVG}circle"))) == levels


def test_a_closed_level_has_no_step() -> None:
    """Without the belt four levels are left, and the picture names those that are closed."""
    tree = drawn("tka-retro", overlay="no-treadmill.yaml")
    assert len(list(tree.iter(f"{SVG}circle"))) == 4
    assert any(text.startswith("Closed here") for text, _ in boxes(tree))


def test_a_loosened_number_stands_on_the_picture() -> None:
    """A picture on a wall must not hide a signature."""
    tree = drawn("tka-retro", overlay="signed-loosening.yaml")
    assert any(text.startswith("LOOSENED") for text, _ in boxes(tree))


def test_an_item_of_a_list_is_not_broken() -> None:
    """A line ends between two items, so that no number is torn from its unit."""
    assert wrapped("flexion at 100 deg · pain at 3", 150, 12) == ("flexion at 100 deg ·", "pain at 3")


def test_an_item_wider_than_a_line_is_broken_between_words() -> None:
    """What cannot stay whole is still told."""
    assert wrapped("a long item of a gate · b", 80, 12) == ("a long item", "of a gate · b")
