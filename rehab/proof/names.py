"""Names: the unknowns of one person, with their ranges, each made when it is first asked for.

A person's name and what is meant flow in; numbers and flags flow out. Whoever compares two persons asks
which names of the two must agree.
"""

from collections.abc import Iterator

from rehab.proof.formula import SCALE, Flag, Formula, Linear, number, same, scaled
from rehab.proof.formula import equal as equal_numbers
from rehab.terms.measure import Measure


class Names:
    """The unknowns of one person.

    Attributes:
        ranges: the least and greatest whole number of each.
        flags: the names that are true or false.
    """

    def __init__(self, person: str) -> None:
        """Start with none."""
        self._person = person
        self.ranges: dict[str, tuple[int, int]] = {}
        self.flags: dict[str, None] = {}

    def value(self, measure: Measure, *about: object) -> Linear:
        """A value that a measure can have: so many steps above its lowest one."""
        low, high = measure.range
        name = self.name(measure.id, *about)
        self.ranges[name] = (0, round((high - low) / measure.step))
        return number(name, each=scaled(measure.step), start=scaled(low))

    def count(self, low: int, high: int, *about: object, each: int = SCALE) -> Linear:
        """A whole number between two."""
        name = self.name(*about)
        self.ranges[name] = (low, high)
        return number(name, each=each)

    def flag(self, *about: object) -> Flag:
        """Something that is so or is not."""
        name = self.name(*about)
        self.flags[name] = None
        return Flag(name)

    def name(self, *about: object) -> str:
        """The name of something of this person."""
        return "/".join((self._person, *map(str, about)))

    def alike(self, other: "Names") -> Iterator[tuple[str, Formula]]:
        """For everything that both persons have: what it is about, and that it is the same of both."""
        for name in self.flags:
            about = name.removeprefix(f"{self._person}/")
            if other.name(about) in other.flags:
                yield about, same(Flag(name), Flag(other.name(about)))
        for name in self.ranges:
            about = name.removeprefix(f"{self._person}/")
            if other.name(about) in other.ranges:
                yield about, equal_numbers(number(name, each=1), number(other.name(about), each=1))
