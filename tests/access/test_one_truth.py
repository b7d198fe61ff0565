"""HTML and PDF say the same, letter for letter, whatever the language: neither loses a text nor adds one."""

import re
import shutil
import unicodedata
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from rehab.adapters import html, pdf
from rehab.adapters.data_folder import Kind, data_folder
from rehab.adapters.pdf import Printed
from rehab.errors import InternalError
from rehab.report.model import Handout
from rehab.report.parts import Brand
from tests.access.sheets import EVERY, EVERY_SHEET, Sheet, document_of, pages, printed
from tests.report.printed import html_text, only_on_pages, pdf_text, said_again, seen_texts

_MARKERS = re.compile("[\u2022\ufffe]")
"""The sign before an item of a list, and what stands for a hyphen at the end of a line."""
_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+")
KIND: Kind = "reports/templates"
FOLDER = data_folder(KIND)
HANDOUTS = pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(one, id=str(one), marks=pytest.mark.xdist_group(one.group))
        for one in EVERY_SHEET
        if one.document.startswith("handout")
    ],
)


def letters(text: str) -> str:
    """A text as it is compared: no blanks, no marks of direction, one form for each letter."""
    plain = unicodedata.normalize("NFKC", _MARKERS.sub("", text))
    return "".join(
        one for one in plain if not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc")
    )


def words(text: str) -> list[str]:
    """The words and numbers of a text, each sign of Chinese by itself: its lines break anywhere."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def on_pdf(sheet: Sheet) -> str:
    """All that can be read on the pages of a sheet."""
    return "".join(page.text for page in pages(sheet))


@HANDOUTS
def test_both_papers_hold_the_same_letters(sheet: Sheet) -> None:
    """No letter or figure is on one of the patient's papers alone, but for what each page must show."""
    document = document_of(sheet.document, sheet.language)
    assert isinstance(document, Handout)
    # PDFium takes an Arabic letter that overlaps its like for bold print, and tells it once.
    counted = Counter(letters(pdf_text(printed(sheet)) if document.direction == "rtl" else on_pdf(sheet)))
    counted.subtract(letters("".join(only_on_pages(document, len(pages(sheet))).elements())))
    counted.subtract(letters(html_text(html.render(document))))
    left = Counter({letter: number for letter, number in counted.items() if number})
    assert left in [Counter(letters(again)) for again in said_again(document)]


@EVERY
def test_every_word_of_the_document_is_on_both_papers(sheet: Sheet) -> None:
    """No word of any text is lost, on the patient's papers or on the clinician's."""
    document = document_of(sheet.document, sheet.language)
    on_html, on_pages = letters(html_text(html.render(document))), letters(on_pdf(sheet))
    wanted = [word for text in seen_texts(document.model_dump()) for word in words(text)]
    assert [word for word in wanted if word not in on_html] == []
    if document.direction == "ltr":  # a word of Arabic is searched for in its own test
        assert [word for word in wanted if word not in on_pages] == []


# A template that drops a text --------------------------------------------------------------------------

_PRINTS = re.compile(
    r"(?<!<title>)\{\{(?! *(?:icon\(|drawing\(|drawings\[|replay_code\(|\"))[^}]*\}\}(?![^<>]*>)"
)
_PLACED = re.compile(r"\b(?:it|list)\.(?:title|note|number|signs)\b(?= ?[,)}+])")
"""Where a template places a text: not in a tag, and not to ask whether there is one."""
TRIED = [one for one in EVERY_SHEET if one.document.startswith("handout") and one.language == "en"]


@cache
def crowded() -> tuple[Handout, ...]:
    """Every kind of handout, as it is and with some text in each place that may stay empty."""
    more = ("handout-of-with_a_partner", "handout-of-tka-first-visit-week6")
    names = dict.fromkeys((*(one.document for one in TRIED), *more))
    plain = tuple(document_of(name) for name in names)
    return (*map(filled, plain), *(one for one in plain if isinstance(one, Handout)))


@cache
def whole(document: Handout, *, large: bool) -> str:
    """The letters of a handout that lacks nothing."""
    return letters(pdf_text(pdf.render(document, paper="a4", large_print=large)))


def filled(document: Printed) -> Handout:
    """The handout without an empty place, with the mark of a clinic."""
    full = _filled(document.model_dump())
    assert isinstance(full, dict)
    return Handout.model_validate(full | {"brand": Brand(name="A clinic")})


def _filled(value: object) -> object:
    match value:
        case dict():
            return {name: _filled(inner) for name, inner in value.items()}
        case tuple() | list():
            return tuple(map(_filled, value))
        case "":
            return "Filled"
        case _:
            return value


def placed(name: str, pattern: re.Pattern[str]) -> list[tuple[str, int, int]]:
    """Every place of a template that prints a text."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [(name, *found.span()) for found in pattern.finditer(text)]


def without(place: tuple[str, int, int], instead: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Print by templates of which one lacks a text."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    name, first, last = place
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(text[:first] + instead + text[last:], encoding="utf-8")
    for adapter in (html, pdf):
        monkeypatch.setattr(
            adapter, "data_folder", lambda kind: folder if kind == KIND else data_folder(kind)
        )


@pytest.mark.parametrize(
    "place",
    [
        place
        for name in ("handout.html", "week.html", "safety.html", "parts.html", "page.html")
        for place in placed(name, _PRINTS)
    ],
    ids=str,
)
def test_a_text_that_a_page_drops_is_missed(
    place: tuple[str, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever one place of an HTML template prints, without it some sheet has other letters."""
    undamaged = [letters(html_text(html.render(one))) for one in crowded()]
    without(place, "", tmp_path, monkeypatch)
    assert [letters(html_text(html.render(one))) for one in crowded()] != undamaged


@pytest.mark.parametrize("place", placed("safety.typ", _PLACED), ids=str)
def test_a_text_that_the_printed_stop_box_drops_is_missed(
    place: tuple[str, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever one place of the box prints, without it some sheet has other letters or is not printed."""
    for document, large in product(crowded(), (False, True)):
        whole(document, large=large)
    without(place, '""', tmp_path, monkeypatch)
    for document, large in product(crowded(), (False, True)):
        try:
            damaged = pdf.render(document, paper="a4", large_print=large)
        except InternalError:
            return
        if Counter(letters(pdf_text(damaged))) != Counter(whole(document, large=large)):
            return
    pytest.fail("no sheet misses it")
