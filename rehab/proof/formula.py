"""Formulas: whole numbers, linear comparisons and their connectives, as plain data.

Nothing flows in; small values flow out that a solver searches and a test can simply evaluate. Numbers are
whole ten-thousandths of a measure's unit, as everywhere that engines compare.
"""

import math
from collections.abc import Iterable, Mapping
from typing import assert_never

from rehab.frozen import FrozenStruct

SCALE = 10_000
"""Whole parts of a unit: every number and every threshold is so many of them."""

Values = Mapping[str, int]
"""A number or 0 and 1 for every name."""


class Flag(FrozenStruct):
    """True or false, by name."""

    name: str


class Linear(FrozenStruct):
    """A sum of named whole numbers, each taken so many times, and a constant."""

    terms: tuple[tuple[str, int], ...]
    constant: int = 0


class AtMost(FrozenStruct):
    """Named numbers, each taken so many times, come to no more than a bound."""

    terms: tuple[tuple[str, int], ...]
    bound: int


class Both(FrozenStruct):
    """True when every part is; without parts true."""

    parts: tuple["Formula", ...]


class Either(FrozenStruct):
    """True when one part is; without parts false."""

    parts: tuple["Formula", ...]


class Opposite(FrozenStruct):
    """True when its part is false."""

    part: "Formula"


Formula = Flag | AtMost | Both | Either | Opposite

TRUE = Both(())
FALSE = Either(())


# Connectives ------------------------------------------------------------------------------------------


def both(*parts: Formula) -> Formula:
    """All of the parts."""
    left = [part for part in parts if part is not TRUE]
    if any(part is FALSE for part in left):
        return FALSE
    return left[0] if len(left) == 1 else Both(tuple(left)) if left else TRUE


def either(*parts: Formula) -> Formula:
    """At least one of the parts."""
    left = [part for part in parts if part is not FALSE]
    if any(part is TRUE for part in left):
        return TRUE
    return left[0] if len(left) == 1 else Either(tuple(left)) if left else FALSE


def opposite(part: Formula) -> Formula:
    """Not the part."""
    if part is TRUE:
        return FALSE
    if part is FALSE:
        return TRUE
    return part.part if isinstance(part, Opposite) else Opposite(part)


def implies(one: Formula, other: Formula) -> Formula:
    """If the one, then the other."""
    return either(opposite(one), other)


def same(one: Formula, other: Formula) -> Formula:
    """Both or neither."""
    return both(implies(one, other), implies(other, one))


def truth_of(*, true: bool) -> Formula:
    """What is known already."""
    return TRUE if true else FALSE


def at_least_n(count: int, parts: Iterable[Formula]) -> Formula:
    """So many of the parts: counted off one after the other."""
    reached: list[Formula] = [TRUE, *(FALSE for _ in range(count))]
    for part in parts:
        for number in range(count, 0, -1):
            reached[number] = either(reached[number], both(reached[number - 1], part))
    return reached[count]


# Numbers ----------------------------------------------------------------------------------------------


def number(name: str, *, each: int = SCALE, start: int = 0) -> Linear:
    """A named whole number, each of which counts so much, counted from a start."""
    return Linear(((name, each),), start)


def constant(value: float) -> Linear:
    """A number that is known, in units of the measure."""
    return Linear((), scaled(value))


def scaled(value: float) -> int:
    """A number of a measure's unit in whole ten-thousandths."""
    return round(value * SCALE)


def minus(one: Linear, other: Linear) -> Linear:
    """The difference of two numbers."""
    terms = dict(one.terms)
    for name, factor in other.terms:
        terms[name] = terms.get(name, 0) - factor
    left = tuple((name, factor) for name, factor in terms.items() if factor)
    return Linear(left, one.constant - other.constant)


def times(one: Linear, factor: int) -> Linear:
    """A number taken so many times."""
    return Linear(tuple((name, each * factor) for name, each in one.terms), one.constant * factor)


def at_most(one: Linear, other: Linear) -> Formula:
    """The one is no more than the other."""
    left = minus(one, other)
    if not left.terms:
        return truth_of(true=left.constant <= 0)
    shared = math.gcd(*(factor for _, factor in left.terms))
    return AtMost(tuple((name, factor // shared) for name, factor in left.terms), -left.constant // shared)


def less(one: Linear, other: Linear) -> Formula:
    """The one is less than the other."""
    return opposite(at_most(other, one))


def equal(one: Linear, other: Linear) -> Formula:
    """Both are the same number."""
    return both(at_most(one, other), at_most(other, one))


# Reading ----------------------------------------------------------------------------------------------


def holds(formula: Formula, values: Values) -> bool:
    """Whether a formula is true of some values."""
    match formula:
        case Flag(name):
            return bool(values[name])
        case AtMost(terms, bound):
            return sum(values[name] * factor for name, factor in terms) <= bound
        case Both(parts):
            return all(holds(part, values) for part in parts)
        case Either(parts):
            return any(holds(part, values) for part in parts)
        case Opposite(part):
            return not holds(part, values)
        case _:
            assert_never(formula)
