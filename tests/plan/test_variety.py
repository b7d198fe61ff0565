"""One activity a week for the days between sessions, of those that are known to be right for the knee."""

import pytest

from rehab.decision.model import Sheet
from rehab.plan.model import Plan
from tests.plan.trips import BILATERAL, Json, a_trip, at_level, plan_of, week, week_of_both

FIRST = at_level("bars-two-hands", 6)


def _a_week(said: Json) -> Json:
    check_in = week(7, sessions=3)
    observations = check_in["observations"]
    assert isinstance(observations, dict)
    return {**check_in, "observations": {**observations, **said}}


def _plan(last: Json, **more: object) -> Plan:
    return plan_of(a_trip(week(6), last, **{**FIRST, **more}))


def test_the_next_week_offers_another_activity() -> None:
    """The activities take turns by the week since the start."""
    weeks = [week(number, sessions=3) for number in range(6, 11)]
    offered = [plan_of(a_trip(*weeks[: number + 1], **FIRST)).variety for number in range(1, 5)]
    assert offered == ["pool-walk", "easy-walk", "bike", "seated-stretch"]


def test_what_a_knee_is_not_ready_for_leaves_its_turn_to_the_others() -> None:
    """With more fluid no week comes to the bike."""
    weeks = [week(number, sessions=3, effusion="1+") for number in range(6, 11)]
    offered = {plan_of(a_trip(*weeks[: number + 1], **FIRST)).variety for number in range(1, 5)}
    assert offered == {"easy-walk", "pool-walk", "seated-stretch"}


@pytest.mark.parametrize(("measure", "said"), [("fall_since_last", True), ("chest_symptoms", "unknown")])
def test_without_sessions_there_is_no_activity(measure: str, said: object) -> None:
    """Where no sessions may be printed nothing else is offered instead."""
    plan = _plan(_a_week({measure: said}))
    assert plan.sheet is not Sheet.SESSIONS
    assert plan.variety is None


def test_an_activity_is_for_rest_days_alone() -> None:
    """The days between are neither sessions nor days off."""
    plan = _plan(week(7, sessions=3))
    kinds = {one.day: one.kind for one in plan.days}
    assert plan.between
    assert {kinds[day] for day in plan.between} == {"rest"}


def test_both_knees_must_be_ready_for_an_activity() -> None:
    """With fluid in one of two knees no week comes to the bike, however well the other one is."""
    fluid = {"effusion": "1+"}
    weeks = [week_of_both(number, sessions=3, left=fluid) for number in range(6, 11)]
    plans = [plan_of(a_trip(*weeks[: number + 1], starts=BILATERAL)) for number in range(1, 5)]
    assert {plan.variety for plan in plans} == {"easy-walk", "pool-walk", "seated-stretch"}
