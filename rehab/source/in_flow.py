"""A value in the flow form of YAML, as the strict reader takes it back.

Plain data flows in; one line flows out, a string plain where nothing could take it for another thing, so
that every file that the program writes reads as a person would have written it.
"""

import json
import re
from collections.abc import Mapping
from datetime import date

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*( [A-Za-z0-9_-]+)*|[0-9]\+|-?[0-9]+(\.[0-9]+)? [A-Za-z%/_]+")
_TAKEN_FOR_OTHERS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def in_flow(said: object) -> str:
    """A value on one line."""
    match said:
        case Mapping():
            return "{" + ", ".join(f"{name}: {in_flow(value)}" for name, value in said.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(in_flow(value) for value in said) + "]"
        case bool():
            return str(said).lower()
        case date():
            return said.isoformat()
        case str() if _PLAIN.fullmatch(said) and said.lower() not in _TAKEN_FOR_OTHERS:
            return said
        case _:
            return json.dumps(said, ensure_ascii=False)
