"""A refused value is named wherever a clinician reads the decision, whichever knee it is of."""

import pytest

from rehab.pipeline import Trip
from rehab.report.clinician_from_plan import clinician_report_from_plan
from rehab.report.decision_json import decision_json
from rehab.report.text import decision_text
from tests.plan.trips import BILATERAL, a_trip, both, plan_of, week, week_of_both

OTHER = week(7, knee_flexion=both({"value": 107, "repeat": 107}, 900))
"""A check-in of an operated right knee whose other one was written down with 900 degrees."""


def named(trip: Trip) -> list[list[str]]:
    """The knees of the refused values that each decision names."""
    told = (decision_json(course, trip.episode, trip.catalogue) for course in trip.courses)
    return [[str(one["knee"]) for one in each["rejected"]] for each in told]


def test_the_other_knee_is_named_by_the_one_that_is_treated() -> None:
    """A knee without a course has no decision of its own to be named in."""
    assert named(a_trip(OTHER)) == [["left"]]


@pytest.mark.parametrize(("right", "left"), [(900, 107), (107, 900)])
def test_each_treated_knee_names_its_own(right: int, left: int) -> None:
    """With two courses a refused value is named once, by its own knee."""
    trip = a_trip(
        week_of_both(7, right={"knee_flexion": right}, left={"knee_flexion": left}), starts=BILATERAL
    )
    assert named(trip) == [["right"] if right == 900 else [], ["left"] if left == 900 else []]


def test_the_text_and_the_paper_say_which_knee_it_was() -> None:
    """Of the other knee both say so, in words."""
    trip = a_trip(OTHER)
    (course,) = trip.courses
    assert "- knee_flexion (left knee) 900, Nov 20" in decision_text(course, trip.episode, trip.catalogue)
    report = clinician_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )
    assert [row[:2] for row in report.rejected.rows] == [("Active knee flexion (left knee)", "900")]


def test_a_doubtful_value_of_the_other_knee_is_asked_about() -> None:
    """An unusual value of the other knee is used, and somebody is asked whether it is so."""
    trip = a_trip(week(7, knee_flexion=both({"value": 107, "repeat": 107}, 160)))
    (course,) = trip.courses
    assert "- knee_flexion (left knee) 160 deg, Nov 20" in decision_text(course, trip.episode, trip.catalogue)
