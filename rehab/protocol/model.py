"""The resolved Protocol: one value, after base, variant, modifiers and overlays have been laid together.

`from_authored.py` builds it; rules, plans and papers read it. Each value remembers the layer and
the line it came from, so that every page can say where a number was written.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property

from rehab.frozen import FrozenStruct, field
from rehab.protocol.condition import Condition
from rehab.terms.caution import Action, HoldKind, Outcome
from rehab.terms.ids import (
    ConditionId,
    LevelId,
    MeasureId,
    ParameterId,
    PhaseId,
    RuleId,
    SourceId,
    VarietyId,
)


class Origin(FrozenStruct):
    """Where a value was written: the layer's name, its file and line (not part of the digest)."""

    layer: str
    file: str
    line: int


class Status(StrEnum):
    """Where a protocol stands in its life."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    RETIRED = "retired"


class Source(FrozenStruct):
    """One citation."""

    id: SourceId
    citation: str
    grade: str
    origin: Origin


class Parameter(FrozenStruct):
    """One named number: days for durations, else in `unit`."""

    id: ParameterId
    value: float
    unit: str
    source: SourceId
    edited_by: str
    origin: Origin


class Criterion(FrozenStruct):
    """A condition that must be YES, with the layer that asks for it."""

    condition: Condition
    origin: Origin


class Answer(StrEnum):
    """What a contraindication answers to the wish to walk backwards."""

    NONE = ""
    NOT_YET = "not_yet"
    NEVER = "never"


class Rule(FrozenStruct):
    """A cautious rule: `when` it holds, `action` is asked for; a contraindication has an `answer`."""

    id: RuleId
    when: Condition
    applies_when: Condition | None
    action: Action
    red_flag: bool
    hold_kind: HoldKind
    answer: Answer
    text: str
    patient: str
    source: SourceId
    opinion: str
    extrapolated: bool
    origin: Origin


class Surface(StrEnum):
    """Where a level is walked."""

    BARS = "parallel_bars"
    COUNTER = "counter"
    TREADMILL = "treadmill"
    OVERGROUND = "overground"
    BAND = "band"
    FIELD = "field"

    @property
    def is_run(self) -> bool:
        """True where it is run and not walked."""
        return self is Surface.FIELD


class Support(StrEnum):
    """What the hands do."""

    TWO_HANDS = "two_hands"
    ONE_HAND = "one_hand"
    FINGERTIPS = "fingertips"
    PARTNER = "partner"
    NONE = "none"


class Setting(StrEnum):
    """What sentences on how to walk are for: a surface, a partner, or pieces of an ordinary walk."""

    BARS = "parallel_bars"
    COUNTER = "counter"
    TREADMILL = "treadmill"
    OVERGROUND = "overground"
    BAND = "band"
    FIELD = "field"
    PARTNER = "partner"
    FOR_PARTNER = "for_partner"
    SEGMENTS = "segments"


class Dose(FrozenStruct):
    """The dose of one session at a level.

    Attributes:
        repeats: number of intervals, lowest and highest.
        work_s: seconds of one interval, lowest and highest.
        rest_s: seconds of rest between intervals.
        total_min: most minutes of backward walking in a session.
        speed_kmh: lowest and highest belt speed; None overground (own slow pace).
        incline_pct: lowest and highest incline in percent.
        sessions_per_week: lowest and highest number of sessions in a week.
        walk_min: minutes of the ordinary walk that holds the intervals, 0 if there is none.
    """

    repeats: tuple[int, int]
    work_s: tuple[int, int]
    rest_s: int
    total_min: float
    speed_kmh: tuple[float, float] | None
    incline_pct: tuple[float, float]
    sessions_per_week: tuple[int, int]
    walk_min: int


class Level(FrozenStruct):
    """One rung of the ladder."""

    id: LevelId
    title: str
    patient: str
    surface: Surface
    support: Support
    helper: bool
    dose: Dose
    needs: tuple[Criterion, ...]
    source: SourceId
    origin: Origin

    @property
    def settings(self) -> tuple[Setting, ...]:
        """What its sheet says how to walk in: surface, support and dose choose."""
        how: tuple[Setting, ...] = (Setting(self.surface.value),)
        if self.surface is Surface.OVERGROUND and self.support is Support.PARTNER:
            how = (Setting.PARTNER, Setting.FOR_PARTNER)
        elif self.surface.is_run:
            how = (*how, Setting.FOR_PARTNER)
        return (*how, Setting.SEGMENTS) if self.dose.walk_min else how

    @property
    def is_hands_free(self) -> bool:
        """True if nobody and nothing is held."""
        return self.support is Support.NONE

    @property
    def is_inclined(self) -> bool:
        """True if the belt is raised."""
        return self.dose.incline_pct[1] > 0


class Variety(FrozenStruct):
    """Another activity for the days between sessions, easy on the knee.

    Attributes:
        needs: what must be YES before it is offered; nothing asks for nothing.
    """

    id: VarietyId
    title: str
    patient: str
    needs: tuple[Criterion, ...]
    source: SourceId
    origin: Origin


class Window(FrozenStruct):
    """When a phase may open, in days since the start.

    Attributes:
        not_before_days: a hard edge, the day itself included.
        usual_weeks: weeks in which it usually opens; later only prints "later than usual".
    """

    not_before_days: int
    usual_weeks: tuple[int, int] | None
    source: SourceId
    origin: Origin


class Phase(FrozenStruct):
    """A stretch of the course with its gate; its levels are consecutive in the ladder."""

    id: PhaseId
    title: str
    patient: str
    window: Window
    enter_when: tuple[Criterion, ...]
    exit_when: tuple[Criterion, ...]
    levels: tuple[LevelId, ...]
    origin: Origin


class Cap(FrozenStruct):
    """A ceiling on the dose; a level above it is closed, until a week if one is given."""

    id: str
    max_speed_kmh: float | None
    max_incline_pct: float | None
    max_minutes_per_session: float | None
    max_sessions_per_week: int | None
    until_days: int | None
    source: SourceId
    origin: Origin


class Curve(FrozenStruct):
    """Expected values of a measure by week, straight lines between."""

    measure: MeasureId
    points: tuple[tuple[float, float], ...]
    source: SourceId
    origin: Origin


class EventEffect(StrEnum):
    """What an event does to the course."""

    RESTART_CLOCK = "restart_clock"
    RETURN_TO_LEVEL = "return_to_level"
    STOP_UNTIL_CLEARED = "stop_until_cleared"


class EventRule(FrozenStruct):
    """What one kind of event does."""

    kind: str
    effect: EventEffect
    level: LevelId | None
    source: SourceId
    origin: Origin


class Loosened(FrozenStruct):
    """A number that a signed layer made less strict; printed on every page it affects."""

    path: str
    old: str
    new: str
    by: str
    why: str
    until: date
    origin: Origin


class Guarantee(FrozenStruct):
    """What the author promises: this outcome never, when this holds."""

    never: Outcome
    when: Condition
    origin: Origin


class Strength(StrEnum):
    """How far a claim about walking backwards has been shown, and in whom."""

    TRIALS_HERE = "trials_here"
    SMALL_STUDIES = "small_studies"
    HEALTHY_PEOPLE = "healthy_people"
    PRESS = "press"
    NOT_STUDIED = "not_studied"


class Claim(FrozenStruct):
    """One reason to walk backwards, as strong as its evidence.

    Attributes:
        source: where it was shown or said; None where nobody looked.
        note: what a clinician should know of the evidence.
    """

    text: str
    strength: Strength
    source: SourceId | None
    note: str


class PainBand(FrozenStruct):
    """One band of the pain scale as the patient sees it; whole points, both ends included."""

    low: int
    high: int
    word: str
    text: str


class PatientTexts(FrozenStruct):
    """What the handout says in every week, in plain words."""

    before_you_start: tuple[str, ...]
    warm_up: tuple[str, ...]
    how_to: Mapping[str, tuple[str, ...]]
    stop_signs: tuple[str, ...]
    call_today: tuple[str, ...]
    emergency: tuple[str, ...]
    pain_bands: tuple[PainBand, ...]
    after: tuple[str, ...]
    between: tuple[str, ...]
    record: tuple[str, ...]
    fall_back: str
    why: tuple[Claim, ...]


class Protocol(FrozenStruct, dict=True):
    """A protocol, whole and resolved."""

    id: str
    version: str
    status: Status
    reviewed_by: str
    review_by: date | None
    title: str
    procedure: str
    language: str
    layers: tuple[str, ...]
    sources: tuple[Source, ...]
    parameters: tuple[Parameter, ...]
    conditions: tuple[tuple[ConditionId, Condition], ...]
    phases: tuple[Phase, ...]
    levels: tuple[Level, ...]
    removed_levels: tuple[LevelId, ...]
    variety: tuple[Variety, ...]
    removed_variety: tuple[VarietyId, ...]
    caps: tuple[Cap, ...]
    rules: tuple[Rule, ...]
    curves: tuple[Curve, ...]
    events: tuple[EventRule, ...]
    guarantees: tuple[Guarantee, ...]
    loosened: tuple[Loosened, ...]
    texts: PatientTexts
    digest: str = ""
    unread_flags: Mapping[MeasureId, float] = field(default_factory=dict)
    """Red-flag questions of the catalogue that no rule reads, each with the number of its alarming answer."""

    def parameter(self, name: ParameterId) -> float:
        """The value of a parameter; days for durations.

        Raises:
            KeyError: if there is none of that name.
        """
        return self._parameters[name].value

    def phase_of(self, level: LevelId) -> Phase:
        """The phase that holds a level."""
        return self._phases[level]

    def level(self, level: LevelId) -> Level:
        """The level of that id."""
        return self.levels[self.place[level]]

    @cached_property
    def place(self) -> Mapping[LevelId, int]:
        """The place of each level in the ladder, from 0."""
        return {level.id: place for place, level in enumerate(self.levels)}

    @cached_property
    def _parameters(self) -> Mapping[ParameterId, Parameter]:
        return {parameter.id: parameter for parameter in self.parameters}

    @cached_property
    def _phases(self) -> Mapping[LevelId, Phase]:
        return {level: phase for phase in self.phases for level in phase.levels}

    @cached_property
    def source(self) -> Mapping[SourceId, Source]:
        """The citations by their id."""
        return {source.id: source for source in self.sources}
