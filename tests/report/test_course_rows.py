"""The course as a table for a register: numbers with their units, ids, nobody's words, no formula."""

import csv
import io
from datetime import date, timedelta

import pytest

from rehab.adapters import csv_table
from rehab.pipeline import Trip
from rehab.report.case import Case
from rehab.report.course_rows_from_plan import CourseRows, course_rows_from_plan
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import START, a_trip, plan_of, week


def table(trip: Trip) -> CourseRows:
    """The course of a trip as a table."""
    return course_rows_from_plan(Case(plan_of(trip), trip.courses, trip.episode, trip.catalogue))


def rows(trip: Trip) -> list[dict[str, str]]:
    """The same as a program reads it from the file."""
    return list(csv.DictReader(io.StringIO(csv_table.render(table(trip)).decode(), newline="")))


WEEKS = (week(6), week(7, sessions=3, knee_flexion=112, effusion="1+", calf_pain=False))


def test_a_row_is_a_check_in() -> None:
    """Dates, weeks, levels, outcome and contact stand as the decision has them."""
    trip = a_trip(*WEEKS)
    told = rows(trip)
    assert [row["week"] for row in told] == ["6", "7"]
    for row, step in zip(told, trip.courses[0].steps, strict=True):
        decision = step.decision
        assert row["date"] == decision.on.isoformat()
        assert row["outcome"] == decision.outcome.value
        assert row["contact"] == decision.action.contact.word
        assert row["level_before"] == ("" if decision.level_before is None else decision.level_before.id)
        assert row["level_after"] == (step.level_after or "")
    assert told[1]["sessions"] == "3"


def test_values_are_numbers_and_the_header_says_what_they_mean() -> None:
    """An angle in its unit, a grade by its place, a yes as 1; the words stand in the header."""
    row = rows(a_trip(*WEEKS))[-1]
    assert row["knee_flexion [deg]"] == "112"
    assert row["effusion [0 none, 1 trace, 2 1+, 3 2+, 4 3+]"] == "2"
    assert row["calf_pain [0 no, 1 yes]"] == "0"


def test_what_was_not_looked_at_is_empty() -> None:
    """Nothing stands for unknown, and no zero."""
    row = rows(a_trip(*WEEKS[:1], week(7, sessions=3, knee_flexion="unknown")))[-1]
    assert row["knee_flexion [deg]"] == ""


def test_rules_that_spoke_are_named() -> None:
    """The ids of the rules that asked for something stand in their row."""
    trip = a_trip(week(6), week(7, calf_pain=True))
    spoke = {reason.rule.id for reason in trip.courses[0].steps[-1].decision.rules if reason.speaks}
    assert spoke
    assert set(rows(trip)[-1]["rules"].split()) == spoke


def test_a_correction_is_seen() -> None:
    """The value is the one that holds today, and the row names the measure that was decided on otherwise."""
    day = week(7)["date"]
    correction = {"date": day, "check_in": day, "measure": "knee_flexion", "value": 101, "by": "J. Smith, PT"}
    later = str(date.fromisoformat(str(day)) + timedelta(days=1))
    trip = a_trip(
        week(6), week(7, knee_flexion=110), corrections=[{**correction, "date": later}], as_of=later
    )
    row = rows(trip)[-1]
    assert row["knee_flexion [deg]"] == "101"
    assert row["corrected_since"] == "knee_flexion"


@pytest.mark.parametrize("name", list(SCENARIOS))
def test_every_row_is_as_wide_as_its_header_and_names_nobody(name: str) -> None:
    """Every course comes out whole, and neither a name nor a note is in it."""
    trip = SCENARIOS[name]()
    told = table(trip)
    assert {len(row) for row in told.rows} <= {len(told.header)}
    assert "M. K." not in csv_table.render(told).decode()


# The file ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_text_is_never_a_formula(text: str) -> None:
    """Text that a spreadsheet would run is led by an apostrophe."""
    data = csv_table.render(CourseRows((text,), ((text,),))).decode()
    read = [cell for row in csv.reader(io.StringIO(data, newline="")) for cell in row]
    assert read == [f"'{text}", f"'{text}"]


def test_a_number_keeps_its_sign() -> None:
    """A knee that bends backwards by two degrees stays a number."""
    assert csv_table.render(CourseRows(("a",), ((-2.0,), (0.1 + 0.2,)))) == b"a\r\n-2\r\n0.3\r\n"


def test_quotes_and_line_breaks_stay_inside_their_cell() -> None:
    """A cell with a comma, a quote or a line break is one cell, and rows end as RFC 4180 says."""
    text = 'a, "b"\nc'
    data = csv_table.render(CourseRows(("x", "y"), ((text, START),)))
    assert data == b'x,y\r\n"a, ""b""\nc",2026-10-02\r\n'
