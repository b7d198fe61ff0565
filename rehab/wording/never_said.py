"""Words that never reach a patient, and phrases that leave a sum to the reader, in each language.

A text and its language flow in; what should not be in it flows out, jargon with what to say instead.
"""

import re
from collections.abc import Iterator
from functools import cache

from rehab.frozen import FrozenStruct
from rehab.wording.never_lists import LISTS
from rehab.wording.reading_grade import MARK

_NUMBER = r"(?:\d+(?:[.,]\d+)?|two|three|four|five|six|seven|eight|nine|ten)[\u2069\u200f]*"
_IN_A_WORD = rf"[\w{MARK}]"


class Jargon(FrozenStruct):
    """A word of the trade in a text.

    Attributes:
        word: as it stands in the text.
        instead: what a patient understands.
    """

    word: str
    instead: str


def jargon(text: str, language: str) -> Iterator[Jargon]:
    """The words of a text that a patient need not know.

    Args:
        text: what a patient reads.
        language: its language; for one that has no list nothing is found.
    """
    tag = language.partition("-")[0]
    if tag in LISTS:
        instead = tuple(LISTS[tag].jargon.values())
        for found in _words(tag).finditer(text):
            yield Jargon(found[0], instead[(found.lastindex or 1) - 1])


def sums(text: str, language: str) -> Iterator[str]:
    """The phrases of a text from which a reader would have to work out a number."""
    tag = language.partition("-")[0]
    if tag in LISTS:
        yield from (found[0] for found in _phrases(tag).finditer(text))


@cache
def _words(tag: str) -> re.Pattern[str]:
    """All words of a list in one pattern, a group each, in the order of the list."""
    each = "|".join(f"({_pattern(word)})" for word in LISTS[tag].jargon)
    free = all(word.startswith("*") for word in LISTS[tag].jargon)
    return re.compile(each if free else rf"(?<!{_IN_A_WORD})(?:{each})", re.IGNORECASE)


@cache
def _phrases(tag: str) -> re.Pattern[str]:
    each = "|".join(
        re.escape(one).replace(r"\{n\}", _NUMBER).replace(r"\ ", r"\s+") for one in LISTS[tag].sums
    )
    whole = each if tag == "zh" else rf"(?<!{_IN_A_WORD})(?:{each})(?!{_IN_A_WORD})"
    return re.compile(whole, re.IGNORECASE)


def _pattern(word: str) -> str:
    """A pattern for a whole word, for every word that begins so, or for the letters wherever they stand."""
    letters = re.escape(word.strip("*"))
    if word.startswith("*"):
        return letters
    return letters + (rf"{_IN_A_WORD}*" if word.endswith("*") else rf"(?!{_IN_A_WORD})")
