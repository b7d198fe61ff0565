"""The digest: one short name for exactly this protocol with exactly these measures.

A resolved Protocol and the catalogue flow in; SHA-256 over their canonical JSON flows out. Where a
value was written is no part of it, so that a comment, an empty line or the order of keys changes nothing.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from rehab.frozen import FrozenStruct
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue

_LEFT_OUT = ("origin", "digest", "unread_flags")
"""Where it was written, the digest itself, and what rules and catalogue say already."""

_BY_NAME = ("sources", "parameters", "conditions", "curves", "events")
"""Parts that files write as mappings, in which the order of the keys means nothing."""


def digest_of(protocol: Protocol, catalogue: Catalogue) -> str:
    """SHA-256 of the resolved protocol and the catalogue, in hexadecimal."""
    meaning = _canonical(protocol)
    for key in _BY_NAME:
        meaning[key] = sorted(meaning[key], key=_line)
    content = {
        "protocol": meaning,
        "catalogue": catalogue.model_dump(mode="json", by_alias=True),
    }
    return hashlib.sha256(_line(content).encode()).hexdigest()


def _line(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _canonical(value: Any) -> Any:
    if isinstance(value, FrozenStruct):
        kept = (name for name in value.__struct_fields__ if name not in _LEFT_OUT)
        return {"_": type(value).__name__, **{name: _canonical(getattr(value, name)) for name in kept}}
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_canonical(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(_canonical(item) for item in value)
    if isinstance(value, Mapping):
        return {str(key): _canonical(item) for key, item in value.items()}
    return value
