"""The fonts of a file: what is shown in each comes in, faults of embedding and of their letters come out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Dictionary, Object

from tests.access.pdf_fault import Fault

_ONE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_MANY = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_NO_LETTERS = frozenset({"", "\x00", "\ufeff", "\ufffe"})


@dataclass
class Shown:
    """What the pages show: the fonts, and the codes of each."""

    fonts: dict[tuple[int, int], Object] = field(default_factory=dict)
    codes: dict[tuple[int, int], set[int]] = field(default_factory=dict)

    def add(self, font: Object, shown: bytes) -> None:
        """Note text in a font; a composite font has two bytes a sign."""
        self.fonts[font.objgen] = font
        wide = 2 if font.Subtype == "/Type0" else 1
        codes = self.codes.setdefault(font.objgen, set())
        codes.update(int.from_bytes(shown[at : at + wide]) for at in range(0, len(shown), wide))


def font_faults(shown: Shown) -> Iterator[Fault]:
    """What is wrong with the fonts that are used."""
    for key, font in shown.fonts.items():
        name = str(font.get("/BaseFont", font.Subtype))
        if not _embedded(font):
            yield Fault("embedded", name)
        letters = _letters(font)
        if any(letters.get(code, "") in _NO_LETTERS for code in shown.codes[key]):
            yield Fault("font-text", name)


def _embedded(font: Object) -> bool:
    if font.Subtype == "/Type3":
        return True
    inner = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
    descriptor = inner.get("/FontDescriptor", Dictionary())
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _letters(font: Object) -> dict[int, str]:
    """The letters of each code, by the font's own table."""
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes()
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        found |= {int(code, 16): _text(text) for code, text in _ONE.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in _MANY.findall(block):
            start = int(text, 16)
            low, high = int(first, 16), int(last, 16)
            found |= {code: chr(start + code - low) for code in range(low, high + 1)}
    return found


def _text(written: bytes) -> str:
    return bytes.fromhex(written.decode()).decode("utf-16-be")
