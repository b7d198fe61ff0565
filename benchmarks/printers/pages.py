"""HTML engines, PlutoPrint and WeasyPrint: a page as PDF, and the plain words as one small page.

HTML flows in, a PDF flows out. The page is written beforehand; each engine reads it anew each time.
"""

import io
from collections.abc import Callable, Sequence
from html import escape

from benchmarks.engines.contender import peer
from benchmarks.printers.words import Grid, Part
from rehab.adapters.data_folder import data_folder

_TAGS = {"heading": "h2", "text": "p", "item": "li"}


def plutoprint(page: str) -> Callable[[], bytes]:
    """PlutoPrint: untagged, no language."""
    library = peer("plutoprint")

    def print_once() -> bytes:
        book = library.Book(library.PAGE_SIZE_A4)
        book.load_html(page)
        file = io.BytesIO()
        book.write_to_pdf_stream(file)
        return file.getvalue()

    return print_once


def weasyprint(page: str) -> Callable[[], bytes]:
    """WeasyPrint, tagged as PDF/UA-1."""
    library = peer("weasyprint")

    def print_once() -> bytes:
        printed: bytes = library.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
        return printed

    return print_once


def plain_page(parts: Sequence[Part]) -> str:
    """The words as HTML."""
    font = (data_folder("fonts") / "NotoSans-Regular.ttf").as_uri()
    style = (
        f"@font-face {{font-family: Noto; src: url({font})}} @page {{size: A4; margin: 2cm}}"
        "body {font: 8pt/1.3 Noto} h2 {font-size: 10pt; margin: 0} p, li {margin: 0}"
        "td {border: 1px solid black}"
    )
    body = "".join(_placed(part) for part in parts)
    head = f"<meta charset='utf-8'><title>Handout</title><style>{style}</style>"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def _placed(part: Part) -> str:
    if isinstance(part, Grid):
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in part.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    tag = _TAGS[part.kind]
    return f"<{tag}>{escape(part.words)}</{tag}>"
