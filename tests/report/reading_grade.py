"""A rough reading grade: sentences flow in, the school year that can read them flows out.

Flesch and Kincaid's formula over whole sentences; syllables are counted as groups of vowels, which is near
enough to notice a hard text.
"""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z]+")
_VOWELS = re.compile(r"[aeiouy]+")


def grade(texts: Iterable[str]) -> float:
    """The grade of all sentences together.

    Args:
        texts: what is read; only what ends like a sentence is counted.
    """
    sentences = [part for text in texts for part in re.split(r"(?<=[.?!])\s+", text) if part[-1:] in ".?!"]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent `e` at the end."""
    bare = re.sub(r"(?<=[^aeiouyl])(es|ed|e)$", "", word.lower())
    return max(1, len(_VOWELS.findall(bare)))
