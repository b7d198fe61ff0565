"""The days between sessions: one activity, and which shoes, on the patient's paper and in the report."""

from rehab.report.from_plan import clinician_report_from_plan, handout_from_plan
from rehab.report.handout import Sessions
from rehab.report.parts import Labelled, Section
from tests.plan.trips import Json, a_trip, at_level, plan_of, week

FIRST = at_level("bars-two-hands", 6)


def _between(*weeks: Json) -> Section | None:
    trip = a_trip(*weeks, **FIRST)
    handout = handout_from_plan(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    return handout.sheet.between if isinstance(handout.sheet, Sessions) else None


def _fact(*weeks: Json) -> Labelled | None:
    trip = a_trip(*weeks, **FIRST)
    report = clinician_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )
    return next((one for one in report.decision.week if one.label == "Between sessions"), None)


def test_the_sheet_says_what_to_do_on_the_days_between() -> None:
    """One activity and the word on shoes, under their own heading."""
    between = _between(week(6), week(7, sessions=3), week(8, sessions=3))
    assert between is not None
    assert between.title == "On the days between"
    assert between.items == (
        "Take an easy walk forwards on flat ground. Stop before you get tired.",
        "Change between two pairs of good shoes.",
    )


def test_a_sheet_without_sessions_has_no_days_between() -> None:
    """A patient who must stop reads of no other activity."""
    assert _between(week(6), week(7, sessions=3, fall_since_last=True)) is None


def test_the_report_says_what_is_not_offered() -> None:
    """The clinician sees the week's activity, and which ones the knee is not ready for."""
    fact = _fact(week(6), week(8, sessions=3, effusion="1+"))
    assert fact is not None
    assert fact.note == "not offered: stationary bike, little load"


def test_the_report_of_a_stop_has_no_days_between() -> None:
    """Where no sessions are printed there is nothing to say of the days between."""
    assert _fact(week(6), week(7, sessions=3, fall_since_last=True)) is None
