"""Draws: numbers by chance that are the same for the same seed, on every machine and every Python.

A seed flows in, numbers flow out. Only `random()` of the standard library is used, the one method whose
sequence is promised never to change.
"""

from dataclasses import dataclass, field
from random import Random
from statistics import NormalDist

_STANDARD = NormalDist()
_LEAST = 1e-12


@dataclass(slots=True)
class Draws:
    """A stream of numbers by chance.

    Attributes:
        seed: what the stream begins with; equal seeds give equal streams.
    """

    seed: str
    _random: Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Begin the stream."""
        self._random = Random(self.seed)

    def share(self) -> float:
        """A number from 0 up to 1, evenly."""
        return self._random.random()

    def happens(self, share: float) -> bool:
        """True in this share of draws."""
        return self._random.random() < share

    def around(self, width: float) -> float:
        """A number from minus to plus this width, evenly."""
        return (2 * self._random.random() - 1) * width

    def normal(self) -> float:
        """A number of the standard normal distribution."""
        return _STANDARD.inv_cdf(max(self._random.random(), _LEAST))
