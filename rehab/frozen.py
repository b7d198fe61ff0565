"""The shape of every value that crosses the rim: frozen, closed, built only when it is used.

Nothing flows in and one class flows out; all models of files and of JSON derive from it.
A misspelt key must be an error and never a silent default, so unknown keys are refused.
"""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: immutable, with no unknown keys; pydantic builds its validator at first use."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)
