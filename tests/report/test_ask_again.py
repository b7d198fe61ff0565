"""A red flag that was written so that nobody can read it is asked again today, on every paper alike."""

import pytest

from rehab.pipeline import Trip
from rehab.report.clinician_from_plan import clinician_report_from_plan
from rehab.report.decision_json import decision_json
from rehab.report.from_plan import handout_from_plan
from rehab.report.text import decision_text
from rehab.report.visible import texts
from tests.plan.trips import a_trip, plan_of, week

WRITTEN = [("true", "`true` in quotes"), (1, "`1`"), ("a bit", "`a bit`")]


def with_calf_pain(written: object) -> Trip:
    """A knee that is ready, with an answer about the calf that is none."""
    return a_trip(week(6), week(7, sessions=3, calf_pain=written))


def text_of(trip: Trip) -> str:
    """The text form in one line."""
    (course,) = trip.courses
    return " ".join(decision_text(course, trip.episode, trip.catalogue).split())


def report_of(trip: Trip) -> str:
    """Every word of the clinician's paper in one line."""
    plan = plan_of(trip)
    report = clinician_report_from_plan(plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    return " ".join(texts(report))


@pytest.mark.parametrize(("written", "shown"), WRITTEN)
def test_text_and_report_say_to_ask_again(written: object, shown: str) -> None:
    """Both name the question and what stands where its answer belongs."""
    trip = with_calf_pain(written)
    said = f"Ask again today: new calf pain, swelling or warmth was written as {shown}."
    assert said in text_of(trip)
    assert said.replace("`", "") in report_of(trip)


@pytest.mark.parametrize("written", ["true", 1, "a bit"])
def test_json_names_what_to_ask_again(written: object) -> None:
    """Programs find the answers to be given again beside all that was refused."""
    trip = with_calf_pain(written)
    (course,) = trip.courses
    told = decision_json(course, trip.episode, trip.catalogue)
    assert [one["measure"] for one in told["ask_again"]] == ["calf_pain"]
    assert (told["contact"], told["sheet"]) == ("none", "ask_first")


def test_handout_and_report_call_alike() -> None:
    """Where the patient's sheet says to call today, text and report say that it does."""
    trip = with_calf_pain("true")
    plan = plan_of(trip)
    handout = handout_from_plan(plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    assert "Call us today" in " ".join(texts(handout))
    for said in (text_of(trip), report_of(trip)):
        assert "patient's sheet asks for a call today" in said


def test_an_open_question_ends_the_decision_when_it_is_answered() -> None:
    """No paper says that a hold for an answer holds for a week."""
    assert "or until the open questions are answered" in text_of(with_calf_pain("true"))


def test_what_no_session_waits_for_is_not_asked_again() -> None:
    """A refused angle is measured again, as the list of refused values says, and nobody is called for it."""
    trip = a_trip(week(6), week(7, sessions=3, knee_flexion=900))
    assert "Ask again" not in text_of(trip)
