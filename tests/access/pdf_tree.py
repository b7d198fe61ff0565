"""The tree of tags: the elements of a file come in, faults of their kinds, order and nesting come out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from pikepdf import Array, Dictionary, Object, Pdf

from tests.access.pdf_fault import Fault
from tests.access.pdf_file import LANGUAGE

_HEADINGS = frozenset(f"H{level}" for level in range(1, 7))
_GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
_BLOCKS = "P H L LI Lbl LBody Table TR TH TD THead TBody TFoot"
_INLINE = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
STANDARD = frozenset(f"{_GROUPS} {_BLOCKS} {_INLINE}".split()) | _HEADINGS
"""The kinds of ISO 32000-1, 14.8.4."""

_INSIDE = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}
_AROUND = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
}
_LIST_KINDS = frozenset({"L", "LI", "LBody", "Lbl"})


@dataclass
class Element:
    """One element: its kind as readers know it, what it holds, and the numbered pieces of pages in it."""

    kind: str
    node: Object
    parent: "Element | None"
    page: tuple[int, int]
    children: list["Element"] = field(default_factory=list)
    pieces: list[tuple[tuple[int, int], int]] = field(default_factory=list)
    objects: list[Object] = field(default_factory=list)

    def all(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def text(self, key: str) -> str:
        """An entry of the element as text, empty where there is none."""
        return str(self.node.get(key, "")).strip()


def read_tree(pdf: Pdf) -> list[Element]:
    """The elements at the top of the tree."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return []
    roles = {str(name)[1:]: str(kind)[1:] for name, kind in root.get("/RoleMap", Dictionary()).items()}
    top = Element("", root, None, (0, 0))
    _add(top, root.get("/K", Array()), roles)
    return top.children


def _add(element: Element, kids: Object, roles: dict[str, str]) -> None:
    for kid in kids if isinstance(kids, Array) else [kids]:
        page = kid.Pg.objgen if isinstance(kid, Dictionary) and "/Pg" in kid else element.page
        if not isinstance(kid, Dictionary):
            element.pieces.append((page, int(kid)))
        elif kid.get("/Type") == "/MCR":
            element.pieces.append((page, int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            element.objects.append(kid.Obj)
        else:
            child = Element(_kind(str(kid.S)[1:], roles), kid, element, page)
            element.children.append(child)
            _add(child, kid.get("/K", Array()), roles)


def _kind(name: str, roles: dict[str, str]) -> str:
    seen = set()
    while name in roles and name not in seen and name not in STANDARD:
        seen.add(name)
        name = roles[name]
    return name


def tree_faults(pdf: Pdf, top: list[Element]) -> Iterator[Fault]:
    """What is wrong with the tree of tags."""
    elements = [one for each in top for one in each.all()]
    if not any(one.pieces for one in elements):
        yield Fault("tree", "catalogue")
    remapped = {str(name)[1:] for name in _roles(pdf)} & STANDARD
    yield from (Fault("role", f"{name} is remapped") for name in sorted(remapped))
    yield from _headings(elements)
    for one in elements:
        yield from _element(one)
        yield from _nesting(one)
        if one.kind == "Table":
            yield from _table(one)


def _roles(pdf: Pdf) -> Object:
    return pdf.Root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary())


def _headings(elements: list[Element]) -> Iterator[Fault]:
    headings = [one for one in elements if one.kind in _HEADINGS]
    levels = [0, *(int(one.kind[1:]) for one in headings)]
    for (before, level), one in zip(pairwise(levels), headings, strict=True):
        if level > before + 1:
            yield Fault("heading-order", f"{one.kind} {one.text('/T')}")
    for one in headings:
        if not any(each.pieces for each in one.all()):
            yield Fault("heading-empty", f"{one.kind} {one.text('/T')}")
    if headings and any(one.kind == "H" for one in elements):
        yield Fault("heading-order", "H beside H1")


def _element(one: Element) -> Iterator[Fault]:
    if one.kind not in STANDARD:
        yield Fault("role", one.kind)
    if one.parent is not None and one.node.get("/P") != one.parent.node:
        yield Fault("parent", one.kind)
    if one.kind in {"Figure", "Formula"} and not one.text("/Alt") and not one.text("/ActualText"):
        yield Fault("alternative", one.kind)
    if "/Lang" in one.node and not LANGUAGE.fullmatch(one.text("/Lang")):
        yield Fault("part-language", one.kind)
    if one.kind == "Link" and not any(str(each.get("/Contents", "")).strip() for each in one.objects):
        yield Fault("link", one.kind)


def _nesting(one: Element) -> Iterator[Fault]:
    inside = _INSIDE.get(one.kind)
    if inside is not None:
        strangers = [child.kind for child in one.children if child.kind not in inside]
        if strangers or one.pieces:
            yield Fault(_rule(one.kind), f"{one.kind} holds {strangers or 'text'}")
    around = _AROUND.get(one.kind)
    if around is not None and (one.parent is None or one.parent.kind not in around):
        yield Fault(_rule(one.kind), f"{one.kind} outside {sorted(around)}")


def _rule(kind: str) -> Literal["list", "table"]:
    return "list" if kind in _LIST_KINDS else "table"


def _table(table: Element) -> Iterator[Fault]:
    rows = [one for one in table.all() if one.kind == "TR" and _table_of(one) is table]
    cells = [cell for row in rows for cell in row.children]
    headers = [cell for cell in cells if cell.kind == "TH"]
    if not headers or any(_attribute(cell, "/Scope") is None for cell in headers):
        yield Fault("table-header", f"{len(headers)} header cells in {len(rows)} rows")
    widths = _widths(rows)
    if len(set(widths)) > 1:
        yield Fault("table-shape", f"rows of {widths} cells")


def _table_of(row: Element) -> Element | None:
    up = row.parent
    while up is not None and up.kind in {"THead", "TBody", "TFoot"}:
        up = up.parent
    return up


def _widths(rows: list[Element]) -> list[int]:
    """How many columns each row fills, cells that reach down from rows above counted."""
    reaching: list[int] = []
    widths = []
    for row in rows:
        width = sum(1 for rest in reaching if rest > 0)
        reaching = [rest - 1 for rest in reaching if rest > 1]
        for cell in row.children:
            wide, deep = (int(_attribute(cell, key) or 1) for key in ("/ColSpan", "/RowSpan"))
            width += wide
            reaching += [deep - 1] * wide if deep > 1 else []
        widths.append(width)
    return widths


def _attribute(cell: Element, key: str) -> Object | int | None:
    attributes = cell.node.get("/A", Array())
    for one in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(one, Dictionary) and key in one:
            return one[key]
    return None
