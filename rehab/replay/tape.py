"""A tape of choices: what was chosen of how many, written into one whole number and read back from it.

Choices flow in one by one, each with its odds; a number flows out that is as long as the choices were
surprising. Odds are learned on the way, by writer and reader alike, so that none has to be written down.

The number is built from the last choice to the first (asymmetric numeral systems, Duda 2013,
arXiv:1311.2540): a choice with `size` chances of `total` makes it about `total / size` times as large.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rehab.errors import RehabError

_LIKELY = 12
_LEARNED = 6
_MOST = 4096
_START = 1
_LONGEST = 40
"""Binary digits of the longest whole number."""


class Unreadable(RehabError):
    """A number that no tape has written."""


@dataclass(slots=True)
class _Tape:
    """What writer and reader know in common.

    Attributes:
        day: the day that the next one is counted from.
        last: what was last written in a place, by its name.
        odds: the chances of each choice in a place, as learned so far.
    """

    day: date
    last: dict[Hashable, Any] = field(default_factory=dict)
    odds: dict[Hashable, list[int]] = field(default_factory=dict)

    def _chances(self, place: Hashable, of: int, likely: int | None) -> list[int]:
        if place not in self.odds:
            self.odds[place] = [_LIKELY if number == likely else 1 for number in range(of)]
        return self.odds[place]

    def _learn(self, chances: list[int], chosen: int) -> None:
        chances[chosen] += _LEARNED
        if sum(chances) > _MOST:
            chances[:] = [chance // 2 + 1 for chance in chances]


@dataclass(slots=True)
class Writer(_Tape):
    """Writes choices."""

    choices: list[tuple[int, int, int]] = field(default_factory=list)

    def choose(self, place: Hashable, chosen: int, *, of: int, likely: int | None = None) -> None:
        """Write one of some choices.

        Args:
            place: where it stands; choices of one place share what is learned.
            chosen: its number, from 0.
            of: how many there are.
            likely: the one to expect while nothing is learned.
        """
        chances = self._chances(place, of, likely)
        self.choices.append((sum(chances[:chosen]), chances[chosen], sum(chances)))
        self._learn(chances, chosen)

    def evenly(self, chosen: int, *, of: int) -> None:
        """Write one of some choices that are all as likely."""
        self.choices.append((chosen, 1, of))

    def whole(self, place: Hashable, number: int) -> None:
        """Write a whole number from 0; the small ones are short."""
        digits = (number + 1).bit_length()
        self.choose(("whole", place), digits, of=_LONGEST)
        self.evenly(number + 1 - (1 << (digits - 1)), of=1 << (digits - 1))

    def signed(self, place: Hashable, number: int) -> None:
        """Write a whole number, also one below 0."""
        self.whole(place, 2 * number if number >= 0 else -2 * number - 1)

    @property
    def number(self) -> int:
        """All that was written."""
        number = _START
        for start, size, total in reversed(self.choices):
            rest, within = divmod(number, size)
            number = rest * total + start + within
        return number


@dataclass(slots=True)
class Reader(_Tape):
    """Reads the choices of a number in the order in which they were written."""

    number: int = _START

    def choose(self, place: Hashable, *, of: int, likely: int | None = None) -> int:
        """Read one of some choices, as `Writer.choose` wrote it."""
        chances = self._chances(place, of, likely)
        rest, within = divmod(self.number, sum(chances))
        chosen = start = 0
        while within >= start + chances[chosen]:
            start += chances[chosen]
            chosen += 1
        self.number = rest * chances[chosen] + within - start
        self._learn(chances, chosen)
        return chosen

    def evenly(self, *, of: int) -> int:
        """Read one of some choices that are all as likely."""
        self.number, chosen = divmod(self.number, of)
        return chosen

    def whole(self, place: Hashable) -> int:
        """Read a whole number from 0.

        Raises:
            Unreadable: if there is none.
        """
        digits = self.choose(("whole", place), of=_LONGEST)
        if digits == 0:
            raise Unreadable("no number stands where one belongs")
        return (1 << (digits - 1)) + self.evenly(of=1 << (digits - 1)) - 1

    def signed(self, place: Hashable) -> int:
        """Read a whole number, also one below 0."""
        number = self.whole(place)
        return -(number + 1) // 2 if number % 2 else number // 2

    def end(self) -> None:
        """Make sure that all was read and nothing else stands there.

        Raises:
            Unreadable: if something is left.
        """
        if self.number != _START:
            raise Unreadable("something is left over")
