"""Compositions without conditions: truths of all entries and what a course knows, drawn by chance.

A protocol flows in; Compositions flow out, which draw patients and say of each both what the program is given
and which numbers he is to the formulas.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from rehab.decision.ladder import next_level
from rehab.decision.model import Before, Row
from rehab.decision.row import COURSE, STANDSTILL
from rehab.patient.model import Series, Visit
from rehab.proof.cases import Truths
from rehab.proof.decided import Decided
from rehab.proof.formula import Flag, Formula, Values
from rehab.proof.names import Names
from rehab.proof.person import Person
from rehab.protocol.condition import Operator
from rehab.protocol.model import Protocol
from rehab.protocol.standing import (
    CHECK_INS_BEFORE_REVIEW,
    DATA_HOLDS_BEFORE_REVIEW,
    DAYS_BEFORE_REVIEW,
    GATE_HOLDS_BEFORE_REVIEW,
    LEVELS_PER_WEEK,
    LONG_GAP_DAYS,
    SESSIONS_BEFORE_PROGRESS,
    SHORT_GAP_DAYS,
    UNKNOWN_BEFORE_ACTING,
    UNSEEN_DAYS_BEFORE_CALL,
)
from rehab.rules.lowered import Atom, Lowered, Tree
from rehab.rules.model import CourseState, EntryId, Moment, compile_rules
from rehab.terms.caution import HoldKind
from rehab.terms.ids import LevelId, ParameterId, RuleId
from rehab.terms.state_measure import (
    LEVEL,
    SESSIONS_AT_LEVEL,
    SESSIONS_REPORTED,
    TIME_SINCE_SESSION,
    TIME_SINCE_START,
)
from rehab.terms.truth import Truth

TODAY = date(2027, 6, 1)


class Answered(Person):
    """A person whose every answer is an unknown of its own."""

    def truths(self, tree: Tree) -> Truths:
        """The answer, as two flags that nothing ties."""
        assert isinstance(tree, Atom)
        return Truths(self.names.flag(tree.field, "yes"), self.names.flag(tree.field, "no"))


@dataclass(frozen=True, slots=True)
class Patient:
    """One visit by chance.

    Attributes:
        seen: days since a clinician saw the knee before today.
    """

    truths: dict[EntryId, Truth]
    moment: Moment
    before: Before
    seen: int


@dataclass(frozen=True)
class Compositions:
    """Everything that one protocol can be asked at one place of its ladder."""

    protocol: Protocol
    place: int

    @cached_property
    def entries(self) -> tuple[EntryId, ...]:
        """Every entry of its rule set."""
        return tuple(entry.id for entry in compile_rules(self.protocol).entries)

    @cached_property
    def decided(self) -> Decided:
        """The decision as formulas about truths alone."""
        person = Answered(Names("one"), Lowered((), (), {}, {}), levels=len(self.protocol.levels))
        trees: dict[EntryId, Tree] = {
            entry: Atom(number, Operator.AT_LEAST, 1.0) for number, entry in enumerate(self.entries)
        }
        return Decided(self.protocol, trees, person, self.place)

    # By chance ------------------------------------------------------------------------------------------

    def patient(self, chance: Random) -> Patient:
        """A patient near every limit of the protocol."""
        days, level = chance.choice(self._days), self.protocol.levels[self.place] if self.place >= 0 else None
        unsaid = chance.random() < _SELDOM
        by_clinician, seen = chance.random() > _SELDOM, self._near(chance, UNSEEN_DAYS_BEFORE_CALL)
        visits = (
            Visit(TODAY - timedelta(days=seen)),
            Visit(TODAY, by_clinician=by_clinician, sessions=None if unsaid else ()),
        )
        state = CourseState(
            clock_start=TODAY - timedelta(days=days),
            level=None if level is None else level.id,
            place=self.place,
            last_session=TODAY - timedelta(days=self._gap(chance)),
            sessions_at_level=None if unsaid else self._near(chance, SESSIONS_BEFORE_PROGRESS),
            sessions_reported=None if unsaid else 0,
        )
        series = Series("right", TODAY - timedelta(days=max(days, seen)), visits)
        return Patient(
            self._truths(chance), Moment(series, 1, state), self._before(chance, state, unsaid=unsaid), seen
        )

    def _truths(self, chance: Random) -> dict[EntryId, Truth]:
        """Truths of any kind, or the way clear but for a few."""
        if chance.random() < _SELDOM:
            return {entry: chance.choice(_TRUTHS) for entry in self.entries}
        clear = {
            entry: Truth.NO if entry.startswith(("rule:", "guarantee:")) else Truth.YES
            for entry in self.entries
        }
        for _ in range(min(chance.choice((0, 0, 1, 1, 2, 3)), len(clear))):
            clear[chance.choice(self.entries)] = chance.choice(_TRUTHS)
        return clear

    def _before(self, chance: Random, state: CourseState, *, unsaid: bool) -> Before:
        long = chance.random() < _SELDOM

        def holds(limit: ParameterId) -> int:
            return self._near(chance, limit, less=1) if long else 0

        gained = self._near(chance, LEVELS_PER_WEEK) if chance.random() < _SELDOM else 0
        ago = chance.choice((6, 7))
        return Before(
            state=state,
            row=Row(
                {HoldKind.GATE: holds(GATE_HOLDS_BEFORE_REVIEW)},
                holds(DATA_HOLDS_BEFORE_REVIEW),
                holds(CHECK_INS_BEFORE_REVIEW),
            ),
            unknown_running={rule.id: holds(UNKNOWN_BEFORE_ACTING) for rule in self.protocol.rules},
            gained_on=(TODAY - timedelta(days=ago),) * gained,
            reached=self._reached(chance),
            unasked_since=TODAY - timedelta(days=self._near(chance, DAYS_BEFORE_REVIEW) if long else 0),
            open_events=("fall",) if chance.random() < _RARELY else (),
            sessions_unsaid=unsaid,
        )

    def _reached(self, chance: Random) -> frozenset[LevelId]:
        """Every level of the ladder, or none."""
        levels = (level.id for level in self.protocol.levels) if chance.random() < _SELDOM else ()
        return frozenset(levels)

    def _near(self, chance: Random, limit: ParameterId, *, less: int = 0) -> int:
        """A limit, less so many, or one step beside it."""
        return max(0, round(self.protocol.parameter(limit)) - less + chance.choice((-1, 0, 0, 1)))

    def _gap(self, chance: Random) -> int:
        if chance.random() > _SELDOM:
            return chance.choice((0, 1))
        return self._near(chance, chance.choice((SHORT_GAP_DAYS, LONG_GAP_DAYS)))

    @cached_property
    def _days(self) -> tuple[int, ...]:
        """The edges of windows and caps, one day beside them, and long after."""
        edges = {phase.window.not_before_days for phase in self.protocol.phases}
        edges |= {cap.until_days for cap in self.protocol.caps if cap.until_days is not None}
        near = {edge + beside for edge in edges for beside in (-1, 0, 1)}
        late = [max(edges, default=0) + 100]
        return tuple(sorted(day for day in near if day >= 0)) + tuple(late * (1 + len(near) // 2))

    # In numbers -----------------------------------------------------------------------------------------

    def values(self, patient: Patient) -> Values:
        """The patient in the unknowns of the formulas."""
        return dict(self._values(patient))

    def _values(self, patient: Patient) -> Iterator[tuple[str, int]]:
        names, state, before = self.decided.person.names, patient.moment.state, patient.before
        for number, entry in enumerate(self.entries):
            yield names.name(number, "yes"), int(patient.truths[entry] is Truth.YES)
            yield names.name(number, "no"), int(patient.truths[entry] is Truth.NO)
        assert state.last_session is not None
        yield names.name(LEVEL), self.place
        yield names.name(TIME_SINCE_START), (TODAY - state.clock_start).days
        yield names.name(TIME_SINCE_SESSION), (TODAY - state.last_session).days
        yield names.name(SESSIONS_AT_LEVEL), state.sessions_at_level or 0
        yield names.name(SESSIONS_REPORTED), state.sessions_reported or 0
        for flag, is_so in self._flags(patient, before):
            yield flag.name, int(is_so)

    def _flags(self, patient: Patient, before: Before) -> Iterator[tuple[Flag, bool]]:
        state, limit = self.decided.person.state, self.protocol.parameter
        gained = sum((TODAY - day).days < 7 for day in before.gained_on)
        yield state.sessions_unsaid, before.sessions_unsaid
        yield state.by_clinician, patient.moment.series.visits[-1].by_clinician
        yield state.event_open, bool(before.open_events)
        yield state.unseen, patient.seen >= limit(UNSEEN_DAYS_BEFORE_CALL)
        yield state.enough_this_week, gained >= limit(LEVELS_PER_WEEK)
        yield state.held_before, self._is_next(before.reached)
        assert before.unasked_since is not None
        unasked = (TODAY - before.unasked_since).days
        yield _a_flag(state.is_due(COURSE)), unasked >= limit(DAYS_BEFORE_REVIEW)
        for rule in self.protocol.rules:
            running = before.unknown_running[RuleId(rule.id)] + 1
            yield _a_flag(state.was_unknown(rule.id)), running >= limit(UNKNOWN_BEFORE_ACTING)
        for about, count, parameter in (
            (HoldKind.DATA.value, before.row.since_unknown, DATA_HOLDS_BEFORE_REVIEW),
            (HoldKind.GATE.value, before.row.kinds[HoldKind.GATE], GATE_HOLDS_BEFORE_REVIEW),
            (STANDSTILL, before.row.standstill, CHECK_INS_BEFORE_REVIEW),
        ):
            yield _a_flag(state.is_due(about)), count + 1 >= limit(parameter)

    def _is_next(self, reached: frozenset[LevelId]) -> bool:
        """The next level was held before."""
        found = next_level(self.protocol, self.place, 0)
        return found is not None and found.level.id in reached


def _a_flag(formula: Formula) -> Flag:
    assert isinstance(formula, Flag)
    return formula


_TRUTHS = tuple(Truth)
_SELDOM, _RARELY = 0.25, 0.06
