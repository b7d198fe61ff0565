"""One week for one patient: from the more cautious knee, inside every limit, the same at every reprint."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.course.model import Course
from rehab.decision.model import Sheet
from rehab.frozen import replace
from rehab.plan.ahead import ahead, to_measure
from rehab.plan.ceiling import ceiling_of
from rehab.plan.from_courses import leading_course, plan_from_courses
from rehab.plan.model import Grown, Plan
from rehab.terms.caution import Action, Contact
from rehab.terms.ids import LevelId
from tests.plan.scenarios import SCENARIOS, SECOND, both_knees, both_urgent
from tests.plan.trips import a_trip, an_example, at_level, plan_of, week

EVERY = pytest.mark.parametrize("name", list(SCENARIOS))


@EVERY
def test_a_plan_stays_inside_its_limits(name: str) -> None:
    """Days have rest between, begin after days off, end with the sheet; the dose is below every cap."""
    trip = SCENARIOS[name]()
    plan = plan_of(trip)
    days = plan.sessions
    off = max(course.today.action.days_off for course in trip.courses)
    assert all((later - earlier).days >= 2 for earlier, later in pairwise(days))
    assert all(plan.first_day + timedelta(days=off) < day <= plan.expires for day in days)
    if plan.dose is not None:
        top = ceiling_of(trip.courses)
        assert top.minutes is None or plan.dose.walking_s <= top.minutes * 60
        assert top.speed_kmh is None or (plan.dose.speed_kmh or 0) <= top.speed_kmh
        assert top.incline_pct is None or plan.dose.incline_pct <= top.incline_pct
        assert top.sessions is None or len(days) <= top.sessions


@EVERY
def test_a_sheet_has_sessions_or_none_at_all(name: str) -> None:
    """Only a sheet of sessions has a level, a dose and days; and then it has all of them."""
    plan = plan_of(SCENARIOS[name]())
    has = (plan.level is not None, plan.dose is not None, bool(plan.days), bool(plan.sessions))
    assert has == (plan.sheet is Sheet.SESSIONS,) * 4


@EVERY
def test_a_plan_is_the_same_after_a_trip_through_json(name: str) -> None:
    """plan.json holds the whole plan."""
    plan = plan_of(SCENARIOS[name]())
    assert Plan.model_validate_json(plan.model_dump_json(by_alias=True)) == plan


@given(
    off=st.integers(0, 9),
    valid=st.integers(1, 14),
    level=st.sampled_from([level.id for level in an_example("tka-week7.yaml").courses[0].protocol.levels]),
    ago=st.integers(0, 9),
)
def test_no_plan_breaks_a_promise(off: int, valid: int, level: str, ago: int) -> None:
    """Whatever the days off, the validity, the level and the last session: rest, order and caps hold."""
    trip = an_example("tka-week7.yaml")
    course = trip.courses[0]
    checked_in = course.today.on
    protocol = course.protocol
    today = replace(
        course.today,
        action=Action(days_off=off),
        expires=checked_in + timedelta(days=valid),
        level=protocol.level(LevelId(level)),
        on=checked_in + timedelta(days=ago),
    )
    changed = replace(course, today=today)
    plan = plan_from_courses((changed,), patient="case", catalogue=trip.catalogue)
    days = plan.sessions
    assert all((later - earlier).days >= 2 for earlier, later in pairwise(days))
    assert all(plan.first_day + timedelta(days=off) < day <= plan.expires for day in days)
    assert (plan.sheet is Sheet.SESSIONS) is bool(days)


def test_the_more_cautious_knee_sets_the_pace() -> None:
    """A swollen left knee leads, although the right one would begin."""
    plan = plan_of(both_knees())
    assert plan.leading == "left"
    assert [knee.knee for knee in plan.knees] == ["right", "left"]


def test_each_part_is_the_most_cautious_of_both_knees() -> None:
    """Contact of one knee and days off of the other both reach the plan, and the lower level is walked."""
    trip = both_knees()
    right, left = trip.courses
    protocol = right.protocol
    right = replace(right, today=replace(right.today, action=Action(contact=Contact.REFER)))
    left = replace(left, today=replace(left.today, action=Action(days_off=3), level=protocol.levels[2]))
    plan = plan_from_courses((right, left), patient="case", catalogue=trip.catalogue)
    assert plan.contact == "refer"
    assert plan.level == protocol.levels[0].id
    assert plan.sessions[0] == plan.first_day + timedelta(days=4)


def test_one_knee_without_sessions_means_no_sessions() -> None:
    """Calf pain on one side stops both."""
    plan = plan_of(both_urgent())
    assert plan.sheet is Sheet.NO_SESSIONS
    assert plan.contact == "urgent"


def test_the_order_of_the_knees_does_not_matter() -> None:
    """The same two courses in another order give the same week."""
    trip = both_knees()
    here = plan_from_courses(trip.courses, patient="case", catalogue=trip.catalogue)
    there = plan_from_courses(trip.courses[::-1], patient="case", catalogue=trip.catalogue)
    assert here.model_copy(update={"knees": ()}) == there.model_copy(update={"knees": ()})


def test_a_step_back_begins_at_the_low_end() -> None:
    """A week that a rule made easier has the fewest and shortest walks of its level."""
    plan = plan_of(a_trip(week(6), week(7, sessions=3), week(8, sessions=(HURTS,) * 2), **SECOND))
    assert plan.level == "bars-two-hands"
    assert plan.dose is not None
    assert (plan.dose.repeats, plan.dose.work_s, len(plan.sessions)) == (4, 20, 2)


HURTS = {
    "pain_before": 1, "pain_during": 6, "pain_after": 2, "pain_next_morning": 1,
    "soreness": "none", "swelling": False, "near_falls": 0,
}  # fmt: skip
"""A session that was too much."""

PARTNER = at_level("overground-partner", 10)
"""Three walks of a minute; the belt below it has two of three and a half."""


def test_a_step_back_never_has_more_minutes_than_the_level_that_was_left() -> None:
    """Three minutes hurt, so the belt's seven are cut to three for this week."""
    plan = plan_of(a_trip(week(10), week(11, sessions=(HURTS,) * 3), **PARTNER))
    assert plan.level == "treadmill-fingertip"
    assert plan.dose is not None
    assert (plan.dose.walking_s, plan.dose.repeats, plan.dose.work_s) == (180, 1, 180)


def test_the_week_after_it_is_the_level_s_own_again() -> None:
    """One quiet week, and the low end of the belt is walked as before."""
    weeks = (week(10), week(11, sessions=(HURTS,) * 3), week(12, sessions=1))
    plan = plan_of(a_trip(*weeks, **PARTNER))
    assert plan.level == "treadmill-fingertip"
    assert plan.dose is not None
    assert plan.dose.walking_s == 420


EARLY = at_level("treadmill-rails", 5)
"""A level whose next phase opens in week 8, so that until then a clean week waits for time alone."""


HOLDS: dict[str, tuple[str, dict[str, object]]] = {
    "gate": ("bars-two-hands", {"single_leg_stance": 4}),
    "irritable": ("treadmill-rails", {"effusion": "1+"}),
    "data": ("bars-two-hands", {"extension_deficit": None}),
}


@pytest.mark.parametrize("kind", list(HOLDS))
def test_the_dose_grows_only_where_a_hold_waits_for_time(kind: str) -> None:
    """A clean week before the window grows one thing; any other hold repeats the dose as it was."""
    assert plan_of(a_trip(week(5), week(6, sessions=3), **EARLY)).grown is Grown.REPEATS
    level, change = HOLDS[kind]
    trip = a_trip(week(5), {**week(6, sessions=3), **_changed(6, change)}, **at_level(level, 5))
    held = plan_of(trip)
    assert trip.courses[0].today.hold_kind == kind
    assert held.grown is Grown.NOTHING
    low = trip.courses[0].protocol.level(LevelId(level)).dose
    assert held.dose is not None
    assert held.dose.repeats == low.repeats[0]
    assert len(held.sessions) == low.sessions_per_week[0]


def _changed(number: int, change: dict[str, object]) -> dict[str, object]:
    """The observations of a week with one of them changed or left out."""
    observed = week(number)["observations"]
    assert isinstance(observed, dict)
    return {"observations": {name: one for name, one in {**observed, **change}.items() if one is not None}}


def test_the_dose_grows_once_a_week_and_is_remembered() -> None:
    """Two clean weeks grow two things one after the other; an irritable week repeats the first dose."""
    two = plan_of(a_trip(week(5), week(6, sessions=3), week(7, sessions=3), **EARLY))
    assert two.grown is Grown.SPEED
    cross = week(7, sessions=3, effusion="1+")
    three = plan_of(a_trip(week(5), week(6, sessions=3), cross, **EARLY))
    assert three.grown is Grown.NOTHING
    assert two.dose is not None
    assert three.dose is not None
    assert (three.dose.repeats, three.dose.speed_kmh) == (5, 0.8)


def test_a_correction_takes_back_what_had_grown() -> None:
    """A value put right after the check-in lets the dose fall to what it was the week before."""
    value = {"date": "2026-11-15", "check_in": "2026-11-13", "measure": "effusion", "value": "1+"}
    wrong = {"corrections": [{**value, "by": "J. Smith, PT"}], "as_of": "2026-11-15"}
    plan = plan_of(a_trip(week(5), week(6, sessions=3), **EARLY, **wrong))
    assert plan.grown is Grown.NOTHING
    assert plan.dose is None or plan.dose.repeats == 3


def test_the_next_step_names_what_the_next_check_in_must_look_at() -> None:
    """Values that will be too old, and all that is compared with the week before, are named."""
    step = plan_of(an_example("tka-week7.yaml")).next_step
    assert step is not None
    assert step.level == "treadmill-rails"
    assert {"knee_flexion", "extension_deficit", "pain_at_rest"} <= set(step.measure)
    assert "calf_pain" not in step.measure


def test_what_a_red_flag_reads_is_named_however_fresh_it_is() -> None:
    """On the day after a check-in a walking test still holds, and the pain at rest is asked again."""
    trip = an_example("tka-week7.yaml")
    course = trip.courses[0]
    tomorrow = course.as_of + timedelta(days=1)
    named = to_measure(ahead(course, trip.catalogue), course, trip.catalogue, at=tomorrow)
    assert "pain_at_rest" in named
    assert "tug" not in named


def test_leading_is_found_by_caution_alone() -> None:
    """Sheet, contact, dose and days off come before the level."""

    def with_action(course: Course, action: Action) -> Course:
        return replace(course, today=replace(course.today, action=action))

    right, left = both_knees().courses
    assert (
        leading_course((with_action(right, Action(days_off=5)), with_action(left, Action()))).knee.knee
        == "right"
    )
