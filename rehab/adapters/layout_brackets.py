"""Lists and mappings in brackets: on one line where they were, or where one line is enough.

A tree or a text of one-line brackets flows in; which ones were spread over lines, and the text with those
that are too wide broken up, flow out.
"""

from collections.abc import Callable, Iterable, Iterator

from rehab.source import MappingNode, Node, Path, ScalarNode, SequenceNode, part

WIDEST = 110
"""Brackets that were spread over lines are drawn together while they end by this column."""
STEP = 2
"""Spaces from a key to what stands below it."""


def broken_up(written: str, spread: Iterable[Path], read: Callable[[str], Node]) -> Node:
    """The text, read, with an item a line where brackets that were spread over lines are too wide for one.

    A list right within a list stays on its line: the library loses comments after such a one.

    Args:
        written: the text with all brackets on one line each.
        spread: the brackets that were not, outer ones first.
        read: reads a text that can be read.
    """
    root = read(written)
    for path in spread:
        lines = _broken(root, path)
        root = root if lines is None else read("\n".join(lines) + "\n")
    return root


def _broken(root: Node, path: Path) -> list[str] | None:
    """The lines of a text with an item a line in one pair of brackets; None if they stay as they are."""
    node = part(root, path)
    if node is None or isinstance(node, ScalarNode) or node.region.end_column <= WIDEST:
        return None
    lines = list(root.lines.lines)
    line, start, _, _ = node.region
    before = lines[line][:start].rstrip()
    items = [lines[line][first:last] for first, last in _items(node)]
    match part(root, path[:-1]), node:
        case MappingNode(flow=False) as above, _ if items:
            column = above.entries[str(path[-1])].key.region.column + STEP
            dash = "- " if isinstance(node, SequenceNode) else ""
            below = [before, *(" " * column + dash + item for item in items)]
        case SequenceNode(flow=False), MappingNode() if items:
            column = len(before) + 1
            below = [f"{before} {items[0]}", *(" " * column + item for item in items[1:])]
        case _:
            return None
    return [*lines[:line], *below, *lines[line + 1 :]]


def _items(node: MappingNode | SequenceNode) -> Iterator[tuple[int, int]]:
    """From which column to which each item of brackets of one line goes."""
    if isinstance(node, MappingNode):
        for entry in node.entries.values():
            yield entry.key.region.column, entry.value.region.end_column
    else:
        for item in node.items:
            yield item.region.column, item.region.end_column


def spread_over_lines(node: Node, path: Path = ()) -> Iterator[Path]:
    """Every list and mapping in brackets that goes over several lines, outer ones first."""
    if isinstance(node, ScalarNode):
        return
    if node.flow and node.region.line != node.region.end_line:
        yield path
    if isinstance(node, MappingNode):
        for key, entry in node.entries.items():
            yield from spread_over_lines(entry.value, (*path, key))
    else:
        for number, item in enumerate(node.items):
            yield from spread_over_lines(item, (*path, number))
