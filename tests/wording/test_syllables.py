"""Syllables are counted as a language speaks them."""

import pytest

from rehab.wording.syllables import syllables


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [
        ("knee", "en", 1),
        ("walking", "en-GB", 2),
        ("therapist", "en", 3),
        ("Knie", "de", 1),
        ("rückwärts", "de", 2),
        ("Übung", "de", 2),
        ("bequem", "de", 2),
        ("Therapeutin", "de", 4),
        ("día", "es", 2),
        ("aquí", "es-MX", 2),
        ("ciudad", "es", 2),
        ("muy", "es", 1),
        ("operación", "es", 4),
        ("marche", "fr", 1),
        ("genou", "fr", 2),
        ("idée", "fr", 2),
        ("aujourd’hui", "fr", 3),  # noqa: RUF001 (as French is printed)
        ("les", "fr", 1),
    ],
)
def test_syllables(word: str, language: str, number: int) -> None:
    """A word has as many syllables as it has spoken vowels, and never none."""
    assert syllables(word, language) == number
