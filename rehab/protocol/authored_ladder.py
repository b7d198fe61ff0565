"""What an author writes of phases, levels, doses and ceilings.

Checked YAML flows in, these values flow out; `parts.py` gives them their meaning.
"""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from rehab.frozen import Frozen
from rehab.protocol import examples
from rehab.protocol.authored_condition import ConditionText, Identifier
from rehab.protocol.model import Support, Surface


def _rises(ends: tuple[float, float]) -> tuple[float, float]:
    low, high = ends
    if low > high:
        raise PydanticCustomError(
            "RP103", "the lowest stands above the highest", {"label": f"write `[{high:g}, {low:g}]`"}
        )
    return ends


WholeRange = Annotated[tuple[int, int], AfterValidator(_rises)]
"""Lowest and highest, both included."""
Range = Annotated[tuple[float, float], AfterValidator(_rises)]
"""The same with parts."""


class WindowText(Frozen):
    """When a phase may open, in weeks since the start; week n begins on day 7 n."""

    not_before: int = Field(ge=0, le=104, description="first week in which it can open", examples=[6])
    usual: WholeRange | None = Field(
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
    weeks: WindowText = Field(description="when it may open", examples=[examples.WEEKS])
    enter_when: ConditionText = Field(description="its gate", examples=[{"all": examples.TESTS}])
    exit_when: ConditionText | None = Field(
        default=None, description="what must hold to leave it upwards", examples=[examples.TEST]
    )
    levels: tuple[Identifier, ...] = Field(
        min_length=1, description="its levels, easiest first", examples=[["bars"]]
    )


class DoseText(Frozen):
    """The dose of one session."""

    repeats: WholeRange = Field(description="number of intervals, lowest and highest", examples=[[4, 6]])
    work_s: WholeRange = Field(description="seconds of one interval, lowest and highest", examples=[[20, 30]])
    rest_s: int = Field(ge=0, description="seconds of rest between intervals", examples=[60])
    total_min: float = Field(gt=0, le=60, description="most minutes of backward walking", examples=[2])
    speed_kmh: Range | None = Field(
        default=None, description="belt speed, lowest and highest; left out overground", examples=[[0.8, 1.0]]
    )
    incline_pct: Range = Field(
        default=(0, 0), description="incline in percent (not degrees), lowest and highest", examples=[[3, 5]]
    )
    sessions_per_week: WholeRange = Field(
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
    dose: DoseText = Field(description="one session", examples=[examples.DOSE])
    needs: ConditionText | None = Field(
        default=None, description="its own gate beyond the phase's", examples=[examples.TEST]
    )
    source: Identifier = Field(description="id of a source", examples=["clinic-default"])


class CaseLadderText(Frozen):
    """A ladder that cases alone are walked on, for a base has none of its own."""

    phases: tuple[PhaseText, ...] = Field(
        min_length=1, description="its phases in order", examples=[[examples.PHASE]]
    )
    levels: tuple[LevelText, ...] = Field(
        default=(), description="levels of its own, beside the file's", examples=[[examples.LEVEL]]
    )


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

    @model_validator(mode="after")
    def _limits_something(self) -> "CapText":
        limits = (
            self.max_speed_kmh,
            self.max_incline_pct,
            self.max_minutes_per_session,
            self.max_sessions_per_week,
        )
        if all(limit is None for limit in limits):
            raise PydanticCustomError(
                "RP103",
                "this cap limits nothing",
                {"label": "add `max_speed_kmh: ...` or another", "key": True},
            )
        return self
