"""The shape of every value: frozen and closed, at the rim as inside.

Nothing flows in and two classes flow out. `Frozen` is what crosses the rim, files and JSON, and pydantic
checks it; `FrozenStruct` is what the rooms inside hand each other, for which type checking is enough. They
are made by the ten thousand in one decision and their classes a hundred at a start, so both must be cheap
(record 5).
"""

from typing import Generic, TypeVar, dataclass_transform

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict

__all__ = ["Frozen", "FrozenStruct", "Same", "field", "replace"]

T = TypeVar("T")


class Frozen(BaseModel):
    """A value of the rim: immutable, with no unknown keys; pydantic builds its validator at first use."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class FrozenStruct(Struct, frozen=True):
    """A value inside: immutable, its fields given in their order or by name, compared by what it holds."""


class Same(FrozenStruct, Generic[T], eq=False):
    """A value as the key of what was worked out from it: equal to nothing but itself, and kept alive by it.

    Comparing a protocol with another one costs more than laying it together again.
    """

    value: T

    def __eq__(self, other: object) -> bool:
        """True for the very same value."""
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        """By identity, as it is compared."""
        return id(self.value)
