"""What a pydantic model expects at each place: its core schema, read with plain questions.

A model's core schema flows in; keys, choices and allowed words flow out.
Pydantic says what failed but not what would have been right; its schema knows.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

Schema = Mapping[str, Any]
"""One node of pydantic's core schema."""

_WRAPS = {
    "definitions",
    "nullable",
    "default",
    "function-before",
    "function-after",
    "function-wrap",
    "model",
    "dataclass",
}
_UNIONS = {"union", "tagged-union"}
LISTS = frozenset({"list", "tuple", "set", "frozenset", "generator"})


class Expected:
    """The expectations of one model."""

    def __init__(self, model: type[BaseModel]) -> None:
        """Read the schema that pydantic built for the model."""
        self.root: Schema = model.__pydantic_core_schema__
        self._named: dict[str, Schema] = {}

    def opened(self, schema: Schema | None, *, until: frozenset[str] = frozenset()) -> Schema | None:
        """The schema inside of wrappers; of the kinds in `until` the wrapper itself."""
        while schema is not None and schema["type"] not in until:
            kind = schema["type"]
            if kind == "definitions":
                self._named.update({named["ref"]: named for named in schema["definitions"]})
            if kind in _WRAPS:
                schema = schema["schema"]
            elif kind == "definition-ref":
                schema = self._named.get(schema["schema_ref"])
            elif kind in {"lax-or-strict", "json-or-python"}:
                schema = schema["lax_schema" if kind == "lax-or-strict" else "python_schema"]
            else:
                break
        return schema

    def fields(self, schema: Schema | None) -> dict[str, Schema]:
        """The keys of a model, as they are written in a file, with what each expects."""
        inner = self.opened(schema)
        if inner is None or inner["type"] not in {"model-fields", "typed-dict", "dataclass-args"}:
            return {}
        fields = inner["fields"]
        named = (
            fields.items() if isinstance(fields, Mapping) else ((field["name"], field) for field in fields)
        )
        return {_key(name, field): field["schema"] for name, field in named}

    def choices(self, schema: Schema | None) -> list[tuple[str | None, Schema]]:
        """The branches of a union with their labels; nothing for what is no union."""
        inner = self.opened(schema)
        if inner is None or inner["type"] not in _UNIONS:
            return []
        if inner["type"] == "tagged-union":
            return [(str(getattr(tag, "value", tag)), choice) for tag, choice in inner["choices"].items()]
        return [_labelled(choice) for choice in inner["choices"]]

    def choice(self, schema: Schema | None, label: str) -> Schema | None:
        """The branch of a union that pydantic calls `label` in an error's place."""
        for own, choice in self.choices(schema):
            if own == label or (own is None and self._called(choice, label)):
                return choice
        return None

    def item(self, schema: Schema | None, index: int) -> Schema | None:
        """What the item of a list expects."""
        inner = self.opened(schema)
        if inner is None or inner["type"] not in LISTS:
            return None
        items = inner.get("items_schema")
        if not isinstance(items, list):
            return items
        return items[min(index, len(items) - 1)] if items else None

    def value(self, schema: Schema | None) -> Schema | None:
        """What the values of a free mapping expect."""
        inner = self.opened(schema)
        return inner.get("values_schema") if inner is not None and inner["type"] == "dict" else None

    def words(self, schema: Schema | None) -> tuple[str, ...]:
        """The words that a closed choice allows, as they are written in a file."""
        inner = self.opened(schema)
        if inner is None:
            return ()
        if inner["type"] == "literal":
            return tuple(_written(word) for word in inner["expected"])
        if inner["type"] == "enum":
            return tuple(_written(member.value) for member in inner["members"])
        return tuple(word for _, choice in self.choices(inner) for word in self.words(choice))

    def _called(self, choice: Schema, label: str) -> bool:
        inner = self.opened(choice, until=frozenset({"model", "dataclass"}))
        if inner is None:
            return False
        if inner["type"] in {"model", "dataclass"}:
            name = inner["cls"].__name__
            return label == name or label.endswith(f" {name}]")
        kind = label.split("[", 1)[0].removeprefix("constrained-")
        return kind == inner["type"] or kind.endswith(f"-{inner['type']}") or f", {inner['type']}" in label


def _key(name: str, field: Schema) -> str:
    alias = field.get("validation_alias")
    while isinstance(alias, list) and alias:
        alias = alias[0]
    return alias if isinstance(alias, str) else name


def _labelled(choice: Schema | tuple[Schema, str]) -> tuple[str | None, Schema]:
    return (choice[1], choice[0]) if isinstance(choice, tuple) else (None, choice)


def _written(word: object) -> str:
    return str(word).lower() if isinstance(word, bool) else str(getattr(word, "value", word))


def is_union(schema: Schema | None) -> bool:
    """Whether a schema, already opened, is a choice between branches."""
    return schema is not None and schema["type"] in _UNIONS
