"""Quantities as files write them: `100 deg`, `6 weeks`, `2 check_ins`, `1 grade`.

A word or number from a file flows in, a number with its unit flows out. Units are said and never
guessed, because a bare number in a clinical field is a bug.
"""

from rehab.frozen import FrozenStruct

_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_COUNTS = {
    "check_in": "check_ins",
    "check_ins": "check_ins",
    "session": "sessions",
    "sessions": "sessions",
    "day": "days",
    "days": "days",
}


class Quantity(FrozenStruct):
    """A number and the unit written after it; the unit is empty for a bare number."""

    number: float
    unit: str


def quantity(value: object) -> Quantity | None:
    """The number and unit of `95`, `95 deg`, `13.5 s`; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Quantity(float(value), "")
    if not isinstance(value, str):
        return None
    number, _, unit = value.strip().partition(" ")
    if not _is_plain_number(number):
        return None
    return Quantity(float(number), unit.strip())


def days(value: object) -> int | None:
    """Days of `6 weeks` or `10 days`; None for anything else, a bare number included."""
    found = quantity(value)
    if found is None or found.unit not in _DAYS or found.number != int(found.number) or found.number < 0:
        return None
    return int(found.number) * _DAYS[found.unit]


def run_length(value: object) -> tuple[int, str] | None:
    """Count and thing counted of `2 check_ins`, `3 sessions` or `7 days`; None for anything else."""
    found = quantity(value)
    if found is None or found.unit not in _COUNTS or found.number != int(found.number) or found.number < 1:
        return None
    return int(found.number), _COUNTS[found.unit]


def _is_plain_number(text: str) -> bool:
    digits = text.removeprefix("-")
    whole, dot, rest = digits.partition(".")
    return whole.isdecimal() and (not dot or rest.isdecimal()) and whole.isascii()
