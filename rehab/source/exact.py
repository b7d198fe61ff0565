"""Values that pydantic would quietly turn into another kind.

A document and what a model expects flow in; the places where the kinds differ flow out.
`"3"` is text and `true` is no number: a value that has to be turned into something is refused by name.
Pydantic's strict mode would refuse lists for tuples and words for enums as well, so kinds are compared here.
"""

import re
from collections.abc import Iterator
from datetime import date

from rehab.source.node import MappingNode, Node, ScalarNode, SequenceNode
from rehab.source.place import Path
from rehab.source.schema import Expected, Schema, is_union

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OPAQUE = frozenset({"function-before", "function-wrap", "function-plain"})


def inexact(expected: Expected, node: Node) -> Iterator[tuple[Path, ScalarNode, str]]:
    """Each scalar that is of another kind than the model expects, with the kind that it expects."""
    yield from _walk(expected, expected.root, node, ())


def _walk(expected: Expected, schema: Schema | None, node: Node, path: Path) -> Iterator[tuple[Path, ScalarNode, str]]:
    inner = expected.opened(schema)
    if inner is None or node.flawed:
        return
    if isinstance(node, ScalarNode):
        if not _fits(expected, schema, node):
            yield path, node, _first_kind(expected, inner)
    elif is_union(inner):
        yield from _walk_union(expected, inner, node, path)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from _walk(expected, expected.item(inner, index), item, (*path, index))
    else:
        yield from _walk_mapping(expected, inner, node, path)


def _walk_mapping(
    expected: Expected, inner: Schema, node: MappingNode, path: Path
) -> Iterator[tuple[Path, ScalarNode, str]]:
    fields, value = expected.fields(inner), expected.value(inner)
    for key, entry in node.entries.items():
        yield from _walk(expected, fields.get(key) or value, entry.value, (*path, key))


def _walk_union(
    expected: Expected, inner: Schema, node: Node, path: Path
) -> Iterator[tuple[Path, ScalarNode, str]]:
    """Only the branch that takes it with the fewest complaints can have been meant."""
    tried = []
    for _, choice in expected.choices(inner):
        opened = expected.opened(choice)
        if opened is not None and _holds(expected, opened, node):
            tried.append(list(_walk(expected, choice, node, path)))
    if tried:
        yield from min(tried, key=len)


def _holds(expected: Expected, opened: Schema, node: Node) -> bool:
    if is_union(opened):
        return True
    if isinstance(node, SequenceNode):
        return opened["type"] in {"list", "tuple", "set", "frozenset"}
    fields = expected.fields(opened)
    return opened["type"] == "dict" or (isinstance(node, MappingNode) and set(node.entries) <= set(fields))


def _fits(expected: Expected, schema: Schema | None, node: ScalarNode) -> bool:
    inner = expected.opened(schema, until=_OPAQUE)
    if inner is None or inner["type"] in _OPAQUE:
        return True  # a validator of the project looks at it before pydantic does
    if is_union(inner):
        return any(_fits(expected, choice, node) for _, choice in expected.choices(inner))
    value = node.value
    match inner["type"]:
        case "int":
            return isinstance(value, int) and not isinstance(value, bool)
        case "float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "bool":
            return isinstance(value, bool)
        case "date":
            return isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value) is not None)
        case "str":
            return isinstance(value, str)
    return not is_container(inner)


def is_container(inner: Schema) -> bool:
    """Whether an opened schema expects a mapping or a list, so that no scalar can fit it."""
    return inner["type"] in {"model-fields", "typed-dict", "dataclass-args", "dict", "list", "tuple", "set", "frozenset"}


def _first_kind(expected: Expected, inner: Schema) -> str:
    if not is_union(inner):
        return str(inner["type"])
    kinds = [expected.opened(choice) for _, choice in expected.choices(inner)]
    return next((str(kind["type"]) for kind in kinds if kind is not None), "str")
