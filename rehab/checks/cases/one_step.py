"""A threshold one step lower and one step higher, in the words of its file.

A threshold as it is written flows in, with what it belongs to; the two beside it flow out as they would be
written. Yes and no have nothing beside them, and the end of a scale has it on one side only.
"""

from collections.abc import Iterator, Sequence

from rehab.protocol.authored_condition import Word
from rehab.terms.measure import Measure
from rehab.terms.quantity import days, quantity
from rehab.terms.state_measure import StateMeasure, StateUnit

_DECIMALS = 6
_ERROR = "measurement error"
_BOTH = (-1, 1)
_COUNTED = frozenset({"check_in", "session", "hold", "level", "grade"})


def beside_value(written: Word, measure: Measure, *, share: bool = False) -> Iterator[Word]:
    """The values beside a value of a measure, or beside a share of another value in percent."""
    if isinstance(written, bool):
        return
    if measure.grades and not share:
        yield from _neighbours(str(written), measure.grades)
    else:
        yield from beside_number(written, 1 if share else measure.step)


def beside_amount(written: Word, measure: Measure) -> Iterator[Word]:
    """The amounts beside an amount by which a measure changes."""
    if written == _ERROR and measure.error is not None:
        yield from beside_number(f"{measure.error:g} {measure.unit or ''}".strip(), measure.step)
    else:
        yield from beside_number(written, 1 if measure.grades else measure.step)


def beside_state(written: Word, measure: StateMeasure, levels: Sequence[str]) -> Iterator[Word]:
    """The values beside a value of time, count, age or level."""
    match measure.unit:
        case StateUnit.LEVEL:
            yield from _neighbours(str(written), levels)
        case StateUnit.DURATION:
            yield from beside_days(written)
        case StateUnit.COUNT | StateUnit.YEARS:
            yield from beside_number(written, 1)


def beside_days(written: Word) -> Iterator[Word]:
    """The durations beside a duration, in days."""
    number = days(written)
    if number is not None:
        yield from (f"{number + side} days" for side in _BOTH if number + side >= 0)


def beside_number(written: Word, step: float) -> Iterator[Word]:
    """The numbers beside a number, with its unit if it has one."""
    found = quantity(written)
    if found is None:
        return
    for side in _BOTH:
        number = round(found.number + side * step, _DECIMALS)
        plain = int(number) if number == int(number) else number
        yield f"{plain} {_unit(plain, found.unit)}" if found.unit else plain


def _unit(number: float, unit: str) -> str:
    """A unit after a number: `1 session`, `2 sessions`, `2 deg`."""
    one = unit.removesuffix("s")
    return unit if one not in _COUNTED else one if number == 1 else f"{one}s"


def _neighbours(word: str, row: Sequence[str]) -> Iterator[str]:
    if word in row:
        place = row.index(word)
        yield from (row[place + side] for side in _BOTH if 0 <= place + side < len(row))
