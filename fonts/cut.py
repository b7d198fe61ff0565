# ruff: noqa: INP001  (a program beside the files it made, not a package)
"""Cuts the fonts that the PDF bundles: whole open fonts come in, small ones and their glyph list come out.

Run by hand when a script or a sign is added: `python fonts/cut.py [FOLDER WITH THE WHOLE FONTS]`. The fonts
are those of Debian's package fonts-noto-core. A name in a script that is not cut is a finding, not a box.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
WHOLE_FONTS = Path("/usr/share/fonts/truetype/noto")

# Basic Latin to Extended-B with Vietnamese, so that a European or Vietnamese name prints as it is written.
LATIN = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x02B9, 0x02DD),
    (0x0300, 0x0304),
    (0x0306, 0x030C),
    (0x0323, 0x0328),
    (0x0394, 0x0394),
    (0x03BC, 0x03BC),
    (0x1E00, 0x1EFF),
    (0x200B, 0x200F),
    (0x2010, 0x2027),
    (0x202F, 0x2033),
    (0x2039, 0x203A),
    (0x2044, 0x2044),
    (0x2070, 0x2094),
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2150, 0x215E),
)
# Arrows and comparisons: "110 -> 112", "at least", "plus or minus", a true minus sign.
MATHEMATICS = (
    (0x2190, 0x2199),
    (0x2206, 0x2206),
    (0x2212, 0x2213),
    (0x221A, 0x221A),
    (0x221E, 0x221E),
    (0x2248, 0x2248),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
)
# Boxes to tick, ticks and crosses, plain shapes, telephone, warning.
SIGNS = (
    (0x25A0, 0x25A1),
    (0x25AA, 0x25AB),
    (0x25B2, 0x25B3),
    (0x25B6, 0x25B6),
    (0x25BC, 0x25BD),
    (0x25C6, 0x25C7),
    (0x25CB, 0x25CB),
    (0x25CF, 0x25D0),
    (0x25EF, 0x25EF),
    (0x260E, 0x260E),
    (0x2610, 0x2612),
    (0x26A0, 0x26A0),
    (0x2713, 0x2718),
)
# What shapes text without changing what it says: small capitals or old figures would only add weight.
FEATURES = ("ccmp", "kern", "locl", "mark", "mkmk", "rlig")


@dataclass(frozen=True)
class Cut:
    """One font to cut and what to keep of it."""

    font: str
    ranges: tuple[tuple[int, int], ...]


CUTS = (
    Cut("NotoSans-Regular.ttf", LATIN),
    Cut("NotoSans-Bold.ttf", LATIN),
    Cut("NotoSansMath-Regular.ttf", MATHEMATICS),
    Cut("NotoSansSymbols2-Regular.ttf", SIGNS),
)


def main(whole_fonts: Path) -> None:
    """Cut every font of the table into this folder and write down which characters they hold together."""
    held = {character for each in CUTS for character in cut(each, whole_fonts)}
    (HERE / "glyphs.txt").write_text(glyph_list(held), encoding="ascii")


def cut(each: Cut, whole_fonts: Path) -> set[int]:
    """Write one cut font and return the code points that it holds."""
    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    font = TTFont(whole_fonts / each.font, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={c for low, high in each.ranges for c in range(low, high + 1)})
    subsetter.subset(font)
    font.save(HERE / each.font)
    return set(font.getBestCmap())


def glyph_list(code_points: Iterable[int]) -> str:
    """Write code points as one range a line, so that no font library is needed to read them."""
    lines = ["# Characters that the fonts here can print, as ranges of code points. Made by cut.py."]
    for low, high in runs(sorted(code_points)):
        lines.append(f"{low:04X}-{high:04X}")
    return "\n".join(lines) + "\n"


def runs(ordered: list[int]) -> list[tuple[int, int]]:
    """Join neighbouring numbers into ranges."""
    found: list[tuple[int, int]] = []
    for number in ordered:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else WHOLE_FONTS)
