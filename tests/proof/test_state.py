"""What the course knows before a visit, as unknowns: which numbers are known, and what no sessions means."""

from collections.abc import Callable

import pytest

from rehab.proof.formula import Formula, constant, equal, holds
from rehab.proof.names import Names
from rehab.proof.state import State
from rehab.terms.ids import MeasureId
from rehab.terms.state_measure import AGE, LEVEL, SESSIONS_AT_LEVEL, SESSIONS_REPORTED, STATE_MEASURES

NUMBERS = tuple(sorted(STATE_MEASURES))
HIDDEN = {AGE: "age/known", SESSIONS_AT_LEVEL: "sessions unsaid", SESSIONS_REPORTED: "sessions unsaid"}
"""What says of a number that it is known, or that it is not."""


def a_state() -> State:
    """A course of which nothing is known, in a ladder of three levels."""
    return State(Names("one"), 3)


@pytest.mark.parametrize("measure", NUMBERS)
def test_every_number_of_the_course_can_be_asked(measure: MeasureId) -> None:
    """It is known exactly, in one case, and within its range."""
    state = a_state()
    (case,) = state.number(measure)
    low, high = state.names.ranges[f"one/{measure}"]
    assert case.low == case.high is not None
    assert case.low is not None
    assert holds(equal(case.low, constant(low)), {f"one/{measure}": low})
    assert high > low


@pytest.mark.parametrize("measure", NUMBERS)
def test_only_age_and_sessions_may_be_unknown(measure: MeasureId) -> None:
    """Whoever keeps the record knows the days and the level; sessions and age are told."""
    (case,) = a_state().number(measure)
    flag = HIDDEN.get(measure)
    known = {holds(case.when, {f"one/{flag}": so}) for so in (0, 1)}
    assert known == ({True} if flag is None else {True, False})


def test_the_levels_are_those_of_the_ladder_and_none() -> None:
    """Three levels have the places 0 to 2; before the first it is -1."""
    state = a_state()
    assert state.names.ranges[f"one/{LEVEL}"] == (-1, 2)
    assert holds(state.is_at(-1), {f"one/{LEVEL}": -1})
    assert not holds(state.is_at(1), {f"one/{LEVEL}": 0})


@pytest.mark.parametrize(
    ("level", "unsaid", "reported", "none", "untold"),
    [(0, 0, 0, True, False), (0, 0, 1, False, False), (0, 1, 0, False, True), (-1, 1, 0, True, False)],
    ids=["none", "one", "nobody said", "nobody said, at no level"],
)
def test_what_nobody_said_is_not_none(
    level: int, unsaid: int, reported: int, *, none: bool, untold: bool
) -> None:
    """At a level, sessions of which nobody spoke are not no sessions; at no level there were none."""
    state = a_state()
    values = {f"one/{LEVEL}": level, "one/sessions unsaid": unsaid, f"one/{SESSIONS_REPORTED}": reported}
    assert holds(state.no_sessions, values) is none
    assert holds(state.untold, values) is untold


@pytest.mark.parametrize(
    "flag", [lambda state, about: state.was_unknown(about), lambda state, about: state.is_due(about)]
)
def test_what_a_row_has_come_to_is_told_apart(flag: Callable[[State, str], Formula]) -> None:
    """Each rule and each review has a flag of its own."""
    state = a_state()
    assert flag(state, "one") == flag(state, "one") != flag(state, "other")


def test_what_no_course_knows_cannot_be_asked() -> None:
    """A measure that is observed is no number of the course."""
    with pytest.raises(KeyError):
        a_state().number(MeasureId("pain_walking"))
