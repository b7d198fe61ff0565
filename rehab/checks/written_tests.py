"""Every test that a protocol asks, with the place where it is written.

A Subject flows in; resolved tests flow out, those of variants, modifiers, overlays and named conditions
included, each place once. Checks that judge a threshold read it here and nowhere else.
"""

from collections.abc import Iterator
from enum import Enum, auto

from rehab.checks.subject import Subject
from rehab.checks.written_entries import Spot, defined_in, spot, written_entries
from rehab.frozen import FrozenStruct
from rehab.protocol.authored import OverlayText
from rehab.protocol.condition import Condition, Test, tests_of
from rehab.protocol.layer import Place
from rehab.protocol.written import Written, written
from rehab.rules.model import compile_rules


class Holder(Enum):
    """What a test is part of."""

    RULE = auto()
    GATE = auto()
    CONDITION = auto()


class WrittenTest(FrozenStruct):
    """A test where it stands, at the clause that holds its threshold."""

    test: Test
    place: Place
    holder: Holder

    @property
    def is_in_overlay(self) -> bool:
        """True if a clinic, a surgeon or a patient's therapist signed the file it stands in."""
        return isinstance(self.place.layer.text, OverlayText)


def written_tests(subject: Subject) -> Iterator[WrittenTest]:
    """The tests of all choices; a test of a named condition stands where the condition is defined."""
    seen: set[Spot] = set()
    for found in _of_all_choices(subject):
        if spot(found.place) not in seen:
            seen.add(spot(found.place))
            yield found


def _of_all_choices(subject: Subject) -> Iterator[WrittenTest]:
    defined = defined_in(subject.chain)
    for name, condition in subject.protocol.conditions:
        yield from _paired(condition, written(*defined[name], defined), Holder.CONDITION)
    for choice, protocol in subject.versions:
        places = written_entries(subject.chain, choice)
        for entry in compile_rules(protocol).entries:
            if entry.id not in places:
                continue
            holder = Holder.RULE if entry.id.startswith("rule:") else Holder.GATE
            at = places[entry.id]
            yield from _paired(entry.when, at.when, holder)
            if entry.applies_when is not None and at.applies is not None:
                yield from _paired(entry.applies_when, at.applies, holder)


def _paired(condition: Condition, at: Written, holder: Holder) -> Iterator[WrittenTest]:
    for test, place in zip(tests_of(condition), at.tests, strict=True):
        yield WrittenTest(test, place, holder)
