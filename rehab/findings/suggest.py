"""The known word that a misspelt one was probably meant to be.

One word and the known words flow in; the nearest known word, or nothing, flows out.
A wrong guess costs the reader more than none, so only near words are offered.
"""

from collections.abc import Iterable

_NEAR = 0.7
_LONGEST = 64


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to `word`, or None where none is near.

    Case, hyphens, underscores and spaces are not told apart before letters are compared.
    Equally near words are ordered by the alphabet, so the answer never depends on `known`'s order.
    """
    ordered = sorted(set(known) - {word})
    if not word or len(word) > _LONGEST or not ordered:
        return None
    by_letters: dict[str, str] = {}
    for candidate in ordered:
        by_letters.setdefault(_letters(candidate), candidate)
    exact = by_letters.get(_letters(word))
    if exact is not None:
        return exact
    from difflib import get_close_matches  # noqa: PLC0415 (only a faulty file pays for this import)

    near = get_close_matches(_letters(word), list(by_letters), n=1, cutoff=_NEAR)
    return by_letters[near[0]] if near else None


def _letters(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")
