"""The handout's words as a plain run of blocks, so that every engine prints the same.

A Handout flows in; headings, paragraphs, items and one table flow out. Boxes, bars and columns are left to
the project's own template: the peers' pages are simpler than the page they are measured beside.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from rehab.report.handout import Handout, SessionLog

_HEADINGS = frozenset({"title", "headline", "label"})
_UNPRINTED = frozenset({"language", "direction", "kind", "tone", "page_of"})


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or item."""

    kind: Literal["heading", "text", "item"]
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """One table, its first row the head."""

    rows: tuple[tuple[str, ...], ...]


Part = Block | Grid


def parts(handout: Handout) -> tuple[Part, ...]:
    """Everything that the handout says, in order."""
    return tuple(_parts(handout))


def _parts(value: BaseModel) -> Iterator[Part]:
    if isinstance(value, SessionLog):
        yield Block("heading", value.title)
        yield Block("text", value.lead)
        yield _grid(value)
        yield Block("text", value.note)
        return
    for name in type(value).model_fields:
        if name not in _UNPRINTED:
            yield from _of_field(name, getattr(value, name))


def _of_field(name: str, value: object) -> Iterator[Part]:
    match value:
        case "" | None:
            return
        case str():
            yield Block("heading" if name in _HEADINGS else "text", value)
        case tuple():
            for one in value:
                if isinstance(one, BaseModel):
                    yield from _parts(one)
                else:
                    yield Block("item", str(one))
        case BaseModel():
            yield from _parts(value)
        case _:
            return


def _grid(log: SessionLog) -> Grid:
    cells = [cell.label or group.label for group in log.record for cell in group.cells]
    head = (log.done_label, log.session_label, *cells)
    rows = (("", f"{one.day} {one.date} {one.dose}", *("" for _ in cells)) for one in log.sessions)
    return Grid((head, *rows))
