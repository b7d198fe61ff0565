"""The numbers at which a threshold should be tried: the value itself and one step to either side.

A resolved test flows in; trials flow out. A rule that is tried far from its threshold shows nothing of the
threshold: any other number would have done.
"""

from collections.abc import Iterator
from math import inf

from rehab.frozen import FrozenStruct
from rehab.protocol.condition import (
    Comparison,
    Limit,
    Now,
    Reference,
    ShareOf,
    ShortOf,
    Test,
    Throughout,
    Within,
)
from rehab.protocol.model import Protocol
from rehab.rules.sight import DECIMALS
from rehab.terms.measure import Catalogue
from rehab.terms.state_measure import LEVEL, STATE_MEASURES

_SHARE_STEP = 1.0
"""One step of a share, in percent, for a quotient has no step of its own."""


class Trial(FrozenStruct):
    """A number to try.

    Attributes:
        threshold: the threshold.
        side: -1 one step below it, 0 the value itself, 1 one step above it.
        step: the smallest recordable difference.
    """

    threshold: float
    side: int
    step: float

    @property
    def number(self) -> float:
        """The number itself, where the measure has steps."""
        return round(self.threshold + self.side * self.step, DECIMALS)

    def is_met_by(self, number: float) -> bool:
        """True if a number that was seen is this one, or within this step."""
        beyond = round(number - self.threshold, DECIMALS) * (self.side or 1)
        return 0 < beyond <= round(self.step, DECIMALS) if self.side else beyond == 0


def trials_of(test: Test, catalogue: Catalogue, protocol: Protocol) -> tuple[Trial, ...]:
    """The numbers at which a test should be tried, as far as they can be.

    Args:
        test: the test.
        catalogue: the measures, with their steps.
        protocol: its ladder says how many levels there are.
    """
    step, (lowest, highest) = _steps(test, catalogue, protocol)
    trials = (Trial(at, side, step) for at, side in _edges(test.comparison))
    possible = (trial for trial in trials if lowest <= trial.number <= highest)
    return tuple(trial for trial in possible if trial.side or not _has_no_steps(test))


def has_own_numbers(test: Test) -> bool:
    """True if a test compares the value itself, so that a trial is a value of its measure."""
    return isinstance(test.view, Now | Throughout)


def _edges(comparison: Comparison) -> Iterator[tuple[float, int]]:
    match comparison:
        case Limit(_, threshold):
            yield from ((threshold, side) for side in (-1, 0, 1))
        case Within(ranges):
            for low, high in ranges:
                yield from dict.fromkeys(((low, -1), (low, 0), (high, 0), (high, 1)))


def _steps(test: Test, catalogue: Catalogue, protocol: Protocol) -> tuple[float, tuple[float, float]]:
    """The smallest difference between two numbers that a test can see, and how far they go."""
    if test.measure in STATE_MEASURES:
        return 1.0, (-1.0, len(protocol.levels) - 1.0) if test.measure == LEVEL else (0.0, inf)
    measure = catalogue.by_id[test.measure]
    if isinstance(test.view, ShareOf):
        return _SHARE_STEP, (0.0, inf)
    return measure.step, measure.range if has_own_numbers(test) else (-inf, inf)


def _has_no_steps(test: Test) -> bool:
    """True if the numbers that a test sees lie on no steps, so that its threshold may never be hit."""
    return isinstance(test.view, ShareOf) or test.view == ShortOf(Reference.EXPECTED)
