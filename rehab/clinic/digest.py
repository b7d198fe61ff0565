"""The digest: one short name for exactly this clinic with exactly this logo.

A Clinic flows in; SHA-256 over its canonical JSON flows out. How its file is laid out is no part of it.
"""

import hashlib
import json

from rehab.clinic.model import Clinic, Logo
from rehab.frozen import FrozenStruct


def digest_of_clinic(clinic: Clinic) -> str:
    """SHA-256 of all that a clinic's file says and its logo shows, in hexadecimal."""
    line = json.dumps(_fields(clinic), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(line.encode()).hexdigest()


def _fields(part: FrozenStruct) -> dict[str, object]:
    return {name: _plain(getattr(part, name)) for name in part.__struct_fields__}


def _plain(value: object) -> object:
    match value:
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case Logo():
            return _fields(value)
        case _:
            return value
