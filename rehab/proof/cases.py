"""Cases: in which case a number is known, from where to where; and what a comparison then answers.

What may be known of a field flows in as cases that exclude each other; the two formulas of a three-valued
answer flow out, when it is YES and when it is NO. In no case at all nothing is known.
"""

from collections.abc import Iterable

from rehab.frozen import FrozenStruct
from rehab.proof.formula import (
    TRUE,
    Formula,
    Linear,
    at_most,
    both,
    constant,
    either,
    less,
    minus,
    opposite,
)
from rehab.protocol.condition import Operator
from rehab.rules.lowered import Extreme
from rehab.terms.measure import Measure, Worse


class Case(FrozenStruct):
    """One case: when it is so, and the bounds that are known then."""

    when: Formula
    low: Linear | None
    high: Linear | None


Cases = tuple[Case, ...]
"""Cases that exclude each other."""


class Items(FrozenStruct):
    """Several numbers of which the least or the most is meant; of a single one it does not matter."""

    each: tuple[Cases, ...]
    extreme: Extreme = Extreme.LEAST


class Truths(FrozenStruct):
    """A three-valued answer: when it is YES, and when it is NO."""

    yes: Formula
    no: Formula

    @property
    def unknown(self) -> Formula:
        """When it is neither."""
        return both(opposite(self.yes), opposite(self.no))


def point(value: Linear, when: Formula = TRUE) -> Cases:
    """A number known exactly, in one case."""
    return (Case(when, value, value),)


def at_least_as_bad(measure: Measure, value: Linear, when: Formula) -> Cases:
    """From a value to the worst possible one, in one case; nothing where worse has no direction."""
    match measure.worse:
        case Worse.HIGHER:
            return (Case(when, value, constant(measure.range[1])),)
        case Worse.LOWER:
            return (Case(when, constant(measure.range[0]), value),)
        case Worse.NONE:
            return ()


def difference(one: Cases, other: Cases) -> Cases:
    """The difference of two numbers, in every pair of cases."""
    return tuple(
        Case(both(first.when, second.when), _minus(first.low, second.high), _minus(first.high, second.low))
        for first in one
        for second in other
    )


def worse_by(measure: Measure, value: Cases, reference: Cases) -> Cases:
    """How far a value lies from a reference, counted in the worse direction."""
    return difference(value, reference) if measure.worse is Worse.HIGHER else difference(reference, value)


def compared(items: Items, operator: Operator, threshold: Linear) -> Truths:
    """What a comparison of the least or the most of some numbers answers.

    Args:
        items: the numbers.
        operator: how.
        threshold: with what.
    """
    each = [_compared(cases, operator, threshold) for cases in items.each]
    needs_all = (items.extreme is Extreme.LEAST) is (operator in {Operator.AT_LEAST, Operator.ABOVE})
    yes, no = (one.yes for one in each), (one.no for one in each)
    return Truths(both(*yes), either(*no)) if needs_all else Truths(either(*yes), both(*no))


def _compared(cases: Iterable[Case], operator: Operator, threshold: Linear) -> Truths:
    yes, no = [], []
    for case in cases:
        upwards = operator in {Operator.AT_LEAST, Operator.ABOVE}
        certain, possible = (case.low, case.high) if upwards else (case.high, case.low)
        if certain is not None:
            yes.append(both(case.when, _passes(certain, operator, threshold)))
        if possible is not None:
            no.append(both(case.when, opposite(_passes(possible, operator, threshold))))
    return Truths(either(*yes), either(*no))


def _passes(value: Linear, operator: Operator, threshold: Linear) -> Formula:
    match operator:
        case Operator.AT_LEAST:
            return at_most(threshold, value)
        case Operator.ABOVE:
            return less(threshold, value)
        case Operator.AT_MOST:
            return at_most(value, threshold)
        case Operator.BELOW:
            return less(value, threshold)


def _minus(one: Linear | None, other: Linear | None) -> Linear | None:
    return None if one is None or other is None else minus(one, other)
