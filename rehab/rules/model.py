"""The RuleSet: every condition of a protocol that is asked of a patient, each under one stable id.

A resolved Protocol flows in, entries flow out. Cautious rules must be NO before anything
progresses; gates must be YES. No entry knows of another, so nothing depends on their order.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NewType
from typing import Protocol as Port

from rehab.frozen import FrozenStruct, field
from rehab.patient.model import Series
from rehab.patient.reading import Role
from rehab.protocol.condition import All, Condition
from rehab.protocol.model import Criterion, Protocol
from rehab.terms.ids import LevelId, PhaseId, RuleId, VarietyId
from rehab.terms.truth import Truth

EntryId = NewType("EntryId", str)
_VARIETY = "variety"


class Entry(FrozenStruct):
    """One condition with the role it is asked in.

    Attributes:
        flag: the red-flag rule whose open flag makes this YES whatever is said today.
    """

    id: EntryId
    role: Role
    when: Condition
    applies_when: Condition | None = None
    flag: RuleId | None = None


class CourseState(FrozenStruct):
    """What the course has come to before a visit is decided.

    Attributes:
        level: the level permitted until now, None before the first.
        place: its place in the ladder, -1 before the first.
        clock_start: the day from which weeks are counted.
        level_since: the day on which the level was reached.
        last_session: the day of the last session, or of the level's beginning.
        sessions_at_level: sessions done at this level since the last decision, None if not said.
        sessions_reported: sessions since the last check-in, None if not said.
        irritable_holds: irritable holds in a row before this visit.
        open_flags: red-flag rules that no clinician has closed.
    """

    clock_start: date
    level: LevelId | None = None
    place: int = -1
    level_since: date | None = None
    last_session: date | None = None
    sessions_at_level: int | None = 0
    sessions_reported: int | None = 0
    irritable_holds: int = 0
    open_flags: frozenset[RuleId] = frozenset()


class Moment(FrozenStruct):
    """One visit to be judged: the series, the visit's number and the state before it."""

    series: Series
    at: int
    state: CourseState

    @property
    def today(self) -> date:
        """The day of the visit."""
        return self.series.visits[self.at].on


class RuleSet(FrozenStruct, dict=True):
    """All entries of one protocol, by id."""

    protocol: Protocol
    entries: tuple[Entry, ...]
    by_id: Mapping[EntryId, Entry] = field(default_factory=dict)


class Engine(Port):
    """Answers every entry for one moment; reference and production engines both do."""

    def truths(self, moment: Moment) -> Mapping[EntryId, Truth]:
        """The truth of every entry of the rule set."""
        ...


def rule_entry(rule: RuleId) -> EntryId:
    """The entry of a cautious rule."""
    return EntryId(f"rule:{rule}")


def enter_entry(phase: PhaseId, item: int) -> EntryId:
    """The entry of one part of a phase's entry gate."""
    return EntryId(f"enter:{phase}:{item}")


def exit_entry(phase: PhaseId, item: int) -> EntryId:
    """The entry of one part of a phase's exit gate."""
    return EntryId(f"exit:{phase}:{item}")


def need_entry(level: LevelId, item: int) -> EntryId:
    """The entry of one part of a level's own gate."""
    return EntryId(f"level:{level}:{item}")


def variety_entry(variety: VarietyId) -> EntryId:
    """The entry of what an activity between sessions needs."""
    return EntryId(f"{_VARIETY}:{variety}")


def is_of_variety(entry: EntryId) -> bool:
    """True if an entry asks whether an activity can be offered, and nothing of the level."""
    return entry.startswith(f"{_VARIETY}:")


def guarantee_entry(number: int) -> EntryId:
    """The entry of a promise of the author, by its number."""
    return EntryId(f"guarantee:{number}")


def gate_parts(criteria: tuple[Criterion, ...]) -> tuple[Condition, ...]:
    """The parts of a gate one by one, as a page lists them: an outer `all` is taken apart."""
    return tuple(
        part
        for criterion in criteria
        for part in (
            criterion.condition.parts if isinstance(criterion.condition, All) else (criterion.condition,)
        )
    )


def compile_rules(protocol: Protocol) -> RuleSet:
    """The rule set of a protocol."""
    entries = tuple(_entries(protocol))
    return RuleSet(protocol, entries, {entry.id: entry for entry in entries})


def _entries(protocol: Protocol) -> Iterator[Entry]:
    for rule in protocol.rules:
        role, flag = (Role.RED_FLAG, rule.id) if rule.red_flag else (Role.CAUTIOUS, None)
        yield Entry(rule_entry(rule.id), role, rule.when, rule.applies_when, flag)
    for number, promised in enumerate(protocol.guarantees):
        yield Entry(guarantee_entry(number), Role.CAUTIOUS, promised.when)
    for phase in protocol.phases:
        for item, part in enumerate(gate_parts(phase.enter_when)):
            yield Entry(enter_entry(phase.id, item), Role.GATE, part)
        for item, part in enumerate(gate_parts(phase.exit_when)):
            yield Entry(exit_entry(phase.id, item), Role.GATE, part)
    for level in protocol.levels:
        for item, part in enumerate(gate_parts(level.needs)):
            yield Entry(need_entry(level.id, item), Role.GATE, part)
    for activity in protocol.variety:
        for criterion in activity.needs:
            yield Entry(variety_entry(activity.id), Role.GATE, criterion.condition)
