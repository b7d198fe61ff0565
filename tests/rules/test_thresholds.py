"""Thresholds: at the value and one step either side, for what is known exactly, by half, or not at all.

What is right is found by trying: a comparison is YES if every number that is possible passes, NO if none
does, else UNKNOWN.
"""

import math
from collections.abc import Callable
from itertools import product
from operator import ge, gt, le, lt

import pytest

from rehab.adapters.durable_engine import DurableEngine
from rehab.patient.reading import Reading, Role
from rehab.protocol.condition import Limit, Operator
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.interval import Interval
from rehab.rules.lowered import Atom, Last, Lowered, LoweredEntry
from rehab.rules.model import EntryId
from rehab.rules.reference import compare
from rehab.terms.ids import MeasureId
from rehab.terms.truth import Truth
from tests.builders import (
    BY_NAME,
    Seen,
    a_cautious,
    a_gate,
    a_moment,
    a_series,
    a_visit,
    above,
    at_least,
    at_most,
)
from tests.rules.conftest import Ask

PASSES: dict[Operator, Callable[[float, float], bool]] = {
    Operator.AT_LEAST: ge,
    Operator.ABOVE: gt,
    Operator.AT_MOST: le,
    Operator.BELOW: lt,
}

# Thresholds that an engine may treat in its own way: zero, below zero, tenths, the smallest step.
THRESHOLDS = ((0.0, 1.0), (-3.0, 1.0), (5.0, 1.0), (13.5, 0.1), (0.0001, 0.0001), (-0.5, 0.5), (170.0, 1.0))

SHAPES = ("point", "or more", "or less", "one step wide", "two steps wide", "unknown")


def an_interval(shape: str, at: float, step: float) -> Interval:
    """An interval of a shape, beginning or ending at a number."""
    return {
        "point": (at, at),
        "or more": (at, math.inf),
        "or less": (-math.inf, at),
        "one step wide": (at, at + step),
        "two steps wide": (at - step, at + step),
        "unknown": (-math.inf, math.inf),
    }[shape]


def by_trying(operator: Operator, threshold: float, interval: Interval, step: float) -> Truth:
    """The truth of a comparison, found by trying every number near it that is possible."""
    near = [threshold + steps * step / 2 for steps in range(-8, 9)]
    low, high = interval
    tried = {
        PASSES[operator](number, threshold)
        for number in (*near, *(end for end in interval if math.isfinite(end)))
        if low <= number <= high
    }
    return Truth.UNKNOWN if len(tried) > 1 else Truth.YES if True in tried else Truth.NO


ROWS = [
    pytest.param(operator, threshold, step, shape, beside, id=f"{operator}-{threshold}-{shape}-{beside:+d}")
    for operator, (threshold, step), shape, beside in product(Operator, THRESHOLDS, SHAPES, (-1, 0, 1))
]


@pytest.mark.parametrize(("operator", "threshold", "step", "shape", "beside"), ROWS)
def test_every_engine_compares_alike(
    operator: Operator, threshold: float, step: float, shape: str, beside: int
) -> None:
    """At the threshold and one step either side, every engine says what trying every number says."""
    low, high = an_interval(shape, round(threshold + beside * step, 4), step)
    interval = (round(low, 4), round(high, 4))
    right = by_trying(operator, threshold, interval, step)
    lowest, highest = (bound if math.isfinite(bound) else None for bound in interval)
    seen = Reading(lowest, highest)
    assert compare(seen, Limit(operator, threshold)) is right
    entry = LoweredEntry(EntryId("a"), Role.GATE, Atom(0, operator, threshold))
    lowered = Lowered((Last(MeasureId("tug"), Role.GATE),), (entry,), BY_NAME, {})
    assert LoweredEngine(lowered).evaluate((interval,)) == {"a": right}
    with DurableEngine(lowered) as durable:
        assert durable.evaluate((interval,)) == {"a": right}


@pytest.mark.parametrize(("value", "answer"), [(5, Truth.YES), (6, Truth.UNKNOWN), (3, Truth.YES)])
def test_a_value_of_lesser_standing_reaches_to_the_worst(ask: Ask, value: int, answer: Truth) -> None:
    """A patient's own 5 of 10 is 5 or worse for a cautious rule: certainly 5 or more, perhaps 6."""
    moment = a_moment(a_series(a_visit(0, pain_walking=Seen(5, full=False))))
    assert ask(a_cautious(at_least("pain_walking", value)), moment) is answer


def test_a_value_of_lesser_standing_never_rules_out_the_worst(ask: Ask) -> None:
    """A patient's own 5 of 10 doesn't make `above 8` NO."""
    moment = a_moment(a_series(a_visit(0, pain_walking=Seen(5, full=False))))
    assert ask(a_cautious(above("pain_walking", 8)), moment) is Truth.UNKNOWN


def test_a_value_of_lesser_standing_opens_no_gate(ask: Ask) -> None:
    """A patient's own 2 of 10 doesn't open a gate that asks for at most 3."""
    moment = a_moment(a_series(a_visit(0, pain_walking=Seen(2, full=False))))
    assert ask(a_gate(at_most("pain_walking", 3)), moment) is Truth.UNKNOWN


def test_worse_can_be_lower(ask: Ask) -> None:
    """Where less is worse, a bend of 80 of lesser standing is 80 or less: certainly at most 90."""
    moment = a_moment(a_series(a_visit(0, knee_flexion=Seen(80, full=False))))
    assert ask(a_cautious(at_most("knee_flexion", 90)), moment) is Truth.YES
    assert ask(a_cautious(at_most("knee_flexion", 70)), moment) is Truth.UNKNOWN


def test_a_stale_value_still_warns(ask: Ask) -> None:
    """A pain of 8 three weeks ago still makes `at least 5` YES, but says nothing for a gate."""
    moment = a_moment(a_series(a_visit(0, pain_walking=8), a_visit(21)))
    assert ask(a_cautious(at_least("pain_walking", 5)), moment) is Truth.YES
    assert ask(a_gate(at_most("pain_walking", 9)), moment) is Truth.UNKNOWN
