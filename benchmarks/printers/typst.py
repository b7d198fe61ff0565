"""Typst, the project's engine, given the peers' plain words instead of the handout.

Parts flow in, a PDF flows out, tagged as PDF/UA-1 and PDF/A-2a as every paper of the project is.
"""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

import typst

from benchmarks.printers.words import Grid, Part
from rehab.adapters.data_folder import data_folder

_TEMPLATE = b"""
#set document(title: "Handout", date: auto)
#set page(paper: "a4", margin: 2cm)
#set text(font: "Noto Sans", size: 8pt, lang: "en")
#for part in json(bytes(sys.inputs.parts)) {
  if "rows" in part {
    let (head, ..rows) = part.rows
    table(columns: head.len(), table.header(..head), ..rows.flatten())
  } else if part.kind == "heading" { heading(part.words) }
  else if part.kind == "item" { list(part.words) }
  else { par(part.words) }
}
"""


def printer(parts: Sequence[Part]) -> Callable[[], bytes]:
    """Prints the parts, with the fonts loaded."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[data_folder("fonts")]
    )
    said = json.dumps([_plain(part) for part in parts])

    def print_once() -> bytes:
        compiler = typst.Compiler(_TEMPLATE, font_paths=fonts, sys_inputs={"parts": said})
        printed = compiler.compile(
            format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        )
        if not isinstance(printed, bytes):
            raise TypeError(type(printed))
        return printed

    return print_once


def _plain(part: Part) -> dict[str, object]:
    return {"rows": part.rows} if isinstance(part, Grid) else asdict(part)
