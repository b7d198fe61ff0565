"""Three-valued truth: what a condition can be for one patient on one day.

Kleene's tables, the same as NULL logic in SQL: unknown is an answer and never counts as yes.
"""

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """YES, NO or UNKNOWN."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def negated(self) -> "Truth":
        """The truth of the opposite statement; unknown stays unknown."""
        return _NEGATED[self]


_NEGATED = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def all_of(parts: Iterable[Truth]) -> Truth:
    """NO as soon as one part is NO; else UNKNOWN as soon as one is; else YES."""
    known = tuple(parts)
    if Truth.NO in known:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in known else Truth.YES


def any_of(parts: Iterable[Truth]) -> Truth:
    """YES as soon as one part is YES; else UNKNOWN as soon as one is; else NO."""
    known = tuple(parts)
    if Truth.YES in known:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in known else Truth.NO


def at_least_n_of(count: int, parts: Iterable[Truth]) -> Truth:
    """YES when `count` parts are YES; NO when so many can no longer be; else UNKNOWN."""
    known = tuple(parts)
    certain = sum(part is Truth.YES for part in known)
    possible = certain + sum(part is Truth.UNKNOWN for part in known)
    if certain >= count:
        return Truth.YES
    return Truth.NO if possible < count else Truth.UNKNOWN
