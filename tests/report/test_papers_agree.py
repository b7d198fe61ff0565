"""HTML and PDF say the same: whatever the document holds is on both, and nothing else is on either."""

from collections import Counter

import pytest

from rehab.adapters import html, pdf
from rehab.report.model import ClinicianReport, CourseReport, Handout
from tests.report import sample_course, sample_reports, samples
from tests.report.printed import html_text, only_on_pages, pdf_text, said_again, seen_texts, squashed

HANDOUTS = (
    samples.progress_handout(),
    samples.hold_handout(),
    samples.emergency_handout(),
    samples.ask_first_handout(),
)
REPORTS = (
    sample_reports.progress_report(),
    sample_reports.hold_report(),
    sample_reports.emergency_report(),
)
COURSE = sample_course.a_course_report()


@pytest.mark.parametrize("document", [*HANDOUTS, *REPORTS, COURSE])
def test_every_text_of_the_document_is_on_both_papers(
    document: Handout | ClinicianReport | CourseReport,
) -> None:
    """No text of the document is lost on the way to HTML or to PDF."""
    on_html = squashed(html_text(html.render(document)))
    on_pdf = squashed(pdf_text(pdf.render(document, paper="a4")))
    wanted = [squashed(text) for text in seen_texts(document.model_dump())]
    assert [text for text in wanted if text not in on_html] == []
    assert [text for text in wanted if text not in on_pdf] == []


@pytest.mark.parametrize("document", [*HANDOUTS, *REPORTS[:2], COURSE])
def test_templates_add_no_word_of_their_own(document: Handout | ClinicianReport | CourseReport) -> None:
    """Letter for letter the PDF holds what the HTML holds, but for page heads, page feet and list markers."""
    printed = pdf_text(pdf.render(document, paper="a4"))
    on_pdf = Counter(squashed(printed).replace("•", ""))
    on_html = Counter(squashed(html_text(html.render(document))))
    assert on_pdf - only_on_pages(document, printed.count("Page ")) == on_html


def test_what_is_empty_is_left_out_of_both() -> None:
    """A report without gates, charts, sources or outlook has no heading over nothing, on either paper."""
    report = sample_reports.emergency_report().model_dump()
    for part, rows in (("gates", "rows"), ("charts", "charts"), ("to_change", "items")):
        report[part] |= {rows: ()}
    document = ClinicianReport.model_validate(report | {"sources": ()})
    for text in (html_text(html.render(document)), pdf_text(pdf.render(document, paper="a4"))):
        for title in (document.gates.title, document.charts.title, document.to_change.title, "Sources"):
            assert title not in text


@pytest.mark.parametrize("document", [HANDOUTS[0], REPORTS[0]])
def test_both_papers_can_run_from_right_to_left(document: Handout | ClinicianReport) -> None:
    """A page in a language written from right to left is laid out without a fault and loses no text."""
    turned = document.model_copy(update={"direction": "rtl", "language": "he"})
    on_pdf = Counter(squashed(pdf_text(pdf.render(turned, paper="a4"))))
    assert not Counter(squashed("".join(seen_texts(turned.model_dump()["footer"])))) - on_pdf
    assert 'dir="rtl"' in html.render(turned)


def test_large_print_says_the_same() -> None:
    """Large print loses nothing, and says again only the numbers to call and the heads of the diary."""
    document = samples.progress_handout()
    printed = pdf_text(pdf.render(document, paper="letter", large_print=True))
    on_pdf = Counter(squashed(printed).replace("•", ""))
    on_html = Counter(squashed(html_text(html.render(document))))
    again = on_pdf - only_on_pages(document, printed.count("Page ")) - on_html
    assert not on_html - on_pdf
    assert again in [Counter(squashed(words)) for words in said_again(document)]
