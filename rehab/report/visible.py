"""Text that can be seen: what flows in is any string, what flows out prints as exactly what it holds.

A name typed with a hidden "write from right to left from here" mark could turn a dose around on paper, and
the two papers could differ; so each hidden character is shown as its code before any template sees it.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, BaseModel

_BLANKS = re.compile(r"[\t\n\r\f\v]+")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS_AND_MARKS = frozenset("\u200c\u200d\u200e\u200f\u061c")
_SOFT_HYPHEN = "\u00ad"
_OPEN, _CLOSE = frozenset("\u2066\u2068"), "\u2069"
"""They set a piece of text apart, from left to right or as its own first letter has it, up to their close."""


def visible(text: str) -> str:
    r"""Return the text in composed form, on one line, each hidden character as its code (`\u202e`).

    Joiners and plain direction marks stay: some scripts are misspelt without them, and they override nothing.
    So do pieces set apart where each is closed again: what stands around them keeps its order.
    """
    plain = unicodedata.normalize("NFC", _BLANKS.sub(" ", text)).replace(_SOFT_HYPHEN, "")
    kept = _JOINERS_AND_MARKS | _OPEN | {_CLOSE} if _is_closed(plain) else _JOINERS_AND_MARKS
    return "".join(_shown(character, kept) for character in plain)


Text = Annotated[str, AfterValidator(visible)]


def texts(value: object) -> Iterator[str]:
    """Yield every text inside a report value, in the order of its fields."""
    match value:
        case str():
            yield value
        case tuple():
            for item in value:
                yield from texts(item)
        case BaseModel():
            for name in type(value).model_fields:
                yield from texts(getattr(value, name))
        case _:
            return


def _is_closed(text: str) -> bool:
    """True if every piece that is set apart ends within the text, and none ends that never began."""
    depth = 0
    for character in text:
        depth += (character in _OPEN) - (character == _CLOSE)
        if depth < 0:
            return False
    return depth == 0


def _shown(character: str, kept: frozenset[str]) -> str:
    if character in kept or unicodedata.category(character) not in _HIDDEN_CATEGORIES:
        return character
    return f"\\u{ord(character):04x}"
