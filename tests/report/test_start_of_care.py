"""A knee that was not operated: weeks count from the start of care, and no paper tells of an operation."""

import re

import pytest

from rehab.report.from_plan import clinician_report_from_plan, handout_from_plan
from rehab.report.handout import Handout
from rehab.report.model import ClinicianReport
from rehab.report.visible import texts
from tests.plan.trips import START, Json, a_trip, plan_of, week

NOT_OPERATED = {
    "knee_osteoarthritis": "knee-osteoarthritis-retro",
    "patellofemoral_pain": "patellofemoral-pain-retro",
}
EVERY = pytest.mark.parametrize("procedure", NOT_OPERATED)
CARED: Json = {
    "wound": None,
    "hot_joint": False,
    "night_pain": False,
    "helper_present": True,
    "pain_place": "front",
}


def _papers(procedure: str, **changes: object) -> tuple[Handout, ClinicianReport]:
    """Both papers of the second week of care."""
    starts = [{"procedure": procedure, "date": START.isoformat(), "knee": "right"}]
    second = week(1, sessions=0, day=0, **{**CARED, **changes})
    trip = a_trip(
        week(0, sessions=0, day=0, **CARED), second, protocol=NOT_OPERATED[procedure], starts=starts
    )
    plan = plan_of(trip)
    return (
        handout_from_plan(plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue),
        clinician_report_from_plan(plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue),
    )


@EVERY
def test_the_sheet_counts_from_the_start_of_care(procedure: str) -> None:
    """The patient's week is a week of care."""
    assert _papers(procedure)[0].when.value == "Week 1 since the start of care"


@EVERY
def test_the_report_counts_from_the_start_of_care(procedure: str) -> None:
    """The clinician reads when care began, and for what."""
    header = _papers(procedure)[1].header
    labels = [one.label for one in header]
    assert labels[2:4] == ["Condition", "Start of care"]


@EVERY
def test_charts_count_from_the_start_of_care(procedure: str) -> None:
    """The axis of a chart names the day that its weeks count from."""
    charts = _papers(procedure)[1].charts.charts
    assert {one.x.title for one in charts} == {"weeks since the start of care"}


@EVERY
@pytest.mark.parametrize("changes", [{}, {"hot_joint": True}, {"night_pain": None}])
def test_the_sheet_tells_of_no_operation(procedure: str, changes: Json) -> None:
    """Who was not operated reads of no operation and no surgeon, whatever is found or not asked."""
    said = " ".join(texts(_papers(procedure, **changes)[0]))
    assert not re.search(r"surg|operat", said, re.IGNORECASE)
