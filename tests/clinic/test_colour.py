"""A clinic's colour can be read on white and on its own tint, or the nearest one that can is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.clinic.colour import (
    LEAST_CONTRAST,
    Rgb,
    contrast,
    contrast_is_enough,
    hex_colour,
    nearest_readable,
    tint_of,
)

COLOURS = st.builds(Rgb, *(st.integers(0, 255),) * 3).map(str)


def test_contrast_is_that_of_wcag() -> None:
    """Black on white has 21 to 1, and the grey that WCAG names as the palest that passes has 4.54."""
    white = Rgb(255, 255, 255)
    assert contrast(Rgb(0, 0, 0), white) == pytest.approx(21)
    assert contrast(white, Rgb(0x76, 0x76, 0x76)) == pytest.approx(4.54, abs=0.005)


@given(COLOURS)
def test_the_nearest_can_be_read(written: str) -> None:
    """Whatever colour a clinic has, the one that is offered instead is accepted."""
    assert contrast_is_enough(nearest_readable(written))


@given(COLOURS)
def test_a_colour_that_can_be_read_is_left_alone(written: str) -> None:
    """The nearest colour that can be read is the colour itself where it can be."""
    assert (nearest_readable(written) == written) is contrast_is_enough(written)


@given(COLOURS)
def test_words_can_be_read_on_every_tint(written: str) -> None:
    """The ink of the papers and its quieter grey can be read on the tint of any colour that is accepted."""
    tint = hex_colour(tint_of(nearest_readable(written)))
    assert tint is not None
    for ink in (Rgb(0x14, 0x23, 0x2B), Rgb(0x46, 0x56, 0x5E)):
        assert contrast(ink, tint) >= LEAST_CONTRAST


def test_too_pale_on_its_own_tint_alone() -> None:
    """A colour that passes on white and fails on its tint is too pale as well."""
    colour = Rgb(0x74, 0x74, 0x74)
    assert contrast(colour, Rgb(255, 255, 255)) >= LEAST_CONTRAST
    assert not contrast_is_enough(str(colour))


@pytest.mark.parametrize(
    "written", ["#fff", "0d4f5c", "#0d4f5", "#0d4f5cff", "#0d4f5g", "red", "", "#0d4f5c\n"]
)
def test_no_colour(written: str) -> None:
    """Whatever is not six digits after a `#` is no colour, so that nothing else can reach a style sheet."""
    assert hex_colour(written) is None
