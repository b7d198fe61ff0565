"""The drawings are those that `make drawings` writes: harmless, wordless, small, and clear without colour."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typst
from drawn.shapes import bend
from make_drawings import DRAWINGS, PAGE, drawings, page

FILES = sorted(DRAWINGS.glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
ROOT_SAYS = {"viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"}
PATH_SAYS = {"d", "fill", "stroke", "stroke-width"}
INK, ACCENT, TINT, PAPER = "#1d2b36", "#0b5563", "#d3e4e7", "#fff"
MOST_BYTES = 6000
DARK_ON_LIGHT = 4.5
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 works it out."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_drawings_are_those_that_would_be_written_now() -> None:
    """A scene that changed has its file renewed by `make drawings`."""
    assert {file.name: file.read_bytes() for file in FILES} == drawings()


def test_the_page_is_the_one_that_would_be_written_now() -> None:
    """A word that changed is renewed on the page by `make drawings`."""
    assert PAGE.read_bytes() == page()


def test_no_two_drawings_are_alike() -> None:
    """What is held otherwise, or by other people, is seen to be."""
    assert len({file.read_bytes() for file in FILES}) == len(FILES)


def test_the_printer_takes_them_all(tmp_path: Path) -> None:
    """Typst sets every drawing; it refuses a file that it cannot read."""
    sheet = tmp_path / "sheet.typ"
    sheet.write_text("".join(f'#image("{file}", width: 45mm)\n' for file in FILES), encoding="utf-8")
    assert typst.compile(sheet, root=Path("/")).startswith(b"%PDF")


def test_a_hand_that_cannot_reach_its_rail_is_refused() -> None:
    """A limb is never stretched or left short, for a hand beside the rail would show another hold."""
    with pytest.raises(ValueError, match=r"60\.0 is too far for a limb of 59\.0"):
        bend((0, 0), (0, 60), (30, 29), 1)


@each_file
def test_a_drawing_is_paths_alone(file: Path) -> None:
    """There is no text, style, script, image, id or link: nothing to translate and nothing to fetch."""
    root = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314  (our own)
    assert root.tag == f"{SVG}svg"
    assert set(root.attrib) == ROOT_SAYS
    assert {part.tag for part in root} == {f"{SVG}path"}
    assert {name for part in root for name in part.attrib} <= PATH_SAYS


@each_file
def test_a_drawing_has_four_colours(file: Path) -> None:
    """Ink, one accent, one tint and paper: the language of all."""
    root = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314  (our own)
    used = {part.get(name) for part in root.iter() for name in ("fill", "stroke")}
    assert used <= {INK, ACCENT, TINT, PAPER, "none", None}


@each_file
def test_all_of_a_kind_have_one_size(file: Path) -> None:
    """Scenes stand in one frame and close-ups in another, so that a sheet can place any of them."""
    frame = "0 0 160 120" if file.stem.startswith("step_") else "0 0 320 240"
    assert f'viewBox="{frame}"' in file.read_text(encoding="utf-8")


@each_file
def test_a_drawing_is_small(file: Path) -> None:
    """A sheet with four drawings stays light."""
    assert len(file.read_bytes()) < MOST_BYTES


@pytest.mark.parametrize("dark", [INK, ACCENT])
@pytest.mark.parametrize("light", [TINT, PAPER])
def test_dark_stands_out_from_light_in_grey(dark: str, light: str) -> None:
    """Luminance alone, which is all that a grey print keeps, tells dark shapes from light ones."""
    assert (luminance(light) + 0.05) / (luminance(dark) + 0.05) >= DARK_ON_LIGHT
