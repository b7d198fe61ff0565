"""How hard a text is: what counts as a sentence and as a word, and which grade comes of it."""

import pytest

from rehab.wording.reading_grade import reading_grade, sentences, syllables, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Stop now. Call us.", ("Stop now.", "Call us.")),
        ("Between two bars", ("Between two bars",)),
        ("After each session: cool the knee.", ("After each session:", "cool the knee.")),
        ("38 C (100.4 F) or more.", ("38 C (100.4 F) or more.",)),
        ("", ()),
    ],
)
def test_sentences(text: str, parts: tuple[str, ...]) -> None:
    """A sentence ends at its stop, a phrase without one is a sentence, a decimal point ends none."""
    assert sentences(text) == parts


def test_words() -> None:
    """Numbers and signs are no words; a word keeps its apostrophe."""
    assert words("Don't stop, 3 x 10 - go on!") == ("Don't", "stop", "x", "go", "on")


@pytest.mark.parametrize(("word", "number"), [("knee", 1), ("walking", 2), ("therapist", 3)])
def test_syllables(word: str, number: int) -> None:
    """Syllables are counted by where a word can be divided."""
    assert syllables(word) == number


def test_a_plain_sentence_is_easy() -> None:
    """Words of one syllable are below the first grade; the formula is Flesch and Kincaid's."""
    grade = reading_grade("Stop now and call us.", "en")
    assert grade == pytest.approx(0.39 * 5 + 11.8 - 15.59)


def test_long_words_are_hard() -> None:
    """A sentence of long words is far above what a handout may ask."""
    assert (reading_grade("Temporarily discontinue weight-bearing progression.", "en-GB") or 0) > 12


@pytest.mark.parametrize(("text", "language"), [("", "en"), ("Bitte nicht gehen.", "de")])
def test_no_grade(text: str, language: str) -> None:
    """Nothing to read has no grade, nor has a language that the formula was not made for."""
    assert reading_grade(text, language) is None
