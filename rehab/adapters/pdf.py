"""Prints a document as PDF: a paper comes in, the bytes of a tagged file come out.

The one door to Typst. The document travels as JSON data and never as markup, so no text in it can become
code; its own day is the file's day, so the same inputs give the same bytes.
"""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from rehab.adapters.data_folder import data_folder
from rehab.adapters.drawings import handout_drawings
from rehab.adapters.glyphs import missing_glyphs
from rehab.errors import InternalError, RehabError
from rehab.report.boundary_sheet import BoundarySheet
from rehab.report.course_report import CourseReport
from rehab.report.figures import figures_of
from rehab.report.model import ClinicianReport, Handout
from rehab.report.visible import texts
from rehab.terms.paper import Paper

_EMPTY_PAGES = 4
"""So many let go of a paper soon after the next one; ten would do it at once and take as long again."""
Printed = Handout | ClinicianReport | CourseReport | BoundarySheet

_Archival = Literal["a-2a", "a-3a"]
_PAPER_NAMES: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}


_LEFTWARDS = ("\u2068\u200f", "\u2067")
"""A place that runs leftwards by a mark, and by itself: readers of PDF put the mark among the letters."""


class MissingGlyphs(RehabError):
    """The document holds characters that the bundled fonts cannot print.

    Attributes:
        characters: the characters, in order; they may come from a name, so the message leaves them out.
    """

    def __init__(self, characters: tuple[str, ...]) -> None:
        """Keep the characters for the face that names them."""
        super().__init__(f"{len(characters)} characters are not in the bundled fonts")
        self.characters = characters


def render(document: Printed, *, paper: Paper, large_print: bool = False, plan: bytes = b"") -> bytes:
    """Print a document.

    Args:
        document: the finished words.
        paper: the sheet it is laid out for.
        large_print: 18 pt instead of 14 pt; a clinician's papers have one size.
        plan: the `plan.json` that a clinician's report carries; none where it is empty.

    Returns:
        A PDF that is PDF/UA-1 and PDF/A-2a, with a plan inside PDF/A-3a.

    Raises:
        MissingGlyphs: a character would print as an empty box.
        InternalError: a template is faulty; the message names its line, never the document's words.
    """
    fonts = data_folder("fonts")
    missing = missing_glyphs(texts(document), fonts)
    if missing:
        raise MissingGlyphs(tuple(sorted(missing)))
    inputs = {
        "document": document.model_dump_json().replace(*_LEFTWARDS),
        "drawings": json.dumps(_drawings(document)),
        "paper": _PAPER_NAMES[paper],
        "large_print": "true" if large_print else "false",
        "plan": plan.decode(),
    }
    # Accessible to a screen reader, and readable in thirty years; only PDF/A-3 holds any file.
    archival: _Archival = "a-3a" if plan else "a-2a"
    return _compiled(_template(document), inputs, document.date, archival=archival)


def _template(document: Printed) -> str:
    match document:
        case Handout():
            return "handout.typ"
        case ClinicianReport():
            return "report.typ"
        case CourseReport():
            return "course.typ"
        case BoundarySheet():
            return "boundary.typ"


def _drawings(document: Printed) -> tuple[str, ...] | dict[str, str]:
    """A report's figures in their order, a handout's drawings by name."""
    match document:
        case Handout():
            return handout_drawings(document)
        case ClinicianReport() | CourseReport():
            return figures_of(document)
        case BoundarySheet():
            return ()


def _compiled(template: str, inputs: dict[str, str], day: dt.date, *, archival: _Archival) -> bytes:
    folder = data_folder("reports/templates")
    nowhere = folder / "no-packages"
    compiler = typst.Compiler(
        folder / template,
        root=folder,
        font_paths=_fonts(data_folder("fonts")),
        sys_inputs=inputs,
        package_path=nowhere,
        package_cache_path=nowhere,
    )
    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    try:
        printed, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1", archival], timestamp=midnight
        )
    except typst.TypstError as error:
        raise InternalError(f"the template `{template}` failed at {_place(error.diagnostic)}") from None
    if warnings or not isinstance(printed, bytes):
        places = ", ".join(_place(warning.diagnostic) for warning in warnings)
        raise InternalError(f"the template `{template}` gave a warning at {places}")
    return printed


def forget() -> None:
    """Let go of what Typst keeps of earlier papers, some hundred megabytes where they were long.

    It keeps what it worked out until ten more documents have had no use for it; empty ones count, and take a
    few milliseconds each.
    """
    nothing = typst.Compiler(
        data_folder("reports/templates") / "nothing.typ", font_paths=_fonts(data_folder("fonts"))
    )
    for _ in range(_EMPTY_PAGES):
        nothing.compile(format="svg")


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _place(diagnostic: str) -> str:
    """Take file and line from a diagnostic and leave the rest, which may quote the document."""
    marked = (line.split("─", 1)[1].strip() for line in diagnostic.splitlines() if "┌─" in line)
    return next(marked, "an unknown place")
