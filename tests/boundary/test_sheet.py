"""The boundary sheet: every patient in one plain line, grouped, and nothing of what the protocol would do."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from rehab.adapters import html, pdf
from rehab.boundary.sheet_from_boundaries import line_by_id, sheet_from_boundaries
from rehab.report.boundary_sheet import BoundarySheet
from rehab.report.visible import texts
from rehab.terms.paper import Paper
from tests.boundary.sheets import the_boundaries
from tests.checks.cases.walked import a_protocol
from tests.report.printed import pdf_text, squashed

DAY = dt.date(2026, 11, 20)
PAPERS: tuple[Paper, ...] = ("a4", "letter")


def the_sheet(**parts: object) -> BoundarySheet:
    """The sheet of a small protocol."""
    return sheet_from_boundaries(the_boundaries(a_protocol(**parts)), DAY)  # type: ignore[arg-type]


def rows_of(sheet: BoundarySheet, title: str) -> list[str]:
    """The lines of one group."""
    (group,) = (group for group in sheet.groups if group.title == title)
    return [f"{row.where}: {row.finding}" for rows in group.limits for row in rows]


def test_a_gate_is_a_line_a_patient() -> None:
    """Week, place in the ladder, what the patient is ready for, and the one finding."""
    assert sorted(rows_of(the_sheet(rules={}), "To begin phase 1: held")) == [
        "Before the first level, otherwise ready for level 1: day 41 (week 5)",
        "Before the first level, otherwise ready for level 1: day 42 (week 6)",
        "Before the first level, otherwise ready for level 1: day 43 (week 6)",
        "Week 6, before the first level, otherwise ready for level 1: active knee flexion 100 deg",
        "Week 6, before the first level, otherwise ready for level 1: active knee flexion 101 deg",
        "Week 6, before the first level, otherwise ready for level 1: active knee flexion 99 deg",
    ]


@pytest.mark.parametrize(
    ("when", "finding"),
    [
        ("{calf_pain: {is: true}}", "new calf pain, swelling or warmth: yes"),
        ("{pain_walking: {rose_by: 2}}", "pain on walking 3, last week 1"),
        ("{effusion: {at_least: 2+, for_last: 2 check_ins}}", "effusion: 2+, the same last week"),
        ("{near_falls: {at_least: 1}}", "near falls in the session: 1, in each of 3 sessions"),
        ("{age: {at_least: 80 years}}", "80 years old"),
    ],
)
def test_a_finding_is_said_as_a_clinician_says_it(when: str, finding: str) -> None:
    """With its unit, with the week before where that counts, by session where it is one."""
    lines = rows_of(the_sheet(rules={"one": (when, "stop")}), "Rule one")
    assert f"Week 7, at level 1, otherwise ready for level 2: {finding}" in lines


def test_nothing_says_what_the_protocol_would_do() -> None:
    """The rows hold patients only: what a rule asks for, says, and its number stand nowhere."""
    sheet = the_sheet(rules={"one": ("{pain_walking: {above: 5}}", "stop")})
    told = " ".join(texts(sheet.groups))
    assert not any(word in told for word in ("stop", "It says so", "above"))


def test_every_patient_has_one_row_under_his_id() -> None:
    """Rows and patients are the same, each once."""
    boundaries = the_boundaries(a_protocol())
    sheet = sheet_from_boundaries(boundaries, DAY)
    printed = [row.id for group in sheet.groups for rows in group.limits for row in rows]
    assert sorted(printed) == sorted(line_by_id(boundaries))
    assert len(set(printed)) == len(printed)


def test_what_is_left_out_is_counted_on_the_sheet() -> None:
    """A limit that makes no difference is named at the end."""
    rules = {
        "sooner": ("{pain_walking: {above: 3}}", "stop"),
        "later": ("{pain_walking: {above: 6}}", "hold"),
    }
    assert "1 limit is left out" in the_sheet(rules=rules).footer[0]


@pytest.mark.parametrize("paper", PAPERS)
def test_html_and_pdf_print_the_same_patients(paper: Paper) -> None:
    """Every row, every box's word and every line to sign on stands in both."""
    sheet = the_sheet()
    page, printed = html.render(sheet), squashed(pdf_text(pdf.render(sheet, paper=paper)))
    for group in sheet.groups:
        for row in (row for rows in group.limits for row in rows):
            for words in (row.id, row.where, row.finding):
                assert words in page
                assert squashed(words) in printed
    for words in (*sheet.boxes, *(line.label for line in sheet.signature), sheet.stamp):
        assert words in page
        assert squashed(words) in printed


def test_the_signature_stands_with_patients() -> None:
    """However long the sheet, nobody signs a page on which nobody stands."""
    rules = {f"pain-{n}": (f"{{pain_walking: {{above: {n}}}}}", "hold") for n in range(4, 5)}
    rules |= {f"flag-{at}": (f"{{{name}: {{is: true}}}}", "stop") for at, name in enumerate(_FLAGS)}
    sheet = the_sheet(rules=rules)
    last = PdfReader(io.BytesIO(pdf.render(sheet, paper="a4"))).pages[-1].extract_text()
    assert "Signature" in last
    assert sheet.groups[-1].limits[-1][-1].id in last


_FLAGS = (
    *("calf_pain", "chest_symptoms", "cannot_bear_weight", "numb_or_cold_foot", "fever_or_wound"),
    *("giving_way", "locked_knee", "fall_since_last", "dizziness"),
)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Same protocol, same day, same file."""
    one, other = (the_sheet() for _ in range(2))
    assert pdf.render(one, paper="a4") == pdf.render(other, paper="a4")
    assert html.render(one) == html.render(other)
