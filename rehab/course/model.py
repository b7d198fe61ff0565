"""The Course of one knee: every decision by date, and the one that holds today.

`fold.py` builds it; plans and reports read it. The level is never stored: it is what the check-ins,
events and signatures come to, so a course can be replayed from its inputs.
"""

from collections.abc import Mapping
from datetime import date

from rehab.decision.model import Decision, Row
from rehab.frozen import FrozenStruct, field, replace
from rehab.patient.model import KneeCourse, RecordEntry
from rehab.protocol.model import Level, Protocol
from rehab.terms.ids import LevelId, RuleId


class Memory(FrozenStruct):
    """What the fold carries from one visit to the next.

    Attributes:
        level: the level permitted now, None before the first or in a pause.
        level_since: the day it was reached.
        last_session: the day of the last session known, or of the level's beginning.
        decided_on: the day of the last decision that a clinician took, or of the level's beginning.
        sessions_pending: sessions at this level since then.
        sessions_told: their days, so that a diary shown twice counts once.
        row: the clinician's check-ins in a row without a step up.
        irritable_holds: irritable holds in a row.
        reached: every level that was held since the clock started.
        unasked_since: the day on which the first level was reached or, later, somebody was last asked.
        open_flags: red flags that no clinician has closed, with the day they were raised.
        open_events: events that stop until cleared.
    """

    clock_start: date
    level: LevelId | None = None
    level_since: date | None = None
    last_session: date | None = None
    decided_on: date | None = None
    sessions_pending: int = 0
    sessions_told: frozenset[date] = frozenset()
    row: Row = Row()
    irritable_holds: int = 0
    unknown_running: Mapping[RuleId, int] = field(default_factory=dict)
    open_flags: Mapping[RuleId, date] = field(default_factory=dict)
    baselines: frozenset[RuleId] = frozenset()
    gained_on: tuple[date, ...] = ()
    reached: frozenset[LevelId] = frozenset()
    unasked_since: date | None = None
    open_events: tuple[str, ...] = ()

    def at_level(self, level: LevelId | None, on: date) -> "Memory":
        """The memory with another level from a day on; the same one keeps its days."""
        if level == self.level:
            return self
        moved = replace(self, level=level, level_since=on, last_session=on, decided_on=on, sessions_pending=0)
        if level is None:
            return moved
        return replace(moved, reached=self.reached | {level}, unasked_since=self.unasked_since or on)


class Signature(FrozenStruct):
    """A signed decision or an override, and what it came to.

    Attributes:
        level: the level that it set.
        version: the version of the protocol at hand.
    """

    entry: RecordEntry
    level: LevelId | None
    version: str

    @property
    def is_of_another_version(self) -> bool:
        """True if it was decided under another version, by which nobody can decide again."""
        return self.entry.version not in {"", self.version}

    @property
    def is_too_high(self) -> bool:
        """True if more was signed than was permitted."""
        return self.entry.level != self.level


class Step(FrozenStruct):
    """One visit's decision, with what a clinician signed on the same day."""

    decision: Decision
    signed: tuple[Signature, ...] = ()
    level_after: LevelId | None = None

    @property
    def set_by(self) -> RecordEntry | None:
        """What a clinician signed that day for another level than was decided."""
        return _last_that_set(self.level_after, self.signed, decided=self.decision.level)


class Course(FrozenStruct):
    """One knee's course up to a day.

    Attributes:
        steps: the decision of each visit, by date.
        today: the decision that holds on `as_of`.
        signatures: every signed decision and override, by date.
        corrected: true if a correction lowered today's level at once.
    """

    knee: KneeCourse
    protocol: Protocol
    as_of: date
    steps: tuple[Step, ...]
    today: Decision
    memory: Memory
    signatures: tuple[Signature, ...] = ()
    corrected: bool = False

    @property
    def set_by(self) -> RecordEntry | None:
        """What was signed since the last check-in, while that holds, for another level than was decided."""
        if not self.steps or self.today.visit_on is None:
            return None
        last = self.steps[-1].decision
        level = None if self.today.level is None else self.today.level.id
        since = tuple(one for one in self.signatures if one.entry.on >= last.on)
        return _last_that_set(level, since, decided=last.level)


def _last_that_set(
    level: LevelId | None, signatures: tuple[Signature, ...], *, decided: Level | None
) -> RecordEntry | None:
    """The last signature that set a level, of those that asked for no more; None for the level decided."""
    if level == (None if decided is None else decided.id):
        return None
    setting = [one.entry for one in signatures if one.level == level and not one.is_too_high]
    return setting[-1] if setting else None
