"""The free texts of a kind of file: a model and a file's data flow in, every place for words flows out.

What a model says of its own fields is read from the schema that pydantic makes of it, so that a field that is
new tomorrow is tried tomorrow. A place is free if any words may stand there: no closed choice, no pattern.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

Data = dict[str, Any]
Path = tuple[str | int, ...]
_CLOSED = {"pattern", "enum", "const", "format"}


class Place:
    """One free text of a file.

    Attributes:
        field: model and key, such as `ClinicText.phone`.
        path: where it stands in the data.
    """

    def __init__(self, field: str, path: Path) -> None:
        """Keep what it is and where."""
        self.field = field
        self.path = path

    def __repr__(self) -> str:
        """As a failed test names it."""
        return f"{self.field} at {'.'.join(map(str, self.path))}"


def free_fields(model: type[BaseModel]) -> frozenset[str]:
    """Every field of a model and of its parts that takes any words."""
    schema = model.model_json_schema(by_alias=True)
    parts = {schema["title"]: schema, **schema.get("$defs", {})}
    return frozenset(
        f"{name}.{key}"
        for name, part in parts.items()
        for key, one in part.get("properties", {}).items()
        if _holds_free(one)
    )


def free_places(model: type[BaseModel], data: Data) -> Iterator[Place]:
    """The first place of every free field that a file's data has."""
    schema = model.model_json_schema(by_alias=True)
    seen: set[str] = set()
    for place in _walk(data, schema, schema.get("$defs", {}), schema["title"], ()):
        if place.field not in seen:
            seen.add(place.field)
            yield place


def with_texts(data: Data, texts: Mapping[Path, str]) -> Data:
    """The same data with other words in some places."""
    changed = copy.deepcopy(data)
    for path, text in texts.items():
        holder: Any = changed
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = text
    return changed


def _walk(value: object, schema: Data, parts: Data, field: str, path: Path) -> Iterator[Place]:
    for one in _branches(schema, parts):
        owner = one.get("title") if "properties" in one else None
        match value:
            case dict():
                known = one.get("properties", {})
                more = one.get("additionalProperties")
                for key, inner in value.items():
                    below = known.get(key, more if isinstance(more, dict) else None)
                    name = f"{owner}.{key}" if key in known else field
                    if below is not None:
                        yield from _walk(inner, below, parts, name, (*path, key))
            case list():
                items = one.get("items")
                for number, inner in enumerate(value):
                    if isinstance(items, dict):
                        yield from _walk(inner, items, parts, field, (*path, number))
            case str() if _is_free(one):
                yield Place(field, path)


def _branches(schema: Data, parts: Data) -> Iterator[Data]:
    if "$ref" in schema:
        yield from _branches(parts[schema["$ref"].rsplit("/", 1)[1]], parts)
        return
    choices = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
    for one in choices:
        yield from _branches(one, parts)
    if not choices:
        yield schema


def _is_free(schema: Data) -> bool:
    return schema.get("type") == "string" and not _CLOSED & schema.keys()


def _holds_free(schema: Data) -> bool:
    inner = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
    inner += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    return _is_free(schema) or any(_holds_free(one) for one in inner)
