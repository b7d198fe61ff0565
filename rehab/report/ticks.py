"""Ticks are for screens: a report's value flows in, the same value without ticks around ids flows out.

On a terminal a tick tells an id from a word; on paper it is dirt. The text form and the paper share their
sentences, so the ticks are taken off in one place.
"""

from typing import TypeVar

from pydantic import BaseModel

_Document = TypeVar("_Document", bound=BaseModel)


def without_ticks(document: _Document) -> _Document:
    """The same value with no tick in any text."""
    return document.model_copy(
        update={name: _bare(getattr(document, name)) for name in type(document).model_fields}
    )


def _bare(value: object) -> object:
    match value:
        case str():
            return value.replace("`", "")
        case tuple():
            return tuple(_bare(item) for item in value)
        case BaseModel():
            return without_ticks(value)
        case _:
            return value
