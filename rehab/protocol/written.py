"""Where the tests of a condition are written, so that what is said of one can name its file and line.

An authored condition and its place flow in; places flow out, in the order in which `tests_of` walks the
resolved condition. A condition used by name stands where it is defined.
"""

from collections.abc import Iterator, Mapping

from rehab.frozen import FrozenStruct
from rehab.protocol.authored_condition import ConditionText
from rehab.protocol.layer import Place
from rehab.source.place import Path

Defined = Mapping[str, tuple[ConditionText, Place]]
"""The conditions that a protocol defines by name, each with its place."""


class Written(FrozenStruct):
    """A condition, or one part of a gate, as it stands in a file.

    Attributes:
        place: where it stands.
        tests: where each of its tests stands.
    """

    place: Place
    tests: tuple[Place, ...]

    @property
    def is_one_test(self) -> bool:
        """True if it is a single test, written out in this place."""
        here: Path = self.place.path
        return len(self.tests) == 1 and self.tests[0].path[: len(here)] == here


def written(text: ConditionText, place: Place, defined: Defined) -> Written:
    """Where a condition and its tests stand."""
    return Written(place, tuple(_tests(text, place, defined)))


def written_gate(text: ConditionText | None, place: Place, defined: Defined) -> Iterator[Written]:
    """Where the parts of a gate stand, an outer `all` taken apart as the gate itself is."""
    if text is None:
        return
    clauses = tuple(_clauses(text, place))
    if text.all is not None:
        for number, part in enumerate(text.all):
            yield written(part, place / "all" / number, defined)
    elif len(clauses) > 1:
        yield from (Written(clause, (clause,)) for clause in clauses)
    else:
        yield written(text, place, defined)


def _tests(text: ConditionText, place: Place, defined: Defined) -> Iterator[Place]:
    for part, below in parts_written(text, place):
        yield from _tests(part, below, defined)
    if text.condition is not None:
        yield from _tests(*defined[text.condition], defined)
    yield from _clauses(text, place)


def parts_written(text: ConditionText, place: Place) -> Iterator[tuple[ConditionText, Place]]:
    """The conditions that a condition is made of, each with its place; none for a test or a name."""
    for key in ("all", "any"):
        for number, part in enumerate(getattr(text, key) or ()):
            yield part, place / key / number
    if text.not_ is not None:
        yield text.not_, place / "not"
    if text.at_least_n_of is not None:
        for number, part in enumerate(text.at_least_n_of.of):
            yield part, place / "at_least_n_of" / "of" / number


def _clauses(text: ConditionText, place: Place) -> Iterator[Place]:
    for measure, asked in (text.test or {}).items():
        for field in asked.clauses:
            yield place / measure / field.removesuffix("_")
