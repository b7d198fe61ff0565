"""The Decision: one outcome with everything that led to it.

`composition.py` and `judge.py` build it; course, plan and papers read it. It can always answer why
and why not: every rule's truth with what was seen, every gate, every near miss, what is missing.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from rehab.frozen import FrozenStruct, field
from rehab.patient.authored import Knee
from rehab.protocol.condition import Test
from rehab.protocol.model import Level, Phase, Rule, Variety
from rehab.rules.model import CourseState, EntryId
from rehab.rules.reference import EntryTrace
from rehab.terms.caution import Action, HoldKind, Outcome
from rehab.terms.ids import LevelId, MeasureId, RuleId
from rehab.terms.truth import Truth

SESSIONS = MeasureId("sessions")
"""What `needs` says when nobody told whether there were sessions."""

CHECK_IN = MeasureId("check_in")
"""What `needs` says when the patient has to come first."""


class Sheet(StrEnum):
    """What is printed for the patient."""

    SESSIONS = "sessions"
    ASK_FIRST = "ask_first"
    NO_SESSIONS = "no_sessions"
    NOT_YET = "not_yet"


class Standing(StrEnum):
    """Reasons that hold in every protocol; the engine gives them, not a file."""

    NOT_YET_OPEN = "window"
    TOO_FEW_SESSIONS = "exposure"
    LEVELS_THIS_WEEK = "levels-this-week"
    OWN_CHECK_IN = "own-check-in"
    GAP = "gap"
    CAPPED = "cap"
    EVENT = "event"
    REVIEW = "review"
    REPEAT = "repeat"
    UNREAD = "unread"
    EXPIRED = "expired"
    UNSEEN = "unseen"
    CORRECTED = "corrected"
    TOP = "top"
    NO_FINDING = "clean"


class StandingReason(FrozenStruct):
    """One standing reason; `number` and `limit` are its figures (days, sessions, levels, holds)."""

    kind: Standing
    number: float = 0
    limit: float = 0
    about: str = ""
    truth: Truth = Truth.YES


class Held(FrozenStruct):
    """What keeps a patient from the next level at one visit.

    Attributes:
        kinds: every kind of hold that there is a reason for, whichever is named and whatever is graver.
        found: true if there is more than time: a finding, a gate, the top, or something unknown.
        lasts: true if the calendar alone will not end it.
    """

    kinds: frozenset[HoldKind] = frozenset()
    found: bool = False
    lasts: bool = False


class Row(FrozenStruct):
    """A clinician's check-ins in a row without a step up.

    Attributes:
        kinds: how many with each kind of hold.
        since_unknown: how many with more than time in the way, from the first at which something was unknown.
        standstill: how many that the calendar alone would not have ended.
    """

    kinds: Mapping[HoldKind, int] = field(default_factory=dict)
    since_unknown: int = 0
    standstill: int = 0


class Before(FrozenStruct):
    """What the course knows before a visit, beside the state that rules can ask about.

    Attributes:
        row: the check-ins without a step up before this visit.
        unknown_running: visits running at which a step-back rule was unknown.
        baselines: rules that a clinician recorded as a known finding.
        gained_on: days on which a level was gained, the latest last.
        reached: every level that was ever held since the clock started.
        unasked_since: the day on which the first level was reached or, later, somebody was last asked.
        open_events: events that stop until cleared and are not cleared.
        sessions_unsaid: true if nobody said whether there were sessions.
    """

    state: CourseState
    row: Row = Row()
    unknown_running: Mapping[RuleId, int] = field(default_factory=dict)
    baselines: frozenset[RuleId] = frozenset()
    gained_on: tuple[date, ...] = ()
    reached: frozenset[LevelId] = frozenset()
    unasked_since: date | None = None
    open_events: tuple[str, ...] = ()
    sessions_unsaid: bool = False


class RuleReason(FrozenStruct):
    """A cautious rule as it was counted.

    Attributes:
        truth: its truth.
        counted: what it counts as: a known baseline as NO, a step-back rule that stays unknown as YES.
        applies_now: false for dose rules before the first phase's window opens.
    """

    rule: Rule
    truth: Truth
    counted: Truth
    applies_now: bool
    trace: EntryTrace | None = None

    @property
    def speaks(self) -> bool:
        """True if it asks for what it asks for at this visit."""
        return self.counted is Truth.YES and self.applies_now


class GateKind(StrEnum):
    """Which gate an item belongs to."""

    ENTER = "enter"
    EXIT = "exit"
    LEVEL = "level"


class GateItem(FrozenStruct):
    """One part of the gate to the next level."""

    entry: EntryId
    kind: GateKind
    owner: str
    truth: Truth
    trace: EntryTrace | None = None


class Activity(FrozenStruct):
    """An activity for the days between sessions, and whether all that it needs is so.

    Attributes:
        trace: how the answer came about; None where it needs nothing.
    """

    variety: Variety
    truth: Truth
    trace: EntryTrace | None = None


class NearMiss(FrozenStruct):
    """A gate that was missed by little.

    Attributes:
        short_by: distance to the threshold in the measure's own numbers.
        met_on: visits of the last five at which it was met.
        of: how many of the last five visits held the value.
    """

    test: Test
    value: float
    threshold: float
    short_by: float
    met_on: int
    of: int


class Borderline(FrozenStruct):
    """A value within whose measurement error the decision would flip."""

    measure: MeasureId
    value: float
    error: float
    would_be: Outcome
    repeated: bool


class Composed(FrozenStruct):
    """The bare result that truths come to, before it is explained.

    Attributes:
        target: the level that progress would lead to, if there is one.
        level: the level permitted from now on.
        unknown: true if something unknown stands between the patient and the next level.
        held: what keeps the patient from the next level.
        row: the check-ins without a step up from now on.
    """

    outcome: Outcome
    action: Action
    hold_kind: HoldKind | None
    sheet: Sheet
    level: LevelId | None
    target: LevelId | None
    rules: tuple[RuleReason, ...]
    gates: tuple[GateItem, ...]
    standing: tuple[StandingReason, ...]
    unknown: bool
    held: Held = Held()
    row: Row = Row()


class Decision(FrozenStruct):
    """One decision.

    Attributes:
        on: the day it holds for.
        visit_on: the day of the check-in it rests on, None if there is none.
        level_before: the level permitted until now.
        level: the level permitted from now on.
        needs: what to measure or ask next, cheapest first.
        needs_exact: false where the set may not be the smallest.
        expires: the last day on which it holds.
        held: what keeps the patient from the next level.
        row: the check-ins without a step up from now on.
        activities: those for the days between that no layer has closed.
    """

    knee: Knee
    on: date
    visit_on: date | None
    days_since_start: int
    outcome: Outcome
    action: Action
    hold_kind: HoldKind | None
    sheet: Sheet
    level_before: Level | None
    level: Level | None
    target: Level | None
    phase: Phase | None
    needs: tuple[MeasureId, ...]
    needs_exact: bool
    rules: tuple[RuleReason, ...]
    gates: tuple[GateItem, ...]
    standing: tuple[StandingReason, ...]
    near_misses: tuple[NearMiss, ...]
    borderline: tuple[Borderline, ...]
    expires: date
    held: Held = Held()
    row: Row = Row()
    activities: tuple[Activity, ...] = ()

    @property
    def offered(self) -> tuple[Variety, ...]:
        """What may be done on the days between: all that it needs is YES, and sessions are printed."""
        if self.sheet is not Sheet.SESSIONS:
            return ()
        return tuple(one.variety for one in self.activities if one.truth is Truth.YES)
