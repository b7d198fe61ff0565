"""A printed file read back as a viewer would: bytes come in, words and the boxes of their letters come out.

The one door to PDFium, which Chromium's viewer finds and copies text with.
"""

from dataclasses import dataclass

import pypdfium2


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
    """One page: its size, its text in the order that it is read, and each letter that leaves ink."""

    width_pt: float
    height_pt: float
    text: str
    letters: tuple[Letter, ...]


def read_back(printed: bytes) -> tuple[PageRead, ...]:
    """Every page of a printed file."""
    document = pypdfium2.PdfDocument(printed)
    try:
        return tuple(_page(page) for page in document)
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> PageRead:
    words = page.get_textpage()
    letters = []
    for at in range(words.count_chars()):
        text = words.get_text_range(at, 1)
        if text.strip():
            letters.append(Letter(text, *words.get_charbox(at)))
    width, height = page.get_size()
    return PageRead(width, height, words.get_text_range(), tuple(letters))
