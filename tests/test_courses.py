"""Whole courses: the committed files are the protocols' own cases, and every week of them is printed."""

import re
from datetime import date
from pathlib import Path

import pytest
from make_courses import CASE, COURSES, courses

from rehab.adapters import html, pdf
from rehab.adapters.files import FolderShelf
from rehab.checks.cases.cases import run_cases
from rehab.pipeline import Desk, Trip, read_catalogue, read_protocol, run
from rehab.plan.from_courses import plan_from_courses
from rehab.report.budget import over_budget
from rehab.report.clinician_from_plan import clinician_report_from_plan
from rehab.report.from_plan import handout_from_plan
from rehab.report.handout import Handout
from rehab.report.visible import texts
from rehab.wiring import make_judge
from rehab.wiring.papers import refuse_unprintable

FILES = sorted(COURSES.glob("*.yaml"))
SHELF = FolderShelf((COURSES.parents[2] / "protocols",), COURSES)
DESK = Desk(SHELF, make_judge, date(2026, 11, 20))


def a_trip(path: Path, as_of: date | None = None) -> Trip:
    """The whole way of a course, up to a day."""
    return run(path.read_text(), name=path.name, desk=DESK, as_of=as_of)


def named(path: Path) -> str:
    """What a test of a course is called by."""
    return path.stem


def test_committed_files_are_what_make_courses_writes() -> None:
    """No course is edited by hand, none is missing and none is left over; renew them by `make courses`."""
    assert {path: path.read_text() for path in FILES} == courses()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_course_is_decided_as_its_case_is(path: Path) -> None:
    """Every week of the file comes to what the case comes to, so that the file shows what the case proves."""
    catalogue = read_catalogue(SHELF)
    _, chain, _ = read_protocol(path.stem, shelf=SHELF, catalogue=catalogue)
    (walked,) = (one for one in run_cases(chain, catalogue, make_judge)[0] if one.result.name == CASE)
    assert walked.course is not None
    (course,) = a_trip(path).courses
    assert [step.decision for step in course.steps] == [step.decision for step in walked.course.steps]
    assert course.today == walked.course.today


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_course_goes_from_the_first_week_to_the_end(path: Path) -> None:
    """A course is whole: seen from week 0 on, and discharged at its end."""
    (course,) = a_trip(path).courses
    assert (course.steps[0].decision.on - course.knee.series.start).days < 7
    assert course.today.outcome.value == "discharge"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_week_is_printed_without_a_finding(path: Path) -> None:
    """On each check-in's day both papers are made, the sheet within its budget; the last week as PDF too."""
    days = [
        date.fromisoformat(day) for day in re.findall(r"^  - date: (\S+)$", path.read_text(), re.MULTILINE)
    ]
    assert days
    for day in days:
        trip = a_trip(path, day)
        assert (trip.findings, trip.episode.rejected, trip.episode.doubtful) == ((), (), ()), day
        plan = plan_from_courses(trip.courses, patient=trip.episode.patient.id, catalogue=trip.catalogue)
        for make in (handout_from_plan, clinician_report_from_plan):
            paper = make(plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue)
            refuse_unprintable(tuple(texts(paper)))
            assert html.render(paper)
            assert not isinstance(paper, Handout) or not tuple(over_budget(paper)), day
            assert day != days[-1] or pdf.render(paper, paper="a4")
