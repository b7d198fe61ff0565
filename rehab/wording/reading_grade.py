"""How hard a text is to read: its sentences and words, and the school year that can read it.

A text flows in, sentences, words and a grade flow out. Syllables are counted by `pyphen`, which knows where
words of a language are divided; this is its only door.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

_ENGLISH = "en"
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019](?=[^\W\d_]))*")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a phrase without a stop is one too."""
    return tuple(part for part in _SENTENCE_END.split(text.strip()) if words(part))


def words(text: str) -> tuple[str, ...]:
    """The words of a text; numbers are none."""
    return tuple(_WORD.findall(text))


def reading_grade(text: str, language: str) -> float | None:
    """The school year that can read a text, by Flesch and Kincaid's formula of 1975.

    Args:
        text: what is read.
        language: its language, such as `en`.

    Returns:
        None for an empty text, and for a language for which the formula was not made.
    """
    every = words(text)
    if not every or language.split("-", maxsplit=1)[0] != _ENGLISH:
        return None
    spoken = sum(syllables(word) for word in every)
    return 0.39 * len(every) / len(sentences(text)) + 11.8 * spoken / len(every) - 15.59


def syllables(word: str) -> int:
    """The syllables of an English word: one more than the places where it can be divided."""
    return len(_divisions()(word.lower())) + 1


@cache
def _divisions() -> Callable[[str], Sequence[int]]:
    from pyphen import Pyphen  # noqa: PLC0415 (its dictionary is read only where a text is judged)

    return Pyphen(lang="en_US").positions
