"""How wide a text will be, without a font at hand: words flow in, pixels or lines flow out.

A drawing that is a text file cannot ask the reader's browser. The widths are those of the widest common
sans-serif, so that what fits here fits wherever the drawing is looked at.
"""

from collections.abc import Iterator

_BOLD = 1.09
_DOT = " · "
_CLASSES = (
    (" .,:;'|!ijlI·", 0.32),
    ("()[]/ftr-`", 0.41),
    ("szcvkxyJ", 0.56),
    ("mM%@W", 0.98),
    ("wGOQDHNU", 0.82),
    ("ABCEFKLPRSTVXYZ", 0.70),
    ("≥≤<>+=", 0.84),
)
_ELSE = 0.64
_EM = {character: width for characters, width in _CLASSES for character in characters}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in pixels, rather too much than too little."""
    em = sum(_EM.get(character, _ELSE) for character in text)
    return em * size * (_BOLD if bold else 1)


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """A text as lines that fit a width.

    Items of a list, set apart by a raised dot, stay whole where they fit a line; a word that is wider than
    the line stands alone.
    """
    return tuple(_lines(tuple(_tokens(text, width, size, bold=bold)), width, size, bold=bold))


def _tokens(text: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """What a line may be broken between: the items of a list, else the words."""
    items = text.split(_DOT)
    for number, item in enumerate(items):
        told = item if number == len(items) - 1 else item + _DOT.rstrip()
        whole = len(items) > 1 and text_width(told, size, bold=bold) <= width
        yield from (told,) if whole else told.split(" ")


def _lines(tokens: tuple[str, ...], width: float, size: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for token in tokens:
        longer = f"{line} {token}" if line else token
        if line and text_width(longer, size, bold=bold) > width:
            yield line
            longer = token
        line = longer
    if line:
        yield line
