"""A clinic's mark stands on both papers, changes no word of them, and nothing is ever fetched for it."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from rehab.adapters import html, pdf
from rehab.clinic import svg
from rehab.clinic.model import Clinic, Logo
from rehab.frozen import replace
from rehab.report.brand import branded
from rehab.report.model import ClinicianReport, Handout
from rehab.terms.paper import Paper
from tests.report import sample_reports, samples
from tests.report.printed import html_text, pdf_text, squashed

DRAWING = svg.looked_through((Path(__file__).parents[2] / "examples/clinic/logo.svg").read_bytes())[0]
RIVERSIDE = Clinic(
    "Riverside Physiotherapy", DRAWING, "#1f5c3d", address="12 Mill Lane", footer="Open from 8 to 18."
)
PAPERS = (samples.progress_handout(), samples.emergency_handout(), sample_reports.hold_report())
EVERY = pytest.mark.parametrize("document", PAPERS)


@EVERY
def test_name_address_and_footer_are_on_both_papers(document: Handout | ClinicianReport) -> None:
    """Whoever finds the sheet knows whose it is."""
    paper = branded(document, RIVERSIDE)
    for text in (html_text(html.render(paper)), pdf_text(pdf.render(paper, paper="a4"))):
        for words in (RIVERSIDE.name, RIVERSIDE.address, RIVERSIDE.footer):
            assert squashed(words) in squashed(text)


@EVERY
def test_nothing_else_of_the_paper_changes(document: Handout | ClinicianReport) -> None:
    """A clinic's mark adds its own lines and touches no word of the paper."""
    kept = {"brand", "footer"}
    assert branded(document, RIVERSIDE).model_dump(exclude=kept) == document.model_dump(exclude=kept)


def test_the_colour_is_for_headings_and_never_for_warnings() -> None:
    """Headings take the clinic's colour; the boxes that mean stop, care and go look the same everywhere."""
    page = html.render(branded(PAPERS[0], RIVERSIDE))
    assert ":root { --accent: #1f5c3d; --accent-tint: #" in page
    meaning = re.findall(r"^\.(?:message|safety|signs|decision|bands|watch|stop)[^}]*\}", page, re.MULTILINE)
    assert len(meaning) > 5
    assert not [rule for rule in meaning if "--accent" in rule]


def test_no_address_is_left_to_fetch() -> None:
    """The logo is inside the page, which names no other place."""
    page = html.render(branded(PAPERS[0], RIVERSIDE))
    assert re.findall(r'src="([^"]{0,26})', page) == ["data:image/svg+xml;base64,"]
    assert not re.findall(r"""(?:src|href)=["'](?!data:|tel:)|url\(|@import""", page)


@pytest.mark.parametrize(("width", "height"), [(64, 64), (400, 40), (10, 60)])
def test_a_logo_keeps_its_shape_and_its_room(width: float, height: float) -> None:
    """Wide or high, a logo is as large as its place allows and no larger."""
    paper = branded(PAPERS[0], Clinic("A", Logo("image/svg+xml", b"<svg/>", width, height)))
    assert paper.brand is not None
    assert paper.brand.logo is not None
    logo = paper.brand.logo
    assert logo.width_mm == 40 or logo.height_mm == 11
    assert logo.width_mm <= 40
    assert logo.height_mm <= 11
    assert logo.width_mm / logo.height_mm == pytest.approx(width / height, rel=0.01)


def test_a_clinic_without_logo_and_colour_has_its_name_there(tmp_path: Path) -> None:
    """A name is enough, and the paper stays tagged and archivable."""
    printed = tmp_path / "a.pdf"
    printed.write_bytes(pdf.render(branded(PAPERS[0], Clinic("Riverside")), paper="letter"))
    assert "Riverside" in pdf_text(printed.read_bytes())
    assert "/StructTreeRoot" in PdfReader(printed).root_object


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_mark_takes_no_page(paper: Paper) -> None:
    """A handout with logo, name and colour of its clinic is as many pages as one without."""
    plain, marked = (
        PdfReader(io.BytesIO(pdf.render(one, paper=paper))).get_num_pages()
        for one in (PAPERS[0], branded(PAPERS[0], replace(RIVERSIDE, address="", footer="")))
    )
    assert plain == marked
