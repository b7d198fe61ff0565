"""Which numbers of a text are read, and what they are taken to count."""

import pytest

from rehab.checks.lint.numbers_in_text import Counted, pain_bounds, quantities


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Walk for 10 min.", [(600, 600, Counted.SECONDS)]),
        ("one-minute segments", [(60, 60, Counted.SECONDS)]),
        ("20 to 30 seconds at a time", [(20, 30, Counted.SECONDS)]),
        ("Rest two days, then go on.", [(2, 2, Counted.DAYS)]),
        ("for 2-3 weeks", [(14, 21, Counted.DAYS)]),
        ("at 1.5 km/h", [(1.5, 1.5, Counted.SPEED)]),
        ("uphill at 3 to 5 %", [(3, 5, Counted.SLOPE)]),
        ("at 60 % of your strength", []),
        ("three times a week", [(3, 3, Counted.A_WEEK)]),
        ("2 to 3 sessions per week", [(2, 3, Counted.A_WEEK)]),
        ("twice a week", [(2, 2, Counted.A_WEEK)]),
        ("5 days a week", [(5, 5, Counted.A_WEEK)]),
        ("a fever of 38 C", [(38, 38, Counted.CELSIUS)]),
        ("Count one, two. Call 911.", []),
        ("a few minutes, one hour", []),
        ("3 x 10 m", []),
    ],
)
def test_quantities(text: str, said: list[tuple[float, float, Counted]]) -> None:
    """A number counts what the word after it says; without such a word it is left alone."""
    assert [(one.low, one.high, one.counted) for one in quantities(text)] == said


def test_fahrenheit() -> None:
    """Degrees Fahrenheit are read as the Celsius that they are."""
    (said,) = quantities("100.4 F or more")
    assert said.low == pytest.approx(38)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The pain goes above 5.", [5.5]),
        ("pain of 2 or less", [2.5]),
        ("Keep the pain at most 4", [4.5]),
        ("pain of 8 or more", [7.5]),
        ("Stop when the pain is at least 6.", [5.5]),
        ("It hurts more than 3.", [3.5]),
        ("Pain over 10 minutes of walking", []),
        ("Walk above 5.", []),
        ("Pain from 3 sessions on", []),
    ],
)
def test_pain_bounds(text: str, bounds: list[float]) -> None:
    """Above 5 and 5 or less are the same bound; what counts something else, or is no pain, is none."""
    assert [one.between for one in pain_bounds(text)] == bounds


def test_beside_the_pain_scale_pain_is_meant() -> None:
    """A band's own sentence need not say again that it speaks of pain."""
    text = "Stop now. Call us today if it is 8 or more at rest."
    assert tuple(pain_bounds(text)) == ()
    assert [one.between for one in pain_bounds(text, is_of_pain=True)] == [7.5]


def test_words_are_kept() -> None:
    """What was read is kept as it was written, to be pointed at."""
    (said,) = quantities("for 10 minutes")
    (bound,) = pain_bounds("The pain goes above 5.")
    assert (said.words, bound.words) == ("10 minutes", "above 5")
