"""The condition tree: one small closed language, and everything else is a reading of it.

Resolved conditions flow through here: measures exist, thresholds are numbers of that measure,
named conditions are bound. There is no arbitrary code in it, so every condition is
deterministic, total and terminating.
"""

from collections.abc import Iterator
from enum import StrEnum

from rehab.frozen import FrozenStruct
from rehab.terms.ids import ConditionId, MeasureId, SourceId


class Operator(StrEnum):
    """How a number is compared with a threshold."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"


class Limit(FrozenStruct):
    """A comparison with one threshold, in the measure's own numbers."""

    operator: Operator
    threshold: float


class Within(FrozenStruct):
    """Inside one of a few ranges, both ends included: `is`, `one_of` and `between`.

    Neighbouring grades are one range, so that "trace or 1+" is YES for a value known to be either.
    The ranges are sorted and do not touch.
    """

    ranges: tuple[tuple[float, float], ...]


Comparison = Limit | Within


class Reference(StrEnum):
    """What a value is compared with when it is not a plain threshold."""

    OTHER_SIDE = "other_side"
    FIRST = "first"
    BEST = "best"
    EXPECTED = "expected"


class Counted(StrEnum):
    """What a test over time counts."""

    CHECK_INS = "check_ins"
    SESSIONS = "sessions"
    DAYS = "days"


class Run(FrozenStruct):
    """The last `count` check-ins, sessions or days, today included."""

    count: int
    of: Counted


class Now(FrozenStruct):
    """The value as it stands today."""


class ShortOf(FrozenStruct):
    """How far today's value falls short of a reference, counted in the worse direction."""

    reference: Reference


class ShareOf(FrozenStruct):
    """Today's value as a percentage of a reference."""

    reference: Reference


class Rise(FrozenStruct):
    """Today's value less the best known earlier value of the look-back, same method and position."""

    check_ins: int
    days: int


class Fall(FrozenStruct):
    """The best known earlier value of the look-back less today's, same method and position."""

    check_ins: int
    days: int


class Gain(FrozenStruct):
    """Improvement of the best of the last `check_ins` values over the first of them."""

    check_ins: int
    days: int


class ExcessOverBest(FrozenStruct):
    """How much worse each of the last `count` check-ins was than the best known before them."""

    count: int
    check_ins: int
    days: int


class Throughout(FrozenStruct):
    """The value at each of the last check-ins, sessions or days: the test must hold at every one.

    Attributes:
        run: how many of what.
        window_days: a gap between two of them that is longer than this breaks the run.
    """

    run: Run
    window_days: int


View = Now | ShortOf | ShareOf | Rise | Fall | Gain | ExcessOverBest | Throughout


class Test(FrozenStruct):
    """One comparison of one view of one measure."""

    __test__ = False  # not a pytest class

    measure: MeasureId
    view: View
    comparison: Comparison
    source: SourceId | None = None


class All(FrozenStruct):
    """YES when every part is."""

    parts: tuple["Condition", ...]


class AnyOf(FrozenStruct):
    """YES when one part is."""

    parts: tuple["Condition", ...]


class Not(FrozenStruct):
    """The opposite of its part."""

    part: "Condition"


class AtLeastNOf(FrozenStruct):
    """YES when `count` parts are."""

    count: int
    parts: tuple["Condition", ...]


class Named(FrozenStruct):
    """A condition that the protocol defines once and uses by name."""

    name: ConditionId
    part: "Condition"


Condition = Test | All | AnyOf | Not | AtLeastNOf | Named


def tests_of(condition: Condition) -> Iterator[Test]:
    """Every test in a condition, in the order of the file."""
    match condition:
        case Test():
            yield condition
        case All(parts) | AnyOf(parts) | AtLeastNOf(_, parts):
            for part in parts:
                yield from tests_of(part)
        case Not(part) | Named(_, part):
            yield from tests_of(part)


def musts_of(condition: Condition) -> Iterator[Condition]:
    """The conditions each of which must be YES for the whole to be, in the order of the file."""
    match condition:
        case All(parts):
            for part in parts:
                yield from musts_of(part)
        case Named(_, All() | Test() as part):
            yield from musts_of(part)
        case _:
            yield condition


def is_over_time(view: View) -> bool:
    """True if a view needs earlier check-ins or sessions, so that history can be too short for it."""
    return isinstance(view, Rise | Fall | Gain | ExcessOverBest | Throughout)
