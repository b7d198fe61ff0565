"""Guesses help where they are near and keep quiet where they are not."""

import pytest

from rehab.findings import did_you_mean

MEASURES = ("knee_flexion", "extension_deficit", "pain_at_rest", "effusion")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("knee_flexon", "knee_flexion"),
        ("Knee_Flexion", "knee_flexion"),
        ("knee-flexion", "knee_flexion"),
        ("kneeFlexion", "knee_flexion"),
        ("knee flexion", "knee_flexion"),
        ("knee_flexion_deg", "knee_flexion"),
        ("efusion", "effusion"),
        ("swelling", None),
        ("", None),
        ("x" * 1000, None),
    ],
)
def test_guess(word: str, meant: str | None) -> None:
    """A word gives the known word it is near to in letters, and none where none is near."""
    assert did_you_mean(word, MEASURES) == meant


def test_a_known_word_is_no_guess_for_itself() -> None:
    """The word itself is never offered."""
    assert did_you_mean("effusion", ["effusion"]) is None


def test_order_does_not_matter() -> None:
    """Equally near words give the same guess in whatever order they are known."""
    assert did_you_mean("pase", ["phase", "pause"]) == did_you_mean("pase", ["pause", "phase"])
