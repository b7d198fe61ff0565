"""The comments of a document: where each stands, and to which part it belongs.

A tree and the lines it was read from flow in; comments and the parts they stand in flow out.
The parser passes comments over, but whoever lays a file out anew has to keep each of them at its part.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rehab.frozen import FrozenStruct
from rehab.source.node import MappingNode, Node, ScalarNode, SequenceNode
from rehab.source.place import Path

_BLOCK = frozenset({"|", ">"})
_HEADER = re.compile(r"[|>][-+0-9]*")


class Comment(FrozenStruct):
    """A comment of one line.

    Attributes:
        line: its line, counted from 0.
        column: where its `#` stands, counted from 0.
        text: from its `#` on, without spaces at the end.
        alone: true if nothing else stands on the line.
    """

    line: int
    column: int
    text: str
    alone: bool


def comments(root: Node) -> tuple[Comment, ...]:
    """Every comment of a document, in the order of the file: a `#` that stands in no word or text."""
    lines = root.lines.lines
    taken: dict[int, list[tuple[int, int]]] = {}
    for scalar in scalars(root):
        for line, start, end in _stretches(scalar):
            taken.setdefault(line, []).append((start, end))
    found: list[Comment] = []
    for line, text in enumerate(lines):
        column = _sign(text, taken.get(line, []))
        if column >= 0:
            found.append(Comment(line, column, text[column:].rstrip(), not text[:column].strip()))
    return tuple(found)


def scalars(node: Node) -> Iterator[ScalarNode]:
    """Every key and value below a node, in the order of the file."""
    match node:
        case ScalarNode():
            yield node
        case MappingNode():
            for entry in node.entries.values():
                yield entry.key
                yield from scalars(entry.value)
        case SequenceNode():
            for item in node.items:
                yield from scalars(item)


def last_line(scalar: ScalarNode) -> int:
    """The last line of a word or text; empty lines after a block count only where `+` keeps them."""
    line, column, end_line, end_column = scalar.region
    if scalar.style not in _BLOCK:
        return end_line
    last = end_line if end_column else end_line - 1
    lines = scalar.lines.lines
    if "+" not in _header(lines[line][column:]):
        while last > line and not "".join(lines[last : last + 1]):
            last -= 1
    return max(last, line)


def levels(root: Node, found: tuple[Comment, ...]) -> tuple[Path, ...]:
    """For each comment the list or mapping to whose items it belongs.

    It is that of the next item; where the comment is indented further than that, it is what ends there,
    as deep as the comment's indentation says.
    """
    parts, places = tuple(blocks(root)), _places(root.lines.lines, found)
    return tuple(_level(comment, parts, places) for comment in found)


def blocks(node: Node, path: Path = ()) -> Iterator[tuple[Path, MappingNode | SequenceNode]]:
    """Every list and mapping that is not written in brackets, with its path; outer ones first."""
    match node:
        case MappingNode(flow=False):
            yield path, node
            for key, entry in node.entries.items():
                yield from blocks(entry.value, (*path, key))
        case SequenceNode(flow=False):
            yield path, node
            for number, item in enumerate(node.items):
                yield from blocks(item, (*path, number))
        case _:
            return


def _header(text: str) -> str:
    met = _HEADER.match(text)
    return met.group() if met else ""


def _stretches(scalar: ScalarNode) -> Iterator[tuple[int, int, int]]:
    """Line, start and end of each line of a word or text; of a block's first line only its sign."""
    line, column, end_line, end_column = scalar.region
    lines = scalar.lines.lines
    if scalar.style in _BLOCK:
        yield line, column, column + len(_header(lines[line][column:]))
        line, column, end_line, end_column = line + 1, 0, last_line(scalar), len(lines[last_line(scalar)])
    for number in range(line, end_line + 1):
        start = column if number == line else 0
        yield number, start, end_column if number == end_line else len(lines[number])


def _sign(text: str, taken: list[tuple[int, int]]) -> int:
    """Where the first `#` stands that is in no word; -1 where there is none."""
    column = text.find("#")
    while column >= 0 and any(start <= column < end for start, end in taken):
        column = text.find("#", column + 1)
    return column


class _Places(NamedTuple):
    """What stands about each comment's line: the line above it that says something, and the place below."""

    before: Mapping[int, int]
    after: Mapping[int, tuple[int, int]]


def _places(lines: tuple[str, ...], found: tuple[Comment, ...]) -> _Places:
    passed = {comment.line for comment in found if comment.alone}
    saying = [number for number, line in enumerate(lines) if line.strip() and number not in passed]
    before, after = dict[int, int](), dict[int, tuple[int, int]]()
    for comment in found:
        index = bisect_right(saying, comment.line)
        before[comment.line] = saying[index - 1] if index else -1
        line = saying[index] if index < len(saying) else len(lines)
        text = lines[line] if line < len(lines) else ""
        after[comment.line] = line, len(text) - len(text.lstrip())
    return _Places(before, after)


def _level(
    comment: Comment, parts: tuple[tuple[Path, MappingNode | SequenceNode], ...], places: "_Places"
) -> Path:
    before, after = places.before[comment.line], places.after[comment.line]
    own: Path = ()
    own_column = 0
    ending: list[tuple[int, Path]] = []
    for path, part in parts:
        line, column, end_line, end_column = part.region
        if (line, column) <= after < (end_line, end_column) and column == after[1]:
            own, own_column = path, column
        elif line <= before <= end_line and column <= comment.column:
            ending.append((column, path))
    deeper = [one for one in ending if one[0] > own_column]
    return max(deeper, key=lambda one: one[0])[1] if deeper else own
