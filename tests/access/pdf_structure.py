"""A structural checker for printed files: the bytes of a PDF come in, every fault of its structure comes out.

A file that passes here and is made by another program is still to be read with a screen reader: the rules
decide what a program can decide.
"""

import io

from pikepdf import Pdf

from tests.access.pdf_content import content_faults
from tests.access.pdf_fault import Fault
from tests.access.pdf_file import file_faults
from tests.access.pdf_fonts import Shown, font_faults
from tests.access.pdf_tree import read_tree, tree_faults


def faults(printed: bytes) -> list[Fault]:
    """Every fault of a file, in order, each once."""
    with Pdf.open(io.BytesIO(printed)) as pdf:
        top = read_tree(pdf)
        elements = [one for each in top for one in each.all()]
        shown = Shown()
        found = {
            *file_faults(pdf),
            *tree_faults(pdf, top),
            *content_faults(pdf, elements, shown),
            *font_faults(shown),
        }
    return sorted(found)
