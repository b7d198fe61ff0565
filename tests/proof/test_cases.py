"""What a comparison answers of a number that is known, known to one side, or not known.

The table is that of `rules/reference.py`; here it stands as formulas, and `holds` reads them.
"""

from collections.abc import Sequence
from itertools import product

import pytest

from rehab.patient.reading import Reading
from rehab.proof.cases import (
    Case,
    Cases,
    Items,
    Truths,
    at_least_as_bad,
    compared,
    difference,
    point,
    worse_by,
)
from rehab.proof.formula import FALSE, TRUE, Flag, Linear, both, constant, holds, opposite
from rehab.protocol.condition import Limit, Operator
from rehab.rules.interval import Interval, least, most
from rehab.rules.lowered import Extreme
from rehab.rules.reference import compare
from rehab.terms.measure import Worse
from rehab.terms.truth import Truth
from tests.builders import a_measure

THRESHOLD = 5
EDGES = (None, 4, 5, 6)
READINGS = [(low, high) for low, high in product(EDGES, EDGES) if low is None or high is None or low <= high]


def known(low: float | None, high: float | None, when: Flag | None = None) -> Cases:
    """A number between two bounds, of which one or both may be missing."""
    return (Case(when or TRUE, _bound(low), _bound(high)),)


def _bound(value: float | None) -> Linear | None:
    return None if value is None else constant(value)


def truth(truths: Truths, **flags: int) -> Truth:
    """The truth that formulas come to; they never say YES and NO at once."""
    assert not holds(both(truths.yes, truths.no), flags)
    if holds(truths.unknown, flags):
        return Truth.UNKNOWN
    return Truth.YES if holds(truths.yes, flags) else Truth.NO


# One number ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("operator", Operator)
@pytest.mark.parametrize(("low", "high"), READINGS)
def test_a_comparison_answers_as_the_reference(
    operator: Operator, low: float | None, high: float | None
) -> None:
    """Below, at and above a threshold, and with a side that is open."""
    answer = compared(Items((known(low, high),)), operator, constant(THRESHOLD))
    assert truth(answer) is compare(Reading(low, high), Limit(operator, THRESHOLD))


@pytest.mark.parametrize("operator", Operator)
def test_a_number_in_no_case_known_is_unknown(operator: Operator) -> None:
    """Without a case, or outside of it, there is neither a YES nor a NO."""
    assert truth(compared(Items(((),)), operator, constant(THRESHOLD))) is Truth.UNKNOWN
    there = compared(Items((known(6, 6, Flag("said")),)), operator, constant(THRESHOLD))
    assert truth(there, said=0) is Truth.UNKNOWN
    assert truth(there, said=1) is compare(Reading(6, 6), Limit(operator, THRESHOLD))


def test_each_case_has_its_own_number() -> None:
    """Of two cases that exclude each other the one that is so answers."""
    said = Flag("said")
    cases = point(constant(6), said) + point(constant(4), opposite(said))
    answer = compared(Items((cases,)), Operator.AT_LEAST, constant(THRESHOLD))
    assert (truth(answer, said=1), truth(answer, said=0)) == (Truth.YES, Truth.NO)


# Several numbers ----------------------------------------------------------------------------------------


def _interval(low: float | None, high: float | None) -> Interval:
    return (float("-inf") if low is None else low, float("inf") if high is None else high)


def _reading(bounds: Interval) -> Reading:
    low, high = (None if abs(one) == float("inf") else one for one in bounds)
    return Reading(low, high)


@pytest.mark.parametrize("extreme", Extreme)
@pytest.mark.parametrize("operator", Operator)
def test_the_least_or_the_most_of_two_answers_as_their_interval(extreme: Extreme, operator: Operator) -> None:
    """Of every two numbers, known to no side, to one or to both."""
    for one, other in product(READINGS, READINGS):
        items = Items((known(*one), known(*other)), extreme)
        answer = compared(items, operator, constant(THRESHOLD))
        both_known: Sequence[Interval] = (_interval(*one), _interval(*other))
        seen = _reading((least if extreme is Extreme.LEAST else most)(both_known))
        assert truth(answer) is compare(seen, Limit(operator, THRESHOLD)), (one, other)


# Worse --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worse", "bounds"),
    [(Worse.HIGHER, (constant(3), constant(10))), (Worse.LOWER, (constant(0), constant(3)))],
)
def test_a_value_that_adds_caution_reaches_to_the_worst(worse: Worse, bounds: tuple[Linear, Linear]) -> None:
    """From the value to the end of the range at which it is worst."""
    said = Flag("said")
    assert at_least_as_bad(a_measure("pain", worse=worse), constant(3), said) == (Case(said, *bounds),)


def test_without_a_direction_it_is_nothing() -> None:
    """Where neither more nor less is worse, a value that only adds caution says nothing."""
    assert at_least_as_bad(a_measure("choice", worse=Worse.NONE), constant(3), TRUE) == ()


@pytest.mark.parametrize(("worse", "by"), [(Worse.HIGHER, 2), (Worse.LOWER, -2), (Worse.NONE, -2)])
def test_worse_is_counted_in_the_measures_own_direction(worse: Worse, by: int) -> None:
    """Five beside a reference of three is two worse where more is worse, and two better elsewhere."""
    found = worse_by(a_measure("pain", worse=worse), point(constant(5)), point(constant(3)))
    assert found == point(constant(by))


def test_a_difference_reaches_as_far_as_its_numbers() -> None:
    """The least of the one less the most of the other, and the other way round; open where one is open."""
    (case,) = difference(known(3, 10), known(1, 2))
    assert (case.low, case.high) == (constant(1), constant(9))
    (case,) = difference(known(3, None), known(1, 2))
    assert (case.low, case.high) == (constant(1), None)


def test_a_difference_is_known_where_both_numbers_are() -> None:
    """In every pair of cases, and in no other."""
    one, other = Flag("one"), Flag("other")
    (case,) = difference(point(constant(3), one), point(constant(1), other))
    assert case.when == both(one, other)
    assert difference(point(constant(3)), ()) == ()
    assert difference(point(constant(3), FALSE), point(constant(1)))[0].when is FALSE
