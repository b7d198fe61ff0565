"""A printed file read back as a viewer would: bytes come in, words and the boxes of their letters come out.

The one door to PDFium, which Chromium's viewer finds and copies text with.
"""

from dataclasses import dataclass

import pypdfium2

_BROKEN = "\ufffe"
"""What PDFium tells instead of a hyphen at the end of a line: the word goes on elsewhere."""


@dataclass(frozen=True)
class Letter:
    """One letter on a page: what it is and the box of its ink, in points from the lower left corner."""

    text: str
    left_pt: float
    bottom_pt: float
    right_pt: float
    top_pt: float


@dataclass(frozen=True)
class PageRead:
    """One page: its size, its text in the order that it is read, and each letter that leaves ink.

    Words are letters that follow one another without a blank, each with the box around its letters.
    """

    width_pt: float
    height_pt: float
    text: str
    letters: tuple[Letter, ...]
    words: tuple[Letter, ...]


def read_back(printed: bytes) -> tuple[PageRead, ...]:
    """Every page of a printed file."""
    document = pypdfium2.PdfDocument(printed)
    try:
        return tuple(_page(page) for page in document)
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> PageRead:
    read = page.get_textpage()
    words: list[list[Letter]] = [[]]
    for at in range(read.count_chars()):
        text = read.get_text_range(at, 1)
        if text.strip() and text not in _BROKEN:
            words[-1].append(Letter(text, *read.get_charbox(at)))
        elif words[-1]:
            words.append([])
    letters = tuple(letter for word in words for letter in word)
    width, height = page.get_size()
    return PageRead(width, height, read.get_text_range(), letters, tuple(_word(one) for one in words if one))


def _word(letters: list[Letter]) -> Letter:
    return Letter(
        "".join(one.text for one in letters),
        min(one.left_pt for one in letters),
        min(one.bottom_pt for one in letters),
        max(one.right_pt for one in letters),
        max(one.top_pt for one in letters),
    )
