"""What an author writes: the shape of protocol and overlay files, key by key.

Checked YAML flows in, these values flow out; `from_authored.py` gives them their meaning. Thresholds
stay as they were written here (`100 deg`, `1+`), because only the catalogue knows what they mean.
"""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rehab.frozen import Frozen
from rehab.protocol import examples
from rehab.protocol.authored_condition import ConditionText, Identifier, Word
from rehab.protocol.authored_ladder import CapText, CaseLadderText, LevelText, PhaseText
from rehab.protocol.authored_texts import TextsText
from rehab.protocol.authored_variety import VarietyText
from rehab.protocol.model import EventEffect, Status, Surface
from rehab.terms.caution import HoldKind, Outcome
from rehab.terms.schema_version import SchemaVersion


class Then(Frozen):
    """What a rule asks for, part by part."""

    contact: Literal["refer", "urgent", "emergency"] | None = Field(
        default=None, description="whom to contact", examples=["refer"]
    )
    dose: Literal["hold", "stop"] | None = Field(
        default=None, description="what happens to the dose", examples=["hold"]
    )
    regress: int | None = Field(default=None, ge=1, le=9, description="levels to step back", examples=[1])
    days_off: int = Field(default=0, ge=0, le=28, description="days off first", examples=[1])

    @model_validator(mode="after")
    def _asks_something(self) -> "Then":
        if self.contact is None and self.dose is None and self.regress is None and not self.days_off:
            raise PydanticCustomError(
                "RP103", "this action asks for nothing", {"label": "such as `then: hold`"}
            )
        if self.dose and self.regress:
            raise PydanticCustomError(
                "RP103",
                "`dose` and `regress` cannot stand together",
                {"label": "keep one of the two", "at": "regress", "key": True},
            )
        return self


ActionWord = Literal["hold", "stop", "refer", "urgent", "emergency", "not_yet", "never"]
"""`not_yet` and `never` are contraindications: both stop, and `never` asks the therapist for another way."""


class Opinion(Frozen):
    """A clinic's own view, where no source says it."""

    by: str = Field(min_length=1, description="whose opinion", examples=["clinic lead"])
    on: date = Field(description="when it was given", examples=["2026-11-01"])


class RuleText(Frozen):
    """A cautious rule."""

    id: Identifier = Field(description="name that is printed everywhere", examples=["effusion-rising"])
    when: ConditionText = Field(description="when it speaks", examples=[{"pain_walking": {"above": 5}}])
    applies_when: ConditionText | None = Field(
        default=None,
        description="for whom it speaks at all; unknown makes the rule unknown",
        examples=[{"age": {"at_least": "65 years"}}],
    )
    then: ActionWord | Then = Field(description="what it asks for", examples=["hold", {"regress": 1}])
    red_flag: bool = Field(
        default=False,
        description="true: asked anew at every check-in; a YES stays until a clinician closes it",
        examples=[True],
    )
    hold_kind: HoldKind = Field(
        default=HoldKind.IRRITABLE, description="what kind of hold it makes", examples=["irritable"]
    )
    text: str = Field(
        min_length=1, description="one sentence for the clinician", examples=["Effusion is rising."]
    )
    patient: str = Field(
        min_length=1,
        description="one plain sentence for the patient",
        examples=["Your knee is more swollen."],
    )
    source: Identifier | None = Field(default=None, description="id of a source", examples=["arundale-2018"])
    opinion: Opinion | None = Field(
        default=None, description="whose opinion it is, without a source", examples=[examples.OPINION]
    )
    extrapolated: bool = Field(
        default=False,
        description="true if the source studied other people or other exercise",
        examples=[True],
    )


class ParameterText(Frozen):
    """A named number."""

    value: Word = Field(description="the number with its unit", examples=["13.5 s"])
    source: Identifier = Field(description="id of a source", examples=["clinic-default"])
    edited_by: str = Field(
        default="clinical lead", description="who may change it", examples=["clinical lead"]
    )
    text: str = Field(default="", description="what it is", examples=["TUG above which hands stay on"])


class CurveText(Frozen):
    """Expected values by week."""

    weeks: dict[int, float] = Field(
        min_length=2, description="value at each week", examples=[{1: 80, 8: 110}]
    )
    source: Identifier = Field(description="id of a source", examples=["kornuijt-2019"])


class EventText(Frozen):
    """What an event does."""

    effect: EventEffect = Field(description="what it does", examples=["stop_until_cleared"])
    level: Identifier | None = Field(
        default=None, description="level to return to", examples=["bars-two-hands"]
    )
    source: Identifier = Field(description="id of a source", examples=["clinic-default"])


class GuaranteeText(Frozen):
    """What the author promises."""

    never: Outcome = Field(description="the outcome that must never come", examples=["progress"])
    when: ConditionText = Field(description="when it must not", examples=[{"pain_walking": {"above": 5}}])


class SourceText(Frozen):
    """A citation."""

    citation: str = Field(
        min_length=1, description="authors, journal, year, doi", examples=["Ebert 2014, ..."]
    )
    grade: str = Field(
        default="", description="how far it was read and how strong it is", examples=["found S31"]
    )


class Tightening(Frozen):
    """What a variant, modifier or overlay adds; it can only make a protocol more cautious."""

    title: str = Field(default="", description="what it is", examples=["with meniscus repair"])
    source: Identifier | None = Field(
        default=None,
        description="id of a source, for its weeks and its parameters",
        examples=["clinic-default"],
    )
    not_before: dict[str, int] = Field(
        default_factory=dict, description="a later first week for a phase", examples=[{"supported": 10}]
    )
    enter_when: dict[str, ConditionText] = Field(
        default_factory=dict, description="more gates for a phase", examples=[{"supported": examples.TEST}]
    )
    level_needs: dict[str, ConditionText] = Field(
        default_factory=dict,
        description="more gates for a level",
        examples=[{"bars-two-hands": examples.TEST}],
    )
    rules: tuple[RuleText, ...] = Field(
        default=(), description="more cautious rules", examples=[[examples.RULE]]
    )
    caps: tuple[CapText, ...] = Field(default=(), description="more ceilings", examples=[[examples.CAP]])
    remove_levels: tuple[str, ...] = Field(
        default=(), description="levels that are closed", examples=[["incline"]]
    )
    remove_surfaces: tuple[Surface, ...] = Field(
        default=(), description="surfaces that are closed", examples=[["treadmill"]]
    )
    remove_variety: tuple[str, ...] = Field(
        default=(), description="activities between sessions that are closed", examples=[["bike"]]
    )
    parameters: dict[str, Word] = Field(
        default_factory=dict,
        description="stricter standing parameters",
        examples=[{"sessions_before_progress": "3 sessions"}],
    )
    sources: dict[str, SourceText] = Field(
        default_factory=dict, description="more citations", examples=[examples.SOURCES]
    )


class CaseText(Frozen):
    """A case: a patient in one sentence, and what must come out."""

    name: str = Field(min_length=1, description="the sentence", examples=["flexion one degree short holds"])
    given: dict[str, object] = Field(
        description="one week, or a series under `weeks`", examples=[{"week": 6}]
    )
    expect: object = Field(
        description="the outcome, or outcome, level, needs and fired rules", examples=["hold"]
    )


class ProtocolText(Frozen):
    """A protocol file."""

    schema_version: SchemaVersion = Field(
        alias="schema", description="version of this file's shape", examples=[1]
    )
    id: Identifier = Field(description="name of the protocol and of its folder", examples=["tka-retro"])
    version: str = Field(min_length=1, description="version, quoted", examples=["1.0.0"])
    status: Status = Field(description="draft until a clinician signs", examples=["draft"])
    reviewed_by: str = Field(
        default="", description="who signed, and when", examples=["J. Smith, PT, 2026-11-01"]
    )
    review_by: date | None = Field(
        default=None, description="when to look at it again", examples=["2027-11-01"]
    )
    title: str = Field(
        min_length=1, description="title", examples=["Retro walking after total knee arthroplasty"]
    )
    procedure: str = Field(default="", description="operation", examples=["total_knee_arthroplasty"])
    language: str = Field(default="en", description="language of the texts", examples=["en"])
    extends: Identifier | None = Field(
        default=None, description="base protocol", examples=["knee-surgery-base"]
    )
    sources: dict[str, SourceText] = Field(
        default_factory=dict, description="citations by id", examples=[examples.SOURCES]
    )
    parameters: dict[str, ParameterText] = Field(
        default_factory=dict, description="named numbers", examples=[{"tug_limit": examples.PARAMETER}]
    )
    conditions: dict[str, ConditionText] = Field(
        default_factory=dict, description="named conditions", examples=[{"bends-well": examples.TEST}]
    )
    phases: tuple[PhaseText, ...] = Field(
        default=(), description="phases in order", examples=[[examples.PHASE]]
    )
    levels: tuple[LevelText, ...] = Field(
        default=(),
        description="levels that phases can name, easiest first; those of a base are there as well",
        examples=[[examples.LEVEL]],
    )
    level_needs: dict[str, ConditionText] = Field(
        default_factory=dict,
        description="more gates for a level, such as one of the base",
        examples=[{"bars-two-hands": examples.TEST}],
    )
    caps: tuple[CapText, ...] = Field(default=(), description="ceilings", examples=[[examples.CAP]])
    rules: tuple[RuleText, ...] = Field(default=(), description="cautious rules", examples=[[examples.RULE]])
    variety: tuple[VarietyText, ...] = Field(
        default=(), description="other activities for the days between", examples=[[examples.VARIETY]]
    )
    remove_variety: tuple[str, ...] = Field(
        default=(), description="activities of the base that are closed", examples=[["bike"]]
    )
    expected: dict[str, CurveText] = Field(
        default_factory=dict, description="expected curves", examples=[{"knee_flexion": examples.CURVE}]
    )
    events: dict[str, EventText] = Field(
        default_factory=dict, description="what events do", examples=[{"fall": examples.EVENT}]
    )
    variants: dict[str, Tightening] = Field(
        default_factory=dict, description="variants", examples=[{"hamstring": examples.LATE_START}]
    )
    modifiers: dict[str, Tightening] = Field(
        default_factory=dict,
        description="concomitant repairs",
        examples=[{"meniscus-repair": examples.LATE_START}],
    )
    guarantees: tuple[GuaranteeText, ...] = Field(
        default=(), description="promises", examples=[[examples.GUARANTEE]]
    )
    texts: TextsText = Field(
        default_factory=TextsText,
        description="sentences of the handout",
        examples=[{"after": ["Cool the knee."]}],
    )
    case_patients: dict[str, dict[str, object]] = Field(
        default_factory=dict,
        description="named sets of observations that cases start from with `like`",
        examples=[{"ready": {"knee_flexion": 110}}],
    )
    case_ladder: CaseLadderText | None = Field(
        default=None,
        description="a ladder that only the cases of this file are walked on, for a base without one",
        examples=[examples.CASE_LADDER],
    )
    cases: tuple[CaseText, ...] = Field(
        default=(), description="cases beside the protocol", examples=[[examples.CASE]]
    )

    @model_validator(mode="after")
    def _is_reviewed_by_somebody(self) -> "ProtocolText":
        if self.status is Status.REVIEWED and not (self.reviewed_by and self.review_by):
            raise PydanticCustomError(
                "RP103",
                "a reviewed protocol says by whom, and when to look at it again",
                {"label": "add `reviewed_by` and `review_by`", "at": "status"},
            )
        return self

    @model_validator(mode="after")
    def _has_one_ladder(self) -> "ProtocolText":
        if self.case_ladder is not None and self.phases:
            raise PydanticCustomError(
                "RP103",
                "this protocol has a ladder of its own to walk its cases on",
                {"label": "leave `case_ladder` out", "at": "case_ladder", "key": True},
            )
        return self


class Loosening(Frozen):
    """A number that is replaced by a less strict one, signed."""

    path: str = Field(
        description="where the number stands, keys and ids joined by dots",
        examples=["phases.supported.weeks.not_before"],
    )
    value: Word = Field(description="the new number", examples=[5])
    by: str = Field(min_length=1, description="who answers for it", examples=["Dr A. Surgeon"])
    why: str = Field(min_length=1, description="why", examples=["cementless, stable, walks freely"])
    until: date = Field(description="last day on which it holds", examples=["2027-01-31"])


class OverlayText(Frozen):
    """An overlay file: a clinic's, a surgeon's or a patient's additions to a protocol."""

    schema_version: SchemaVersion = Field(
        alias="schema", description="version of this file's shape", examples=[1]
    )
    overlay: Identifier = Field(description="name of the overlay", examples=["riverside-no-treadmill"])
    kind: Literal["clinic", "surgeon", "patient"] = Field(description="whose it is", examples=["surgeon"])
    by: str = Field(min_length=1, description="who wrote it", examples=["Dr A. Surgeon"])
    on: date = Field(description="when", examples=["2026-11-01"])
    protocol: Identifier | None = Field(
        default=None, description="the protocol that it is for; left out for any", examples=["tka-retro"]
    )
    add: Tightening = Field(
        default_factory=Tightening, description="what it adds", examples=[examples.LATE_START]
    )
    loosen: tuple[Loosening, ...] = Field(
        default=(), description="what it loosens, signed", examples=[[examples.LOOSENING]]
    )
