"""A document as a tree in which every part knows where it stands in its file.

The reader's events flow in; immutable nodes flow out, with spans for messages and plain data for models.
Positions are kept from the first day, because they cannot be put back later.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from rehab.findings import Span
from rehab.frozen import FrozenStruct


class Misfit(FrozenStruct):
    """What stands in the place of one value and is none: it is refused by its name, not the file with it.

    Attributes:
        written: what was written, in short: `null`, `1e3`, `a list`.
        kind: what kind of thing it is: `a date`, `a list`; empty where it is nothing.
        why: why it cannot be read as a value; empty where that depends on what belongs there.
    """

    written: str
    kind: str = ""
    why: str = ""


NOTHING = Misfit("null", why="no value is given")
"""What an empty value is."""

Scalar = str | int | float | bool | date | Misfit | None
"""What one word of a file can stand for; None only where the reader has already complained."""

Data = Scalar | list["Data"] | dict[str, "Data"]
"""Plain data: what models are built from."""


class Region(NamedTuple):
    """From where to where a node runs; lines and columns count from 0, the end is just after."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines(FrozenStruct):
    """A file's name and its lines, shared by all nodes of the file."""

    file: str
    lines: tuple[str, ...]

    def span(self, line: int, column: int, *, end_column: int) -> Span:
        """The span of a stretch of one line; positions count from 0 and are kept inside the text."""
        if not self.lines:
            return Span(self.file, 1, 1, 1, "")
        if line >= len(self.lines):
            line, column, end_column = len(self.lines) - 1, len(self.lines[-1]), 0
        text = self.lines[line]
        column = min(column, len(text))
        return Span(self.file, line + 1, column + 1, max(column, min(end_column, len(text))) + 1, text)


class ScalarNode(FrozenStruct, eq=False):
    """One word, number, date or text."""

    lines: Lines
    region: Region
    text: str
    """The text that it says, with quotes and escapes taken away."""
    style: str
    """How it is written: empty where plain, else the quote or the `|` or `>` of a block."""
    value: Scalar
    flawed: bool = False
    """Whether the reader has already reported it, so that nobody complains of it again."""

    @property
    def quoted(self) -> bool:
        """Whether it is marked as text by quotes or as a block."""
        return self.style != ""

    @property
    def span(self) -> Span:
        """Where it stands: all of it, or its first line."""
        return _span(self)

    def span_of(self, words: str) -> Span:
        """Where `words` first stand within it, or its own span if they cannot be found as written."""
        line, column, end_line, end_column = self.region
        for number in range(line, min(end_line + 1, len(self.lines.lines))):
            start = column if number == line else 0
            end = end_column if number == end_line else len(self.lines.lines[number])
            found = self.lines.lines[number].find(words, start, end)
            if found >= 0:
                return self.lines.span(number, found, end_column=found + len(words))
        return self.span


class Entry(NamedTuple):
    """A key and its value."""

    key: ScalarNode
    value: "Node"


class MappingNode(FrozenStruct, eq=False):
    """Keys and values in the order of the file; of a key written twice the first stands."""

    lines: Lines
    region: Region
    entries: Mapping[str, Entry]
    flow: bool = False
    """Whether it is written in brackets."""
    flawed: bool = False
    """Whether a key was refused, so that nobody can tell which keys are missing."""

    @property
    def span(self) -> Span:
        """Where it stands: all of it, or its first line."""
        return _span(self)

    def get(self, key: str) -> "Node | None":
        """The value of a key, or None where it has no such key."""
        entry = self.entries.get(key)
        return None if entry is None else entry.value


class SequenceNode(FrozenStruct, eq=False):
    """Items in the order of the file."""

    lines: Lines
    region: Region
    items: tuple["Node", ...]
    flow: bool = False
    """Whether it is written in brackets."""
    flawed: bool = False
    numbers: tuple[int, ...] = ()
    """Which items of the file these are, where some were left out; none where all are there."""

    @property
    def span(self) -> Span:
        """Where it stands: all of it, or its first line."""
        return _span(self)


Node = MappingNode | SequenceNode | ScalarNode
"""Any part of a document."""


def to_data(node: Node) -> Data:
    """The plain data of a node: dict, list, str, int, float, bool and date."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, MappingNode):
        return {key: to_data(entry.value) for key, entry in node.entries.items()}
    return [to_data(item) for item in node.items]


def _span(node: Node) -> Span:
    line, column, end_line, end_column = node.region
    end = end_column if end_line == line else _first_line_end(node)
    return node.lines.span(line, column, end_column=end)


def _first_line_end(node: Node) -> int:
    """Where the first line of a node of several lines ends, without a comment after it."""
    line = node.region.line
    if isinstance(node, ScalarNode):
        return _line_end(node)
    parts: list[Node] = []
    if isinstance(node, MappingNode):
        for entry in node.entries.values():
            parts.extend(entry)
    else:
        parts.extend(node.items)
    here = [part for part in parts if part.region.line == line]
    if not here:
        return node.region.column + 1
    last = here[-1]
    return last.region.end_column if last.region.end_line == line else _first_line_end(last)


def _line_end(node: ScalarNode) -> int:
    text = node.lines.lines[node.region.line]
    if node.style in {"|", ">"}:
        return node.region.column + len(text[node.region.column :].split(" ", 1)[0])
    return len(text.rstrip())
