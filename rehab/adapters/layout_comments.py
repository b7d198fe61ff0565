"""Comments that ruamel.yaml would lose, raised above the item that they stand in.

A tree flows in; a text flows out that says the same, with comments only where the library keeps them:
between items, and at the ends of lines.
"""

from collections.abc import Iterator

from rehab.source import MappingNode, Node, ScalarNode, SequenceNode
from rehab.source.comments import blocks, comments

_MARKERS = ("---", "...")


def raised(root: Node) -> str:
    """The text with every comment within an item of brackets, or before its one word, above that item.

    The library keeps comments between items and at the ends of lines, and no others. A line `---` goes.
    """
    lines = [_unmarked(line) for line in root.lines.lines]
    zones = tuple(_zones(root))
    above: dict[int, list[str]] = {}
    gone = set[int]()
    for comment in comments(root):
        place = _lifted((comment.line, comment.column), zones)
        if place != (comment.line, comment.column):
            above.setdefault(place[0], []).append(comment.text)
            lines[comment.line] = root.lines.lines[comment.line][: comment.column].rstrip()
            gone.update({comment.line} if comment.alone else ())
    kept: list[str] = []
    for number, line in enumerate(lines):
        indentation = line[: len(line) - len(line.lstrip())]
        kept.extend(indentation + text for text in above.get(number, ()))
        kept.extend(() if number in gone else (line,))
    return "\n".join(kept)


def _unmarked(line: str) -> str:
    return line[3:].lstrip() if line.startswith(_MARKERS) and not line[3:4].strip() else line


_Point = tuple[int, int]


def _lifted(place: _Point, zones: tuple[tuple[_Point, _Point], ...]) -> _Point:
    """A place, or the line above which it has to go to be in no zone."""
    for start, end in zones:
        if start < place < end:
            return _lifted((start[0], 0), zones)
    return place


def _zones(root: Node) -> Iterator[tuple[_Point, _Point]]:
    """From where to where no comment can stay: from a key or dash to the end of a value of one piece."""
    for _, block in blocks(root):
        if isinstance(block, MappingNode):
            for entry in block.entries.values():
                if _of_one_piece(entry.value):
                    yield (entry.key.region.line, entry.key.region.column), _end(entry.value)
        else:
            for item in block.items:
                start = (_dash(block, item), block.region.column)
                yield start, _end_of_item(item)


def _of_one_piece(node: Node) -> bool:
    return isinstance(node, ScalarNode) or node.flow


def _end(node: Node) -> _Point:
    """Where a value ends for comments: with its line if it is a block text or in wide brackets."""
    line, _, end_line, end_column = node.region
    if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
        return line + 1, 0
    is_spread = line != end_line and not isinstance(node, ScalarNode)
    return (end_line + 1, 0) if is_spread else (end_line, end_column)


def _end_of_item(item: Node) -> _Point:
    """Where an item of a list ends for comments: with its line if it is in brackets.

    The library loses the comment above such an item if there is one beside it.
    """
    if not _of_one_piece(item):
        return item.region.line, item.region.column
    return _end(item) if isinstance(item, ScalarNode) else (item.region.end_line + 1, 0)


def _dash(block: SequenceNode, item: Node) -> int:
    """The line of the dash of an item."""
    column = block.region.column
    line = item.region.line
    while line > block.region.line and (
        block.lines.lines[line][column : column + 1] != "-" or block.lines.lines[line][:column].strip()
    ):
        line -= 1
    return line
