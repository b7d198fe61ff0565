"""Page one of the clinician's report stands alone: one page always, and nothing leaves it unsaid."""

import re
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from rehab.adapters import pdf
from rehab.report.model import ClinicianReport
from rehab.terms.paper import Paper
from tests.plan.scenarios import SCENARIOS
from tests.report import sample_reports
from tests.report.printed import squashed
from tests.report.test_from_plan import a_report

PAPERS: tuple[Paper, ...] = ("a4", "letter")
LONG = "a reason that somebody wrote down at length because there was much to say about it "


@cache
def pages(name: str) -> tuple[str, ...]:
    """The pages of a scenario's report on the shorter paper, without blanks."""
    return printed(a_report(name), "letter")


def printed(report: ClinicianReport, paper: Paper) -> tuple[str, ...]:
    """The pages of a report, without blanks."""
    read = PdfReader(BytesIO(pdf.render(report, paper=paper)))
    return tuple(squashed(page.extract_text()) for page in read.pages)


def crowded(*, rows: int, words: str = "") -> ClinicianReport:
    """A report that has far more to say than a page can hold."""
    document = sample_reports.hold_report().model_dump()
    document["decision"]["because"] += words
    alert = document["alerts"]["rows"][0]
    document["alerts"]["rows"] = [alert | {"label": f"alert {one} {words}"} for one in range(rows)]
    gate = document["gates"]["rows"][-1]
    document["gates"]["rows"] = [gate | {"label": f"gate {one} {words}"} for one in range(rows)]
    document["to_change"]["items"] = [f"change {one} {words}" for one in range(rows)]
    for name in ("needs", "rejected", "loosened"):
        width = len(document[name]["columns"])
        document[name]["rows"] = [[f"{name} {one} {words}"] * width for one in range(rows)]
    return ClinicianReport.model_validate(document)


@pytest.mark.parametrize("name", list(SCENARIOS))
def test_the_line_to_sign_stands_on_page_one_alone(name: str) -> None:
    """Whatever was decided, who signs need not turn the page, and the appendix begins on the next one."""
    labels = [squashed(one.label) for one in a_report(name).signature[1:]]
    first, *others = pages(name)
    assert all(label in first for label in labels)
    assert others
    assert squashed(a_report(name).rules.title) not in first


@pytest.mark.parametrize("name", list(SCENARIOS))
def test_nothing_that_matters_is_dropped_silently(name: str) -> None:
    """A list that page one cannot hold says how many more there are and on which page; there they stand."""
    report, said = a_report(name), pages(name)
    for rows in (report.alerts.rows, report.rejected.rows, report.loosened.rows):
        for row in rows:
            words = row if isinstance(row, tuple) else (row.label, row.observed)
            assert all(squashed(one) in said[0] for one in words) or "more,seepage" in said[0]
            assert any(all(squashed(one) in page for one in words) for page in said)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "report",
    [crowded(rows=1), crowded(rows=6), crowded(rows=40), crowded(rows=9, words=LONG * 3)],
    ids=["few", "some", "many", "long"],
)
def test_page_one_is_one_page_however_much_there_is(report: ClinicianReport, paper: Paper) -> None:
    """Every list is named on page one; what it cannot hold follows behind it, each row once."""
    said = printed(report, paper)
    titles = [
        part.title for part in (report.alerts, report.gates, report.needs, report.rejected, report.loosened)
    ]
    assert [title for title in titles if squashed(title) not in said[0]] == []
    assert squashed("Signature") in said[0]
    whole = "".join(said)
    assert [
        row.label for row in report.alerts.rows if whole.count(squashed(row.label) + row.observed[:3]) != 1
    ] == []
    for left, page in re.findall(r"and(\d+)more,seepage(\d+)", said[0]):
        assert int(left) > 0
        assert 1 < int(page) <= len(said)


def test_the_gravest_stay_on_page_one() -> None:
    """Rules keep their order: what stands behind is never graver than what stands in front."""
    said = printed(crowded(rows=40), "a4")
    shown = [
        one for one in range(40) if squashed(f"alert {one} ") + "U" in said[0] or f"alert{one}not" in said[0]
    ]
    assert shown == list(range(len(shown)))
    assert shown
