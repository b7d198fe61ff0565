"""How many syllables a word has, in each language whose reading formula asks for them.

A word and its language flow in, a number flows out. English is divided by `pyphen`, and this is its only
door; it divides lines, so that a vowel alone at either end of a word counts with its neighbour. Spanish,
German and French are spelt as they are spoken, and their vowels are counted.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

_NUCLEI: Mapping[str, re.Pattern[str]] = {
    "de": re.compile(r"aa|ee|oo|[ae][iy]|[aäe]u|ie|[aeiouyäöü]"),
    "es": re.compile(r"[iuü]?[aeoáéó](?:[iuü]|y\b)?|[íú]|[iuü]+(?:y\b)?|y\b"),
    "fr": re.compile(
        r"(?:[iy](?=[aeéèêoô])|ou(?=[aeéèêi])|u(?=i))?"
        r"(?:eau|œu|[aeo]u|où|[aeo][iîy]|[aeiouyàâéèêëîïôùûüœ])"
    ),
}
"""What is spoken as one vowel."""
_MUTE: Mapping[str, re.Pattern[str]] = {
    "de": re.compile(r"(?<=q)u"),
    "es": re.compile(r"(?<=[qg])u(?=[eiéí])"),
    "fr": re.compile(r"(?<=[qg])u(?=[eéèêi])|es?$"),
}
"""What is written and not spoken."""


@cache
def syllables(word: str, language: str) -> int:
    """The syllables of a word, at least one.

    Args:
        word: one word.
        language: its language, such as `en` or `es-MX`, one that has a reading formula.
    """
    tag, low = language.partition("-")[0], word.lower()
    if tag == "en":
        return len(_divisions()(low)) + 1
    return max(1, len(_NUCLEI[tag].findall(_MUTE[tag].sub("", low))))


@cache
def _divisions() -> Callable[[str], Sequence[int]]:
    from pyphen import Pyphen  # noqa: PLC0415 (its dictionary is read only where a text is judged)

    return Pyphen(lang="en_US").positions
