"""Pivots: for a threshold, the patient nearest to the usual one for whom that threshold alone decides.

A protocol and its thresholds flow in; patients flow out. Of each it is so that the decision would be another
if this one test were always met, or never, with everything else as it is; where it can be, he is otherwise
ready for the next level.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import assert_never

from rehab.boundary.patient import Patient, Usual
from rehab.boundary.patient_from_values import OTHER_SIDE, USUAL_AGE, Writing, sided
from rehab.boundary.threshold import Asked
from rehab.checks.proofs.nearest import as_usual, nearest
from rehab.frozen import FrozenStruct, field, replace
from rehab.proof.decided import Decided
from rehab.proof.formula import (
    SCALE,
    AtMost,
    Both,
    Either,
    Flag,
    Formula,
    Opposite,
    Values,
    at_most,
    constant,
    either,
    equal,
    holds,
    implies,
    number,
    opposite,
    same,
)
from rehab.proof.pair import Pair
from rehab.proof.solver import Search, Solver, Somebody
from rehab.proof.two_visits import TwoVisits, steps_of
from rehab.protocol.condition import Limit, Now
from rehab.protocol.from_authored import Choice
from rehab.protocol.model import Protocol
from rehab.rules.lower import lower
from rehab.rules.lowered import Lowered
from rehab.rules.model import EntryId, RuleSet, compile_rules
from rehab.terms.caution import Contact, Dose, DoseKind
from rehab.terms.ids import LevelId
from rehab.terms.measure import Catalogue, Measure, RecordedAt
from rehab.terms.state_measure import AGE, TIME_AT_LEVEL, TIME_SINCE_START

_WEEK = 7


class Pivots(FrozenStruct, dict=True):
    """The search for patients of one protocol.

    Attributes:
        protocol: the resolved protocol.
        choice: what was chosen of it.
        asked: its thresholds.
        catalogue: the measures.
        usual: whom a patient should be like.
        solver: finds patients.
    """

    protocol: Protocol
    choice: Choice
    asked: tuple[Asked, ...]
    catalogue: Catalogue
    usual: Usual
    solver: Solver
    _ready: dict[int, Patient | None] = field(default_factory=dict)

    def decided_by(self, asked: Asked) -> Iterator[Patient]:
        """At each place in the ladder a patient for whom a threshold decides, where there is one."""
        upwards = asked.is_gate or asked.measure == TIME_SINCE_START
        for place in sorted(self._places) if upwards else self._places:
            if asked.is_gate and asked.entry.id not in self._pair.at(place)[0].gate_entries:
                continue
            met, unmet = (self._if_settled(asked, place, true=true) for true in (True, False))
            wishes = (either(_goes_on(met), _goes_on(unmet)), *self._at_threshold(asked))
            patient = self._nearest(place, _tells(met, unmet), wishes=wishes)
            if patient is not None:
                yield patient

    def ready_at(self, place: int) -> Patient | None:
        """The patient at a place whom nothing keeps from going on."""
        if place not in self._ready:
            self._ready[place] = self._nearest(place, _goes_on(self._pair.at(place)[0]))
        return self._ready[place]

    @property
    def _places(self) -> tuple[int, ...]:
        """Every place, those first from which a step either way leads to another level."""
        top = len(self.protocol.levels)
        open_to = (at for at in range(top) if self.protocol.levels[at].id not in self.protocol.removed_levels)
        places = tuple(open_to)
        return (*dict.fromkeys((*places[1:-1], *places)), -1)

    def _nearest(self, place: int, *sought: Formula, wishes: tuple[Formula, ...] = ()) -> Patient | None:
        here = (self._pair.one.state.is_at(place), *self._laws, *sought)
        wished = (*wishes, *self._wishes(place))
        found = nearest(lambda *more: self._search.find(*here, *more), wished)
        if found is None:
            return None
        kept = [wish for wish in wished if holds(wish, found.values)]
        return self._written(self._closer([*here, *kept], found.values), place)

    def _closer(self, sought: list[Formula], values: Values) -> Values:
        """The same patient, each number that is not as usual brought as near to it as can be."""
        names = self._pair.one.names
        for measure in self._lowered.measures.values():
            usual = steps_of(measure, self.usual.own.get(measure.id))
            for name in (names.name(measure.id, "value"), names.name(measure.id, "last week")):
                if usual is not None and name in names.ranges and values.get(name, usual) != usual:
                    values = self._nearer(sought, values, name=name, usual=usual)
                    sought = [*sought, equal(number(name, each=SCALE), constant(values[name]))]
        return values

    def _nearer(self, sought: list[Formula], values: Values, *, name: str, usual: int) -> Values:
        """The same patient, one number of steps as near to the usual one as can be."""
        sign, too_near = (1 if values[name] > usual else -1), 0
        while (far := abs(values[name] - usual)) - too_near > 1:
            middle = usual + sign * ((far + too_near) // 2)
            low, high = sorted((middle, usual))
            steps = number(name, each=SCALE)
            found = self._search.find(*sought, at_most(constant(low), steps), at_most(steps, constant(high)))
            if isinstance(found, Somebody):
                values = found.values
            else:
                too_near = abs(middle - usual)
        return values

    def _if_settled(self, asked: Asked, place: int, *, true: bool) -> Decided:
        decided = self._pair.at(place)[0]
        tree = decided.trees[_settled_id(asked, true=true)]
        trees = {**decided.trees, asked.entry.id: tree}
        return Decided(self.protocol, trees, self._pair.one, place)

    # The world ---------------------------------------------------------------------------------------

    @cached_property
    def _lowered(self) -> Lowered:
        entries = list(compile_rules(self.protocol).entries)
        entries += [
            replace(asked.settled(true=true), id=_settled_id(asked, true=true))
            for asked in self.asked
            for true in (True, False)
        ]
        return lower(RuleSet(self.protocol, tuple(entries)), self.catalogue)

    @cached_property
    def _pair(self) -> Pair:
        pair = Pair.of(self.protocol, self._lowered)
        for decided in pair.at(-1):
            for entry in decided.trees:
                decided.truths(entry)  # so that all unknowns it speaks of have their names
        return pair

    @cached_property
    def _search(self) -> Search:
        assert self._laws  # noqa: S101  (gives names to the visit before)
        return self.solver.search(self._pair.alone)

    @cached_property
    def _laws(self) -> tuple[Formula, ...]:
        """A past of one visit, but the other knee may have been measured, and the level held for longer."""
        names = self._pair.one.names
        laws = TwoVisits(self._pair.one, self._lowered, self.protocol).laws()
        waived = {names.name(measure.id, OTHER_SIDE, "known") for measure in self._sided}
        waived.add(names.name(TIME_AT_LEVEL))
        return tuple(law for law in laws if waived.isdisjoint(_names_in(law)))

    @property
    def _sided(self) -> tuple[Measure, ...]:
        return sided(self._pair.one, self._lowered)

    def _at_threshold(self, asked: Asked) -> Iterator[Formula]:
        """The value itself is at the threshold, so that all else that asks about it answers as there."""
        if not isinstance(asked.test.view, Now):
            return
        comparison, measure = asked.test.comparison, self._lowered.measures.get(asked.measure)
        number = comparison.threshold if isinstance(comparison, Limit) else comparison.ranges[0][0]
        person = self._pair.one
        if measure is not None:
            yield equal(person.names.value(measure, "value"), constant(number))
            return
        for known in person.state.number(asked.measure):
            if known.low is not None:
                yield equal(known.low, constant(number))

    def _wishes(self, place: int) -> Iterator[Formula]:
        person = self._pair.one
        following = self.protocol.levels[place + 1 : place + 2] or self.protocol.levels[place : place + 1]
        opens = sum(self.protocol.phase_of(level.id).window.not_before_days for level in following)
        yield equal(person.state.days, constant(opens if place < 0 else opens + _WEEK))
        if person.names.name(TIME_AT_LEVEL) in person.names.ranges:
            yield equal(number(person.names.name(TIME_AT_LEVEL)), constant(_WEEK))
        if person.names.name(AGE) in person.names.ranges:
            yield equal(person.names.count(0, 120, AGE), constant(USUAL_AGE))
        for measure in self._sided:
            known = person.names.flag(measure.id, OTHER_SIDE, "known")
            steps = steps_of(measure, self.usual.other.get(measure.id))
            if steps is not None:
                at = constant(measure.range[0] + steps * measure.step)
                yield known
                yield implies(known, equal(person.names.value(measure, OTHER_SIDE), at))
            else:
                yield opposite(known)
        yield from self._plausible()
        yield from as_usual(person, self._lowered, {str(name): said for name, said in self.usual.own.items()})

    def _plausible(self) -> Iterator[Formula]:
        """What the usual patient says nothing of lies in the middle of what is plausible."""
        for measure in self._lowered.measures.values():
            at_sessions = measure.recorded is RecordedAt.SESSION
            if measure.soft is not None and measure.id not in self.usual.own and not at_sessions:
                low, high = measure.soft
                steps = round(((low + high) / 2 - measure.range[0]) / measure.step)
                yield equal(
                    self._pair.one.names.value(measure, "value"),
                    constant(measure.range[0] + steps * measure.step),
                )

    # Written down ------------------------------------------------------------------------------------

    def _written(self, values: Values, place: int) -> Patient:
        person = self._pair.one
        patient = Writing(person, self._lowered, self.protocol, self.usual, self.choice).patient(
            values, place
        )
        days = values.get(person.names.name(TIME_AT_LEVEL), _WEEK)
        return patient if days == _WEEK or place < 0 else self.reached(patient, days) or patient

    def reached(self, patient: Patient, days: int) -> Patient | None:
        """A patient who came to his level so many days ago, from the one below; None if nobody could."""
        if len(patient.visits) > 1:
            first, today = patient.visits
            return (
                None if days < 1 else replace(patient, visits=(first, replace(today, day=first.day + days)))
            )
        places = [level.id for level in self.protocol.levels if level.id not in self.protocol.removed_levels]
        if days < 1 or patient.level not in places:
            return None
        at = places.index(LevelId(patient.level))
        before = self.ready_at(self.protocol.place[places[at - 1]] if at else -1)
        if before is None:
            return None
        day = max(before.today.day, patient.today.day)
        visits = (replace(before.today, day=day), replace(patient.today, day=day + days))
        past = {"level": before.level, "last_week": before.last_week}
        return replace(patient, visits=visits, is_reached=True, **past)


def _settled_id(asked: Asked, *, true: bool) -> EntryId:
    return EntryId(f"{asked.entry.id}, test {asked.number} {'met' if true else 'not met'}")


def _names_in(formula: Formula) -> Iterator[str]:
    match formula:
        case Flag(name):
            yield name
        case AtMost(terms):
            yield from (name for name, _ in terms)
        case Both(parts) | Either(parts):
            for part in parts:
                yield from _names_in(part)
        case Opposite(part):
            yield from _names_in(part)
        case _:
            assert_never(formula)


def _goes_on(decided: Decided) -> Formula:
    return opposite(decided.stays)


def _tells(one: Decided, other: Decided) -> Formula:
    """Two decisions differ in what a clinician would tick."""
    back = Dose(DoseKind.REGRESS, 0)
    parts = (
        (_goes_on(one), _goes_on(other)),
        (one.stops, other.stops),
        (one.asked_at_least(back), other.asked_at_least(back)),
        (one.contact_at_least(Contact.REFER), other.contact_at_least(Contact.REFER)),
    )
    return either(*(opposite(same(before, after)) for before, after in parts))
