"""One value of an episode file, which is refused by its name where it is none, and never the file with it.

What stands in the place of a value flows in; the value, or a Misfit that says what stands there instead,
flows out. An empty angle must not silence the red flag beside it.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from pydantic import GetPydanticSchema, ValidationError
from pydantic_core import CoreSchema, core_schema

from rehab.source.node import NOTHING, Misfit
from rehab.source.place import Path

KNEES = frozenset({"left", "right"})
HOW_TAKEN = frozenset({"by", "method", "position", "rater", "not_applicable"})
"""What a check-in says beside a value; a fault there is no fault of the value."""
LINE_KEYS = frozenset({"date", "level", "knee"})
"""What a session line says beside its measures."""


def is_one_value(path: Path) -> bool:
    """Whether one value of an episode file belongs at a path: of a check-in, a session line, a correction.

    Args:
        path: keys and item numbers from the root of the file.
    """
    match path:
        case ("check_ins", int(), "observations", _, *inner):
            keys = (step for step in inner if isinstance(step, str) and step not in KNEES)
            return next(keys, "") not in HOW_TAKEN
        case ("check_ins", int(), "sessions", int(), key, *_):
            return key not in LINE_KEYS
        case ("corrections", int(), "value", *_):
            return True
    return False


def one_value(of: object, *, keys: Collection[str] = ()) -> GetPydanticSchema:
    """Says of a part of a model that what is no value there is kept as a Misfit.

    A mapping with one of the keys of a value was meant as one; a fault inside it is a misspelt key or word,
    and a finding at its place like any other.

    Args:
        of: the type of a value.
        keys: the keys of the mappings that a value can be.
    """
    known = frozenset(keys)

    def taken(data: object, validated: Callable[[object], Any]) -> Any:  # noqa: ANN401  (any value)
        if data is None or isinstance(data, Misfit):
            return NOTHING if data is None else data
        try:
            return validated(data)
        except ValidationError:
            parts = data if isinstance(data, list) and data else [data]
            if all(isinstance(one, dict) and known & one.keys() for one in parts):
                raise
            return _misfit(data)

    def schema(_: object, build: Callable[[object], CoreSchema]) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(taken, build(of))

    return GetPydanticSchema(schema)


def _misfit(data: object) -> Misfit:
    match data:
        case dict():
            return Misfit("a mapping", "a mapping")
        case date():
            return Misfit(data.isoformat(), "a date")
        case float():
            return Misfit(str(data), why="it is not a finite number")
        case _:
            return Misfit("a list", "a list")
