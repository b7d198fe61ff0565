"""The content of the pages: what is painted comes in, faults of its marks, fonts and colours come out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from tests.access.pdf_fault import Fault
from tests.access.pdf_fonts import Shown
from tests.access.pdf_tree import Element

Operands = list[Any]
"""What stands before an operator: numbers, names, strings and lists, as the library gives them."""

_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"}) | _TEXT
_READ = " ".join({*_PAINT, "BMC", "BDC", "EMC", "Do", "Tf", "q", "Q", "cs", "CS", "k", "K", "BI", "ID", "EI"})


@dataclass
class _Walk:
    """What is known while one page is walked through."""

    where: str
    shown: Shown
    marks: list[str] = field(default_factory=list)
    pieces: Counter[int] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, fault: Fault) -> None:
        """Note a fault, each once a page."""
        if fault not in self.faults:
            self.faults.append(fault)


def content_faults(pdf: Pdf, elements: list[Element], shown: Shown) -> Iterator[Fault]:
    """What is wrong with the pages; what is shown in which font is noted for the fonts' own check."""
    placed = Counter(piece for one in elements for piece in one.pieces)
    parents = _parent_tree(pdf)
    for number, page in enumerate(pdf.pages, 1):
        walk = _Walk(f"page {number}", shown)
        _walk(walk, page, page.get("/Resources", Dictionary()))
        yield from walk.faults
        counts = {mcid: placed.pop((page.obj.objgen, mcid), 0) for mcid in walk.pieces}
        wrong = [mcid for mcid, times in walk.pieces.items() if times != 1 or counts[mcid] != 1]
        yield from (Fault("mcid", f"page {number}: {mcid}") for mcid in sorted(wrong))
        if walk.pieces and not _leads_back(page, parents, set(walk.pieces)):
            yield Fault("parent-tree", f"page {number}")
    yield from (Fault("mcid", f"{mcid} is on no page") for _, mcid in sorted(placed))


def _walk(walk: _Walk, content: Page | Object, resources: Object) -> None:
    """Read a page, or a drawing that is placed on it and has marks and fonts of its own."""
    depth = len(walk.marks)
    fonts: list[Object | None] = [None]
    for step in pikepdf.parse_content_stream(content, _READ):
        name, operands = str(step.operator), list(step.operands)
        match name:
            case "q":
                fonts.append(fonts[-1])
            case "Q":
                _closed(walk, fonts, least=1)
            case "EMC":
                _closed(walk, walk.marks, least=depth)
            case "BMC" | "BDC":
                _opened(walk, operands)
            case "Tf":
                fonts[-1] = resources.Font[str(operands[0])]
            case "Do":
                _drawn(walk, resources.XObject[str(operands[0])], resources)
            case _ if name in _PAINT:
                _painted(walk, name, operands, fonts[-1])
            case _:
                _coloured(walk, operands, resources)
    if len(fonts) > 1 or len(walk.marks) > depth:
        walk.fault(Fault("balance", walk.where))
        del walk.marks[depth:]


def _opened(walk: _Walk, operands: Operands) -> None:
    tag = str(operands[0])
    properties = operands[1] if len(operands) > 1 else None
    number = properties.get("/MCID") if isinstance(properties, Dictionary) else None
    kind = "artifact" if tag == "/Artifact" else "other" if number is None else "piece"
    if kind != "other" and {"artifact", "piece"} & set(walk.marks):
        walk.fault(Fault("nesting", f"{walk.where}: {tag}"))
    if number is not None:
        walk.pieces[int(number)] += 1
    walk.marks.append(kind)


def _closed(walk: _Walk, opened: list[Any], *, least: int) -> None:
    if len(opened) > least:
        opened.pop()
    else:
        walk.fault(Fault("balance", walk.where))


def _painted(walk: _Walk, name: str, operands: Operands, font: Object | None) -> None:
    if not {"artifact", "piece"} & set(walk.marks):
        walk.fault(Fault("untagged", f"{walk.where}: {name}"))
    if name not in _TEXT or font is None:
        return
    strings = operands[0] if name == "TJ" else [operands[-1]]
    for one in strings:
        if isinstance(one, pikepdf.String):
            walk.shown.add(font, bytes(one))


def _drawn(walk: _Walk, drawn: Object, resources: Object) -> None:
    if not {"artifact", "piece"} & set(walk.marks):
        walk.fault(Fault("untagged", f"{walk.where}: Do"))
    if drawn.get("/Subtype") == Name.Form:
        _walk(walk, drawn, drawn.get("/Resources", resources))
    elif drawn.get("/ColorSpace") == Name.DeviceCMYK:
        walk.fault(Fault("colour", f"{walk.where}: printing inks"))


def _coloured(walk: _Walk, operands: Operands, resources: Object) -> None:
    """The file's profile has red, green and blue: printing inks depend on the device."""
    named = operands[0] if operands and isinstance(operands[0], Name) else Name.DeviceCMYK
    if resources.get("/ColorSpace", Dictionary()).get(str(named), named) == Name.DeviceCMYK:
        walk.fault(Fault("colour", f"{walk.where}: printing inks"))


def _parent_tree(pdf: Pdf) -> dict[int, Object]:
    """What the tree says of each page: the numbers of the pages and the elements of their pieces."""
    root = pdf.Root.get("/StructTreeRoot", Dictionary())
    if "/ParentTree" not in root:
        return {}
    return dict(pikepdf.NumberTree(root.ParentTree).items())


def _leads_back(page: Page, parents: dict[int, Object], pieces: set[int]) -> bool:
    elements = parents.get(int(page.get("/StructParents", -1)), Array())
    return all(mcid < len(elements) and isinstance(elements[mcid], Dictionary) for mcid in pieces)
