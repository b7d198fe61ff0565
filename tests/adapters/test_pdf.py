"""PDF: tagged, the same bytes each time, on few pages, and with no way for text to become code."""

import hashlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from rehab.adapters import pdf
from rehab.adapters.data_folder import data_folder
from rehab.adapters.glyphs import missing_glyphs
from rehab.adapters.pdf import MissingGlyphs
from rehab.errors import InternalError
from rehab.report.model import ClinicianReport, Handout
from rehab.terms.paper import Paper
from tests.report import sample_reports, samples
from tests.report.printed import pdf_text, squashed

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
PAPERS: tuple[Paper, ...] = ("a4", "letter")
HOSTILE = (
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.4.0"',
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "$x$ *b* _i_ @r `c` ~ \\ // [x]",
    "<label> = heading - list",
)


def pages_of(printed: bytes) -> list[PageObject]:
    """The pages of a printed document."""
    return list(PdfReader(io.BytesIO(printed)).pages)


def with_name(name: str) -> Handout:
    """A handout for somebody of this name."""
    document = samples.progress_handout()
    person = document.person.model_dump() | {"value": name}
    return Handout.model_validate(document.model_dump() | {"person": person})


def sized_texts(page: PageObject) -> list[tuple[float, float, str]]:
    """Each piece of text with its height on the page and its size, both in points."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            place = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            found.append((place, abs(size * tm[3] * cm[3]), text))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("document", [HANDOUTS[0], REPORTS[0]])
def test_the_same_document_gives_the_same_bytes(document: Handout | ClinicianReport) -> None:
    """Same inputs, same bytes, within one process."""
    assert pdf.render(document, paper="a4") == pdf.render(document, paper="a4")


def test_another_process_gives_the_same_bytes() -> None:
    """Same inputs, same bytes, in a process started afresh with another hash seed."""
    program = (
        "import hashlib; from rehab.adapters import pdf; from tests.report import samples;"
        "print(hashlib.sha256(pdf.render(samples.hold_handout(), paper='letter')).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    here = hashlib.sha256(pdf.render(samples.hold_handout(), paper="letter")).hexdigest()
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", program]
    there = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root, env=environment)
    assert there.stdout.strip() == here


@pytest.mark.parametrize("document", [HANDOUTS[0], HANDOUTS[2], REPORTS[1]])
def test_a_pdf_is_tagged_with_language_and_title(document: Handout | ClinicianReport) -> None:
    """It claims PDF/UA-1 and PDF/A-2a, and carries tags, language, title and its own day as date."""
    reader = PdfReader(io.BytesIO(pdf.render(document, paper="a4")))
    catalogue = reader.root_object
    assert str(catalogue["/Lang"]) == "en-US"
    assert "/StructTreeRoot" in catalogue
    assert "'/Marked': True" in repr(catalogue["/MarkInfo"])
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    assert str(reader.metadata.creation_date) == "2026-05-11 00:00:00+00:00"
    metadata = catalogue["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    claims = metadata.get_data().decode()
    assert "<pdfuaid:part>1<" in claims
    assert re.search(r"<pdfaid:part>2<.*<pdfaid:conformance>A<", claims)


def test_charts_have_their_description_as_alternative_text() -> None:
    """Who cannot see a chart hears what it shows."""
    printed = pdf.render(REPORTS[0], paper="a4")
    objects = PdfReader(io.BytesIO(printed))
    found = {
        str(element["/Alt"])
        for number in range(1, len(objects.xref_objStm) + len(objects.xref[0]) + 1)
        if isinstance(element := objects.get_object(number), DictionaryObject) and "/Alt" in element
    }
    assert {chart.description for chart in REPORTS[0].charts.charts} <= found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("document", HANDOUTS)
def test_a_handout_is_one_sheet(document: Handout, paper: Paper) -> None:
    """The week and its diary, how to walk: three sides at most; a sheet without sessions fits one."""
    most = 3 if document.sheet.kind == "sessions" else 1
    assert len(pages_of(pdf.render(document, paper=paper))) == most


@pytest.mark.parametrize("paper", PAPERS)
def test_a_fuller_week_keeps_its_parts_whole(paper: Paper) -> None:
    """Five sessions and longer lists take another page, and no page is left with less than a third."""
    document = samples.progress_handout().model_dump()
    log = document["sheet"]["log"]
    log["days"] += log["days"][:2]
    for each in document["safety"]["lists"]:
        each["signs"] += ("Another sign that is rather long and wraps", "And one more")
    pages = pages_of(pdf.render(Handout.model_validate(document), paper=paper))
    assert len(pages) == 3
    for page in pages:
        lowest = min(place for place, _, _ in sized_texts(page) if place > 60)
        assert lowest < float(page.mediabox.height) * 0.67


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("document", REPORTS)
def test_a_short_report_is_one_sheet(document: ClinicianReport, paper: Paper) -> None:
    """Page one to act on and one page behind it with all the rest: both sides of one sheet."""
    assert len(pages_of(pdf.render(document, paper=paper))) == 2


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("document", [*HANDOUTS, *REPORTS])
def test_no_page_is_half_empty(document: Handout | ClinicianReport, paper: Paper) -> None:
    """On every page the text reaches past the middle, the page's foot not counted."""
    for page in pages_of(pdf.render(document, paper=paper)):
        height = float(page.mediabox.height)
        assert min(place for place, _, _ in sized_texts(page) if place > 60) < height * 0.45


@pytest.mark.parametrize(("large_print", "size"), [(False, 14), (True, 18)])
def test_steps_are_printed_in_the_promised_size(*, large_print: bool, size: float) -> None:
    """What the patient must do is in 14 pt, in large print 18 pt, however full the page is."""
    document = samples.progress_handout()
    printed = pdf.render(document, paper="letter", large_print=large_print)
    found = [item for page in pages_of(printed) for item in sized_texts(page)]
    for words in ("Look ahead.", "Good light", "Chest pain", "Walk forward slowly"):
        assert [round(size) for _, size, text in found if words in text] == [size], words


@pytest.mark.parametrize("document", [HANDOUTS[0], REPORTS[1]])
def test_knee_and_draft_mark_stand_on_every_page(document: Handout | ClinicianReport) -> None:
    """A page that was separated from the first still says whose it is, which knee, and that it is a draft."""
    for page in pages_of(pdf.render(document, paper="letter", large_print=True)):
        text = squashed(page.extract_text())
        assert "RIGHTknee" in text
        assert squashed(document.notices[0]) in text
        assert squashed(document.stamp) in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_as_text(text: str) -> None:
    """A name that looks like code of any kind stands on the page as it was typed."""
    assert squashed(text) in squashed(pdf_text(pdf.render(with_name(text), paper="a4")))


def test_a_hidden_direction_mark_is_shown() -> None:
    """A right-to-left override in a name is printed as its code and turns nothing around."""
    assert r"Maria\u202e.K" in squashed(pdf_text(pdf.render(with_name("Maria\u202e.K"), paper="a4")))


def test_a_character_without_glyph_is_named() -> None:
    """A name in a script that was not cut is refused by its characters, which the message doesn't repeat."""
    with pytest.raises(MissingGlyphs) as caught:
        pdf.render(with_name("Ян Kowal"), paper="a4")
    assert caught.value.characters == ("Я", "н")
    assert "Я" not in str(caught.value)


def test_latin_names_can_be_printed() -> None:
    """Names from Iceland to Vietnam, and the signs of the trade, are all in the cut fonts."""
    names = (
        "Þórdís Ægisdóttir",
        "Łukasz Żółć",
        "Nguyễn Thị Hằng",
        "Șerban Țîrlea",
        "İpek Ağaoğlu",
        "Màiri O'Brien",
    )
    signs = ("≥ 100° → 110 %, ±5 · ½, “x”", "☐ ☑ ✓ ✗ ● ○ ▲ ■")
    assert missing_glyphs((*names, *signs), data_folder("fonts")) == set()


def test_the_glyph_list_is_what_the_fonts_hold() -> None:
    """The list that is asked at run time agrees with the fonts' own tables."""
    folder = data_folder("fonts")
    held = {code for font in folder.glob("*.ttf") for code in TTFont(font).getBestCmap()}
    everything = {chr(code) for code in range(0x20, 0x30000) if not 0xD800 <= code < 0xE000}
    shapeless = set("\u200c\u200d\u200e\u200f\u061c\u2066\u2068\u2069")
    assert everything - missing_glyphs(everything, folder) == {chr(code) for code in held} | shapeless


def test_a_faulty_template_is_told_without_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a template fails, the error names its line and repeats nothing of the document."""
    monkeypatch.setattr(pdf, "_template", lambda _document: "parts.typ")
    monkeypatch.setattr(
        Handout, "model_dump_json", lambda _self: '{"direction": {"Maria K.": 1}, "notices": 3}'
    )
    with pytest.raises(InternalError) as caught:
        pdf.render(samples.progress_handout(), paper="a4")
    assert "parts.typ" in str(caught.value)
    assert "Maria" not in str(caught.value)


def test_typst_templates_import_only_their_neighbours() -> None:
    """No package and no file from outside the folder can enter through a template."""
    folder = data_folder("reports/templates")
    for template in sorted(folder.glob("*.typ")):
        text = template.read_text("utf-8")
        for name in re.findall(r'#?(?:import|include)\s+"([^"]+)"', text):
            assert (folder / name).is_file(), (template.name, name)
        assert "@preview" not in text


def test_gates_of_many_parts_run_on_over_the_next_page() -> None:
    """Every gate is printed in full, and nothing but the page's foot stands below the text of a page."""
    document = REPORTS[0].model_dump()
    gate = document["gates"]["rows"][0]
    long = " and ".join(f"check {number} of the balance below its limit" for number in range(12))
    document["gates"]["rows"] = [
        gate | {"label": f"Several checks together {number}", "value": long, "threshold": long}
        for number in range(30)
    ]
    report = ClinicianReport.model_validate(document)
    pages = pages_of(pdf.render(report, paper="a4"))
    printed = squashed("".join(page.extract_text() for page in pages))
    assert [one for one in range(30) if f"Severalcheckstogether{one}" not in printed] == []
    feet = [squashed("".join(text for at, _, text in sized_texts(page) if at < 42)) for page in pages]
    for number, foot in enumerate(feet, 1):
        page_of = report.page_of.format(page=number, pages=len(pages))
        assert foot in {squashed(report.stamp + page_of), squashed(page_of)}


@pytest.mark.parametrize("questions", [2, 4])
def test_a_day_and_its_dose_stay_on_their_lines(questions: int) -> None:
    """However many cells a session has, its day and its dose are not broken into words."""
    document = samples.progress_handout().model_dump()
    log = document["sheet"]["log"]
    log["record"] += (log["record"][-1] | {"label": "Heart rate, % of reserve"},) * questions
    text = pdf_text(pdf.render(Handout.model_validate(document), paper="a4"))
    for day in log["days"]:
        for words in (f"{day['day']} {day['date']}", day.get("dose") or day["said"]):
            assert words in text


def test_a_report_carries_its_plan_byte_for_byte() -> None:
    """The plan lies in the clinician's PDF as a file with its kind and its part, and PDF/A-3a allows it."""
    plan = '{"patient": "Zoë", "note": "#read(\\"/etc/passwd\\")"}\n'.encode()
    reader = PdfReader(io.BytesIO(pdf.render(REPORTS[0], paper="a4", plan=plan)))
    assert {name: list(content) for name, content in reader.attachments.items()} == {"plan.json": [plan]}
    files = reader.root_object["/AF"]
    assert isinstance(files, ArrayObject)
    (file,) = (one.get_object() for one in files)
    assert file["/AFRelationship"] == "/Data"
    assert file["/EF"]["/F"].get_object()["/Subtype"] == "/application/json"
    metadata = reader.root_object["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert re.search(r"<pdfaid:part>3<.*<pdfaid:conformance>A<", metadata.get_data().decode())


@pytest.mark.parametrize("paper", PAPERS)
def test_a_plan_inside_changes_no_page(paper: Paper) -> None:
    """With and without the plan the pages say the same."""
    without, within = (pages_of(pdf.render(REPORTS[1], paper=paper, plan=plan)) for plan in (b"", b"{}"))
    assert [page.extract_text() for page in without] == [page.extract_text() for page in within]
