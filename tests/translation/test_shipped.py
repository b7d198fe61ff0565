"""The translations that ship: whole, without a fault, and as safe and as plain as the English."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from rehab.frozen import FrozenStruct
from rehab.translation.model import ToTranslate
from rehab.wiring import shelf
from rehab.wiring.languages import languages
from rehab.wiring.translating import Sheet, sheets
from rehab.wording.english_handout import HOLD_ON
from rehab.wording.never_said import jargon, sums
from rehab.wording.reading_grade import hardness, length, longest, sentences, words

EVERY = pytest.mark.parametrize("tag", [tag for tag in languages() if tag != "en"])
_PLACE = re.compile(r"\{\w*\}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_FEW = 4
"""`{kmh} km/h ({mph} mph)` is the same in every language."""
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_NAMES = frozenset({"ACL", "RSI", "KOOS", "JR", "WOMAC", "IKDC", "km"})
"""What stands in Latin letters in every script: a name that surgeons use, questionnaires, a unit."""
_OTHERWISE = {"last day": "24", "our after": "1", "one hour": "1"}
"""A day that may be said as 24 hours, and an hour that may have its number or none."""


class Said(FrozenStruct):
    """One text and one form of its translation."""

    english: str
    said: str


@cache
def files(tag: str) -> tuple[Sheet, ...]:
    """Every file of a language: the program's, the measures', each protocol's."""
    return tuple(sheets(shelf(Path()), tag, ()))


def texts(tag: str) -> Iterator[tuple[ToTranslate, tuple[str, ...]]]:
    """Each text with its forms in a language."""
    for file in files(tag):
        known = {} if file.there is None else file.there.known
        yield from ((one, known[one.forms[0]]) for one in file.texts if one.forms[0] in known)


def every(tag: str) -> Iterator[Said]:
    """Each form of each text."""
    for one, forms in texts(tag):
        yield from (Said(one.forms[0], form) for form in forms)


@EVERY
def test_no_text_waits(tag: str) -> None:
    """Every text has its translation, and nobody doubts one."""
    assert {file.path.parts[-3:]: [one.forms[0] for one in file.missing] for file in files(tag)} == {
        file.path.parts[-3:]: [] for file in files(tag)
    }


@EVERY
def test_no_text_is_left_over(tag: str) -> None:
    """No file says what nobody asks for any more; `rehab translate` takes it out."""
    for file in files(tag):
        assert file.there is not None
        assert file.there.known.keys() <= {one.forms[0] for one in file.texts}, file.path


@EVERY
def test_no_place_is_lost(tag: str) -> None:
    """No number, day or telephone falls out of a sentence, in no plural form."""
    assert [one for file in files(tag) for one in file.faults] == []


@EVERY
def test_the_marks_are_those_of_a_draft_or_of_two_people(tag: str) -> None:
    """Nobody has half signed: a mark stands for what is in the file now, or there is none."""
    for file in files(tag):
        assert file.there is not None
        marks = file.there.marks
        assert bool(marks.safety_read_by) == bool(marks.safety_digest), file.path
        assert file.open_marks == () or not marks.safety_read_by, file.path


@EVERY
def test_hands_are_said_where_the_english_says_them(tag: str) -> None:
    """A level that holds otherwise puts its own words there, so they must be found in each step."""
    said = {one.forms[0]: forms[0] for one, forms in texts(tag)}
    assert {
        translated: said[hands]
        for english, translated in said.items()
        for hands in HOLD_ON
        if hands in english and said[hands] not in translated
    } == {}


@EVERY
def test_the_numbers_are_those_of_the_english(tag: str) -> None:
    """No limit, dose or temperature changes on its way; a comma may stand for the point."""
    assert [one for one in every(tag) if not _same_numbers(one)] == []


@EVERY
def test_digits_are_those_of_a_telephone(tag: str) -> None:
    """Digits are 0 to 9 in every language, as devices show them."""
    assert [one.said for one in every(tag) if _OTHER_DIGIT.search(one.said)] == []


@pytest.mark.parametrize("tag", ["ar", "hi", "zh-Hans"])
def test_no_english_is_left_in_another_script(tag: str) -> None:
    """A word in Latin letters is a name or a unit."""
    left = {one.said: set(_LATIN.findall(_PLACE.sub("", one.said))) - _NAMES for one in every(tag)}
    assert {said: latin for said, latin in left.items() if latin} == {}


@EVERY
def test_nothing_is_said_as_in_english(tag: str) -> None:
    """A sentence that stands there in English was never translated."""
    same = (one.said for one in every(tag) if one.said == one.english)
    assert [said for said in same if len(words(_PLACE.sub("", said))) > _FEW] == []


@EVERY
def test_sentences_are_short(tag: str) -> None:
    """No sentence is longer than its language allows, its places not yet filled."""
    most = longest(tag)
    assert [part for one in every(tag) for part in sentences(one.said) if length(part, tag) > most] == []


@EVERY
def test_words_are_plain(tag: str) -> None:
    """No word of the trade, and no sum that is left to the reader."""
    assert [one for said in every(tag) for one in (*jargon(said.said, tag), *sums(said.said, tag))] == []


@pytest.mark.parametrize("tag", ["de", "es", "fr"])
def test_a_language_is_plain_as_a_whole(tag: str) -> None:
    """All its texts together are on the easy side of its own scale."""
    hard = hardness([one.said for one in every(tag)], tag)
    assert hard is not None
    assert hard.over <= 0


def test_english_is_short_and_plain() -> None:
    """What all languages are translated from keeps the same rules."""
    english = [form for file in files("de") for one in file.texts for form in one.forms]
    assert [part for text in english for part in sentences(text) if length(part, "en") > longest("en")] == []
    assert [one for text in english for one in (*jargon(text, "en"), *sums(text, "en"))] == []


def _same_numbers(one: Said) -> bool:
    free = {number for phrase, number in _OTHERWISE.items() if phrase in one.english}
    said, english = (
        Counter(found.replace(",", ".") for found in _NUMBER.findall(_PLACE.sub("", text)))
        for text in (one.said, one.english)
    )
    return {**said, **dict.fromkeys(free, 0)} == {**english, **dict.fromkeys(free, 0)}
