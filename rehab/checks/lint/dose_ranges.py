"""What a dose says of one thing, as ranges that a number in a text can lie in.

A dose flows in; ranges flow out, in the units in which texts are read.
"""

from collections.abc import Iterator

from rehab.checks.lint.numbers_in_text import Counted, Said
from rehab.protocol.model import Dose

_MINUTE = 60
_ALMOST = 0.05
"""Speeds are written in two units, and rounded."""

Range = tuple[float, float]
OF_A_DOSE = frozenset({Counted.SECONDS, Counted.SPEED, Counted.SLOPE, Counted.A_WEEK})
"""What only a dose can say."""


def dose_ranges(counted: Counted, dose: Dose) -> Iterator[Range]:
    """Everything that a dose says of one thing, each as lowest and highest."""
    match counted:
        case Counted.SECONDS:
            total = dose.total_min * _MINUTE
            least, most = dose.repeats[0] * dose.work_s[0], dose.repeats[1] * dose.work_s[1]
            yield from (dose.work_s, (dose.rest_s, dose.rest_s), (total, total))
            yield (min(least, total), min(most, total))
            yield (dose.walk_min * _MINUTE, dose.walk_min * _MINUTE)
        case Counted.SPEED if dose.speed_kmh is not None:
            yield dose.speed_kmh
        case Counted.SLOPE:
            yield dose.incline_pct
        case Counted.A_WEEK:
            yield dose.sessions_per_week
        case _:
            return


def is_among(said: Said, ranges: tuple[Range, ...]) -> bool:
    """True if both ends of what a text says lie in one of the ranges each."""
    return all(
        any(low - _ALMOST <= end <= high + _ALMOST for low, high in ranges) for end in (said.low, said.high)
    )
