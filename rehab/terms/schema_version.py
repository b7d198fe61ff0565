"""The version of a file's shape: which program reads which.

A file's `schema` flows in, checked; a file of another shape is refused by name and never read with
another meaning. A later shape adds its number here and says how the older one is brought up to date.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

READ_BY = {1: "rehab 0.1"}
"""The version of this program that first read each shape."""
_NEWEST = max(READ_BY)


def _known(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        if value in READ_BY:
            return value
        later = value > _NEWEST
        who = f"a version later than {READ_BY[_NEWEST]} reads it" if later else "no version ever read it"
        raise PydanticCustomError(
            "RP116",
            "schema `{value}` cannot be read here: {who}",
            {"value": str(value), "who": who, "label": f"this version reads `{_NEWEST}`"},
        )
    raise PydanticCustomError(
        "RP116", "the schema is a whole number", {"label": f"write `{_NEWEST}`, without quotes or a point"}
    )


SchemaVersion = Annotated[Literal[1], BeforeValidator(_known)]
"""The shapes that this version reads."""
