"""The course report tells the whole episode: every check-in, and every level with its weeks."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from rehab.adapters import html, pdf
from rehab.adapters.data_folder import data_folder
from rehab.adapters.glyphs import missing_glyphs
from rehab.pipeline import Trip
from rehab.report.course_report_from_plan import course_report_from_plan
from rehab.report.model import CourseReport
from rehab.report.visible import texts
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import plan_of
from tests.report.printed import html_text, pdf_text, seen_texts, squashed
from tests.report.test_from_plan import a_trip
from tests.test_courses import FILES
from tests.test_courses import a_trip as a_whole_course

EVERY = pytest.mark.parametrize("name", list(SCENARIOS))


def report_of(trip: Trip) -> CourseReport:
    """The course report of a trip."""
    return course_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )


@cache
def a_course(name: str) -> CourseReport:
    """The course report of a scenario."""
    return report_of(a_trip(name))


@EVERY
def test_every_check_in_has_its_mark_and_its_row(name: str) -> None:
    """What is drawn and what is written are the same check-ins, none left out."""
    report, courses = a_course(name), a_trip(name).courses
    steps = sum(len(course.steps) for course in courses)
    assert sum(len(way.marks) for way in report.timelines) == steps
    assert len(report.decisions.rows) == steps
    assert len(report.timelines) == sum(bool(course.steps) for course in courses)


@EVERY
def test_the_weeks_of_a_way_have_neither_gap_nor_overlap(name: str) -> None:
    """From the first check-in to today every day belongs to one level or to none."""
    for way in a_course(name).timelines:
        spans = sorted((span.start, span.end) for row in way.rows for span in row.spans)
        assert all(end == start for (_, end), (start, _) in pairwise(spans))
        assert spans[0][0] == way.marks[0].at


@EVERY
def test_no_text_holds_a_leftover(name: str) -> None:
    """No brace of a template, name of the code or empty quote is printed, and every sign has a glyph."""
    leftover = re.compile(r"[{}`]|\bnan\b|  |\[\]|\(\)|[a-z]_[a-z]|^ | $|\.\.$|: \.|, \.")
    report = a_course(name)
    assert [text for text in texts(report) if text != report.page_of and leftover.search(text)] == []
    assert missing_glyphs(texts(report), data_folder("fonts")) == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_whole_course_ends_on_the_level_that_holds_today(path: Path) -> None:
    """The last bar of a way is the level of today, and its marks are counted in the figures above it."""
    trip = a_whole_course(path)
    report, today = report_of(trip), trip.courses[0].today
    (way,) = report.timelines
    assert today.level is not None
    last = max((span.end, span.start, row.label) for row in way.rows for span in row.spans)
    assert last[2].endswith(f" {today.level.id}")
    counted = {fact.label: fact.value for fact in report.so_far[0].facts}
    assert counted["Steps up"] == str(sum(mark.kind == "up" for mark in way.marks))
    assert counted["Check-ins"] == str(len(way.marks))


@pytest.mark.parametrize("name", ["tka-week7", "both_knees", "tka-red-flag"])
def test_both_forms_say_the_same(name: str) -> None:
    """No text of the report is lost on the way to HTML or to PDF."""
    report = a_course(name)
    wanted = [squashed(text) for text in seen_texts(report.model_dump())]
    for said in (html_text(html.render(report)), pdf_text(pdf.render(report, paper="letter"))):
        assert [text for text in wanted if text not in squashed(said)] == []


def test_a_knee_that_nobody_has_seen_has_no_way() -> None:
    """Before the first check-in there is no picture, and the table says why it is empty."""
    report = a_course("nobody_yet")
    assert report.timelines == ()
    assert report.decisions.none in html_text(html.render(report))
