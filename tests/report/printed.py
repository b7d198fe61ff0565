"""What a reader sees: a document or a printed page comes in, its visible text comes out.

Two ways to the same words, one through the value and one through each paper, so that tests can compare them.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from pypdf import PdfReader

from rehab.report.model import AskFirst, ClinicianReport, CourseReport, Handout, NoSessions, Sessions

# Not words of the text: names of looks, what only a screen reader reads, what only the head of a page holds.
LOOKS = frozenset({"colour", "language", "direction", "date", "kind", "tone", "line", "mark"})
SPOKEN = frozenset({"alternative", "description", "done_label", "picture"})
UNSEEN = LOOKS | SPOKEN | {"drawing", "elsewhere", "letters", "more", "page_of", "running", "step"}
UNSEEN_TAGS = frozenset({"head", "title", "style", "desc"})


def squashed(text: str) -> str:
    """The text without blanks, since each paper breaks its lines where it likes."""
    return re.sub(r"\s+", "", text)


def seen_texts(value: object) -> Iterator[str]:
    """Every text that a reader should see on the page."""
    match value:
        case str():
            yield value
        case dict():
            for name, inner in value.items():
                if name not in UNSEEN | _unused(value):
                    yield from seen_texts(inner)
        case tuple() | list():
            for inner in value:
                yield from seen_texts(inner)
        case _:
            return


def _unused(value: dict[str, Any]) -> set[str]:
    """A table prints its rows or the sentence that says there are none, and no column that is empty."""
    rows = value.get("rows")
    if "none" in value:
        return {"none"} if rows else {name for name in value if name == "columns" or name.endswith("_label")}
    return {"near_label"} if rows and not any(row.get("near") for row in rows) else set()


def html_text(page: str) -> str:
    """The visible text of an HTML page."""
    reader = _VisibleText()
    reader.feed(page)
    return "".join(reader.found)


def pdf_text(printed: bytes) -> str:
    """The text of all pages of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages)


def said_again(document: Handout) -> list[str]:
    """What the pages of a handout may hold twice, each combination of it.

    A first page without room for the whole box has all its numbers to call once more; a diary that runs on
    over the next page has its heads there again.
    """
    phones = (one.phone for one in document.safety.lists if one.phone is not None)
    numbers = "".join(phone.label + phone.number for phone in phones)
    if not isinstance(document.sheet, Sessions):
        return ["", numbers]
    log = document.sheet.log
    cells = "".join(group.label + "".join(cell.label for cell in group.cells) for group in log.record)
    heads = log.done_label + log.session_label + cells
    return ["", numbers, heads, numbers + heads]


def only_on_pages(document: Handout | ClinicianReport | CourseReport, pages: int) -> Counter[str]:
    """The characters that paper adds to the document: heads and feet of its pages, and list markers."""
    added: Counter[str] = Counter()
    for page in range(1, pages + 1):
        added.update(squashed(document.page_of.format(page=page, pages=pages)))
        if page > 1:
            added.update(squashed(document.running + "".join(document.notices)))
        if page < pages:
            added.update(squashed(document.stamp))
    for number in range(1, _numbered_steps(document) + 1):
        added.update(f"{number}.")
    return added


def _numbered_steps(document: Handout | ClinicianReport | CourseReport) -> int:
    if not isinstance(document, Handout):
        return 0
    match document.sheet:
        case Sessions(how_to=section) | NoSessions(steps=section) | AskFirst(steps=section):
            return len(section.items)


class _VisibleText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in UNSEEN_TAGS:
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            self._hidden.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)
