"""What a printed sheet may ask of its reader: how many words, how long a sentence, how hard, how much to do.

A handout flows in; its Figures and everything that goes over the budget flow out. The finished words are
judged and no template, so that what a clinic writes itself is judged too.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from rehab.findings import Finding, finding
from rehab.frozen import FrozenStruct
from rehab.report.handout import Handout, Sessions
from rehab.wording.never_said import jargon, sums
from rehab.wording.reading_grade import Hardness, hardness, is_unspaced, length, longest, sentences, words

MOST_EXERCISES = 4
"""On one sheet; over the age of 65 two are done better than eight (recalled, Henry 1999)."""
_MOST_WORDS, _MOST_ELSEWHERE, _MOST_SIGNS = 1000, 1200, 1500
"""On one sheet, the cells of its diary included: in English, in what takes more words to say the same, and in
signs where no spaces are set; defaults of this project."""
FEWEST_WORDS = 4
"""A text of fewer is a label and no sentence: it would make any sheet look easy."""
_UNREAD = frozenset(
    {"kind", "tone", "language", "direction", "date", "running", "stamp", "brand", "page_of"}
    | {"person", "clinician", "phone", "name", "alternative", "replay"}
)
"""What a template chooses by, names and numbers, the lines of every page, and what is told of a drawing."""


class Figures(FrozenStruct):
    """What a sheet asks of its reader.

    Attributes:
        words: all of them; in Chinese its signs.
        longest: its longest sentence.
        hardness: of all its sentences together, where their language has a formula.
        exercises: things to do in a session: the steps of the warm-up, and walking backwards.
    """

    words: int
    longest: str
    hardness: Hardness | None
    exercises: int


def figures_of(handout: Handout) -> Figures:
    """The figures of a sheet."""
    texts, language = tuple(_read(handout)), handout.language
    every = [sentence for text in texts for sentence in sentences(text)]
    return Figures(
        words=sum(length(sentence, language) for sentence in every),
        longest=max(every, key=lambda sentence: length(sentence, language), default=""),
        hardness=hardness([text for text in texts if len(words(text)) >= FEWEST_WORDS], language),
        exercises=len(handout.sheet.warm_up.items) + 1 if isinstance(handout.sheet, Sessions) else 0,
    )


def most_words(language: str) -> int:
    """How many words a sheet may have."""
    if is_unspaced(language):
        return _MOST_SIGNS
    return _MOST_WORDS if language.partition("-")[0] == "en" else _MOST_ELSEWHERE


def over_budget(handout: Handout) -> Iterator[Finding]:
    """Everything on a sheet that asks too much of its reader, or that must be there and is not."""
    for said in (*_too_much(handout), *_too_hard(handout), *_not_there(handout)):
        yield finding("RP621", said)


def _too_much(handout: Handout) -> Iterator[str]:
    figures, language = figures_of(handout), handout.language
    most, number = longest(language), length(figures.longest, language)
    if figures.words > most_words(language):
        yield f"the sheet has {figures.words} words, at most {most_words(language)} are read"
    if number > most:
        yield f"a sentence has {number} words, at most {most} are read: `{figures.longest}`"
    if figures.exercises > MOST_EXERCISES:
        yield f"a session has {figures.exercises} exercises, at most {MOST_EXERCISES} are done"
    hard = figures.hardness
    if hard is not None and hard.over > 0:
        bound = "at least" if hard.is_ease else "at most"
        yield f"the sheet has {hard.scale} {hard.value:.1f}, {bound} {hard.edge:g} is plain"


def _too_hard(handout: Handout) -> Iterator[str]:
    for text in dict.fromkeys(_read(handout)):
        for found in jargon(text, handout.language):
            yield f"`{found.word}` is a word of the trade, say `{found.instead}`: `{text}`"
        for phrase in sums(text, handout.language):
            yield f"`{phrase}` leaves a sum to the reader: `{text}`"


def _not_there(handout: Handout) -> Iterator[str]:
    """When to stop and whom to call; a line to write the number on is a number too."""
    lists = handout.safety.lists
    if isinstance(handout.sheet, Sessions) and not any(one.kind == "stop" and one.signs for one in lists):
        yield "the sheet does not say when to stop"
    if not any(one.phone is not None and one.phone.number for one in lists):
        yield "the sheet does not say whom to call"


def _read(value: object) -> Iterator[str]:
    """Every text that a patient reads."""
    match value:
        case str():
            yield value
        case tuple():
            for one in value:
                yield from _read(one)
        case BaseModel():
            for name in type(value).model_fields:
                if name not in _UNREAD:
                    yield from _read(getattr(value, name))
        case _:
            return
