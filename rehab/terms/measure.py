"""Measures: what can be observed of a patient, with unit, range, error, age and direction of worse.

The catalogue file flows in (through `catalogue.py`), Measure values flow out. Every value of a
measure has one number (grades and choices by their place, yes as 1), so that all readings of a
rule compare numbers and none compares words.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from rehab.frozen import Frozen
from rehab.terms.ids import MeasureId

_FEWEST_GRADES = 2
_ROUNDING = 1e-9

Value = bool | int | float | str
"""A value as a file gives it: yes/no, number, or the word of a grade or choice."""


class Kind(StrEnum):
    """What sort of value a measure has."""

    SCORE = "score"
    ANGLE = "angle"
    GRADE = "grade"
    YES_NO = "yes_no"
    CHOICE = "choice"
    SECONDS = "seconds"
    COUNT = "count"
    QUANTITY = "quantity"


class Worse(StrEnum):
    """The direction in which a measure is worse."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Effort(IntEnum):
    """What it costs to get a value today, the cheapest first."""

    ask = 1
    look = 2
    measure = 3
    test = 4


class Reporter(StrEnum):
    """Who gave a value."""

    CLINICIAN = "clinician"
    PATIENT = "patient"
    DEVICE = "device"


class RecordedAt(StrEnum):
    """Where an episode holds the values of a measure."""

    CHECK_IN = "check_in"
    SESSION = "session"


class Code(Frozen):
    """A code of a public terminology."""

    system: str = Field(description="terminology, such as loinc", examples=["loinc"])
    value: str = Field(description="the code", examples=["72514-3"])


def _effort(value: object) -> object:
    return Effort[value] if isinstance(value, str) and value in Effort.__members__ else value


class Measure(Frozen):
    """One measure of the catalogue; units are those of `unit`, days for ages."""

    id: MeasureId = Field(description="the name that rules and check-ins use", examples=["knee_flexion"])
    title: str = Field(description="the clinician's words", examples=["Knee flexion"])
    plain: str = Field(description="the patient's words, after 'your'", examples=["how far your knee bends"])
    question: str | None = Field(
        default=None,
        description="how to ask for it, in plain words",
        examples=["Do you have new pain in your calf?"],
    )
    kind: Kind = Field(description="what sort of value it is", examples=["angle"])
    unit: str | None = Field(default=None, description="unit that thresholds must name", examples=["deg"])
    grades: tuple[str, ...] = Field(
        default=(),
        description="the words of a grade, in order, or of a choice",
        examples=[["none", "trace", "1+"]],
    )
    step: float = Field(default=1, gt=0, description="smallest recordable difference", examples=[1])
    hard: tuple[float, float] | None = Field(
        default=None, description="outside this range a value is refused", examples=[[0, 170]]
    )
    soft: tuple[float, float] | None = Field(
        default=None, description="outside this range: are you sure?", examples=[[30, 150]]
    )
    worse: Worse = Field(description="which direction is worse", examples=["lower"])
    error: float | None = Field(
        default=None, gt=0, description="measurement error, same rater and method", examples=[5]
    )
    max_age_days: int = Field(ge=0, description="days after which a value is stale", examples=[14])
    effort: Annotated[Effort, Field(description="what a value costs", examples=["measure"])]
    reporters: tuple[Reporter, ...] = Field(
        default=(Reporter.CLINICIAN,),
        description="whose value has full standing; anyone else's can only make a decision more cautious",
        examples=[["clinician"]],
    )
    methods: tuple[str, ...] = Field(
        default=(), description="methods of full standing, if it matters", examples=[["goniometer"]]
    )
    positions: tuple[str, ...] = Field(
        default=(), description="positions in which it can be taken", examples=[["supine", "sitting"]]
    )
    sided: bool = Field(default=False, description="true if each knee has its own value", examples=[True])
    red_flag: bool = Field(
        default=False,
        description="true for a question that is asked at every check-in and never carried forward",
        examples=[False],
    )
    recorded: RecordedAt = Field(
        default=RecordedAt.CHECK_IN, description="where the episode holds it", examples=["check_in"]
    )
    next_day: bool = Field(
        default=False,
        description="true for what a session line can hold only from the day after the session on",
        examples=[False],
    )
    source: str = Field(description="source of range and error", examples=["clinic-default"])
    code: Code | None = Field(default=None, description="code for exchange", examples=[None])

    @model_validator(mode="before")
    @classmethod
    def _effort_by_name(cls, data: object) -> object:
        if isinstance(data, dict) and "effort" in data:
            return {**data, "effort": _effort(data["effort"])}
        return data

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.kind in {Kind.GRADE, Kind.CHOICE} and len(self.grades) < _FEWEST_GRADES:
            raise ValueError("a grade or choice names at least two words under `grades`")
        if self.kind not in {Kind.GRADE, Kind.CHOICE, Kind.YES_NO} and self.hard is None:
            raise ValueError("a number names its range under `hard`")
        if self.kind in {Kind.ANGLE, Kind.SECONDS, Kind.QUANTITY} and self.unit is None:
            raise ValueError("this kind of measure names its `unit`")
        return self

    @property
    def is_worded(self) -> bool:
        """True if values are words (grades and choices)."""
        return bool(self.grades)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {word: place for place, word in enumerate(self.grades)}

    def number(self, value: Value) -> float | None:
        """The number of a value, or None if it is no value of this measure at all."""
        if self.kind is Kind.YES_NO:
            return float(value) if isinstance(value, bool) else None
        if self.grades:
            place = self._places.get(value) if isinstance(value, str) else None
            return None if place is None else float(place)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value)

    @cached_property
    def range(self) -> tuple[float, float]:
        """Lowest and highest number a value can have."""
        if self.kind is Kind.YES_NO:
            return (0.0, 1.0)
        if self.grades:
            return (0.0, float(len(self.grades) - 1))
        low, high = self.hard or (0.0, 0.0)
        return (float(low), float(high))

    @property
    def best(self) -> float:
        """The number of the best possible value."""
        return self.range[0 if self.worse is Worse.HIGHER else 1]

    def on_step(self, number: float) -> bool:
        """True if a number is one that this measure can have, by its step."""
        steps = number / self.step
        return abs(steps - round(steps)) < _ROUNDING

    def words(self, number: float) -> str:
        """A number of this measure as a clinician writes it: `95 deg`, `1+`, `yes`."""
        if self.kind is Kind.YES_NO:
            return "yes" if number else "no"
        if self.grades:
            return self.grades[round(number)]
        shown = f"{number:g}"
        return f"{shown} {self.unit}" if self.unit else shown


class Catalogue(Frozen):
    """All measures, by id."""

    schema_version: int = Field(alias="schema", description="version of this file's shape", examples=[1])
    measures: tuple[Measure, ...] = Field(description="the measures", examples=[[]])

    @cached_property
    def by_id(self) -> Mapping[MeasureId, Measure]:
        """The measures by their id."""
        return {measure.id: measure for measure in self.measures}
