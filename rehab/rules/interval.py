"""Intervals: what is known of a number. A side that isn't known is infinite.

Readings and intervals flow in, intervals flow out. With infinite sides plain arithmetic on bounds is
right by itself: less an unknown is unknown, and the least of several is at most the least that is known.
"""

import math
from collections.abc import Sequence

from rehab.patient.reading import Reading

Interval = tuple[float, float]
"""Lowest and highest number possible."""

OPEN: Interval = (-math.inf, math.inf)
"""Nothing is known."""

_PLACES = 4
"""Decimals kept of every worked-out number, so that all engines compare the same number."""


def point(number: float) -> Interval:
    """The interval of exactly one number."""
    return (number, number)


def yes_no(answer: object) -> Interval:
    """1 for what is true, 0 for what is not."""
    return (1.0, 1.0) if answer else (0.0, 0.0)


def number_or_open(number: float | None) -> Interval:
    """The number, or nothing known."""
    return OPEN if number is None else (number, number)


def of_reading(seen: Reading) -> Interval:
    """The interval of a reading."""
    return (
        -math.inf if seen.low is None else seen.low,
        math.inf if seen.high is None else seen.high,
    )


def difference(minuend: Interval, subtrahend: Interval) -> Interval:
    """Everything that the difference of two numbers can be."""
    return (round(minuend[0] - subtrahend[1], _PLACES), round(minuend[1] - subtrahend[0], _PLACES))


def percentage(part: Interval, whole: Interval) -> Interval:
    """Part as a percentage of a whole; nothing known unless the whole is one number above 0."""
    if whole[0] != whole[1] or whole[0] <= 0:
        return OPEN
    return (round(100 * part[0] / whole[0], _PLACES), round(100 * part[1] / whole[0], _PLACES))


def least(several: Sequence[Interval]) -> Interval:
    """Everything that the least of some numbers can be."""
    return (min(low for low, _ in several), min(high for _, high in several))


def most(several: Sequence[Interval]) -> Interval:
    """Everything that the greatest of some numbers can be."""
    return (max(low for low, _ in several), max(high for _, high in several))
