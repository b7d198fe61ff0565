"""Silent courses: no course is silent for longer than the graph says, and one is silent for as long."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.frozen import replace
from rehab.proof.silent_course import SilentCourses
from rehab.proof.silent_week import WEEK, Habits, Move, Silence, What
from rehab.protocol.model import Protocol
from rehab.terms.caution import Contact, HoldKind
from rehab.terms.ids import LevelId
from tests.builders import a_level, a_phase
from tests.course.notes import GOOD, Note, course_of, first, judge_of, own, sessions, well
from tests.course.test_no_silent_course import reaches_a_person
from tests.decision.composing import a_ladder
from tests.patient.written import a_line

MOST = 104
EVERY_WEEK = Habits(stays_away=False, goes_lower=False)

Notes = Callable[[int], Sequence[Note]]
"""What is written down of the week that ends on a day."""


def sore(day: int) -> list[Note]:
    """Sessions that hurt too much: a step back."""
    return [well(day, sessions=sessions(day - 5, day - 3, day - 1, pain_during=8))]


def sore_alone(day: int) -> list[Note]:
    """The patient tells of such sessions."""
    return [own(day, sessions=sessions(day - 5, day - 3, day - 1, pain_during=8))]


def at_bars(day: int) -> list[Note]:
    """The patient went on with the first level."""
    return [well(day, sessions=[a_line(day - back, **GOOD, level="bars") for back in (5, 3, 1)])]


WEEKS: dict[str, Notes] = {
    "well": lambda day: [well(day)],
    "swollen": lambda day: [well(day, effusion="2+")],
    "sore": sore,
    "stiff": lambda day: [well(day, knee_flexion=95)],
    "not asked": lambda day: [well(day, "dizziness")],
    "one session": lambda day: [well(day, sessions=sessions(day - 1))],
    "no session": lambda day: [well(day, sessions=[])],
    "at bars": at_bars,
    "alone": lambda day: [own(day)],
    "sore alone": sore_alone,
    "away": lambda _: [],
}


LONG = ("well", "sore", "well", "sore", "sore alone", "away", "at bars")
"""Weeks that follow one another for long without anybody being asked."""


def the_ladder() -> Protocol:
    """The small protocol of the tests of courses."""
    return judge_of("ladder").protocol


def the_longest(habits: Habits = Habits()) -> Silence:  # noqa: B008  (a frozen value)
    """The longest silence of it, whatever a week can come to."""
    edges = [phase.window.not_before_days for phase in the_ladder().phases]
    return SilentCourses(the_ladder(), lambda *_: True, habits).longest(edges, most=MOST)


# Any course ----------------------------------------------------------------------------------------------


def silences(weeks: Sequence[str]) -> Iterator[int]:
    """After how many weeks each silence of a course ends, counted from the start."""
    notes: list[Note] = []
    quiet = []
    for number, name in enumerate(weeks, start=1):
        day = number * WEEK
        here = WEEKS[name](day)
        notes += here
        quiet.append(not reaches_a_person(course_of(*notes, as_of=day).today))
    for is_quiet, row in groupby(quiet):
        if is_quiet:
            yield len(list(row)) + 1


@settings(max_examples=12, deadline=None)
@given(
    before=st.lists(st.sampled_from(("well", "away")), min_size=5, max_size=5),
    weeks=st.lists(st.sampled_from((*WEEKS, *LONG)), min_size=24, max_size=32),
)
def test_no_course_is_silent_for_longer(before: list[str], weeks: list[str]) -> None:
    """Whatever comes of each week, somebody is asked within the weeks that the graph says."""
    assert max(silences([*before, *weeks]), default=0) <= the_longest().weeks


# The longest course --------------------------------------------------------------------------------------


def walked(silence: Silence) -> list[Note]:
    """The weeks of a silence as a patient of the small protocol has them."""
    notes: list[Note] = []
    permitted = silence.moves[0].place
    for day, move in silence.by_day:
        notes += _walked(move, day, is_lower=move.place < permitted)
        permitted = move.to
    return notes


def _walked(move: Move, day: int, *, is_lower: bool) -> Sequence[Note]:
    if is_lower:
        assert move.place == 0
        return at_bars(day)
    match move.what:
        case What.AWAY:
            return []
        case What.ALONE:
            return sore_alone(day)
        case What.WAITED:
            return [first(day)] if move.place < 0 else [well(day)]
        case What.UP:
            return [well(day)]
        case What.HELD if not move.held.found:
            return [well(day, sessions=sessions(day - 1))]
        case What.HELD:
            assert HoldKind.GATE not in move.held.kinds
            return sore(day) if move.to < move.place else [well(day, effusion="2+")]


@pytest.mark.parametrize(
    ("habits", "weeks"),
    [
        pytest.param(EVERY_WEEK, 25, id="seen every week"),
        pytest.param(Habits(goes_lower=False), 43, id="seen as seldom as leads to no call"),
    ],
)
def test_the_longest_course_is_walked_in_silence(habits: Habits, weeks: int) -> None:
    """The program asks nobody at any check-in of it, and asks somebody a week later."""
    longest = the_longest(habits)
    assert longest.weeks == weeks
    notes, end = walked(longest), (weeks - 1) * WEEK
    quiet = course_of(*notes, as_of=end)
    assert {step.decision.action.contact for step in quiet.steps} == {Contact.NONE}
    assert quiet.today.action.contact is Contact.NONE
    asked = course_of(*notes, well(end + WEEK, effusion="2+"))
    assert asked.today.action.contact is Contact.REFER


def test_the_window_of_a_level_that_is_stepped_over_is_waited_for() -> None:
    """The calendar keeps a patient below the last level until a removed one could have opened."""
    phases = (
        a_phase("one", "first"),
        a_phase("two", "second", not_before_days=70),
        a_phase("three", "third", not_before_days=14),
    )
    ladder = replace(
        a_ladder(limits={}),
        levels=tuple(a_level(name) for name in ("first", "second", "third")),
        phases=phases,
        removed_levels=(LevelId("second"),),
    )
    courses = SilentCourses(ladder, lambda *_: True, EVERY_WEEK)
    assert What.WAITED in {move.what for day, move in courses.longest([70], most=MOST).by_day if day < 70}
    assert all(day >= 70 for day, move in courses.longest([70], most=MOST).by_day if move.to == 2)
