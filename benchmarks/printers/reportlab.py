"""ReportLab: the words as flowables, the bundled font embedded.

Parts flow in, a PDF flows out. Untagged; it has no accessible output.
"""

import io
from collections.abc import Callable, Sequence
from html import escape

from benchmarks.engines.contender import peer
from benchmarks.printers.words import Grid, Part
from rehab.adapters.data_folder import data_folder

_SIZES = {"heading": 10, "text": 8, "item": 8}


def printer(parts: Sequence[Part]) -> Callable[[], bytes]:
    """Prints the parts, with fonts and styles prepared."""
    platypus, styles = peer("reportlab.platypus"), peer("reportlab.lib.styles")
    metrics, ttfonts = peer("reportlab.pdfbase.pdfmetrics"), peer("reportlab.pdfbase.ttfonts")
    metrics.registerFont(ttfonts.TTFont("Noto", str(data_folder("fonts") / "NotoSans-Regular.ttf")))
    made = {
        kind: styles.ParagraphStyle(kind, fontName="Noto", fontSize=size, leading=size * 1.3)
        for kind, size in _SIZES.items()
    }
    lines = [("GRID", (0, 0), (-1, -1), 0.5, "black")]

    def flowable(part: Part) -> object:
        if isinstance(part, Grid):
            rows = [[platypus.Paragraph(escape(cell), made["text"]) for cell in row] for row in part.rows]
            return platypus.Table(rows, style=lines)
        bullet = "•" if part.kind == "item" else None
        return platypus.Paragraph(escape(part.words), made[part.kind], bulletText=bullet)

    def print_once() -> bytes:
        file = io.BytesIO()
        platypus.SimpleDocTemplate(file, pagesize=(595.28, 841.89)).build([flowable(part) for part in parts])
        return file.getvalue()

    return print_once
