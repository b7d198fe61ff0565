"""Where on a handout's pages what matters stands: numbers to call, a day with its cells, every drawing."""

import io
import re

import pytest
from pikepdf import Dictionary, Pdf

from rehab.adapters import pdf
from rehab.report.handout import Handout, RecordCell, RecordGroup, Sessions
from tests.access.read_back import PageRead, read_back
from tests.access.sheets import Sheet, document_of, pages, printed
from tests.access.test_one_truth import HANDOUTS
from tests.report import samples
from tests.report.sample_week import a_log

_FIGURES = re.compile(r"\d+")


def unseen_numbers(document: Handout, page: PageRead) -> list[str]:
    """The numbers to call that are not on a page; in Arabic their figures are read in another order."""
    phones = [one.phone for one in document.safety.lists if one.phone is not None]
    assert phones
    figures = _FIGURES.findall(page.text)
    return [phone.number for phone in phones if not set(_FIGURES.findall(phone.number)) <= set(figures)]


def large_week(*, sentences: int) -> tuple[Handout, tuple[PageRead, ...]]:
    """A week in large print whose message is that long, with sessions for two pages and one cell each."""
    document = samples.progress_handout()
    assert isinstance(document.sheet, Sessions)
    message = document.message.model_copy(update={"because": "A sentence that takes its room. " * sentences})
    cell = RecordGroup(label="How", cells=(RecordCell(choices=("a cell",)),))
    log = a_log("its dose")
    log = log.model_copy(update={"record": (cell,), "days": log.sessions * 8})
    sheet = document.sheet.model_copy(update={"log": log})
    longer = document.model_copy(update={"message": message, "sheet": sheet})
    return longer, read_back(pdf.render(longer, paper="letter", large_print=True))


@HANDOUTS
def test_every_number_to_call_stands_on_page_one(sheet: Sheet) -> None:
    """However long its language is, nobody turns the page for whom to call."""
    document = document_of(sheet.document, sheet.language)
    assert isinstance(document, Handout)
    assert unseen_numbers(document, pages(sheet)[0]) == []


@pytest.mark.parametrize("sentences", range(1, 20, 2))
def test_a_long_message_leaves_room_for_the_numbers(sentences: int) -> None:
    """Of the looks of the box the one that fits is taken, down to the numbers alone."""
    document, (first, *_) = large_week(sentences=sentences)
    assert unseen_numbers(document, first) == []


@pytest.mark.parametrize("sentences", range(1, 20, 2))
def test_a_day_in_large_print_stands_with_its_cells(sentences: int) -> None:
    """Wherever a page ends, no day is parted from the cells to write in."""
    _, read = large_week(sentences=sentences)
    assert [page.text.count("its dose") for page in read] == [page.text.count("a cell") for page in read]
    assert sum(page.text.count("its dose") for page in read) == 24


@pytest.mark.parametrize("sentences", range(1, 20, 2))
def test_a_diary_that_runs_on_says_its_heads_again(sentences: int) -> None:
    """On each page with a cell to write in stands what is written there."""
    _, read = large_week(sentences=sentences)
    assert all("Day and dose" in page.text for page in read if "a cell" in page.text)


@HANDOUTS
def test_every_drawing_is_printed_once(sheet: Sheet) -> None:
    """Where the card has no room for its drawing, it stands elsewhere."""
    document = document_of(sheet.document, sheet.language)
    assert isinstance(document, Handout)
    with Pdf.open(io.BytesIO(printed(sheet))) as file:
        spoken = [str(one.Alt) for one in file.objects if isinstance(one, Dictionary) and "/Alt" in one]
    assert [drawing.name for drawing in document.drawings if spoken.count(drawing.alternative) != 1] == []
