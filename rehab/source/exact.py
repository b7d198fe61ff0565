"""Values that pydantic would quietly turn into another kind.

A document and what a model expects flow in; the places where the kinds differ flow out.
`"3"` is text and `true` is no number: a value that has to be turned into something is refused by name.
Pydantic's strict mode would refuse lists for tuples and words for enums as well, so kinds are compared here.
"""

import re
from collections.abc import Iterator
from datetime import date

from rehab.source.node import MappingNode, Node, Scalar, ScalarNode, SequenceNode
from rehab.source.place import Path
from rehab.source.schema import LISTS, Expected, Schema, is_union

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTAINERS = LISTS | {"model-fields", "typed-dict", "dataclass-args", "dict"}
_OPAQUE = frozenset({"function-before", "function-wrap", "function-plain"})


Inexact = tuple[Path, ScalarNode, str]
"""Where, what, and the kind that was expected."""


def inexact(expected: Expected, node: Node) -> Iterator[Inexact]:
    """Each scalar that is of another kind than the model expects, with the kind that it expects."""
    return _Comparison(expected).part(expected.root, node, ())


class _Comparison:
    def __init__(self, expected: Expected) -> None:
        self._expected = expected

    def part(self, schema: Schema | None, node: Node, path: Path) -> Iterator[Inexact]:
        inner = self._expected.opened(schema)
        if inner is None or node.flawed or self._is_settled(schema):
            return
        if isinstance(node, ScalarNode):
            if not self._fits(schema, node):
                yield path, node, self._first_kind(inner)
        elif is_union(inner):
            yield from self._union(inner, node, path)
        elif isinstance(node, SequenceNode):
            for index, item in enumerate(node.items):
                yield from self.part(self._expected.item(inner, index), item, (*path, index))
        else:
            fields, value = self._expected.fields(inner), self._expected.value(inner)
            for key, entry in node.entries.items():
                yield from self.part(fields.get(key, value), entry.value, (*path, key))

    def _is_settled(self, schema: Schema | None) -> bool:
        """Whether a validator of the project has the last word on all that stands here."""
        inner = self._expected.opened(schema, until=_OPAQUE)
        return inner is not None and inner["type"] == "function-wrap"

    def _union(self, inner: Schema, node: Node, path: Path) -> Iterator[Inexact]:
        """Only the branch that takes it with the fewest complaints can have been meant."""
        tried = [
            list(self.part(choice, node, path))
            for _, choice in self._expected.choices(inner)
            if self._holds(choice, node)
        ]
        if tried:
            yield from min(tried, key=len)

    def _holds(self, choice: Schema, node: Node) -> bool:
        opened = self._expected.opened(choice)
        if opened is None or is_union(opened):
            return opened is not None
        if isinstance(node, SequenceNode):
            return opened["type"] in LISTS
        fields = self._expected.fields(opened)
        return opened["type"] == "dict" or (
            isinstance(node, MappingNode) and node.entries.keys() <= fields.keys()
        )

    def _fits(self, schema: Schema | None, node: ScalarNode) -> bool:
        inner = self._expected.opened(schema, until=_OPAQUE)
        if inner is None or inner["type"] in _OPAQUE:
            return True  # a validator of the project looks at it before pydantic does
        if is_union(inner):
            return any(self._fits(choice, node) for _, choice in self._expected.choices(inner))
        return _is(inner["type"], node.value)

    def _first_kind(self, inner: Schema) -> str:
        opened = [self._expected.opened(choice) for _, choice in self._expected.choices(inner)]
        return next((str(kind["type"]) for kind in opened if kind is not None), str(inner["type"]))


def _is(kind: str, value: Scalar) -> bool:
    match kind:
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
        case _:
            return kind not in _CONTAINERS
