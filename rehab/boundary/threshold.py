"""Every threshold that a protocol's own file writes: a test of a rule or a gate, or the first day of a phase.

A Subject flows in; thresholds flow out, each with the entry that asks it and the line it stands on. What a
base writes is a matter of the base's own sheet, as it is of its own cases.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import assert_never

from rehab.checks.subject import Subject
from rehab.checks.written_entries import Spot, spot, written_entries
from rehab.decision.ladder import next_level
from rehab.frozen import FrozenStruct, replace
from rehab.patient.reading import Role
from rehab.protocol.condition import (
    All,
    AnyOf,
    AtLeastNOf,
    Condition,
    Counted,
    ExcessOverBest,
    Gain,
    Limit,
    Named,
    Not,
    Run,
    Test,
    Throughout,
    tests_of,
)
from rehab.protocol.from_authored import Choice, offered, resolve
from rehab.protocol.layer import Place
from rehab.protocol.model import Cap, Origin, Protocol
from rehab.protocol.written import Written
from rehab.rules.model import Entry, compile_rules, is_of_variety
from rehab.terms.ids import MeasureId
from rehab.terms.state_measure import HOLDS_IN_A_ROW, TIME_SINCE_START

_ALWAYS: Condition = All(())
_NEVER: Condition = AnyOf(())
_TWO, _WEEK = 2, 7


class Asked(FrozenStruct):
    """A threshold that an entry asks.

    Attributes:
        choice: variant and modifiers of the patients who are asked.
        entry: the entry.
        number: which test of the entry it is, those of `applies_when` after the others.
        test: the test itself.
        origin: where it is written.
    """

    choice: Choice
    entry: Entry
    number: int
    test: Test
    origin: Origin

    @property
    def owner(self) -> str:
        """The rule, phase or level that it belongs to: `rule:fell`, `enter:supported`."""
        kind, name = str(self.entry.id).split(":")[:2]
        return f"{kind}:{name}"

    @property
    def measure(self) -> MeasureId:
        """What it asks about."""
        return self.test.measure

    @property
    def is_gate(self) -> bool:
        """True if it must be met before a level opens."""
        return self.entry.role is Role.GATE

    @property
    def tests(self) -> tuple[Test, ...]:
        """All tests of its entry, in the order of `number`."""
        return (*tests_of(self.entry.when), *_applies(self.entry))

    def settled(self, *, true: bool) -> Entry:
        """The entry as it would be if this one test were always met, or never.

        Another test of it that looks back further than a week is taken as met: whoever is looked for has a
        short past, which is drawn out afterwards.
        """
        answers = {number: _ALWAYS for number, test in enumerate(self.tests) if check_ins_for(test) > _TWO}
        answers[self.number] = _ALWAYS if true else _NEVER
        settling = _Settling(answers)
        when = settling.whole(self.entry.when)
        applies = self.entry.applies_when
        return replace(
            self.entry, when=when, applies_when=None if applies is None else settling.whole(applies)
        )


class Opening(FrozenStruct):
    """The first day on which a phase, or a level under a ceiling, is open.

    Attributes:
        choice: variant and modifiers of the patients for whom it is so.
        owner: the phase or the ceiling: `enter:supported`, `cap:hamstring-flat`.
        day: the day, counted from the start.
        place: the place in the ladder from which it leads on.
        origin: where it is written.
    """

    choice: Choice
    owner: str
    day: int
    place: int
    origin: Origin

    @property
    def measure(self) -> MeasureId:
        """What it asks about."""
        return TIME_SINCE_START


Threshold = Asked | Opening


def thresholds(subject: Subject) -> Iterator[tuple[Protocol, tuple[Threshold, ...]]]:
    """The thresholds of a protocol's own file, under every choice that has some of its own.

    Args:
        subject: the protocol.
    """
    seen: set[object] = set()
    for choice, protocol in _of_patients(subject):
        new: dict[object, Threshold] = {}
        for opening in _openings(subject, choice, protocol):
            new.setdefault((opening.owner, opening.day, opening.origin.line), opening)
        for at, asked in _asked(subject, choice, protocol):
            new.setdefault(at, asked)
        own = tuple(one for key, one in new.items() if key not in seen)
        seen.update(new)
        if own:
            yield protocol, own


def _of_patients(subject: Subject) -> Iterator[tuple[Choice, Protocol]]:
    """The versions that a patient can have: where there are variants, everybody has one of them."""
    variants = offered(subject.chain, "variants")
    for choice, protocol in subject.versions:
        if choice.variant is not None or not variants:
            yield choice, protocol
        elif choice.modifiers:
            more = replace(choice, variant=variants[0])
            resolved, _ = resolve(subject.chain, subject.catalogue, more)
            yield from () if resolved is None else ((more, resolved),)


def _asked(subject: Subject, choice: Choice, protocol: Protocol) -> Iterator[tuple[Spot, Asked]]:
    places = written_entries(subject.chain, choice)
    for entry in compile_rules(protocol).entries:
        at = places.get(entry.id)
        if at is None or is_of_variety(entry.id):  # what an activity needs moves nobody's level
            continue
        asked = [*_paired(entry.when, at.when)]
        if entry.applies_when is not None and at.applies is not None:
            asked += _paired(entry.applies_when, at.applies)
        for number, (test, place) in enumerate(asked):
            if place.layer.name == subject.chain[-1].name:
                yield spot(place), Asked(choice, entry, number, test, place.origin)


def _paired(condition: Condition, at: Written) -> Iterator[tuple[Test, Place]]:
    return zip(tests_of(condition), at.tests, strict=True)


def _openings(subject: Subject, choice: Choice, protocol: Protocol) -> Iterator[Opening]:
    own = subject.chain[-1].name
    for phase in protocol.phases:
        first = next((level for level in phase.levels if level not in protocol.removed_levels), None)
        if first is not None and phase.window.origin.layer == own:
            place = _below(protocol, protocol.place[first])
            day = phase.window.not_before_days
            yield Opening(choice, f"enter:{phase.id}", day, place, phase.window.origin)
    for cap in protocol.caps:
        if cap.until_days is not None and cap.origin.layer == own:
            below = (at for at in range(-1, len(protocol.levels)) if _closes(cap, protocol, at))
            yield from (
                Opening(choice, f"cap:{cap.id}", cap.until_days, at, cap.origin) for at in islice(below, 1)
            )


def _closes(cap: Cap, protocol: Protocol, place: int) -> bool:
    """True if the level above a place is closed by a ceiling on the last day that this holds."""
    above = next_level(protocol, place, (cap.until_days or 0) - 1)
    return above is not None and above.closed_by == cap


def _below(protocol: Protocol, place: int) -> int:
    """The place below that a patient can hold; -1 for before the first level."""
    below = (at for at in range(place - 1, -1, -1) if protocol.levels[at].id not in protocol.removed_levels)
    return next(below, -1)


def check_ins_for(test: Test) -> int:
    """How many check-ins running, today's included, a test needs before it can say anything."""
    if test.measure == HOLDS_IN_A_ROW and isinstance(test.comparison, Limit):
        return 1 + round(test.comparison.threshold)
    match test.view:
        case Gain(check_ins):
            return check_ins
        case ExcessOverBest(count):
            return count + 1
        case Throughout(Run(count, Counted.CHECK_INS)):
            return count
        case Throughout(Run(count, Counted.DAYS)):
            return 1 + -(-(count - 1) // _WEEK)
        case _:
            return 1


def _applies(entry: Entry) -> Iterator[Test]:
    if entry.applies_when is not None:
        yield from tests_of(entry.applies_when)


class _Settling:
    """Counts tests on the way through conditions, and puts answers in the place of some."""

    def __init__(self, answers: Mapping[int, Condition]) -> None:
        self._answers, self._next = answers, 0

    def whole(self, condition: Condition) -> Condition:
        match condition:
            case Test():
                number, self._next = self._next, self._next + 1
                return self._answers.get(number, condition)
            case All(parts) | AnyOf(parts) | AtLeastNOf(_, parts):
                return replace(condition, parts=tuple(self.whole(part) for part in parts))
            case Not(part) | Named(_, part):
                return replace(condition, part=self.whole(part))
            case _:
                assert_never(condition)
