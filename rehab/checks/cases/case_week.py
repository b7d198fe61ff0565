"""One week of a case: what its author says of a patient, key by key.

A case's `given` flows in as plain data; its weeks flow out, each checked, so that a slip of the pen is
a sentence about the case and never a fault of the program.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StrictInt, model_validator

from rehab.frozen import Frozen
from rehab.terms.measure import Reporter

WEEK_KEYS = frozenset(
    {
        *("like", "week", "day", "level", "sessions", "last_week", "by", "later"),
        *("age", "variant", "modifiers", "expect"),
    }
)
"""What a week says beside measures."""

_DAYS_A_WEEK = 7
_LONGEST_WEEKS = 520

_Whole = Annotated[StrictInt, Field(ge=0)]
_Said = dict[str, object]


class CaseWeek(Frozen):
    """One check-in of a case, with the week that leads up to it."""

    like: str = ""
    week: Annotated[StrictInt, Field(ge=0, le=_LONGEST_WEEKS)] | None = None
    day: Annotated[StrictInt, Field(ge=0, le=_LONGEST_WEEKS * _DAYS_A_WEEK)] | None = None
    level: str | None = None
    sessions: _Whole | tuple[_Said, ...] | None = None
    last_week: _Said | None = None
    by: Reporter | None = None
    later: _Whole = 0
    age: _Whole | Literal["unknown"] = 60
    variant: str | None = None
    modifiers: tuple[str, ...] = ()
    expect: object = None
    observations: _Said = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, data: object) -> object:
        if not isinstance(data, Mapping):
            return data
        own = {key: value for key, value in data.items() if key in WEEK_KEYS}
        return {**own, "observations": {key: value for key, value in data.items() if key not in WEEK_KEYS}}

    @model_validator(mode="after")
    def _says_when(self) -> "CaseWeek":
        if (self.week is None) is (self.day is None):
            raise ValueError("a case says its `week` or its `day`, and not both")
        return self

    @property
    def day_number(self) -> int:
        """Days since the start."""
        return self.day if self.day is not None else (self.week or 0) * _DAYS_A_WEEK


class _Weeks(Frozen):
    weeks: tuple[CaseWeek, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_in_order(self) -> "_Weeks":
        days = [week.day_number for week in self.weeks]
        if days != sorted(set(days)):
            raise ValueError("the weeks of a case stand in their order, each on a day of its own")
        return self


def case_weeks(given: Mapping[str, Any]) -> tuple[CaseWeek, ...]:
    """The weeks of a case: those under `weeks`, or the one week that it is.

    Args:
        given: what the case says; keys beside `weeks` hold for each of them.

    Raises:
        ValidationError: if a key cannot be what it is.
    """
    shared = {key: value for key, value in given.items() if key != "weeks"}
    if "weeks" not in given:
        return _Weeks.model_validate({"weeks": [shared]}).weeks
    weeks = given["weeks"]
    if isinstance(weeks, list | tuple):
        weeks = [{**shared, **week} if isinstance(week, Mapping) else week for week in weeks]
    return _Weeks.model_validate({"weeks": weeks}).weeks
