"""Which characters the bundled fonts can print: texts come in, the characters they lack come out.

The list was written when the fonts were cut, so that asking costs no font library and no time.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

# They steer how their neighbours are drawn and have no shape of their own.
_SHAPELESS = frozenset("\u200c\u200d\u200e\u200f\u061c\u2066\u2068\u2069")


def missing_glyphs(texts: Iterable[str], fonts_dir: Path) -> set[str]:
    """Return the characters of these texts that no bundled font can print.

    Args:
        texts: what is to be printed.
        fonts_dir: the folder with the cut fonts and their `glyphs.txt`.
    """
    wanted = {character for text in texts for character in text} - _SHAPELESS
    return {character for character in wanted if ord(character) not in _printable(fonts_dir)}


@cache
def _printable(fonts_dir: Path) -> frozenset[int]:
    lines = (fonts_dir / "glyphs.txt").read_text(encoding="ascii").splitlines()
    ranges = (line.split("-") for line in lines if not line.startswith("#"))
    return frozenset(code for low, high in ranges for code in range(int(low, 16), int(high, 16) + 1))
