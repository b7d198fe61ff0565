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
        key: point at the key of the part instead of its value; an item of a list has no key.
    """
    here, span = node, node.span
    for step in path:
        if isinstance(here, MappingNode) and step in here.entries:
            entry = here.entries[str(step)]
            here, span = entry.value, entry.key.span if key else entry.value.span
        elif isinstance(here, SequenceNode) and isinstance(step, int) and 0 <= step < len(here.items):
            here = here.items[step]
            span = here.span
        else:
            break
    return span


def part(node: Node, path: Path) -> Node | None:
    """The part at `path`, or None where there is none."""
    here = node
    for step in path:
        if isinstance(here, MappingNode) and step in here.entries:
            here = here.entries[str(step)].value
        elif isinstance(here, SequenceNode) and isinstance(step, int) and 0 <= step < len(here.items):
            here = here.items[step]
        else:
            return None
    return here


def describe(node: Node, path: Path) -> str:
    """The path as a person would say it, such as "phase `supported` > enter_when > item 2".

    An item with an `id` or a `name` is called by it; other items are counted from 1. A key that only
    holds a list of conditions (the one key of its mapping) is left out before "item 2".
    """
    words: list[str] = []
    here: Node | None = node
    for number, step in enumerate(path):
        if isinstance(step, int):
            here = here.items[step] if isinstance(here, SequenceNode) and 0 <= step < len(here.items) else None
            name = _name(here)
            if name and words and number and path[number - 1] == words[-1]:
                words[-1] = f"{_singular(words[-1])} `{name}`"
            else:
                words.append(f"`{name}`" if name else f"item {step + 1}")
        else:
            alone = isinstance(here, MappingNode) and len(here.entries) == 1 and words
            here = here.get(step) if isinstance(here, MappingNode) else None
            counted = number + 1 < len(path) and isinstance(path[number + 1], int)
            if not (alone and counted and isinstance(here, SequenceNode)):
                words.append(step)
    return " > ".join(words)


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
