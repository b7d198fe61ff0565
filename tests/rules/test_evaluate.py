"""The fast evaluator: the trace of every part, and the function that it writes."""

import math

import pytest

from rehab.patient.reading import Role
from rehab.protocol.condition import Operator
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.interval import OPEN, point
from rehab.rules.lowered import (
    ALWAYS,
    NEVER,
    And,
    AtLeast,
    Atom,
    Last,
    Lowered,
    LoweredEntry,
    Or,
    Tree,
)
from rehab.rules.model import EntryId
from rehab.terms.ids import MeasureId
from rehab.terms.truth import Truth

A, B, C = (Atom(number, Operator.AT_LEAST, 1.0) for number in range(3))
FIELDS = tuple(Last(MeasureId(name), Role.GATE) for name in ("a", "b", "c"))


def an_engine(*trees: Tree) -> LoweredEngine:
    """An engine with one entry for each tree, over three fields."""
    entries = tuple(
        LoweredEntry(EntryId(f"entry:{number}"), Role.GATE, tree) for number, tree in enumerate(trees)
    )
    return LoweredEngine(Lowered(FIELDS, entries, {}, {}))


def test_every_part_has_its_truth() -> None:
    """The trace holds the truth of each comparison and of each connective, whatever decided."""
    tree = Or((And((A, B)), C))
    trace = an_engine(tree).trace((point(2), OPEN, point(0)))
    assert trace.truths == {"entry:0": Truth.UNKNOWN}
    assert [trace.truth_of(part) for part in (A, B, C, And((A, B)), tree)] == [
        Truth.YES,
        Truth.UNKNOWN,
        Truth.NO,
        Truth.UNKNOWN,
        Truth.UNKNOWN,
    ]


def test_shared_parts_are_worked_out_once() -> None:
    """A part that stands in several trees is one part of the engine, after its own parts."""
    both = And((A, B))
    engine = an_engine(Or((both, C)), both, AtLeast(2, (A, B, C)))
    assert engine.parts == (A, B, both, C, Or((both, C)), AtLeast(2, (A, B, C)))


def test_an_engine_of_one_part_and_of_none() -> None:
    """One comparison alone, a constant alone, and no entry at all are rule sets too."""
    assert an_engine(A).evaluate((point(1), OPEN, OPEN)) == {"entry:0": Truth.YES}
    assert an_engine(ALWAYS, NEVER).evaluate((OPEN,) * 3) == {"entry:0": Truth.YES, "entry:1": Truth.NO}
    assert LoweredEngine(Lowered((), (), {}, {})).evaluate(()) == {}


@pytest.mark.parametrize("count", [10, 3_000])
def test_a_rule_set_may_be_large(count: int) -> None:
    """Thousands of entries are one function all the same."""
    trees = [And((Atom(0, Operator.AT_LEAST, float(number)), B)) for number in range(count)]
    truths = an_engine(*trees).evaluate((point(5), point(1), OPEN))
    assert sum(truth is Truth.YES for truth in truths.values()) == 6


def test_the_written_function_holds_numbers_only() -> None:
    """No name of a measure or of an entry stands in the function, so no author can write code."""
    source = an_engine(And((Atom(0, Operator.BELOW, -2.5), B))).source
    assert "entry" not in source
    assert "-2.5" in source
    assert not {"'", '"'} & set(source)


def test_a_bound_that_is_open_on_one_side() -> None:
    """What is 1 or more is at least 1; what is 1 or less may be."""
    engine = an_engine(A)
    assert engine.evaluate(((1.0, math.inf), OPEN, OPEN)) == {"entry:0": Truth.YES}
    assert engine.evaluate(((-math.inf, 1.0), OPEN, OPEN)) == {"entry:0": Truth.UNKNOWN}
    assert engine.evaluate(((-math.inf, 0.9), OPEN, OPEN)) == {"entry:0": Truth.NO}
