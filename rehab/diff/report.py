"""What is printed of a comparison, gathered: the difference, and what it does to patients."""

from rehab.diff.difference import Difference
from rehab.diff.patients import Review
from rehab.frozen import FrozenStruct
from rehab.simulate.cohort import Recipe


class Virtual(FrozenStruct):
    """A cohort of virtual patients under both versions."""

    recipe: Recipe
    review: Review


class Real(FrozenStruct):
    """A folder of episodes under both versions.

    Attributes:
        files: how many were decided.
        left_out: how many are of another protocol.
        refused: files that could not be decided under both versions, each with its first reason.
    """

    files: int
    review: Review
    left_out: int = 0
    refused: tuple[tuple[str, str], ...] = ()


class Compared(FrozenStruct):
    """A whole comparison.

    Attributes:
        virtual: None where nobody is asked for or can be drawn.
        real: None where no folder was given.
        note: why there are no virtual patients; empty if there are, or nobody asked for any.
    """

    difference: Difference
    virtual: Virtual | None = None
    real: Real | None = None
    note: str = ""
