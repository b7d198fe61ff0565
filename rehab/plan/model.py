"""The Plan: one week of backward walking, or why there is none, as it leaves the program in plan.json.

`from_courses.py` builds it; papers and exchange read it. One patient has one plan, also with two knees
under treatment: two sheets would be added up.
"""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from rehab.decision.model import Sheet
from rehab.frozen import Frozen
from rehab.patient.authored import Knee
from rehab.terms.caution import Outcome
from rehab.terms.ids import LevelId, MeasureId, VarietyId


class Grown(StrEnum):
    """The one variable of the dose that this week changes at an unchanged level."""

    NOTHING = "nothing"
    SESSIONS = "sessions"
    REPEATS = "repeats"
    WORK = "work"
    SPEED = "speed"
    INCLINE = "incline"


class SessionDose(Frozen):
    """The dose of each session of the week, in numbers that nobody has to work out."""

    repeats: int = Field(ge=1, description="backward walks in a session", examples=[4])
    work_s: int = Field(ge=1, description="seconds of one walk", examples=[20])
    rest_s: int = Field(ge=0, description="seconds of rest between walks", examples=[60])
    walking_s: int = Field(ge=1, description="seconds of backward walking in all", examples=[80])
    speed_kmh: float | None = Field(description="belt speed; none where there is no belt", examples=[0.8])
    incline_pct: float = Field(ge=0, description="incline of the belt in percent", examples=[0])
    walk_min: int = Field(ge=0, description="minutes of the walk that holds the repeats", examples=[0])


class PlanDay(Frozen):
    """One day of the week."""

    day: date = Field(description="the day", examples=["2026-11-21"])
    kind: Literal["session", "rest", "day_off"] = Field(description="what it is for", examples=["session"])


class KneeDecision(Frozen):
    """What was decided for one knee."""

    knee: Knee = Field(description="which knee", examples=["right"])
    outcome: Outcome = Field(description="the gravest part of the decision", examples=["progress"])
    contact: str = Field(description="whom the patient must see", examples=["none"])
    dose: str = Field(description="what happens to the dose", examples=["progress"])
    days_off: int = Field(ge=0, description="days off before the next session", examples=[0])
    level: LevelId | None = Field(description="level permitted from now on", examples=["bars-fingertip"])
    week: int = Field(ge=0, description="weeks since the start", examples=[7])
    digest: str = Field(description="digest of the resolved protocol", examples=["97f2f3ff798b"])


class NextStep(Frozen):
    """What comes after this week, if all goes well."""

    level: LevelId | None = Field(description="the next level; none at the top", examples=["treadmill-rails"])
    opens: date | None = Field(description="first day on which it can open", examples=["2026-11-27"])
    sessions: int = Field(ge=0, description="sessions to do at this level first", examples=[2])
    measure: tuple[MeasureId, ...] = Field(
        description="what must be measured at the next check-in", examples=[["knee_flexion"]]
    )


class Plan(Frozen):
    """One week.

    Attributes:
        leading: the knee that sets the pace.
        first_day: the day of the check-in, or the day asked about where no check-in covers it.
        expires: the last day on which the sheet holds.
        days: every day after the check-in up to `expires` that has not passed; none without sessions.
    """

    schema_version: Literal[1] = Field(
        default=1, alias="schema", description="version of this shape", examples=[1]
    )
    patient: str = Field(description="the clinic's own number", examples=["demo-tka"])
    protocol: str = Field(description="protocol in use", examples=["tka-retro"])
    version: str = Field(description="its version", examples=["1.0.0"])
    status: str = Field(description="draft, reviewed or retired", examples=["draft"])
    knees: tuple[KneeDecision, ...] = Field(min_length=1, description="each knee's decision", examples=[[]])
    leading: Knee = Field(description="knee that sets the pace", examples=["right"])
    as_of: date = Field(description="the day it was made for", examples=["2026-11-20"])
    week: int = Field(ge=0, description="weeks since the start of the leading knee", examples=[7])
    first_day: date = Field(description="the day of the check-in", examples=["2026-11-20"])
    expires: date = Field(description="the last day on which it holds", examples=["2026-11-27"])
    sheet: Sheet = Field(description="which kind of sheet is printed", examples=["sessions"])
    contact: str = Field(description="whom the patient must see", examples=["none"])
    level: LevelId | None = Field(description="level walked this week", examples=["bars-fingertip"])
    dose: SessionDose | None = Field(description="dose of each session", examples=[None])
    grown: Grown = Field(description="the one variable that is new at this level", examples=["nothing"])
    days: tuple[PlanDay, ...] = Field(description="the days of the week", examples=[[]])
    variety: VarietyId | None = Field(
        description="what may be done on the rest days between sessions", examples=["bike"]
    )
    warm_up: tuple[str, ...] = Field(description="before each session", examples=[[]])
    record: tuple[str, ...] = Field(description="what to write down", examples=[[]])
    stop_signs: tuple[str, ...] = Field(description="when to stop at once", examples=[[]])
    fall_back: str = Field(description="what holds after it has expired", examples=["Walk forwards only."])
    needs: tuple[MeasureId, ...] = Field(description="what would settle the decision", examples=[[]])
    next_step: NextStep | None = Field(description="what comes after this week", examples=[None])

    @property
    def between(self) -> tuple[date, ...]:
        """The days between sessions, but for days off."""
        return tuple(one.day for one in self.days if one.kind == "rest")

    @property
    def sessions(self) -> tuple[date, ...]:
        """The days with a session."""
        return tuple(one.day for one in self.days if one.kind == "session")
