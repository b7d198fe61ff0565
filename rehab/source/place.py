"""Where a part of a document stands: for the eye as a span, for the ear as a path.

A node and a path of keys and item numbers flow in; a span or a phrase flows out.
"""

from rehab.findings import Span
from rehab.source.node import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]
"""Keys and item numbers (from 0) from a document's root down."""


def locate(node: Node, path: Path, *, key: bool = False) -> Span:
    """The span of the part at `path`, or of the nearest part above it that exists.

    Args:
        node: the root that the path starts from.
        path: keys and item numbers.
        key: point at the key of the part instead of its value; where it has none (the root, or an item
            of a list) at its own first key.
    """
    here, owner, last = node, node, None
    for step in path:
        below = _below(here, step)
        if below is None:
            break
        here, owner, last = below, here, step
    if key and isinstance(owner, MappingNode) and last is not None:
        return owner.entries[str(last)].key.span
    return _first_key(here) if key else here.span


def part(node: Node, path: Path) -> Node | None:
    """The part at `path`, or None where there is none."""
    here: Node | None = node
    for step in path:
        here = None if here is None else _below(here, step)
    return here


def _below(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        return node.get(str(step))
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def _first_key(node: Node) -> Span:
    """Where a part begins that has no key of its own: its first key, if it has any."""
    if isinstance(node, MappingNode) and node.entries:
        return next(iter(node.entries.values())).key.span
    return node.span


def describe(node: Node, path: Path) -> str:
    """The path as a person would say it, such as "phase `supported` > enter_when > item 2".

    An item with an `id` or a `name` is called by it; other items are counted from 1. A key that only
    holds a list of conditions (the one key of its mapping) is left out before "item 2".
    """
    words: list[str] = []
    for number, step in enumerate(path):
        if isinstance(step, int):
            name = _name(part(node, path[: number + 1]))
            if name and words and path[number - 1] == words[-1]:
                words[-1] = f"{_singular(words[-1])} `{name}`"
            else:
                words.append(f"`{name}`" if name else f"item {_number(part(node, path[:number]), step) + 1}")
        elif not (words and _only_holds_items(node, path, number)):
            words.append(step)
    return " > ".join(words)


def _number(holder: Node | None, step: int) -> int:
    """Which item of the file an item is."""
    numbers = holder.numbers if isinstance(holder, SequenceNode) else ()
    return numbers[step] if step < len(numbers) else step


def _only_holds_items(node: Node, path: Path, number: int) -> bool:
    """Whether a step is the one key of its mapping, and the next step counts the items below it."""
    holder = part(node, path[:number])
    counted = number + 1 < len(path) and isinstance(path[number + 1], int)
    return counted and isinstance(holder, MappingNode) and len(holder.entries) == 1


def _name(node: Node | None) -> str:
    if isinstance(node, MappingNode):
        for key in ("id", "name"):
            named = node.get(key)
            if isinstance(named, ScalarNode) and named.text and not named.flawed:
                return named.text
    return ""


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
