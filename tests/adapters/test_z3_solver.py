"""What z3 answers through the port is what trying every value answers.

Small worlds are drawn, three numbers and two flags, with laws and a question; every assignment is tried.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.adapters.z3_solver import Z3Solver
from rehab.proof.formula import (
    AtMost,
    Both,
    Either,
    Flag,
    Formula,
    Opposite,
    Values,
    both,
    either,
    holds,
    opposite,
)
from rehab.proof.solver import Answer, Nobody, NotSettled, Somebody, World

NUMBERS, FLAGS = ("x", "y", "z"), ("p", "q")
RANGES = {"x": (0, 3), "y": (-1, 2), "z": (0, 3)}


def formulas() -> st.SearchStrategy[Formula]:
    """Formulas of every kind about the numbers and flags."""
    factors = st.sampled_from((-2, -1, 1, 3))
    terms = st.dictionaries(st.sampled_from(NUMBERS), factors, min_size=1).map(lambda one: tuple(one.items()))
    plain: st.SearchStrategy[Formula] = st.one_of(
        st.builds(Flag, st.sampled_from(FLAGS)), st.builds(AtMost, terms, st.integers(-6, 12))
    )
    return st.recursive(plain, _connected, max_leaves=10)


def _connected(part: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    parts = st.lists(part, max_size=3).map(tuple)
    return st.one_of(st.builds(Both, parts), st.builds(Either, parts), st.builds(Opposite, part))


def everybody() -> Iterator[Values]:
    """Every assignment."""
    numbers = (range(low, high + 1) for low, high in RANGES.values())
    for values in product(*numbers, (0, 1), (0, 1)):
        yield dict(zip((*NUMBERS, *FLAGS), values, strict=True))


def asked(laws: list[Formula], *sought: Formula, steps: int | None = None) -> Answer:
    """The answer to one question in a new search."""
    solver = Z3Solver() if steps is None else Z3Solver(steps)
    return solver.search(World(RANGES, laws)).find(*sought)


_MANY = st.lists(formulas(), max_size=3)


@settings(max_examples=200)
@given(laws=_MANY, sought=_MANY)
def test_an_answer_is_what_trying_everybody_answers(laws: list[Formula], sought: list[Formula]) -> None:
    """There is somebody exactly if one of all assignments is, and it is one of them."""
    found = asked(laws, *sought)
    is_possible = any(all(holds(part, values) for part in (*laws, *sought)) for values in everybody())
    assert isinstance(found, Somebody if is_possible else Nobody)
    if isinstance(found, Somebody):
        values = {**dict.fromkeys(FLAGS, 0), **found.values}  # a flag that nobody speaks of has no value
        assert all(low <= values[name] <= high for name, (low, high) in RANGES.items())
        assert all(holds(part, values) for part in (*laws, *sought))


@settings(max_examples=60)
@given(laws=_MANY, questions=st.lists(_MANY, min_size=2, max_size=4))
def test_a_question_leaves_nothing_behind_for_the_next(
    laws: list[Formula], questions: list[list[Formula]]
) -> None:
    """One search answers one question after another as new searches do."""
    search = Z3Solver().search(World(RANGES, laws))
    assert [type(search.find(*sought)) for sought in questions] == [
        type(asked(laws, *sought)) for sought in questions
    ]


@settings(max_examples=40)
@given(laws=_MANY, sought=_MANY)
def test_the_same_question_gets_the_same_answer(laws: list[Formula], sought: list[Formula]) -> None:
    """Asked twice from the beginning, even the numbers are the same."""
    one, other = asked(laws, *sought), asked(laws, *sought)
    assert type(one) is type(other)
    if isinstance(one, Somebody) and isinstance(other, Somebody):
        assert dict(one.values) == dict(other.values)


@settings(max_examples=40)
@given(laws=_MANY, sought=_MANY)
def test_a_proven_lemma_changes_no_answer(laws: list[Formula], sought: list[Formula]) -> None:
    """What the laws imply can be taken in before a question."""
    lemma = either(*laws[:1], Flag("p"))
    search = Z3Solver().search(World(RANGES, laws))
    if isinstance(search.find(opposite(lemma)), Nobody):
        search.learn(lemma)
    assert isinstance(search.find(*sought), type(asked(laws, *sought)))


# What leaves --------------------------------------------------------------------------------------------


def test_no_term_of_the_solver_leaves() -> None:
    """Names are words, and their values whole numbers, flags among them."""
    found = asked([], Flag("p"), AtMost((("x", 1),), 2))
    assert isinstance(found, Somebody)
    assert isinstance(found.values, Mapping)
    assert {type(name) for name in found.values} == {str}
    assert {type(value) for value in found.values.values()} == {int}
    assert set(found.values) == {*NUMBERS, "p"}
    assert len(found.values) == 4


def test_an_answer_lasts() -> None:
    """What was found stays so when more is asked, and when the search is gone."""
    search = Z3Solver().search(World(RANGES, []))
    found = search.find(Flag("p"), AtMost((("x", -1),), -3))
    assert isinstance(found, Somebody)
    search.find(opposite(Flag("p")), AtMost((("x", 1),), 0))
    search.learn(opposite(Flag("p")))
    assert isinstance(search.find(Flag("p")), Nobody)
    del search
    assert (found.values["p"], found.values["x"]) == (1, 3)


@pytest.mark.parametrize("bound", [2**62, 2**63, 2**70, -(2**70)])
def test_no_number_is_too_large(bound: int) -> None:
    """A bound or a factor of any size is compared as it is."""
    assert isinstance(asked([], AtMost((("x", 1),), bound)), Somebody if bound > 0 else Nobody)
    assert isinstance(asked([], AtMost((("x", bound),), -1)), Nobody if bound > 0 else Somebody)


# Bounds -------------------------------------------------------------------------------------------------


def pigeons(number: int) -> list[Formula]:
    """So many pigeons, each in one of one fewer holes, and no two in one: nobody, but long to find out."""
    holes = range(number - 1)
    at = {(one, hole): Flag(f"{one} in {hole}") for one in range(number) for hole in holes}
    placed = [either(*(at[one, hole] for hole in holes)) for one in range(number)]
    alone = [
        opposite(both(at[one, hole], at[other, hole]))
        for one, other in combinations(range(number), 2)
        for hole in holes
    ]
    return [*placed, *alone]


def test_too_few_steps_leave_a_question_open() -> None:
    """A search that is given up is neither a yes nor a no, and says what it was allowed."""
    assert asked([], *pigeons(8), steps=2_000) == NotSettled("2,000 steps of the solver")
    assert isinstance(asked([], *pigeons(5)), Nobody)


def test_every_question_has_its_own_steps() -> None:
    """Steps that suffice for a question once suffice for it a hundred times in one search."""
    search = Z3Solver(100_000).search(World(RANGES, []))
    assert all(isinstance(search.find(*pigeons(4)), Nobody) for _ in range(100))


def test_a_question_that_was_given_up_spoils_no_other() -> None:
    """After it the same search answers what it can."""
    search = Z3Solver(2_000).search(World(RANGES, []))
    assert isinstance(search.find(*pigeons(8)), NotSettled)
    assert isinstance(search.find(AtMost((("x", 1),), 0)), Somebody)
