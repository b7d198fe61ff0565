"""The way from a document's root to the place that a pydantic error means.

An error's place (keys, item numbers, and names of union branches between them) flows in;
the path in the document, what was expected there and the branches taken flow out.
"""

from rehab.frozen import FrozenStruct
from rehab.source.node import MappingNode, Node, SequenceNode
from rehab.source.place import Path
from rehab.source.schema import Expected, Schema, is_union


class Fork(FrozenStruct):
    """A union on the way: which branch the error speaks of."""

    path: Path
    label: str
    union: Schema
    branch: Schema | None


class Trail(FrozenStruct):
    """The way to one error."""

    path: Path
    node: Node
    schema: Schema | None
    """What was expected at the node; None where that is not known."""
    owner: Schema | None
    """What was expected of the part that holds the node."""
    forks: tuple[Fork, ...]
    absent: str | int | None
    """The last step, if the document has no such part: a missing key or item."""
    on_key: bool
    """Whether the error is about the key and not about its value."""


def follow(expected: Expected, root: Node, place: Path) -> Trail:
    """Follow an error's place down the document and down the schema at once.

    A step that the document does not have is a name of a branch, a key that a validator put in, or,
    as the last step, something that is missing.
    """
    walk = _Walk(expected, root)
    for step in place:
        walk.take(step)
    return walk.trail()


class _Walk:
    def __init__(self, expected: Expected, root: Node) -> None:
        self._expected = expected
        self._node, self._schema = root, expected.opened(expected.root)
        self._owner: Schema | None = None
        self._path: list[str | int] = []
        self._forks: list[Fork] = []
        self._absent: str | int | None = None
        self._on_key = False

    def take(self, step: str | int) -> None:
        self._absent = None
        if step == "[key]":
            self._on_key = True
        elif self._schema is not None and is_union(self._schema):
            branch = self._expected.choice(self._schema, str(step))
            self._forks.append(Fork(tuple(self._path), str(step), self._schema, branch))
            self._schema = self._expected.opened(branch)
        elif isinstance(self._node, MappingNode) and str(step) in self._node.entries:
            self._down(str(step), self._node.entries[str(step)].value)
        elif (
            isinstance(self._node, SequenceNode)
            and isinstance(step, int)
            and 0 <= step < len(self._node.items)
        ):
            self._down(step, self._node.items[step])
        else:
            self._absent, self._owner = step, self._schema
            inner = self._inner(step)
            self._schema = inner if inner is not None else self._schema

    def trail(self) -> Trail:
        return Trail(
            path=tuple(self._path),
            node=self._node,
            schema=self._schema,
            owner=self._owner,
            forks=tuple(self._forks),
            absent=self._absent,
            on_key=self._on_key,
        )

    def _down(self, step: str | int, node: Node) -> None:
        self._owner, self._schema = self._schema, self._inner(step)
        self._path.append(step)
        self._node = node

    def _inner(self, step: str | int) -> Schema | None:
        expected, schema = self._expected, self._schema
        if isinstance(step, int):
            return expected.opened(expected.item(schema, step))
        return expected.opened(expected.fields(schema).get(step) or expected.value(schema))
