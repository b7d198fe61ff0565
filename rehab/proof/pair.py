"""Two patients who are alike but for one thing, at every place of a ladder.

A protocol in its lowered form flows in; a world with two persons flows out, and for everything in which the
second can differ a flag that lets it: a worse value today, a value that is not known, an earlier week.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from rehab.frozen import FrozenStruct
from rehab.proof.decided import Decided
from rehab.proof.formula import (
    Flag,
    Formula,
    at_most,
    both,
    constant,
    either,
    implies,
    less,
    opposite,
)
from rehab.proof.names import Names
from rehab.proof.person import Person
from rehab.proof.solver import World
from rehab.proof.two_visits import TwoVisits
from rehab.protocol.condition import Reference
from rehab.protocol.model import Protocol
from rehab.rules.lowered import Lowered
from rehab.terms.caution import Contact, Dose, DoseKind
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure, RecordedAt, Worse
from rehab.terms.state_measure import TIME_SINCE_START

_Rank = TypeVar("_Rank")
_FLAGS = ("full", "part", "said", "hinted")


class Pair(FrozenStruct, dict=True):
    """Two persons under one protocol.

    Attributes:
        one: the patient as he is.
        other: the same patient but for one thing.
    """

    protocol: Protocol
    lowered: Lowered
    one: Person
    other: Person

    @classmethod
    def of(cls, protocol: Protocol, lowered: Lowered) -> "Pair":
        """Two persons of whom nothing is known yet."""
        levels = len(protocol.levels)
        one, other = (Person(Names(name), lowered, levels=levels) for name in ("one", "other"))
        pair = cls(protocol, lowered, one, other)
        for place in range(-1, levels):
            for decided in pair.at(place):
                decided.mentioned()
        return pair

    def at(self, place: int) -> tuple[Decided, Decided]:
        """What is decided for both at one place of the ladder."""
        return self._decided[place + 1]

    @cached_property
    def _decided(self) -> tuple[tuple[Decided, Decided], ...]:
        def decided(person: Person, place: int) -> Decided:
            return Decided.of(self.protocol, self.lowered, person, place=place)

        places = range(-1, len(self.protocol.levels))
        return tuple((decided(self.one, place), decided(self.other, place)) for place in places)

    # What differs ------------------------------------------------------------------------------------

    @cached_property
    def worse(self) -> dict[MeasureId, Flag]:
        """For each measure with a worse direction: the other's value of today is worse."""
        return {
            measure.id: Flag(f"worse/{measure.id}")
            for measure in self._measures
            if measure.worse is not Worse.NONE
        }

    @cached_property
    def unknown(self) -> dict[MeasureId, Flag]:
        """For each measure: it is not known of the other."""
        return {measure.id: Flag(f"unknown/{measure.id}") for measure in self._measures}

    @cached_property
    def earlier(self) -> Flag:
        """The other is in an earlier week."""
        return Flag("earlier")

    @cached_property
    def _measures(self) -> tuple[Measure, ...]:
        """The measures that have a value of today in a question."""
        known = self.one.names.ranges
        return tuple(
            measure
            for measure in self.lowered.measures.values()
            if self.one.names.name(measure.id, "value") in known
            or self.one.names.name(measure.id, "today") in known
        )

    @property
    def differences(self) -> tuple[Flag, ...]:
        """Every flag of which exactly one is set."""
        return (*self.worse.values(), *self.unknown.values(), self.earlier)

    @property
    def alike(self) -> tuple[Formula, ...]:
        """They differ in nothing: one patient."""
        return tuple(opposite(flag) for flag in self.differences)

    # The world ---------------------------------------------------------------------------------------

    @cached_property
    def written(self) -> tuple[Formula, ...]:
        """Both can be written down: the whole past of each is one visit."""
        return tuple(
            law
            for person in (self.one, self.other)
            for law in TwoVisits(person, self.lowered, self.protocol).laws()
        )

    @cached_property
    def alone(self) -> World:
        """The one of them alone: whatever can be so of one patient."""
        assert self.written  # noqa: S101  (gives names to the visit before)
        reached = self._reached(self.one)
        return World(self.one.names.ranges, (*self.one.laws, *reached))

    @cached_property
    def world(self) -> World:
        """Both persons, and that they differ in one thing at most."""
        assert self.written  # noqa: S101  (gives names to the visit before, which both share)
        ranges = {**self.one.names.ranges, **self.other.names.ranges}
        laws = (
            *self.one.laws,
            *self.other.laws,
            *self._alike(),
            *self._different(),
            *self._one_at_most(),
        )
        return World(ranges, laws)

    def _reached(self, person: Person) -> Iterator[Formula]:
        """A level is held only once its phase has opened."""
        for place, level in enumerate(self.protocol.levels):
            opens = constant(self.protocol.phase_of(level.id).window.not_before_days)
            yield implies(person.state.is_at(place), at_most(opens, person.state.days))

    def _alike(self) -> Iterator[Formula]:
        freed: dict[str, list[Formula]] = {}
        for measure in self._measures:
            for about in self._freed(measure):
                freed.setdefault(about, []).append(self.unknown[measure.id])
                if measure.id in self.worse and self.one.names.name(about) in self.one.names.ranges:
                    freed[about].append(self.worse[measure.id])
        for name in (TIME_SINCE_START, *(f"{measure}/expected" for measure in self.lowered.curves)):
            freed[name] = [self.earlier]
        for about, alike in self.one.names.alike(self.other.names):
            yield either(alike, *freed.get(about, ()))

    def _freed(self, measure: Measure) -> Iterator[str]:
        """What of a measure may differ when today's value does."""
        first = Reference.FIRST.value
        for what in ("value", "today", first, f"{first}/known", *_FLAGS):
            yield f"{measure.id}/{what}"
        if measure.recorded is RecordedAt.SESSION:
            rest = f"{measure.id}/rest of/"
            prefix = self.one.names.name("")
            for name in (*self.one.names.ranges, *self.one.names.flags):
                if name.removeprefix(prefix).startswith(rest):
                    yield name.removeprefix(prefix)

    def _different(self) -> Iterator[Formula]:
        for measure in self._measures:
            if measure.id in self.worse:
                yield implies(self.worse[measure.id], self._is_worse(measure))
            yield implies(self.unknown[measure.id], self._is_unknown(measure))
        begun = either(self.at(-1)[1].may_begin, opposite(self.other.state.is_at(-1)))
        yield implies(self.earlier, both(begun, less(self.other.state.days, self.one.state.days)))

    def _is_worse(self, measure: Measure) -> Formula:
        """The other's value of today is worse, and whatever it takes part in is no better.

        What is made of several values can stay the same when one of them is worse.
        """
        parts = []
        for name in self._freed(measure):
            about = tuple(name.split("/")[1:])
            if self.one.names.name(measure.id, *about) not in self.one.names.ranges:
                continue
            one, other = (person.names.value(measure, *about) for person in (self.one, self.other))
            no_better = at_most(one, other) if measure.worse is Worse.HIGHER else at_most(other, one)
            parts.append(no_better)
        return both(*parts)

    def _is_unknown(self, measure: Measure) -> Formula:
        """Today's value is not known of the other; an older or partial one may still add caution."""
        names = self.other.names
        gone = (names.name(measure.id, what) for what in ("full", "said", "hinted"))
        return both(*(opposite(Flag(name)) for name in gone if name in names.flags))

    def _one_at_most(self) -> Iterator[Formula]:
        before: list[Formula] = []
        for flag in self.differences:
            yield implies(flag, opposite(either(*before)))
            before.append(flag)


def easier(one: Decided, other: Decided) -> Formula:
    """The other has less contact, or more dose, than the one."""
    seen = _only_one(one, other, Decided.contact_at_least, Contact.REFER)
    return either(looser(one, other), both(other.may_begin, seen))


def looser(one: Decided, other: Decided) -> Formula:
    """The same, but for reviews of holds that go on: they rest on what was decided before.

    Who has not begun has no dose at all, and none that could be more.
    """
    contacts = (Contact.REFER, Contact.URGENT, Contact.EMERGENCY)
    called = either(*(_only_one(one, other, Decided.called_at_least, contact) for contact in contacts))
    days_off = sorted({spoken.action.days_off for spoken in one.rules} - {0})
    rest = either(*(_only_one(one, other, Decided.days_off_at_least, days) for days in days_off))
    printed = both(other.prints, opposite(one.prints))
    return either(called, both(other.may_begin, either(rest, more_dose(one, other), printed)))


def more_dose(one: Decided, other: Decided) -> Formula:
    """The other's dose is treated with less caution, or the other's level is higher."""
    doses = sorted({spoken.action.dose for spoken in one.rules} | _DOSES)
    cautious = (_only_one(one, other, Decided.dose_at_least, dose) for dose in doses if dose > _HOLD)
    places = range(-1, len(one.protocol.levels))
    lower = either(*(_only_one(one, other, Decided.at_or_below, place) for place in places))
    one_step_each = both(one.progress, other.progress)  # over a level that only one of two ladders has
    goes_on = other.progress
    if (one.next is None) is (other.next is None):  # where the ladder ends sooner, so does the course
        goes_on = either(goes_on, other.discharge)
    higher = both(lower, opposite(one_step_each))
    return either(*cautious, both(one.dose_at_least(_HOLD), goes_on), higher)


def _only_one(
    one: Decided, other: Decided, part: Callable[[Decided, _Rank], Formula], rank: _Rank
) -> Formula:
    """Something is so of the one and not of the other."""
    return both(part(one, rank), opposite(part(other, rank)))


_HOLD = Dose(DoseKind.HOLD)
_DOSES = {
    _HOLD,
    Dose(DoseKind.REGRESS, 1),
    Dose(DoseKind.REGRESS, 2),
    Dose(DoseKind.STOP),
}
