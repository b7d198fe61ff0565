"""What of a document can be read although a part of it cannot, so that one run tells of every fault.

A model and a document with faults flow in; the model of the rest flows out, with the way back to where
each of its parts stands. It serves to look for more faults and is never used for anything else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from rehab.frozen import FrozenStruct, replace
from rehab.source.exact import inexact
from rehab.source.node import Data, Entry, MappingNode, Node, Scalar, ScalarNode, SequenceNode, to_data
from rehab.source.place import Path
from rehab.source.schema import Expected, Schema
from rehab.source.shape import is_echo
from rehab.source.trail import Trail, follow

M = TypeVar("M", bound=BaseModel)
_MOST_ROUNDS = 60
_SENTENCE = "-"


class Kept(FrozenStruct):
    """Which items of its lists are left of a document.

    Attributes:
        items: for the path of each list that lost one: the numbers of those that are left.
    """

    items: Mapping[Path, tuple[int, ...]] = {}

    def written(self, path: Path) -> Path:
        """Where a part of what is left stands in the document as it was written."""
        if not self.items:
            return path
        there: Path = ()
        for step in path:
            numbers = self.items.get(there)
            there = (*there, numbers[step] if numbers is not None and isinstance(step, int) else step)
        return there


WHOLE = Kept()
"""Nothing is lost."""


class Salvage(FrozenStruct, Generic[M]):
    """What could be read.

    Attributes:
        data: the plain data of what is left.
        node: the tree of what is left; its parts stand where they stood.
        kept: the way back to the document.
    """

    value: M
    data: Data
    node: Node
    kept: Kept


def salvage(model: type[M], node: Node, *, stand_ins: Mapping[str, Data]) -> Salvage[M] | None:
    """The model of what is left of a document when every part with a fault is cut out.

    A part is cut as small as it can be: a key, else the mapping that cannot do without it, else the item
    of the list that holds it. A missing sentence or number is filled in, so that its mapping can stay.

    Args:
        model: what the document should be.
        node: its root.
        stand_ins: what to put in for keys at the top without which nothing could be read.

    Returns:
        What is left; None if that is nothing.
    """
    expected = Expected(model)
    plan = _Plan({path for path in _flawed(node, ()) if path})
    for _ in range(_MOST_ROUNDS):
        left = plan.applied(node, ())
        if not isinstance(left, MappingNode):
            return None
        kept, data = Kept(dict(plan.items)), to_data(left)
        assert isinstance(data, dict)  # noqa: S101 (of a mapping)
        given = {key: value for key, value in stand_ins.items() if key not in left.entries}
        try:
            value = model.model_validate({**given, **data})
        except ValidationError as error:
            followed = [(one, follow(expected, left, one["loc"])) for one in error.errors(include_url=False)]
            trails = [trail for one, trail in followed if not is_echo(one, trail)]
        else:
            places = [path for path, _, _ in inexact(expected, left)]
            if not places:
                return Salvage(value, data, left, kept)
            trails = [Trail(path, left, None, None, (), None, on_key=False) for path in places]
        if not all(plan.mends(trail, kept) for trail in trails):
            return None
    return None


@dataclass(slots=True)
class _Plan:
    """What is cut out of a document and what is filled in, by paths in it as it was written."""

    cuts: set[Path]
    fills: dict[Path, dict[str, Scalar | list[Scalar]]] = field(default_factory=dict)
    items: dict[Path, tuple[int, ...]] = field(default_factory=dict)

    def mends(self, trail: Trail, kept: Kept) -> bool:
        """Fill in or cut what an error means; False where nothing would be left."""
        there = kept.written(trail.path)
        holder, key = there[:-1], str(there[-1]) if there else ""
        if key in self.fills.get(holder, {}):  # what was filled in is refused as well
            there = holder
        elif (value := self._fill(trail)) is not None:
            self.fills.setdefault(there, {})[str(trail.absent)] = value
            return True
        self.cuts.add(there)
        return there != ()

    def _fill(self, trail: Trail) -> Scalar | list[Scalar]:
        """What stands in for what is missing; None where nothing can."""
        if trail.absent == "id":
            return f"unnamed-{len(self.fills)}"
        return _filled(trail.schema) if isinstance(trail.absent, str) and trail.schema is not None else None

    def applied(self, node: Node, path: Path) -> Node:
        """The tree as it is left."""
        if isinstance(node, MappingNode):
            entries = {
                key: entry._replace(value=self.applied(entry.value, (*path, key)))
                for key, entry in node.entries.items()
                if (*path, key) not in self.cuts
            }
            for key, value in self.fills.get(path, {}).items():
                word = ScalarNode(node.lines, node.region, key, "", key)
                entries.setdefault(key, Entry(word, _as_node(value, word)))
            return replace(node, entries=entries)
        if isinstance(node, SequenceNode):
            left = tuple(number for number in range(len(node.items)) if (*path, number) not in self.cuts)
            if len(left) < len(node.items):
                self.items[path] = left
            items = tuple(self.applied(node.items[number], (*path, number)) for number in left)
            return replace(node, items=items, numbers=left)
        return node


def _filled(schema: Schema) -> Scalar | list[Scalar]:
    """A value that stands in for a missing one; None where a made-up one would be asked after.

    A word with a pattern is a name, and a name that does not exist is a fault of its own.
    """
    match schema["type"]:
        case "str":
            return None if schema.get("pattern") else _SENTENCE
        case "int" | "float":
            return 1
        case "bool":
            return False
        case "function-after" | "default" | "nullable":
            return _filled(schema["schema"])
        case "tuple":
            items = [_filled(item) for item in schema["items_schema"]] if not _is_open(schema) else [None]
            scalars = [item for item in items if not isinstance(item, list)]
            return None if None in scalars or len(scalars) < len(items) else scalars
        case _:
            return None


def _is_open(schema: Schema) -> bool:
    """Whether a tuple has as many items as one likes."""
    return schema.get("variadic_item_index") is not None


def _as_node(value: Scalar | list[Scalar], like: ScalarNode) -> Node:
    if isinstance(value, list):
        items = tuple(replace(like, text=str(item), value=item) for item in value)
        return SequenceNode(like.lines, like.region, items)
    return replace(like, text=str(value), value=value)


def _flawed(node: Node, path: Path) -> Iterator[Path]:
    """The parts that the reader has refused already."""
    if node.flawed:
        yield path
    elif isinstance(node, MappingNode):
        for key, entry in node.entries.items():
            yield from _flawed(entry.value, (*path, key))
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.items):
            yield from _flawed(item, (*path, number))
