"""Tongues: the language of a paper, with its words, its plural forms and the shape of its numbers.

A catalogue of translations flows in, finished words flow out. The English words of the program and of a
protocol are the keys, so that a language is a file and never a second program; what has no translation stays
English and can be named.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Literal, Protocol

from rehab.frozen import FrozenStruct
from rehab.wording import english
from rehab.wording.english import Plural

Forms = tuple[str, ...]
"""The translation of one text: one form, or one for each plural of the language."""

_LEFTWARDS, _RIGHTWARDS, _END = "\u2068\u200f", "\u2066", "\u2069"
"""Marks that set a piece of text apart with a direction of its own, and the mark that ends it."""
_RUNS_LEFTWARDS = frozenset({"R", "AL"})
_LOWERED = frozenset({"en", "es", "fr"})
"""Languages in which a sentence may begin with a capital that the same words lose inside another one."""


class Shapes(Protocol):
    """How a language writes numbers and names days."""

    def number(self, number: float, decimals: int) -> str:
        """A number without needless digits."""
        ...

    def month(self, day: date, *, short: bool) -> str:
        """The name of a day's month."""
        ...

    def weekday(self, day: date, *, short: bool) -> str:
        """The name of the day of the week."""
        ...


class American(FrozenStruct):
    """Numbers and days as this program's own English has them."""

    def number(self, number: float, decimals: int) -> str:
        """A number without needless digits: `13.5`, `98`, `-2`."""
        shown = f"{round(number, decimals):.{decimals}f}"
        shown = shown.rstrip("0").rstrip(".") if decimals else shown
        return "0" if shown in {"-0", ""} else shown

    def month(self, day: date, *, short: bool) -> str:
        """The name of a day's month."""
        name = english.MONTHS[day.month - 1]
        return name[:3] if short else name

    def weekday(self, day: date, *, short: bool) -> str:
        """The name of the day of the week."""
        name = english.WEEKDAYS[day.weekday()]
        return name[:3] if short else name


def _english_plural(number: int) -> int:
    return 0 if number == 1 else 1


class Tongue(FrozenStruct):
    """A language in use.

    Attributes:
        tag: its BCP 47 tag.
        messages: the translation of each English text; of a plural its first form is the key.
        plural: which of a translation's forms a whole number takes.
        shapes: how it writes numbers and names days.
        direction: which way it is read.
        is_draft: true until somebody has reviewed it and a second one has read the words of safety.
        is_whole: false where some of what a protocol says has no translation and prints in English.
    """

    tag: str = "en"
    messages: Mapping[str, Forms] = {}
    plural: Callable[[int], int] = _english_plural
    shapes: Shapes = American()
    direction: Literal["ltr", "rtl"] = "ltr"
    is_draft: bool = False
    is_whole: bool = True

    def say(self, words: str, /, **places: object) -> str:
        """A text of the program or of a protocol in this language, its places filled.

        Args:
            words: the English text.
            places: what stands in its `{places}`; without any the text is taken as it is.
        """
        known = self.messages.get(words)
        said = words if known is None else known[0]
        return said.format(**self._apart(places)) if places else said

    def count(self, number: float, of: Plural, /, **places: object) -> str:
        """A number of things: `1 session`, `3 sessions`."""
        n = self.number(number)
        return self._form(number, of).format(n=n, **self._apart(places))

    def number(self, number: float, decimals: int = 2) -> str:
        """A number without needless digits."""
        return self.shapes.number(number, decimals)

    def inside(self, words: str) -> str:
        """Words that open a sentence elsewhere, as they stand inside another one."""
        if self.tag.partition("-")[0] not in _LOWERED or words[:2].isupper():
            return words
        return words[:1].lower() + words[1:]

    def joined(self, sentences: Iterable[str]) -> str:
        """Whole sentences one after the other; Chinese sets no space between them."""
        return ("" if self.tag.startswith("zh") else " ").join(one for one in sentences if one)

    def steady(self, words: str) -> str:
        """A telephone number or a row of figures that must keep its order in a line that runs leftwards."""
        return words if self.direction == "ltr" or not words else f"{_RIGHTWARDS}{words}{_END}"

    def apart(self, words: str) -> str:
        """Words that stand alone on a page that may run leftwards: `M. K.` keeps its last stop at its end."""
        return words if self.direction == "ltr" else _set_apart(words)

    def _form(self, number: float, of: Plural) -> str:
        forms = self.messages.get(of[0])
        if forms is None:
            return of[_english_plural(int(number)) if number == int(number) else 1]
        whole = number == int(number)
        return forms[min(self.plural(abs(int(number))), len(forms) - 1) if whole else -1]

    def _apart(self, places: Mapping[str, object]) -> Mapping[str, object]:
        """Each filled place set apart, so that its own direction never reorders the line around it."""
        if self.direction == "ltr":
            return places
        return {name: self.apart(str(value)) for name, value in places.items()}


def _set_apart(words: str) -> str:
    """Words in the direction of their own letters; figures and a Latin name run rightwards."""
    if not words:
        return words
    leftwards = any(unicodedata.bidirectional(character) in _RUNS_LEFTWARDS for character in words)
    return f"{_LEFTWARDS if leftwards else _RIGHTWARDS}{words}{_END}"


ENGLISH = Tongue()
