"""Lowering: fields are found once, trees are flat, and what resolution should have refused is refused."""

import ast
from pathlib import Path

import pytest

import rehab.rules
from rehab.errors import InternalError
from rehab.patient.reading import Role
from rehab.protocol.condition import (
    All,
    AnyOf,
    AtLeastNOf,
    Counted,
    Gain,
    Not,
    Operator,
    Reference,
    Rise,
    Run,
    ShortOf,
    Test,
    Throughout,
    Within,
)
from rehab.rules.lower import lower
from rehab.rules.lowered import (
    ALWAYS,
    NEVER,
    And,
    AtLeast,
    Atom,
    Change,
    Extreme,
    FlagOpen,
    HasLookBack,
    HasRun,
    Last,
    Lowered,
    Or,
    RunExtreme,
    Tree,
    all_of,
    any_of,
    at_least_n_of,
    opposite,
)
from rehab.rules.model import Entry
from rehab.terms.ids import MeasureId, RuleId
from tests.builders import CATALOGUE, a_cautious, a_gate, a_rule_set, above, at_least, at_most, below

A, B, C = (Atom(number, Operator.AT_LEAST, 1.0) for number in range(3))
PAIN = MeasureId("pain_walking")
RUN = Run(2, Counted.CHECK_INS)


def lowered_from(*entries: Entry) -> Lowered:
    """The lowered form of some entries over the small catalogue."""
    return lower(a_rule_set(*entries), CATALOGUE)


def tree_of(entry: Entry) -> Tree:
    """The tree of one entry."""
    return lowered_from(entry).entries[0].tree


def test_equal_fields_are_one() -> None:
    """Two entries that ask the same of a measure share its field; another role is another field."""
    lowered = lowered_from(
        a_cautious(at_least("pain_walking", 5), "rule:a"),
        a_cautious(above("pain_walking", 7), "rule:b"),
        a_gate(at_most("pain_walking", 3)),
    )
    assert lowered.fields == (Last(PAIN, Role.CAUTIOUS), Last(PAIN, Role.GATE))


def test_nested_connectives_are_flat() -> None:
    """`all` inside `all` is one, and the same test twice is asked once."""
    one, other = at_least("pain_walking", 5), at_least("effusion", 1)
    tree = tree_of(a_cautious(All((one, All((other, one))))))
    assert tree == And((Atom(0, Operator.AT_LEAST, 5.0), Atom(1, Operator.AT_LEAST, 1.0)))


def test_not_travels_to_the_tests() -> None:
    """There is no `not` in a tree: it turns comparisons and connectives round."""
    when = Not(AnyOf((at_least("pain_walking", 5), Not(above("effusion", 1)))))
    assert tree_of(a_cautious(when)) == And((Atom(0, Operator.BELOW, 5.0), Atom(1, Operator.ABOVE, 1.0)))


def test_not_a_range_is_outside_of_it() -> None:
    """The opposite of a range is below it or above it."""
    between = Test(PAIN, at_least("pain_walking", 0).view, Within(((2.0, 4.0),)))
    assert tree_of(a_cautious(Not(between))) == Or(
        (Atom(0, Operator.BELOW, 2.0), Atom(0, Operator.ABOVE, 4.0))
    )


def test_at_least_over_a_run_asks_the_least() -> None:
    """A run at which each is at least so much is asked by its least, at most by its greatest."""
    view = Throughout(RUN, 28)
    lowered = lowered_from(
        a_gate(at_least("pain_walking", 2, view)), a_gate(at_most("pain_walking", 4, view))
    )
    assert lowered.fields == (
        RunExtreme(PAIN, RUN, 28, Role.GATE, Extreme.LEAST),
        RunExtreme(PAIN, RUN, 28, Role.GATE, Extreme.MOST),
    )


def test_a_cautious_test_over_time_asks_for_its_history() -> None:
    """In a cautious rule a test over time and its opposite need their history; a gate leaves it out."""
    rose = at_least("pain_walking", 2, Rise(3, 28))
    lowered = lowered_from(a_cautious(Not(rose)), a_gate(rose))
    assert lowered.fields == (
        Change(PAIN, falling=False, check_ins=3, days=28, role=Role.CAUTIOUS),
        HasLookBack(0, 28),
        Change(PAIN, falling=False, check_ins=3, days=28, role=Role.GATE),
    )
    cautious, gate = (entry.tree for entry in lowered.entries)
    assert cautious == And((Atom(1, Operator.AT_LEAST, 1.0), Atom(0, Operator.BELOW, 2.0)))
    assert gate == Atom(2, Operator.AT_LEAST, 2.0)


def test_history_is_shared_between_measures() -> None:
    """Whether there is a run doesn't depend on what is looked at in it."""
    view = Throughout(RUN, 28)
    lowered = lowered_from(
        a_cautious(at_least("pain_walking", 2, view)), a_cautious(at_least("effusion", 1, view))
    )
    assert sum(isinstance(found, HasRun) for found in lowered.fields) == 1


def test_an_open_flag_stands_beside_everything() -> None:
    """A red flag is its latch, or its condition where it applies."""
    entry = a_cautious(at_least("pain_walking", 5), applies_when=at_least("age", 65), flag=RuleId("dvt"))
    lowered = lowered_from(entry)
    assert FlagOpen(RuleId("dvt")) in lowered.fields
    tree = lowered.entries[0].tree
    assert isinstance(tree, Or)
    assert tree.parts[0] == Atom(lowered.fields.index(FlagOpen(RuleId("dvt"))), Operator.AT_LEAST, 1.0)


# Trees -------------------------------------------------------------------------------------------


def test_constants_fall_out_of_trees() -> None:
    """What is always so changes nothing in a conjunction, and everything in a disjunction."""
    assert all_of((ALWAYS, A)) == A
    assert all_of((NEVER, A)) == NEVER
    assert any_of((NEVER, A)) == A
    assert any_of((ALWAYS, A)) == ALWAYS


@pytest.mark.parametrize(
    ("count", "parts", "tree"),
    [
        (1, (A, B), Or((A, B))),
        (2, (A, B), And((A, B))),
        (2, (A, B, C), AtLeast(2, (A, B, C))),
        (2, (A, ALWAYS, C), Or((A, C))),
        (2, (A, NEVER, C), And((A, C))),
        (0, (A,), ALWAYS),
        (2, (A,), NEVER),
        (2, (A, A, B), AtLeast(2, (A, A, B))),
    ],
)
def test_a_count_is_a_connective_where_it_can_be(count: int, parts: tuple[Tree, ...], tree: Tree) -> None:
    """One of several is "any", all of them is "all", and equal parts still count twice."""
    assert at_least_n_of(count, parts) == tree


@pytest.mark.parametrize("tree", [A, And((A, B)), Or((A, And((B, C)))), AtLeast(2, (A, B, C)), ALWAYS, NEVER])
def test_the_opposite_of_the_opposite_is_the_tree(tree: Tree) -> None:
    """Turned round twice a tree is itself."""
    assert opposite(opposite(tree)) == tree


# Refusals ----------------------------------------------------------------------------------------

REFUSED = {
    "more than 4 decimals": above("tug", 13.00001),
    "out of range": above("tug", 1e9),
    "more than one range": Test(PAIN, Throughout(RUN, 28), Within(((0.0, 1.0), (3.0, 4.0)))),
    "known for today only": at_least("age", 65, Throughout(RUN, 28)),
    "more than one check-in": below("knee_flexion", 5, Gain(1, 28)),
    "no expected curve": at_least("knee_flexion", 5, ShortOf(Reference.EXPECTED)),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_can_not_be_meant_is_refused(message: str) -> None:
    """A condition that resolution should have refused is an internal error, and names its measure."""
    test = REFUSED[message]
    with pytest.raises(InternalError, match=message) as caught:
        lowered_from(a_gate(AtLeastNOf(1, (test,))))
    assert f"`{test.measure}`" in str(caught.value)


@pytest.mark.parametrize("threshold", [float("nan"), float("inf")])
def test_a_threshold_is_a_finite_number(threshold: float) -> None:
    """A threshold that is no finite number is refused."""
    with pytest.raises(InternalError, match="out of range"):
        lowered_from(a_gate(above("tug", threshold)))


def test_reference_and_lowering_share_no_reading_of_time() -> None:
    """The reference imports nothing of the lowering, and the lowering nothing of the reference."""
    lowering = {"lower", "lowered", "facts", "state_facts", "interval", "evaluate"}
    reference = {"reference", "sight"}
    for names, others in ((lowering, reference), (reference, lowering)):
        for name in names:
            source = (Path(rehab.rules.__path__[0]) / f"{name}.py").read_text("utf-8")
            imported = {
                node.module.removeprefix("rehab.rules.")
                for node in ast.walk(ast.parse(source))
                if isinstance(node, ast.ImportFrom) and node.module
            }
            assert not imported & others
