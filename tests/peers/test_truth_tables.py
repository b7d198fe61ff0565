"""Unknown is an answer, and the same one as in the two public languages that define it for decisions.

The tables are those of FEEL (OMG, Decision Model and Notation: conjunction and disjunction are ternary, and
`not()` of anything but true and false is null) and of CQL (HL7, Clinical Quality Language: the logical
operators and, or, not). They are written out here row by row, both for the truths of a decision and for the
formulas in which a solver reads it.
"""

from collections.abc import Callable, Sequence

import pytest

from rehab.proof.formula import holds
from rehab.proof.names import Names
from rehab.proof.person import Person
from rehab.protocol.condition import All, AnyOf, Condition, Not
from rehab.rules.lower import lower
from rehab.terms.truth import Truth, all_of, any_of
from tests.builders import CATALOGUE, a_cautious, a_rule_set, at_least

Three = bool | None
"""true, false and null, as both languages write them."""

AND: tuple[tuple[Three, Three, Three], ...] = (
    (True, True, True),
    (True, False, False),
    (True, None, None),
    (False, True, False),
    (False, False, False),
    (False, None, False),
    (None, True, None),
    (None, False, False),
    (None, None, None),
)
OR: tuple[tuple[Three, Three, Three], ...] = (
    (True, True, True),
    (True, False, True),
    (True, None, True),
    (False, True, True),
    (False, False, False),
    (False, None, None),
    (None, True, True),
    (None, False, None),
    (None, None, None),
)
NOT: tuple[tuple[Three, Three], ...] = ((True, False), (False, True), (None, None))

TRUTH = {True: Truth.YES, False: Truth.NO, None: Truth.UNKNOWN}
PAIN, SLOW = at_least("pain_walking", 5), at_least("tug", 13.5)


@pytest.mark.parametrize(("one", "other", "answer"), AND)
def test_and(one: Three, other: Three, answer: Three) -> None:
    """`all` answers as `and` does."""
    assert all_of((TRUTH[one], TRUTH[other])) is TRUTH[answer]
    assert encoded(All((PAIN, SLOW)), (one, other)) is TRUTH[answer]


@pytest.mark.parametrize(("one", "other", "answer"), OR)
def test_or(one: Three, other: Three, answer: Three) -> None:
    """`any` answers as `or` does."""
    assert any_of((TRUTH[one], TRUTH[other])) is TRUTH[answer]
    assert encoded(AnyOf((PAIN, SLOW)), (one, other)) is TRUTH[answer]


@pytest.mark.parametrize(("one", "answer"), NOT)
def test_not(one: Three, answer: Three) -> None:
    """`not` answers as `not` does: the opposite of unknown is unknown."""
    assert TRUTH[one].negated is TRUTH[answer]
    assert encoded(Not(PAIN), (one, None)) is TRUTH[answer]


@pytest.mark.parametrize(
    ("table", "connected"),
    [
        (AND, lambda one, other: Not(AnyOf((Not(one), Not(other))))),
        (OR, lambda one, other: Not(All((Not(one), Not(other))))),
    ],
    ids=["and", "or"],
)
def test_de_morgan(
    table: Sequence[tuple[Three, Three, Three]], connected: Callable[[Condition, Condition], Condition]
) -> None:
    """Each table is the other one seen from the opposite side, row by row, as a solver reads it."""
    for one, other, answer in table:
        assert encoded(connected(PAIN, SLOW), (one, other)) is TRUTH[answer]


# As formulas ---------------------------------------------------------------------------------------------


def encoded(condition: Condition, known: tuple[Three, Three]) -> Truth:
    """What the formulas of a condition answer for a person whose pain and walk are so."""
    entry = a_cautious(condition)
    lowered = lower(a_rule_set(entry), CATALOGUE)
    person = Person(Names("one"), lowered, levels=0)
    truths = person.truths(lowered.entries[0].tree)
    values = dict.fromkeys((*person.names.flags, *person.names.ranges), 0)
    for test, truth in zip((PAIN, SLOW), known, strict=True):
        if test.measure in lowered.measures and truth is not None:
            measure = lowered.measures[test.measure]
            steps = round((measure.range[1] - measure.range[0]) / measure.step) if truth else 0
            values[person.names.name(measure.id, "full")] = 1
            values[person.names.name(measure.id, "value")] = steps
    yes, no = holds(truths.yes, values), holds(truths.no, values)
    assert not (yes and no)
    return Truth.YES if yes else Truth.NO if no else Truth.UNKNOWN
