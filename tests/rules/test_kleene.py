"""Kleene's tables, every row, for every connective and every engine."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest

from rehab.protocol.condition import All, AnyOf, AtLeastNOf, Condition, Named, Not
from rehab.rules.model import Moment
from rehab.terms.ids import ConditionId
from rehab.terms.truth import Truth
from tests.builders import a_cautious, a_gate, a_moment, a_series, a_visit, at_least
from tests.rules.conftest import Ask

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
TRUTHS = (YES, NO, UNKNOWN)

# Three tests whose truths are set one by one: by a value, another value, or none.
TESTS = (at_least("pain_walking", 5), at_least("effusion", 2), at_least("tug", 13.5))
VALUES: tuple[Mapping[Truth, Mapping[str, float | str]], ...] = (
    {YES: {"pain_walking": 6}, NO: {"pain_walking": 2}, UNKNOWN: {}},
    {YES: {"effusion": "2+"}, NO: {"effusion": "none"}, UNKNOWN: {}},
    {YES: {"tug": 13.6}, NO: {"tug": 9.0}, UNKNOWN: {}},
)


def a_row(*truths: Truth) -> Moment:
    """A visit at which the three tests have these truths."""
    values: dict[str, Any] = {}
    for seen, truth in zip(VALUES, truths, strict=False):
        values.update(seen[truth])
    return a_moment(a_series(a_visit(0, **values)))


@pytest.mark.parametrize(("one", "answer"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_not(ask: Ask, one: Truth, answer: Truth) -> None:
    """`not` turns yes and no round and leaves unknown unknown."""
    assert ask(a_cautious(Not(TESTS[0])), a_row(one)) is answer


AND = {
    (YES, YES): YES,
    (YES, NO): NO,
    (YES, UNKNOWN): UNKNOWN,
    (NO, YES): NO,
    (NO, NO): NO,
    (NO, UNKNOWN): NO,
    (UNKNOWN, YES): UNKNOWN,
    (UNKNOWN, NO): NO,
    (UNKNOWN, UNKNOWN): UNKNOWN,
}


@pytest.mark.parametrize("row", AND)
def test_all(ask: Ask, row: tuple[Truth, Truth]) -> None:
    """`all` is NO as soon as one part is, else UNKNOWN as soon as one part is."""
    assert ask(a_cautious(All(TESTS[:2])), a_row(*row)) is AND[row]


@pytest.mark.parametrize("row", AND)
def test_any(ask: Ask, row: tuple[Truth, Truth]) -> None:
    """`any` is the same table seen from the other side: not all of the opposites."""
    answer = AND[row[0].negated, row[1].negated].negated
    assert ask(a_cautious(AnyOf(TESTS[:2])), a_row(*row)) is answer


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("row", list(product(TRUTHS, repeat=3)))
def test_at_least_n_of(ask: Ask, row: tuple[Truth, ...], count: int) -> None:
    """`at_least_n_of` is YES when so many are, NO when so many can't be any more, else UNKNOWN."""
    certain, possible = row.count(YES), row.count(YES) + row.count(UNKNOWN)
    answer = YES if certain >= count else NO if possible < count else UNKNOWN
    assert ask(a_cautious(AtLeastNOf(count, TESTS)), a_row(*row)) is answer


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("row", list(product(TRUTHS, repeat=3)))
def test_not_at_least_n_of(ask: Ask, row: tuple[Truth, ...], count: int) -> None:
    """Under `not` a count has the opposite truth, whatever its parts are."""
    certain, possible = row.count(YES), row.count(YES) + row.count(UNKNOWN)
    answer = NO if certain >= count else YES if possible < count else UNKNOWN
    assert ask(a_gate(Not(AtLeastNOf(count, TESTS))), a_row(*row)) is answer


@pytest.mark.parametrize("connective", [All, AnyOf])
@pytest.mark.parametrize("row", AND)
def test_not_over_a_connective(ask: Ask, row: tuple[Truth, Truth], connective: type[All | AnyOf]) -> None:
    """`not` over a connective is the opposite of its truth."""
    plain = ask(a_cautious(connective(TESTS[:2])), a_row(*row))
    assert ask(a_cautious(Not(connective(TESTS[:2]))), a_row(*row)) is plain.negated


@pytest.mark.parametrize("one", TRUTHS)
def test_a_named_condition_is_its_part(ask: Ask, one: Truth) -> None:
    """A condition used by name is as true as the condition itself."""
    assert ask(a_cautious(Named(ConditionId("sore"), TESTS[0])), a_row(one)) is one


@pytest.mark.parametrize("when", [All(()), Not(AnyOf(())), AtLeastNOf(0, TESTS)])
def test_what_asks_nothing_is_yes(ask: Ask, when: Condition) -> None:
    """A condition without parts to fail is YES whatever is known."""
    assert ask(a_cautious(when), a_row(UNKNOWN)) is YES


@pytest.mark.parametrize("when", [AnyOf(()), Not(All(())), AtLeastNOf(4, TESTS)])
def test_what_can_never_hold_is_no(ask: Ask, when: Condition) -> None:
    """A condition that no patient can meet is NO whatever is known."""
    assert ask(a_cautious(when), a_row(UNKNOWN)) is NO


@pytest.mark.parametrize("applies", TRUTHS)
@pytest.mark.parametrize("when", TRUTHS)
def test_applies_when_is_and_ed(ask: Ask, applies: Truth, when: Truth) -> None:
    """A rule that doesn't apply is NO, and one that may apply is never YES."""
    entry = a_cautious(TESTS[0], applies_when=TESTS[1])
    assert ask(entry, a_row(when, applies)) is AND[applies, when]
