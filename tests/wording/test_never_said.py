"""Words of the trade and sums are found in each language, as whole words, however they are written."""

import pytest

from rehab.wiring.languages import languages
from rehab.wording.never_lists import LISTS
from rehab.wording.never_said import jargon, sums
from rehab.wording.reading_grade import words


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("You have an Effusion.", "en", "Effusion"),
        ("Your criteria are met.", "en", "criteria"),
        ("No full weight-bearing yet.", "en-GB", "weight-bearing"),
        ("Ihr Kniegelenkerguss ist groß.", "de", "Kniegelenkerguss"),
        ("La FLEXIÓN es buena.", "es", "FLEXIÓN"),
        ("Vous avez un épanchement.", "fr", "épanchement"),
        ("لديك والانصباب كبير.", "ar", "انصباب"),
        ("आपकी पटेला ठीक है।", "hi", "पटेला"),
        ("您的膝盖有积液。", "zh-Hans", "积液"),
    ],
)
def test_a_word_of_the_trade_is_found(text: str, language: str, word: str) -> None:
    """Capitals, endings and joined small words hide nothing."""
    assert [one.word for one in jargon(text, language)] == [word]


@pytest.mark.parametrize(
    ("text", "language"), [("A rug in the hall.", "en"), ("Le muscle tire.", "fr"), ("Tugging hurts.", "en")]
)
def test_a_part_of_a_word_is_no_word(text: str, language: str) -> None:
    """What only holds the letters of a word is left alone."""
    assert not tuple(jargon(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Keep the pain 2 less than last week.", "en"),
        ("Come three weeks after that.", "en"),
        ("Machen Sie 2 mehr als letzte Woche.", "de"),
        ("Haga el doble.", "es"),
        ("Marchez un jour sur deux.", "fr"),
        ("नाप का आधा चलें।", "hi"),
        ("走的时间是两倍。", "zh-Hans"),
        ("اجعل الألم 2 أقل من الأسبوع الماضي.", "ar"),
    ],
)
def test_a_sum_is_found(text: str, language: str) -> None:
    """A number that the reader must work out is named."""
    assert len(tuple(sums(text, language))) == 1


@pytest.mark.parametrize("text", ["Week 7 after surgery", "Keep the pain at 3 or less.", "Pain 1 hour after"])
def test_a_number_that_is_said_is_no_sum(text: str) -> None:
    """What is printed as it is meant needs no working out."""
    assert not tuple(sums(text, "en"))


def test_every_language_has_its_list() -> None:
    """No language that papers are printed in is without words that it never says."""
    assert {tag.partition("-")[0] for tag in languages()} == LISTS.keys()


@pytest.mark.parametrize("tag", LISTS)
def test_a_list_is_sound(tag: str) -> None:
    """Each entry is in lower case, has something to say instead, and is found; all stars stand alike."""
    entries = LISTS[tag].jargon
    assert all(word == word.lower() and words(instead) for word, instead in entries.items())
    assert len({word.startswith("*") for word in entries}) == 1
    assert [word for word in entries if not tuple(jargon(word.strip("*"), tag))] == []


@pytest.mark.parametrize("tag", LISTS)
def test_what_to_say_instead_is_plain(tag: str) -> None:
    """No advice names another word of the list."""
    assert {instead for instead in LISTS[tag].jargon.values() if tuple(jargon(instead, tag))} == set()
