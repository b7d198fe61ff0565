"""What a gap without sessions cost is said as it is: two levels, one, or none at the lowest."""

import pytest

from rehab.decision.model import Standing
from rehab.report.clinician_from_plan import clinician_report_from_plan
from rehab.report.decision_json import decision_json
from rehab.report.from_plan import handout_from_plan
from rehab.report.reasons import standing_words
from rehab.report.text import decision_text
from tests.course.notes import course_of, first, overrides, well
from tests.patient.written import the_catalogue
from tests.plan.scenarios import FIRST, SECOND
from tests.plan.trips import a_trip, plan_of, week

NONE = "cost no level: there is none below"


@pytest.mark.parametrize(
    ("level", "days", "cost"),
    [
        ("bars", 7, NONE),
        ("bars", 13, NONE),
        ("bars", 14, NONE),
        ("rails", 7, "cost 1 level"),
        ("rails", 14, "cost 1 level"),
        ("belt", 7, "cost 1 level"),
        ("belt", 13, "cost 1 level"),
        ("belt", 14, "cost 2 levels"),
        ("floor", 14, "cost 2 levels"),
    ],
)
def test_a_gap_is_said_to_cost_what_it_cost(level: str, days: int, cost: str) -> None:
    """The words count the levels that lie between the level before and the level after."""
    course = course_of(first(42), overrides(42, level), well(42 + days, sessions=[]))
    (gap,) = (reason for reason in course.today.standing if reason.kind is Standing.GAP)
    said = standing_words(gap, course.today, course.protocol, the_catalogue())
    assert said == f"{days} days without a session {cost}"
    before, after = course.today.level_before, course.today.level
    assert before is not None
    assert after is not None
    lost = course.protocol.place[before.id] - course.protocol.place[after.id]
    assert lost == {NONE: 0, "cost 1 level": 1, "cost 2 levels": 2}[cost]


GAP = (week(6), week(7, sessions=(), day=1))
"""Eight days without a session after the first visit."""


def test_every_paper_says_that_the_lowest_level_stays() -> None:
    """Text, JSON and report name no lost level where the level is the first one still."""
    trip = a_trip(*GAP, **FIRST)
    (course,) = trip.courses
    assert course.today.level == course.today.level_before
    text = " ".join(decision_text(course, trip.episode, trip.catalogue).split())
    assert f"at its lowest dose. Because 8 days without a session {NONE}." in text
    told = decision_json(course, trip.episode, trip.catalogue)
    assert [one["text"] for one in told["standing"] if one["reason"] == "gap"] == [
        f"8 days without a session {NONE}"
    ]
    report = clinician_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )
    assert f"8 days without a session {NONE}" in report.model_dump_json()
    assert "cost 1 level" not in report.model_dump_json()


@pytest.mark.parametrize(
    ("start", "headline", "because"),
    [
        (FIRST, "Stay at the same level this week.", "So we start again with the easiest week."),
        (SECOND, "This is an easier week.", "So we start again a little easier."),
    ],
)
def test_the_patient_reads_of_an_easier_week_where_there_is_one(
    start: dict[str, object], headline: str, because: str
) -> None:
    """At the lowest level nothing easier can be promised."""
    weeks = GAP if start is FIRST else (week(6), week(8, sessions=(), day=1))
    trip = a_trip(*weeks, **start)
    message = handout_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    ).message
    assert (message.headline, message.because) == (
        headline,
        f"You did not walk backwards for 8 days. {because}",
    )
