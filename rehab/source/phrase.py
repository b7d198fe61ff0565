"""What is said of one error, and how the house calls things when it says so.

Nodes, paths and words flow in; phrases for messages flow out.
"""

from collections.abc import Iterable
from datetime import date

from rehab.frozen import FrozenStruct
from rehab.source.node import MappingNode, Node, SequenceNode
from rehab.source.place import Path

LONGEST_QUOTED = 40
"""The most characters of a file's own text that a message repeats."""
_MOST_LISTED = 8


class Complaint(FrozenStruct):
    """What is said of one error."""

    id: str
    message: str
    label: str = ""
    at: Path = ()
    on_key: bool = False
    why: str = ""


def subject(path: Path) -> str:
    """What a message calls the part at a path."""
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, str):
        return quoted(last)
    holder = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f"item {last + 1} of {quoted(holder)}" if holder else f"item {last + 1}"


def kind_of(node: Node) -> str:
    """What a message calls the kind of a node."""
    if isinstance(node, MappingNode):
        return "a mapping"
    if isinstance(node, SequenceNode):
        return "a list"
    match node.value:
        case bool():
            return "`true` or `false`" if node.quoted else f"`{node.text}`"
        case int() | float():
            return "a number"
        case date():
            return "a date"
        case _:
            return "text"


def listed(words: tuple[str, ...], last: str = " or ") -> str:
    """Words in backticks, in a row; of many only the first."""
    shown = [quoted(word) for word in words[:_MOST_LISTED]]
    if len(words) > _MOST_LISTED:
        return ", ".join(shown) + f"{last}{len(words) - _MOST_LISTED} more"
    return in_a_row(shown, last)


def in_a_row(phrases: Iterable[str], last: str = " or ") -> str:
    """Phrases with commas between them, and `last` before the last."""
    *first, final = phrases or ("",)
    return last.join((", ".join(first), final)) if first else final


def quoted(word: str | int) -> str:
    """A word of the file in backticks, cut where it is long."""
    text = str(word)
    text = text if len(text) <= LONGEST_QUOTED else text[: LONGEST_QUOTED - 3] + "..."
    return f"`{text}`"
