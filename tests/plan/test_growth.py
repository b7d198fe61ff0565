"""The dose of a level begins low and grows one thing at a time, never above a ceiling."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.plan.ceiling import Ceiling
from rehab.plan.growth import Step, first_week, next_week, steps_of
from rehab.plan.model import Grown
from rehab.protocol.model import Dose, Level, Protocol
from tests.builders import a_level, a_protocol
from tests.plan.trips import an_example

PROTOCOL = a_protocol()
TOP = Ceiling(speed_kmh=3.2, incline_pct=5, minutes=15, sessions=4)


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    """A dose as a protocol can write it: low and high ends, and a total that holds its least session."""

    def ends(low: int, high: int) -> tuple[int, int]:
        first = draw(st.integers(low, high))
        return first, draw(st.integers(first, high))

    repeats, work = ends(1, 8), ends(10, 300)
    speed = ends(5, 40)
    return Dose(
        repeats,
        work,
        60,
        float(-(-repeats[0] * work[0] // 60)),
        (speed[0] / 10, speed[1] / 10) if draw(st.booleans()) else None,
        ends(0, 10),
        ends(1, 5),
        0,
    )


def numbers(step: Step) -> tuple[object, ...]:
    """The variables of a week's dose."""
    dose = step.dose
    return step.sessions, dose.repeats, dose.work_s, dose.speed_kmh, dose.incline_pct


def bundled() -> Iterator[tuple[Level, Protocol]]:
    """Every level of the bundled protocols."""
    for name in ("tka-week7.yaml", "acl-week8.yaml", "meniscectomy-week3.yaml"):
        protocol = an_example(name).courses[0].protocol
        yield from ((level, protocol) for level in protocol.levels)


@given(dose=doses(), top=st.builds(Ceiling, *(st.none() | st.integers(1, 9) for _ in range(4))))
def test_no_dose_lies_above_a_ceiling(dose: Dose, top: Ceiling) -> None:
    """Speed, incline, minutes and sessions are clipped in every week."""
    level = a_level("one", dose=dose)
    for step in steps_of(level, PROTOCOL, top):
        assert step.dose.walking_s <= dose.total_min * 60
        assert top.minutes is None or step.dose.walking_s <= top.minutes * 60
        assert top.speed_kmh is None or step.dose.speed_kmh is None or step.dose.speed_kmh <= top.speed_kmh
        assert top.incline_pct is None or step.dose.incline_pct <= top.incline_pct
        assert top.sessions is None or step.sessions <= top.sessions


@given(dose=doses())
def test_one_variable_changes_at_a_time_and_only_upwards(dose: Dose) -> None:
    """From one week to the next exactly one number is more and none is less."""
    steps = steps_of(a_level("one", dose=dose), PROTOCOL, TOP)
    for before, after in pairwise(steps):
        changed = [(old, new) for old, new in zip(numbers(before), numbers(after), strict=True) if old != new]
        assert len(changed) == 1
        assert after.grown is not Grown.NOTHING
        assert before.dose.walking_s <= after.dose.walking_s


def test_the_first_week_is_the_low_end_of_everything() -> None:
    """A level begins with its fewest, shortest, slowest and flattest."""
    dose = Dose((3, 5), (60, 90), 60, 9.0, (1.6, 2.4), (3, 5), (2, 3), 0)
    first = steps_of(a_level("one", dose=dose), PROTOCOL, TOP)[0]
    assert numbers(first) == (2, 3, 60, 1.6, 3)


@pytest.mark.parametrize(("level", "protocol"), list(bundled()), ids=lambda one: getattr(one, "id", ""))
def test_a_week_never_adds_more_than_the_ladder_allows(level: Level, protocol: Protocol) -> None:
    """In the bundled ladders a week adds at most 2 minutes, 0.4 km/h or 2 % of incline."""
    steps = steps_of(level, protocol, Ceiling())
    for before, after in pairwise(steps):
        assert after.dose.walking_s - before.dose.walking_s <= 120
        assert (after.dose.speed_kmh or 0) - (before.dose.speed_kmh or 0) <= 0.4001
        assert after.dose.incline_pct - before.dose.incline_pct <= 2


@pytest.mark.parametrize(("level", "protocol"), list(bundled()), ids=lambda one: getattr(one, "id", ""))
def test_the_last_week_reaches_the_high_end(level: Level, protocol: Protocol) -> None:
    """Nothing that the bundled ladder offers stays out of reach for good."""
    last = steps_of(level, protocol, Ceiling())[-1]
    dose = level.dose
    speed = None if dose.speed_kmh is None else dose.speed_kmh[1]
    assert numbers(last)[3:] == (speed, dose.incline_pct[1])
    assert last.sessions == dose.sessions_per_week[1]
    assert last.dose.walking_s <= dose.total_min * 60


def test_a_ceiling_that_ends_lets_the_dose_go_on_from_where_it_stands() -> None:
    """However many weeks it was held at the ceiling, the next one is one step more and no leap."""
    level = a_level("one", dose=Dose((2, 2), (60, 60), 60, 9.0, (1.0, 4.0), (0, 4), (3, 3), 0))
    slow = Ceiling(speed_kmh=1.4, incline_pct=0)
    step = first_week(level, PROTOCOL, slow)
    for _ in range(9):
        step = next_week(step, level, PROTOCOL, slow) or step
    assert step.dose.speed_kmh == 1.4
    after = next_week(step, level, PROTOCOL, Ceiling())
    assert after is not None
    assert (after.dose.speed_kmh, after.dose.incline_pct) == (1.8, 0)
