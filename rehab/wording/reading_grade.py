"""How hard a text is to read: its sentences and words, and what the formula of its language says of them.

A text flows in; sentences, words and a Hardness flow out. A formula stands here only where it was published
for that very language; for the others the length of sentences is all that is judged.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from rehab.frozen import FrozenStruct
from rehab.wording.syllables import syllables

MARK = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d"
"""Vowels and joiners that are written over, under or between letters and belong to their word."""
_SENTENCE_END = re.compile(r"(?<=[.?!:؟।])[\u2069\u200f]*\s+|(?<=[。？！：])")  # noqa: RUF001 (Chinese stops)
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARK}]|['\u2019](?=[^\W\d_]))*")
_LATIN_ENDS = "\u0250"
MOST_WORDS, MOST_SIGNS = 15, 30
"""The longest sentence, in words and where no spaces are set in signs; defaults of this project."""


class Hardness(FrozenStruct):
    """What a formula says of a text.

    Attributes:
        scale: the name of the formula.
        value: the text's own number on that scale.
        edge: the last number that is easy enough.
        is_ease: true if a higher number is easier.
    """

    scale: str
    value: float
    edge: float
    is_ease: bool

    @property
    def over(self) -> float:
        """How far the text lies on the hard side of the edge; zero or less is easy enough."""
        return self.edge - self.value if self.is_ease else self.value - self.edge


class _Figures(FrozenStruct):
    """What formulas are made of.

    Attributes:
        a_sentence: words in a sentence.
        a_word: syllables in a word.
        long: percent of words with more than six letters.
        many: percent of words with three syllables or more.
        one: percent of words with one syllable.
    """

    a_sentence: float
    a_word: float
    long: float
    many: float
    one: float


class _Scale(FrozenStruct):
    name: str
    edge: float
    is_ease: bool
    """True if a higher number is easier."""
    of: Callable[[_Figures], float]


def _flesch_kincaid(text: _Figures) -> float:
    """Flesch-Kincaid grade level (Kincaid et al. 1975)."""
    return 0.39 * text.a_sentence + 11.8 * text.a_word - 15.59


def _wiener(text: _Figures) -> float:
    """Erste Wiener Sachtextformel (Bamberger and Vanecek 1984), in school years."""
    return 0.1935 * text.many + 0.1672 * text.a_sentence + 0.1297 * text.long - 0.0327 * text.one - 0.875


def _szigriszt(text: _Figures) -> float:
    """Perspicuidad of Szigriszt-Pazos (1993); INFLESZ calls 65 to 80 quite easy (Barrio-Cantalejo 2008)."""
    return 206.835 - 62.3 * text.a_word - text.a_sentence


def _kandel_moles(text: _Figures) -> float:
    """Flesch's reading ease as Kandel and Moles (1958) fitted it to French."""
    return 207 - 1.015 * text.a_sentence - 73.6 * text.a_word


_SCALES: Mapping[str, _Scale] = {
    "en": _Scale("Flesch-Kincaid grade", 6, is_ease=False, of=_flesch_kincaid),
    "de": _Scale("Wiener Sachtextformel", 6, is_ease=False, of=_wiener),
    "es": _Scale("Szigriszt-Pazos", 65, is_ease=True, of=_szigriszt),
    "fr": _Scale("Kandel-Moles", 70, is_ease=True, of=_kandel_moles),
}
"""The formula of a language, and its edge: school year 6, or the band that its scale calls quite easy."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a phrase without a stop is one too."""
    return tuple(part for part in _SENTENCE_END.split(text.strip()) if words(part))


def words(text: str) -> tuple[str, ...]:
    """The words of a text; numbers are none."""
    return tuple(_WORD.findall(text))


def length(sentence: str, language: str) -> int:
    """How long a sentence is: its words; where no spaces are set its signs, and foreign words as one each."""
    if not is_unspaced(language):
        return len(words(sentence))
    return sum(len(word) if word > _LATIN_ENDS else 1 for word in words(sentence))


def is_unspaced(language: str) -> bool:
    """True for a language that sets no spaces between words."""
    return language.partition("-")[0] in {"zh", "ja"}


def longest(language: str) -> int:
    """The longest that a sentence for a patient may be."""
    return MOST_SIGNS if is_unspaced(language) else MOST_WORDS


def hardness(texts: Sequence[str], language: str) -> Hardness | None:
    """How hard texts are together, by the formula of their language.

    Args:
        texts: what is read.
        language: their language, such as `en` or `es-MX`.

    Returns:
        None where there is nothing to read, and for a language for which no formula was made.
    """
    tag = language.partition("-")[0]
    scale, every = _SCALES.get(tag), [word for text in texts for word in words(text)]
    if scale is None or not every:
        return None
    spoken = [syllables(word, tag) for word in every]
    share = 100 / len(every)
    figures = _Figures(
        a_sentence=len(every) / sum(len(sentences(text)) for text in texts),
        a_word=sum(spoken) / len(every),
        long=share * sum(len(word) > 6 for word in every),  # noqa: PLR2004 (the formula's own)
        many=share * sum(number >= 3 for number in spoken),  # noqa: PLR2004 (as above)
        one=share * sum(number == 1 for number in spoken),
    )
    return Hardness(scale.name, scale.of(figures), scale.edge, scale.is_ease)
