"""Colours that can be read: a clinic's colour flows in, its tint and whether eyes can part the two flow out.

The measure is WCAG 2.2, success criterion 1.4.3 (contrast of text), which is about ordinary eyes as well:
most readers of these papers are old, and many have no glasses at hand.
"""

import re

from rehab.frozen import FrozenStruct

LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: of text with its ground."""
_TINT_SHARE = 0.09
"""How much of a colour its tint keeps; the rest is white."""
_STEPS = 256
_DARK = 0.04045
"""Below it the eye sees brightness in proportion; as WCAG 2 has it."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class Rgb(FrozenStruct):
    """A colour by its three parts, 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        """As files write it: `#0d4f5c`."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


_WHITE = Rgb(255, 255, 255)


def hex_colour(written: str) -> Rgb | None:
    """The colour of six digits after `#`; None if it is written otherwise."""
    if not _HEX.fullmatch(written):
        return None
    return Rgb(*(int(written[at : at + 2], 16) for at in (1, 3, 5)))


def tint_of(written: str) -> str:
    """The pale ground that goes with a colour; the colour itself where it is none."""
    colour = hex_colour(written)
    return written if colour is None else str(_tint(colour))


def contrast_is_enough(written: str) -> bool:
    """True if text of the colour can be read on white and on the colour's own tint."""
    colour = hex_colour(written)
    return colour is not None and _is_readable(colour)


def nearest_readable(written: str) -> str:
    """The same hue, darkened by as little as makes it readable; the colour itself where it is none."""
    colour = hex_colour(written)
    if colour is None:
        return written
    darker = (_darkened(colour, step / _STEPS) for step in range(_STEPS, -1, -1))
    return str(next(one for one in darker if _is_readable(one)))


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG's ratio of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _is_readable(colour: Rgb) -> bool:
    return all(contrast(colour, ground) >= LEAST_CONTRAST for ground in (_WHITE, _tint(colour)))


def _tint(colour: Rgb) -> Rgb:
    parts = (colour.red, colour.green, colour.blue)
    return Rgb(*(round(255 - (255 - part) * _TINT_SHARE) for part in parts))


def _darkened(colour: Rgb, share: float) -> Rgb:
    return Rgb(*(int(part * share) for part in (colour.red, colour.green, colour.blue)))


def _luminance(colour: Rgb) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = (_linear(part / 255) for part in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4
