"""What an episode file says: one patient's course, key by key.

Checked YAML or JSON flows in, these values flow out; `from_authored.py` normalises them against the
catalogue and refuses by name what cannot be true. No judgement about care is made here.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from rehab.frozen import Frozen
from rehab.patient import examples
from rehab.patient.one_value import KNEES, LINE_KEYS, one_value
from rehab.source.node import Misfit
from rehab.terms.measure import Reporter
from rehab.terms.schema_version import SchemaVersion

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Knee = Literal["left", "right"]
Scalar = bool | int | float | str
"""A value as written; `unknown` and `declined` are the two words for no value."""
Bare = Annotated[Scalar | Misfit, one_value(Scalar)]
"""A value without a word about how it was taken, or what stands there instead."""


class NotApplicable(Frozen):
    """A clinician's word that a measure does not apply to this patient."""

    by: str = Field(min_length=1, description="who says so", examples=["J. Smith, PT"])
    why: str = Field(min_length=1, description="why", examples=["cannot lie flat"])
    substitute: str = Field(min_length=1, description="what was looked at instead", examples=["girth"])


class ValueText(Frozen):
    """One value with how it was taken."""

    value: Bare | None = Field(default=None, description="the value, `unknown` or `declined`", examples=[104])
    repeat: Bare | None = Field(
        default=None, description="the same measure taken again that day", examples=[103]
    )
    by: Reporter | None = Field(
        default=None, description="who gave it, if not who did the check-in", examples=["patient"]
    )
    method: str | None = Field(default=None, description="how it was taken", examples=["goniometer"])
    position: str | None = Field(default=None, description="in which position", examples=["supine"])
    rater: str | None = Field(default=None, description="who measured", examples=["JS"])
    not_applicable: NotApplicable | None = Field(
        default=None,
        description="instead of a value: signed by a clinician",
        examples=[examples.NOT_APPLICABLE],
    )


_Several = Annotated[tuple[ValueText, ...], Field(min_length=1)]
_OneKnee = Scalar | ValueText | _Several
OneKnee = Annotated[_OneKnee | Misfit, one_value(_OneKnee, keys=ValueText.model_fields)]
"""What was found of one knee, or what stands there instead."""


class SidedText(Frozen):
    """Values of both knees."""

    left: OneKnee | None = Field(default=None, description="left knee", examples=[135])
    right: OneKnee | None = Field(default=None, description="right knee", examples=[104])


_Written = Scalar | ValueText | SidedText | _Several
Observation = Annotated[_Written | Misfit, one_value(_Written, keys={*ValueText.model_fields, *KNEES})]
"""What a check-in says of one measure, or what stands there instead."""


class SessionText(Frozen):
    """One session as the patient or therapist wrote it down; session measures stand beside the date."""

    date_: date = Field(alias="date", description="day of the session", examples=["2026-11-18"])
    level: Identifier | None = Field(
        default=None, description="level that was really done", examples=["bars-two-hands"]
    )
    knee: Knee | None = Field(
        default=None, description="which knee, where both are treated", examples=["right"]
    )
    observations: dict[str, Bare] = Field(
        default_factory=dict,
        description="session measures; written beside the date",
        examples=[{"pain_during": 3}],
    )

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        own = {key: value for key, value in data.items() if key in LINE_KEYS}
        return {**own, "observations": {key: value for key, value in data.items() if key not in own}}


class CheckInText(Frozen):
    """One check-in."""

    date_: date = Field(alias="date", description="day of the check-in", examples=["2026-11-20"])
    by: Reporter = Field(default=Reporter.CLINICIAN, description="who did it", examples=["clinician"])
    name: str = Field(default="", description="the clinician's name", examples=["J. Smith, PT"])
    knee: Knee | None = Field(default=None, description="the knee it is about", examples=["right"])
    pre_operative: bool = Field(default=False, description="true if before the operation", examples=[False])
    observations: dict[str, Observation] = Field(
        default_factory=dict, description="values by measure", examples=[{"pain_walking": 3}]
    )
    sessions: tuple[SessionText, ...] | None = Field(
        default=None,
        description="sessions since the last check-in; `[]` says that there were none",
        examples=[[examples.SESSION]],
    )
    level_done: Identifier | None = Field(
        default=None, description="level really done since the last check-in", examples=["bars-two-hands"]
    )
    note: str = Field(
        default="", description="free text; no rule reads it", examples=["came without the brace"]
    )


class StartText(Frozen):
    """A surgery, or the start of care."""

    procedure: str = Field(description="operation", examples=["total_knee_arthroplasty"])
    date_: date = Field(alias="date", description="day of the operation", examples=["2026-10-04"])
    knee: Knee = Field(description="operated knee", examples=["right"])
    variant: Identifier | None = Field(
        default=None, description="variant of the protocol", examples=["hamstring"]
    )
    modifiers: tuple[Identifier, ...] = Field(
        default=(), description="concomitant repairs", examples=[["meniscus-repair"]]
    )
    other_knee: Literal["sound", "operated", "symptomatic"] = Field(
        default="sound", description="the other knee; only a sound one is compared with", examples=["sound"]
    )


class PatientText(Frozen):
    """Who it is."""

    id: str = Field(min_length=1, description="the clinic's own number", examples=["demo-tka"])
    name: str = Field(default="", description="name or initials", examples=["M. K."])
    birth_year: int | None = Field(
        default=None, ge=1900, le=2100, description="year of birth", examples=[1958]
    )
    language: str = Field(default="en", description="language of the handout", examples=["en"])
    units: Literal["metric", "imperial"] = Field(
        default="metric", description="units on paper", examples=["metric"]
    )


class ClinicText(Frozen):
    """Whom the patient calls."""

    name: str = Field(default="", description="name of the clinic", examples=["Riverside Physiotherapy"])
    phone: str = Field(default="", description="the number to call", examples=["555 0100"])
    emergency: str = Field(default="", description="the emergency number", examples=["112"])
    clinician: str = Field(default="", description="who is in charge", examples=["J. Smith, PT"])


class EventText(Frozen):
    """Something that happened."""

    kind: Identifier = Field(description="what", examples=["fall"])
    date_: date = Field(alias="date", description="when", examples=["2026-11-10"])
    knee: Knee | None = Field(default=None, description="which knee; both if left out", examples=["right"])
    note: str = Field(default="", description="free text", examples=["on the stairs"])


class ClosureText(Frozen):
    """A clinician closes a red flag or clears an event."""

    of: Identifier = Field(description="the red-flag rule, or the kind of event", examples=["calf-pain"])
    date_: date = Field(alias="date", description="when", examples=["2026-11-12"])
    by: str = Field(min_length=1, description="who", examples=["Dr A. Surgeon"])
    finding: str = Field(min_length=1, description="what was found", examples=["ultrasound: no thrombosis"])
    resume_at: Identifier | None = Field(
        default=None, description="level at which walking may resume", examples=["bars-two-hands"]
    )
    knee: Knee | None = Field(default=None, description="which knee; both if left out", examples=["right"])


class SignedLevelText(Frozen):
    """A signed decision or an override: the level from that day on."""

    date_: date = Field(alias="date", description="when", examples=["2026-11-13"])
    level: Identifier | None = Field(
        default=None, description="the level; left out for none", examples=["bars-one-hand"]
    )
    by: str = Field(min_length=1, description="who", examples=["J. Smith, PT"])
    why: str = Field(min_length=1, description="why", examples=["as proposed"])
    knee: Knee | None = Field(
        default=None, description="which knee, where both are treated", examples=["right"]
    )
    protocol_version: str = Field(default="", description="version then in use", examples=["1.0.0"])


class BaselineText(Frozen):
    """A clinician's word that a rule speaks of a long-known finding."""

    rule: Identifier = Field(
        description="the rule; a red flag is masked by nothing", examples=["stiff-in-extension"]
    )
    date_: date = Field(alias="date", description="when", examples=["2026-10-30"])
    by: str = Field(min_length=1, description="who", examples=["J. Smith, PT"])
    finding: str = Field(
        min_length=1, description="what is known", examples=["12 deg short since childhood, unchanged"]
    )
    knee: Knee | None = Field(default=None, description="which knee; both if left out", examples=["right"])


class CorrectionText(Frozen):
    """A value that turned out wrong; the old entry is kept."""

    date_: date = Field(alias="date", description="when it was corrected", examples=["2026-11-15"])
    check_in: date = Field(description="the check-in that held the wrong value", examples=["2026-11-13"])
    measure: str = Field(description="the measure", examples=["knee_flexion"])
    value: Bare = Field(description="the right value, or `unknown`", examples=[88])
    by: str = Field(min_length=1, description="who", examples=["J. Smith, PT"])
    knee: Knee | None = Field(
        default=None, description="which knee, where both are treated", examples=["right"]
    )


class EpisodeText(Frozen):
    """An episode file."""

    schema_version: SchemaVersion = Field(
        default=1, alias="schema", description="version of this file's shape", examples=[1]
    )
    patient: PatientText = Field(description="who it is", examples=[{"id": "demo-tka"}])
    clinic: ClinicText = Field(
        default_factory=ClinicText, description="whom to call", examples=[examples.CLINIC]
    )
    protocol: Identifier = Field(description="protocol in use", examples=["tka-retro"])
    overlays: tuple[str, ...] = Field(
        default=(), description="overlay files, beside this file", examples=[["no-treadmill.yaml"]]
    )
    starts: tuple[StartText, ...] = Field(
        min_length=1, description="operations or starts of care", examples=[[examples.START]]
    )
    as_of: date | None = Field(default=None, description="the day to decide for", examples=["2026-11-22"])
    check_ins: tuple[CheckInText, ...] = Field(
        default=(), description="check-ins", examples=[[examples.CHECK_IN]]
    )
    events: tuple[EventText, ...] = Field(
        default=(), description="what happened", examples=[[examples.EVENT]]
    )
    closures: tuple[ClosureText, ...] = Field(
        default=(), description="red flags closed, events cleared", examples=[[examples.CLOSURE]]
    )
    decisions: tuple[SignedLevelText, ...] = Field(
        default=(), description="signed decisions", examples=[[examples.SIGNED_LEVEL]]
    )
    overrides: tuple[SignedLevelText, ...] = Field(
        default=(), description="overrides, signed", examples=[[examples.SIGNED_LEVEL]]
    )
    baselines: tuple[BaselineText, ...] = Field(
        default=(), description="known findings", examples=[[examples.BASELINE]]
    )
    corrections: tuple[CorrectionText, ...] = Field(
        default=(), description="corrected values", examples=[[examples.CORRECTION]]
    )
