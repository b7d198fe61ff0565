"""What an author writes: the shape of protocol and overlay files, key by key.

Checked YAML flows in, these values flow out; `from_authored.py` gives them their meaning. Thresholds
stay as they were written here (`100 deg`, `1+`), because only the catalogue knows what they mean.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rehab.frozen import Frozen
from rehab.protocol.model import EventEffect, Status, Support, Surface
from rehab.terms.caution import HoldKind, Outcome

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Word = bool | int | float | str
"""A threshold as written: a number, a quantity with its unit, or a word."""


class ParameterUse(Frozen):
    """A threshold that is one of the protocol's parameters."""

    parameter: str = Field(description="name of a parameter of this protocol", examples=["tug_limit"])


Threshold = Word | ParameterUse


class MeasureTest(Frozen):
    """What is asked of one measure; all that is asked must hold."""

    at_least: Threshold | None = Field(default=None, description="this much or more", examples=["100 deg"])
    at_most: Threshold | None = Field(default=None, description="this much or less", examples=["5 deg"])
    above: Threshold | None = Field(default=None, description="more than this", examples=[5])
    below: Threshold | None = Field(default=None, description="less than this", examples=["90 deg"])
    is_: Threshold | None = Field(default=None, alias="is", description="exactly this", examples=["full"])
    one_of: tuple[Word, ...] | None = Field(
        default=None, min_length=1, description="one of these", examples=[["trace", "1+"]]
    )
    between: tuple[Threshold, Threshold] | None = Field(
        default=None,
        description="from the first to the second, both included",
        examples=[["60 deg", "90 deg"]],
    )
    rose_by: Word | None = Field(
        default=None,
        description="more than the best of the look-back by at least this, or by its `measurement error`",
        examples=["1 grade", "measurement error"],
    )
    fell_by: Word | None = Field(
        default=None,
        description="less than the best of the look-back by at least this, or by its `measurement error`",
        examples=["5 deg", "measurement error"],
    )
    flat_for: str | None = Field(
        default=None,
        description="no improvement beyond measurement error over this many check-ins",
        examples=["3 check_ins"],
    )
    above_best_for_last: str | None = Field(
        default=None, description="higher than the best before, at each of these", examples=["2 check_ins"]
    )
    below_best_for_last: str | None = Field(
        default=None, description="lower than the best before, at each of these", examples=["2 check_ins"]
    )
    for_last: str | None = Field(
        default=None, description="the comparison held at each of these", examples=["2 check_ins", "7 days"]
    )
    short_of: Literal["other_side", "first", "best", "expected"] | None = Field(
        default=None,
        description="compare how far the value falls short of this, not the value itself",
        examples=["other_side"],
    )
    share_of: Literal["other_side", "first", "best"] | None = Field(
        default=None,
        description="compare the percentage of this, not the value itself",
        examples=["other_side"],
    )
    source: Identifier | None = Field(default=None, description="id of a source", examples=["ebert-2014"])

    @model_validator(mode="after")
    def _asks_something(self) -> "MeasureTest":
        asked = self.model_fields_set - {"source", "for_last", "short_of", "share_of"}
        if not asked:
            raise PydanticCustomError(
                "RP111", "this test asks nothing of its measure", {"label": "add `at_least: ...`"}
            )
        if self.short_of and self.share_of:
            raise PydanticCustomError("RP111", "`short_of` and `share_of` cannot stand together", {})
        return self


class CountOf(Frozen):
    """So many of these conditions."""

    n: int = Field(ge=1, description="how many must hold", examples=[2])
    of: tuple["ConditionText", ...] = Field(min_length=1, description="the conditions", examples=[[]])


_CONNECTIVES = frozenset({"all", "any", "not", "at_least_n_of", "condition"})


class ConditionText(Frozen):
    """One condition: a measure and what is asked of it, or `all`, `any`, `not`, `at_least_n_of`, `condition`."""

    all: tuple["ConditionText", ...] | None = Field(
        default=None, min_length=1, description="every one of these", examples=[[]]
    )
    any: tuple["ConditionText", ...] | None = Field(
        default=None, min_length=1, description="one of these", examples=[[]]
    )
    not_: "ConditionText | None" = Field(default=None, alias="not", description="the opposite", examples=[{}])
    at_least_n_of: CountOf | None = Field(default=None, description="so many of these", examples=[{}])
    condition: Identifier | None = Field(
        default=None, description="a condition that the protocol defines by name", examples=["irritable"]
    )
    test: dict[str, MeasureTest] | None = Field(
        default=None, description="a measure and what is asked of it", examples=[{}]
    )

    @model_validator(mode="before")
    @classmethod
    def _sort_keys(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        words = {key: value for key, value in data.items() if key in _CONNECTIVES}
        tests = {key: value for key, value in data.items() if key not in _CONNECTIVES}
        if len(words) + len(tests) != 1:
            raise PydanticCustomError(
                "RP103",
                "a condition has one key: a measure, `all`, `any`, `not`, `at_least_n_of` or `condition`",
                {"label": "put several under `all:`, one a line"},
            )
        return {**words, "test": tests} if tests else words


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
            raise PydanticCustomError("RP103", "`dose` and `regress` cannot stand together", {})
        return self


ActionWord = Literal["hold", "stop", "refer", "urgent", "emergency"]


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
        default=False, description="true: stays until a clinician closes it", examples=[True]
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
        default=None, description="whose opinion it is, without a source", examples=[None]
    )
    extrapolated: bool = Field(
        default=False,
        description="true if the source studied other people or other exercise",
        examples=[True],
    )

    @model_validator(mode="after")
    def _has_a_source(self) -> "RuleText":
        if self.source is None and self.opinion is None:
            raise PydanticCustomError(
                "RP120",
                "rule `{rule}` has no source",
                {"rule": self.id, "label": "`source: ...` or `opinion: {by, on}`"},
            )
        return self


class WindowText(Frozen):
    """When a phase may open, in weeks since the start; week n begins on day 7 n."""

    not_before: int = Field(ge=0, le=104, description="first week in which it can open", examples=[6])
    usual: tuple[int, int] | None = Field(
        default=None, description="weeks in which it usually opens; guidance only", examples=[[6, 8]]
    )
    source: Identifier = Field(description="id of a source", examples=["clinic-default"])


class PhaseText(Frozen):
    """A stretch of the course with its gate."""

    id: Identifier = Field(description="name of the phase", examples=["supported"])
    title: str = Field(
        min_length=1, description="the clinician's words", examples=["Supported retro walking"]
    )
    patient: str = Field(
        min_length=1, description="the patient's words", examples=["Walking backwards with support"]
    )
    weeks: WindowText = Field(description="when it may open", examples=[{"not_before": 6}])
    enter_when: ConditionText = Field(description="its gate", examples=[{"all": []}])
    exit_when: ConditionText | None = Field(
        default=None, description="what must hold to leave it upwards", examples=[None]
    )
    levels: tuple[Identifier, ...] = Field(
        min_length=1, description="its levels, easiest first", examples=[["bars"]]
    )


class DoseText(Frozen):
    """The dose of one session."""

    repeats: tuple[int, int] = Field(description="number of intervals, lowest and highest", examples=[[4, 6]])
    work_s: tuple[int, int] = Field(
        description="seconds of one interval, lowest and highest", examples=[[20, 30]]
    )
    rest_s: int = Field(ge=0, description="seconds of rest between intervals", examples=[60])
    total_min: float = Field(gt=0, le=60, description="most minutes of backward walking", examples=[2])
    speed_kmh: tuple[float, float] | None = Field(
        default=None, description="belt speed, lowest and highest; left out overground", examples=[[0.8, 1.0]]
    )
    incline_pct: tuple[float, float] = Field(
        default=(0, 0), description="incline in percent (not degrees), lowest and highest", examples=[[3, 5]]
    )
    sessions_per_week: tuple[int, int] = Field(
        description="sessions a week, lowest and highest", examples=[[2, 3]]
    )
    walk_min: int = Field(
        default=0, ge=0, description="minutes of the ordinary walk that holds the intervals", examples=[10]
    )


class LevelText(Frozen):
    """One rung of the ladder."""

    id: Identifier = Field(description="name of the level", examples=["bars-two-hands"])
    title: str = Field(
        min_length=1, description="the clinician's words", examples=["Parallel bars, both hands"]
    )
    patient: str = Field(
        min_length=1, description="the patient's words", examples=["Between two bars, both hands"]
    )
    surface: Surface = Field(description="where it is walked", examples=["parallel_bars"])
    support: Support = Field(description="what the hands do", examples=["two_hands"])
    helper: bool = Field(default=False, description="true if someone must be there", examples=[True])
    dose: DoseText = Field(description="one session", examples=[{}])
    needs: ConditionText | None = Field(
        default=None, description="its own gate beyond the phase's", examples=[None]
    )
    source: Identifier = Field(description="id of a source", examples=["clinic-default"])


class CapText(Frozen):
    """A ceiling on the dose."""

    id: Identifier = Field(description="name of the cap", examples=["speed"])
    max_speed_kmh: float | None = Field(default=None, gt=0, description="highest speed", examples=[4.0])
    max_incline_pct: float | None = Field(
        default=None, ge=0, description="highest incline in percent", examples=[10]
    )
    max_minutes_per_session: float | None = Field(
        default=None, gt=0, description="most minutes", examples=[20]
    )
    max_sessions_per_week: int | None = Field(default=None, gt=0, description="most sessions", examples=[4])
    until_week: int | None = Field(
        default=None, ge=0, description="holds before this week only", examples=[10]
    )
    source: Identifier = Field(description="id of a source", examples=["clinic-default"])


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
    level: Identifier | None = Field(default=None, description="level to return to", examples=[None])
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


class PainBandText(Frozen):
    """One band of the pain scale on the handout."""

    points: tuple[int, int] = Field(description="whole points, both included", examples=[[0, 2]])
    word: str = Field(min_length=1, description="one word", examples=["OK"])
    text: str = Field(min_length=1, description="what to do", examples=["Carry on."])


class TextsText(Frozen):
    """Standing sentences of the handout."""

    before_you_start: tuple[str, ...] = Field(default=(), description="before a session", examples=[[]])
    warm_up: tuple[str, ...] = Field(default=(), description="warm-up", examples=[[]])
    how_to: dict[Surface, tuple[str, ...]] = Field(
        default_factory=dict, description="how to walk, for each surface", examples=[{}]
    )
    stop_signs: tuple[str, ...] = Field(default=(), description="stop at once", examples=[[]])
    call_today: tuple[str, ...] = Field(default=(), description="call the clinic today", examples=[[]])
    emergency: tuple[str, ...] = Field(default=(), description="call the emergency number", examples=[[]])
    pain_bands: tuple[PainBandText, ...] = Field(default=(), description="the pain scale", examples=[[]])
    after: tuple[str, ...] = Field(default=(), description="after a session", examples=[[]])
    record: tuple[str, ...] = Field(default=(), description="what to write down", examples=[[]])
    fall_back: str = Field(default="", description="what holds when the sheet has expired", examples=["..."])
    why: str = Field(default="", description="why walking backwards, with its evidence", examples=["..."])


class Tightening(Frozen):
    """What a variant, modifier or overlay adds; it can only make a protocol more cautious."""

    title: str = Field(default="", description="what it is", examples=["with meniscus repair"])
    not_before: dict[str, int] = Field(
        default_factory=dict, description="a later first week for a phase", examples=[{"supported": 10}]
    )
    enter_when: dict[str, ConditionText] = Field(
        default_factory=dict, description="more gates for a phase", examples=[{}]
    )
    level_needs: dict[str, ConditionText] = Field(
        default_factory=dict, description="more gates for a level", examples=[{}]
    )
    rules: tuple[RuleText, ...] = Field(default=(), description="more cautious rules", examples=[[]])
    caps: tuple[CapText, ...] = Field(default=(), description="more ceilings", examples=[[]])
    remove_levels: tuple[str, ...] = Field(
        default=(), description="levels that are closed", examples=[["incline"]]
    )
    remove_surfaces: tuple[Surface, ...] = Field(
        default=(), description="surfaces that are closed", examples=[["treadmill"]]
    )
    parameters: dict[str, Word] = Field(
        default_factory=dict,
        description="stricter standing parameters",
        examples=[{"sessions_before_progress": 3}],
    )
    sources: dict[str, SourceText] = Field(default_factory=dict, description="more citations", examples=[{}])


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

    schema_version: Literal[1] = Field(
        alias="schema", description="version of this file's shape", examples=[1]
    )
    id: Identifier = Field(description="name of the protocol and of its folder", examples=["tka-retro"])
    version: str = Field(min_length=1, description="version, quoted", examples=["1.0.0"])
    status: Status = Field(description="draft until a clinician signs", examples=["draft"])
    reviewed_by: str = Field(default="", description="who signed, and when", examples=[""])
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
    sources: dict[str, SourceText] = Field(default_factory=dict, description="citations by id", examples=[{}])
    parameters: dict[str, ParameterText] = Field(
        default_factory=dict, description="named numbers", examples=[{}]
    )
    conditions: dict[str, ConditionText] = Field(
        default_factory=dict, description="named conditions", examples=[{}]
    )
    phases: tuple[PhaseText, ...] = Field(default=(), description="phases in order", examples=[[]])
    levels: tuple[LevelText, ...] = Field(default=(), description="the ladder, easiest first", examples=[[]])
    caps: tuple[CapText, ...] = Field(default=(), description="ceilings", examples=[[]])
    rules: tuple[RuleText, ...] = Field(default=(), description="cautious rules", examples=[[]])
    expected: dict[str, CurveText] = Field(default_factory=dict, description="expected curves", examples=[{}])
    events: dict[str, EventText] = Field(default_factory=dict, description="what events do", examples=[{}])
    variants: dict[str, Tightening] = Field(default_factory=dict, description="variants", examples=[{}])
    modifiers: dict[str, Tightening] = Field(
        default_factory=dict, description="concomitant repairs", examples=[{}]
    )
    guarantees: tuple[GuaranteeText, ...] = Field(default=(), description="promises", examples=[[]])
    texts: TextsText = Field(default_factory=TextsText, description="sentences of the handout", examples=[{}])
    case_patients: dict[str, dict[str, object]] = Field(
        default_factory=dict,
        description="named sets of observations that cases start from with `like`",
        examples=[{"ready": {"knee_flexion": 110}}],
    )
    cases: tuple[CaseText, ...] = Field(default=(), description="cases beside the protocol", examples=[[]])


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

    schema_version: Literal[1] = Field(
        alias="schema", description="version of this file's shape", examples=[1]
    )
    overlay: Identifier = Field(description="name of the overlay", examples=["riverside-no-treadmill"])
    kind: Literal["clinic", "surgeon", "patient"] = Field(description="whose it is", examples=["surgeon"])
    by: str = Field(min_length=1, description="who wrote it", examples=["Dr A. Surgeon"])
    on: date = Field(description="when", examples=["2026-11-01"])
    add: Tightening = Field(default_factory=Tightening, description="what it adds", examples=[{}])
    loosen: tuple[Loosening, ...] = Field(default=(), description="what it loosens, signed", examples=[[]])
