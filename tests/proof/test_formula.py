"""Formulas: connectives, linear comparisons and counting, read by `holds`."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.proof.formula import (
    FALSE,
    SCALE,
    TRUE,
    AtMost,
    Both,
    Flag,
    Formula,
    Linear,
    Opposite,
    at_least_n,
    at_most,
    both,
    constant,
    either,
    equal,
    holds,
    implies,
    less,
    minus,
    number,
    opposite,
    same,
    scaled,
    times,
    truth_of,
)

P, Q = Flag("p"), Flag("q")
PAIRS = tuple(product((0, 1), repeat=2))


# Connectives --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "rows"),
    [
        (both(P, Q), (0, 0, 0, 1)),
        (either(P, Q), (0, 1, 1, 1)),
        (implies(P, Q), (1, 1, 0, 1)),
        (same(P, Q), (1, 0, 0, 1)),
        (opposite(P), (1, 1, 0, 0)),
        (opposite(opposite(Q)), (0, 1, 0, 1)),
        (both(P, opposite(Q)), (0, 0, 1, 0)),
    ],
    ids=["both", "either", "implies", "same", "opposite", "opposite twice", "both with an opposite"],
)
def test_a_connective_means_what_it_says(formula: Formula, rows: tuple[int, ...]) -> None:
    """Of two flags, in every case: neither, the second, the first, both."""
    assert tuple(holds(formula, {"p": p, "q": q}) for p, q in PAIRS) == rows


def test_nothing_is_true_of_all_and_false_of_one() -> None:
    """Without parts "both" is true and "either" is false, as formulas and as they are read."""
    assert (both(), either()) == (TRUE, FALSE)
    assert holds(TRUE, {})
    assert not holds(FALSE, {})


@pytest.mark.parametrize(
    ("made", "formula"),
    [
        (both(P, TRUE), P),
        (both(TRUE, TRUE), TRUE),
        (both(P, FALSE, Q), FALSE),
        (either(P, FALSE), P),
        (either(FALSE), FALSE),
        (either(P, TRUE, Q), TRUE),
        (opposite(TRUE), FALSE),
        (opposite(FALSE), TRUE),
        (opposite(opposite(P)), P),
        (implies(FALSE, P), TRUE),
        (truth_of(true=True), TRUE),
        (truth_of(true=False), FALSE),
    ],
)
def test_what_is_known_already_is_left_out(made: Formula, formula: Formula) -> None:
    """A part that is always true or always false leaves no trace."""
    assert made == formula


@given(truths=st.lists(st.booleans(), max_size=6), count=st.integers(0, 7))
def test_so_many_of_the_parts(truths: list[bool], count: int) -> None:
    """At least n of some parts is what counting them says."""
    parts = [Flag(str(place)) for place in range(len(truths))]
    values = {str(place): int(truth) for place, truth in enumerate(truths)}
    assert holds(at_least_n(count, parts), values) is (sum(truths) >= count)


def test_none_of_no_parts_is_always_reached() -> None:
    """Zero of nothing is reached, and one of nothing never."""
    assert at_least_n(0, ()) is TRUE
    assert at_least_n(1, ()) is FALSE


# Numbers ------------------------------------------------------------------------------------------------


_SMALL = st.integers(-4, 4)
_VALUES = st.fixed_dictionaries({"x": _SMALL, "y": _SMALL})
_LINEAR = st.builds(
    lambda factors, start: Linear(tuple(factors.items()), start),
    st.dictionaries(st.sampled_from(("x", "y")), st.integers(-6, 6).filter(bool)),
    st.integers(-9, 9),
)


def worth(one: Linear, values: dict[str, int]) -> int:
    """What a linear number comes to."""
    return sum(values[name] * factor for name, factor in one.terms) + one.constant


@settings(max_examples=400)
@given(one=_LINEAR, other=_LINEAR, values=_VALUES)
def test_comparisons_are_those_of_the_numbers(one: Linear, other: Linear, values: dict[str, int]) -> None:
    """No more than, less than and equal, whatever factors the terms share."""
    left, right = worth(one, values), worth(other, values)
    assert holds(at_most(one, other), values) is (left <= right)
    assert holds(less(one, other), values) is (left < right)
    assert holds(equal(one, other), values) is (left == right)


@given(one=_LINEAR, other=_LINEAR, factor=st.integers(-3, 3), values=_VALUES)
def test_differences_and_multiples_are_those_of_the_numbers(
    one: Linear, other: Linear, factor: int, values: dict[str, int]
) -> None:
    """Less another number, and taken so many times."""
    assert worth(minus(one, other), values) == worth(one, values) - worth(other, values)
    assert worth(times(one, factor), values) == factor * worth(one, values)


@pytest.mark.parametrize(
    ("limit", "bound"), [(7 * SCALE, 7), (7 * SCALE + 1, 7), (8 * SCALE - 1, 7), (-1, -1), (-SCALE, -1)]
)
def test_a_bound_between_two_whole_numbers_is_the_lower_one(limit: int, bound: int) -> None:
    """What all terms share is divided out, and the bound goes down to a whole number, also below zero."""
    assert at_most(number("x"), Linear((), limit)) == AtMost((("x", 1),), bound)


def test_a_comparison_of_what_is_known_is_decided_at_once() -> None:
    """Two constants, or a number with itself, need no solver."""
    assert at_most(constant(2), constant(2)) is TRUE
    assert less(constant(2), constant(2)) is FALSE
    assert at_most(number("x"), number("x")) is TRUE
    assert equal(number("x", start=1), number("x")) is FALSE


def test_a_named_number_counts_steps_from_a_start() -> None:
    """Three steps of a tenth above twelve are 12.3 units."""
    tug = number("tug", each=scaled(0.1), start=scaled(12))
    assert holds(equal(tug, constant(12.3)), {"tug": 3})
    assert not holds(at_most(constant(12.4), tug), {"tug": 3})


@pytest.mark.parametrize(("value", "parts"), [(0.1, 1000), (-15, -150_000), (13.5, 135_000), (0.00005, 0)])
def test_a_unit_has_ten_thousand_parts(value: float, parts: int) -> None:
    """Numbers are whole ten-thousandths, as engines compare them."""
    assert scaled(value) == parts
    assert constant(value) == Linear((), parts)


# Reading ------------------------------------------------------------------------------------------------


def test_a_formula_is_plain_data() -> None:
    """Two formulas of the same parts are equal and can be kept in a set."""
    assert {Both((P, Opposite(Q))), both(P, opposite(Q))} == {Both((P, Opposite(Q)))}


def test_what_is_not_named_is_a_fault_and_no_falsehood() -> None:
    """A value that is missing is never taken for a no."""
    with pytest.raises(KeyError):
        holds(P, {})
