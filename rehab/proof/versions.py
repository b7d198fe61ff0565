"""One patient under two versions of a protocol: what each would decide for the same findings.

Two resolved protocols flow in; a world with one person whom both ask flows out. Both must have the same
ladder, or a level of the one would be compared with another level of the other.
"""

from collections.abc import Iterator
from functools import cached_property

from rehab.frozen import FrozenStruct, replace
from rehab.proof.decided import Decided
from rehab.proof.formula import FALSE, Formula, at_most, constant, either, implies, opposite, same
from rehab.proof.names import Names
from rehab.proof.pair import easier
from rehab.proof.person import Person
from rehab.proof.solver import Answer, Nobody, NotSettled, Search, Solver, Somebody, World
from rehab.proof.two_visits import TwoVisits
from rehab.protocol.model import Protocol
from rehab.protocol.standing import LONG_GAP_DAYS, SESSIONS_BEFORE_PROGRESS, SHORT_GAP_DAYS, STANDING
from rehab.rules.lower import lower
from rehab.rules.lowered import Lowered
from rehab.rules.model import RuleSet, compile_rules
from rehab.terms.caution import HoldKind
from rehab.terms.ids import RuleId
from rehab.terms.measure import Catalogue

_BETWEEN_DECISIONS = frozenset(one.id for one in STANDING) - {
    SHORT_GAP_DAYS,
    LONG_GAP_DAYS,
    SESSIONS_BEFORE_PROGRESS,
}
"""Standing parameters that no single decision reads: they count check-ins or days between decisions."""


class Versions(FrozenStruct, dict=True):
    """Two versions of a protocol and one person.

    Attributes:
        old: the version in use.
        new: the other one.
    """

    old: Protocol
    new: Protocol
    catalogue: Catalogue
    solver: Solver

    @property
    def same_ladder(self) -> bool:
        """Both have the same levels in the same order."""
        return [level.id for level in self.old.levels] == [level.id for level in self.new.levels]

    @property
    def places(self) -> range:
        """Every place of the ladder, -1 before the first level."""
        return range(-1, len(self.old.levels))

    def find(self, place: int, *sought: Formula) -> Answer:
        """Somebody at a place of the ladder of whom all that is sought is true."""
        return self._search.find(self._persons[0].state.is_at(place), *sought)

    def at(self, place: int) -> tuple[Decided, Decided]:
        """What each version decides at a place of the ladder."""
        return self._decided[place + 1]

    @property
    def asked(self) -> tuple[tuple[Person, Lowered], ...]:
        """The one person as each version asks, with what it asks."""
        return tuple(zip(self._persons, self._lowered, strict=True))

    @cached_property
    def written(self) -> tuple[Formula, ...]:
        """The person can be written down: the whole past is one visit."""
        return tuple(law for visits in self._visits for law in visits.laws())

    def given(self, answer: Somebody, place: int) -> dict[str, object]:
        """The person as the `given` of a case, with everything that either version asks."""
        old, new = (visits.given(answer.values, place) for visits in self._visits)
        before = {**new.get("last_week", {}), **old.get("last_week", {})}
        given = {**new, **old, "last_week": before} if before else {**new, **old}
        if "sessions" in given:
            lines = zip(new["sessions"], old["sessions"], strict=True)
            given["sessions"] = [{**one, **other} for one, other in lines]
        return given

    # The world ---------------------------------------------------------------------------------------

    @cached_property
    def _lowered(self) -> tuple[Lowered, Lowered]:
        """What each version asks, by the same fields wherever they ask alike: what both say is said once."""
        old, new = (compile_rules(version).entries for version in (self.old, self.new))
        if not self._shares_curves:
            first, second = (lower(compile_rules(one), self.catalogue) for one in (self.old, self.new))
            return first, second
        whole = lower(RuleSet(self.old, (*old, *new)), self.catalogue)
        return (
            replace(whole, entries=whole.entries[: len(old)]),
            replace(whole, entries=whole.entries[len(old) :]),
        )

    @property
    def _shares_curves(self) -> bool:
        old, new = ([(one.measure, one.points) for one in version.curves] for version in (self.old, self.new))
        return old == new

    @cached_property
    def _persons(self) -> tuple[Person, Person]:
        names, levels = Names("one"), len(self.old.levels)
        old, new = self._lowered
        person = Person(names, old, levels=levels)
        return person, person if self._shares_curves else Person(names, new, levels=levels)

    @cached_property
    def _visits(self) -> tuple[TwoVisits, TwoVisits]:
        (old, new), (asked, asked_now) = self._persons, self._lowered
        return TwoVisits(old, asked, self.old), TwoVisits(new, asked_now, self.new)

    @cached_property
    def _decided(self) -> tuple[tuple[Decided, Decided], ...]:
        (old, new), (asked, asked_now) = self._persons, self._lowered
        pairs = tuple(
            (
                Decided.of(self.old, asked, old, place=place),
                Decided.of(self.new, asked_now, new, place=place),
            )
            for place in self.places
        )
        for decided in (each for pair in pairs for each in pair):
            decided.mentioned()
        return pairs

    @cached_property
    def _search(self) -> Search:
        assert self._decided  # noqa: S101  (gives all unknowns their names)
        assert self.written or not self._lowered[0].measures  # noqa: S101  (as above)
        persons = self._persons
        laws = (*(law for person in dict.fromkeys(persons) for law in person.laws), *self._reached())
        return self.solver.search(World(persons[0].names.ranges, laws))

    def _reached(self) -> Iterator[Formula]:
        """A level is held only once one of the versions has opened its phase."""
        state = self._persons[0].state
        for place, level in enumerate(self.old.levels):
            opens = min(version.phase_of(level.id).window.not_before_days for version in (self.old, self.new))
            yield implies(state.is_at(place), at_most(constant(opens), state.days))


def is_equal(old: Protocol, new: Protocol, catalogue: Catalogue, solver: Solver) -> bool | None:
    """Whether no patient's decision changes from one version to another.

    What a visit leaves behind for the next one counts as well: rules left unknown, what held, and why.

    Args:
        old: the one version.
        new: the other.
        catalogue: the measures of both.
        solver: proves it.

    Returns:
        None where it could not be settled, or where the versions differ in what one decision does not read.
    """
    versions = Versions(old, new, catalogue, solver)
    if not versions.same_ladder or not _comparable(old, new):
        return None
    for place in versions.places:
        answer = versions.find(place, differs(*versions.at(place)))
        if isinstance(answer, NotSettled):
            return None
        if not isinstance(answer, Nobody):
            return False
    return True


def differs(one: Decided, other: Decided) -> Formula:
    """Two decisions differ in anything that a patient, or the next visit, could notice."""
    kept = (
        (one.progress, other.progress),
        (one.discharge, other.discharge),
        (one.found, other.found),
        (one.closed, other.closed),
        (irritable(one), irritable(other)),
    )
    return either(
        easier(one, other),
        easier(other, one),
        *(opposite(same(before, after)) for before, after in kept),
        *_left_unknown(one, other),
        offer_differs(one, other),
    )


def offer_differs(one: Decided, other: Decided) -> Formula:
    """An activity for the days between is offered by one of two decisions only."""
    names = dict.fromkeys((*one.offers, *other.offers))
    return either(
        *(opposite(same(one.offers.get(name, FALSE), other.offers.get(name, FALSE))) for name in names)
    )


def irritable(decided: Decided) -> Formula:
    """A rule that holds an irritable knee speaks."""
    held = (one for one in decided.rules if one.rule.hold_kind is HoldKind.IRRITABLE)
    return either(*(one.yes for one in held))


def _left_unknown(one: Decided, other: Decided) -> Iterator[Formula]:
    """A rule that steps back is unknown under one version only."""
    left: dict[RuleId, list[Formula]] = {}
    for decided in (one, other):
        for spoken in decided.rules:
            if spoken.rule.action.lightens:
                left.setdefault(spoken.rule.id, []).append(spoken.unknown)
    for unknown in left.values():
        if len(unknown) == 2:  # noqa: PLR2004  (a rule of both versions)
            yield opposite(same(*unknown))


def _comparable(old: Protocol, new: Protocol) -> bool:
    """True if the versions differ in nothing but what one decision reads."""
    numbers = [
        {one.id: one.value for one in version.parameters if one.id in _BETWEEN_DECISIONS}
        for version in (old, new)
    ]
    same_between = numbers[0] == numbers[1] and old.events == new.events
    return same_between and _doses(old) == _doses(new) and _curves(old) == _curves(new)


def _doses(protocol: Protocol) -> list[object]:
    return [(level.dose, level.support, level.surface, level.helper) for level in protocol.levels]


def _curves(protocol: Protocol) -> object:
    """The expected curves: one person lies beside one curve only."""
    return sorted((curve.measure, curve.points) for curve in protocol.curves)
