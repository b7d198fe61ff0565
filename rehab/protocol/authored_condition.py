"""What an author writes as a condition: the shape of tests and connectives.

Checked YAML flows in, these values flow out. Thresholds stay as they were written (`100 deg`, `1+`),
because only the catalogue knows what they mean.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rehab.frozen import Frozen
from rehab.protocol import examples

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Word = bool | int | float | str
"""A threshold as written: a number, a quantity with its unit, or a word."""


class ParameterUse(Frozen):
    """A threshold that is one of the protocol's parameters."""

    parameter: str = Field(description="name of a parameter of this protocol", examples=["tug_limit"])


Threshold = Word | ParameterUse

_NO_CLAUSES = frozenset({"source", "for_last", "short_of", "share_of"})
"""Keys of a test that say how a value is looked at and do not compare."""


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
    flat_for: Word | None = Field(
        default=None,
        description="no improvement beyond measurement error over this many check-ins",
        examples=["3 check_ins"],
    )
    above_best_for_last: Word | None = Field(
        default=None, description="higher than the best before, at each of these", examples=["2 check_ins"]
    )
    below_best_for_last: Word | None = Field(
        default=None, description="lower than the best before, at each of these", examples=["2 check_ins"]
    )
    for_last: Word | None = Field(
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

    @model_validator(mode="before")
    @classmethod
    def _compares(cls, data: object) -> object:
        if not isinstance(data, bool | int | float | str):
            return data
        word = str(data).lower() if isinstance(data, bool) else str(data)
        raise PydanticCustomError(
            "RP103",
            "this does not say how to compare",
            {"label": f"such as `{{is: {word}}}` or `{{at_least: {word}}}`"},
        )

    @model_validator(mode="after")
    def _asks_something(self) -> "MeasureTest":
        if not self.clauses:
            raise PydanticCustomError(
                "RP111", "this test asks nothing of its measure", {"label": "add `at_least: ...`"}
            )
        if self.short_of and self.share_of:
            raise PydanticCustomError(
                "RP111",
                "`short_of` and `share_of` cannot stand together",
                {"label": "keep one of the two", "at": "share_of", "key": True},
            )
        return self

    @property
    def clauses(self) -> tuple[str, ...]:
        """The fields that compare; each becomes one test, in this order."""
        return tuple(sorted(self.model_fields_set - _NO_CLAUSES))


class CountOf(Frozen):
    """So many of these conditions."""

    n: int = Field(ge=1, description="how many must hold", examples=[2])
    of: tuple["ConditionText", ...] = Field(
        min_length=1, description="the conditions", examples=[examples.TESTS]
    )


_CONNECTIVES = frozenset({"all", "any", "not", "at_least_n_of", "condition"})


class ConditionText(Frozen):
    """One condition: a measure and what it must be, or all, any, not, at_least_n_of, condition."""

    all: tuple["ConditionText", ...] | None = Field(
        default=None, min_length=1, description="every one of these", examples=[examples.TESTS]
    )
    any: tuple["ConditionText", ...] | None = Field(
        default=None, min_length=1, description="one of these", examples=[examples.TESTS]
    )
    not_: "ConditionText | None" = Field(
        default=None, alias="not", description="the opposite", examples=[examples.TEST]
    )
    at_least_n_of: CountOf | None = Field(
        default=None, description="so many of these", examples=[{"n": 1, "of": examples.TESTS}]
    )
    condition: Identifier | None = Field(
        default=None, description="a condition that the protocol defines by name", examples=["irritable"]
    )
    test: dict[str, MeasureTest] | None = Field(
        default=None, description="a measure and what is asked of it", examples=[examples.TEST]
    )

    @model_validator(mode="before")
    @classmethod
    def _sort_keys(cls, data: object) -> object:
        if isinstance(data, list):
            raise PydanticCustomError(
                "RP103",
                "a list does not say whether all or any of it must hold",
                {"label": "put `all:` or `any:` above the list", "key": True},
            )
        if not isinstance(data, dict):
            return data
        if len(data) != 1:
            raise _not_one_key(tuple(data))
        words = {key: value for key, value in data.items() if key in _CONNECTIVES}
        return words or {"test": data}


def _not_one_key(keys: tuple[str, ...]) -> PydanticCustomError:
    if not keys:
        return PydanticCustomError(
            "RP103", "this condition asks for nothing", {"label": "such as `{pain_walking: {above: 5}}`"}
        )
    return PydanticCustomError(
        "RP103",
        "a condition has one key, and this is the second",
        {"label": "put them under `all:`, each on its own line with `- `", "at": keys[1], "key": True},
    )
