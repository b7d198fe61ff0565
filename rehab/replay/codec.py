"""How kinds of values are written on a tape and read back: days, names, numbers, lists, models.

A value and a tape flow in, choices flow out, and back again. Each kind is said once, with both ways side by
side, so that reading cannot drift from writing.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from rehab.frozen import FrozenStruct
from rehab.replay.tape import Reader, Unreadable, Writer

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.+"
_SIGNS = "0123456789 +-()/."
_SAME, _KNOWN, _SPELT = range(3)


class Codec(Protocol[T]):
    """Writes and reads one kind of value."""

    def put(self, tape: Writer, value: T) -> None:
        """Write a value."""
        ...

    def take(self, tape: Reader) -> T:
        """Read a value back."""
        ...


class Unwritable(Exception):
    """A value that a code has no way to say; it is never free text, which is left out."""


class Even(FrozenStruct):
    """A whole number in a range, all as likely."""

    low: int
    high: int

    def put(self, tape: Writer, value: int) -> None:
        """Write it."""
        if not self.low <= value <= self.high:
            raise Unwritable(f"a number lies outside {self.low} to {self.high}")
        tape.evenly(value - self.low, of=self.high - self.low + 1)

    def take(self, tape: Reader) -> int:
        """Read it."""
        return self.low + tape.evenly(of=self.high - self.low + 1)


class OneOf(FrozenStruct, Generic[T]):
    """One of a few values, the first of them the likely one."""

    place: Hashable
    values: tuple[T, ...]

    def put(self, tape: Writer, value: T) -> None:
        """Write it."""
        tape.choose(self.place, self.values.index(value), of=len(self.values), likely=0)

    def take(self, tape: Reader) -> T:
        """Read it."""
        return self.values[tape.choose(self.place, of=len(self.values), likely=0)]


class Day(FrozenStruct):
    """A day, counted from the one before it; a rhythm such as a week costs next to nothing."""

    place: Hashable

    def put(self, tape: Writer, value: date) -> None:
        """Write it."""
        days = (value - tape.day).days
        is_other = days != tape.last.get(("days", self.place))
        tape.choose(("rhythm", self.place), int(is_other), of=2)
        if is_other:
            tape.signed(("days", self.place), days)
        tape.last["days", self.place], tape.day = days, value

    def take(self, tape: Reader) -> date:
        """Read it."""
        if tape.choose(("rhythm", self.place), of=2):
            tape.last["days", self.place] = tape.signed(("days", self.place))
        days: int | None = tape.last.get(("days", self.place))
        try:
            tape.day += timedelta(days=math.inf if days is None else days)
        except OverflowError:
            raise Unreadable("no day stands where one belongs") from None
        return tape.day


class Spelt(FrozenStruct):
    """A short word, letter by letter: an id, a version, a telephone number."""

    letters: str = _LETTERS

    def put(self, tape: Writer, value: str) -> None:
        """Write it."""
        if not set(value) <= set(self.letters):
            raise Unwritable("a name holds a letter that a code does not have")
        tape.whole("letters", len(value))
        for letter in value:
            tape.evenly(self.letters.index(letter), of=len(self.letters))

    def take(self, tape: Reader) -> str:
        """Read it."""
        return "".join(self.letters[tape.evenly(of=len(self.letters))] for _ in range(tape.whole("letters")))


SPELT, DIALLED = Spelt(), Spelt(_SIGNS)


class Name(FrozenStruct):
    """A name: the last one again, one that is known, or any other, spelt."""

    place: Hashable
    known: tuple[str, ...]

    def put(self, tape: Writer, value: str) -> None:
        """Write it."""
        how = _SAME if tape.last.get(self.place) == value else _KNOWN if value in self.known else _SPELT
        tape.choose(("how", self.place), how, of=3, likely=_SAME if self.place in tape.last else _KNOWN)
        if how == _KNOWN:
            tape.evenly(self.known.index(value), of=len(self.known))
        elif how == _SPELT:
            SPELT.put(tape, value)
        tape.last[self.place] = value

    def take(self, tape: Reader) -> str:
        """Read it."""
        how = tape.choose(("how", self.place), of=3, likely=_SAME if self.place in tape.last else _KNOWN)
        if (how == _SAME and self.place not in tape.last) or (how == _KNOWN and not self.known):
            raise Unreadable("no name stands where one belongs")
        if how == _KNOWN:
            tape.last[self.place] = self.known[tape.evenly(of=len(self.known))]
        elif how == _SPELT:
            tape.last[self.place] = SPELT.take(tape)
        name: str = tape.last[self.place]
        return name


class Maybe(FrozenStruct, Generic[T]):
    """A value or none; none is the likely one."""

    place: Hashable
    of: Codec[T]

    def put(self, tape: Writer, value: T | None) -> None:
        """Write it."""
        tape.choose(("maybe", self.place), int(value is not None), of=2, likely=0)
        if value is not None:
            self.of.put(tape, value)

    def take(self, tape: Reader) -> T | None:
        """Read it."""
        return self.of.take(tape) if tape.choose(("maybe", self.place), of=2, likely=0) else None


class Many(FrozenStruct, Generic[T]):
    """Several values in their order; days within them are counted from the day that stood before."""

    place: Hashable
    of: Codec[T]

    def put(self, tape: Writer, value: Sequence[T]) -> None:
        """Write them."""
        before = tape.day
        tape.whole(self.place, len(value))
        for one in value:
            self.of.put(tape, one)
        tape.day = before

    def take(self, tape: Reader) -> tuple[T, ...]:
        """Read them."""
        before = tape.day
        values = tuple(self.of.take(tape) for _ in range(tape.whole(self.place)))
        tape.day = before
        return values


class Model(FrozenStruct, Generic[M]):
    """A model by its fields; `given` stands for text that no code holds."""

    model: type[M]
    fields: Mapping[str, Codec[Any]]
    given: Mapping[str, Any] = {}

    def put(self, tape: Writer, value: M) -> None:
        """Write it."""
        for name, codec in self.fields.items():
            codec.put(tape, getattr(value, name))

    def take(self, tape: Reader) -> M:
        """Read it."""
        read = {name: codec.take(tape) for name, codec in self.fields.items()}
        return self.model.model_construct(**read, **self.given)
