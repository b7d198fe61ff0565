"""fpdf2: the words cell by cell, the bundled font embedded.

Parts flow in, a PDF flows out. Untagged.
"""

from collections.abc import Callable, Sequence

from benchmarks.engines.contender import peer
from benchmarks.printers.words import Grid, Part
from rehab.adapters.data_folder import data_folder

_SIZES = {"heading": 10, "text": 8, "item": 8}
_LINE_MM = 1.3 * 0.353


def printer(parts: Sequence[Part]) -> Callable[[], bytes]:
    """Prints the parts; the font is read anew each time, because a document owns its fonts."""
    fpdf = peer("fpdf")
    font = data_folder("fonts") / "NotoSans-Regular.ttf"

    def print_once() -> bytes:
        document = fpdf.FPDF(format="A4")
        document.add_font("Noto", fname=font)
        document.set_font("Noto", size=_SIZES["text"])
        document.add_page()
        for part in parts:
            if isinstance(part, Grid):
                document.set_font("Noto", size=_SIZES["text"])
                with document.table(part.rows, first_row_as_headings=False):
                    pass
                continue
            size = _SIZES[part.kind]
            document.set_font("Noto", size=size)
            words = f"• {part.words}" if part.kind == "item" else part.words
            document.multi_cell(0, size * _LINE_MM, words, new_x="LMARGIN", new_y="NEXT")
        return bytes(document.output())

    return print_once
