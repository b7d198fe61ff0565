"""Near misses and borderline marks: how close a decision was, in the measure's own numbers."""

from typing import Any

import pytest

from rehab.decision.model import NearMiss
from tests.course.notes import Note, blank
from tests.decision.test_needs import CALM, course, every

BENDS = "{knee_flexion: {at_least: 100 deg}}"
QUICK = "{tug: {below: 13.5 s}}"
DRY = "{effusion: {at_most: 1+}}"


def missed(*notes: Note, enter: str) -> tuple[NearMiss, ...]:
    """What was missed at the last visit."""
    return course(*notes, enter=enter).today.near_misses


@pytest.mark.parametrize(
    ("enter", "known", "value", "short_by"),
    [
        pytest.param(BENDS, {"knee_flexion": 98}, 98, 2, id="degrees short"),
        pytest.param(BENDS, {"knee_flexion": 99}, 99, 1, id="one step short"),
        pytest.param(
            "{extension_deficit: {at_most: 5 deg}}", {"extension_deficit": 8}, 8, 3, id="too much of it"
        ),
        pytest.param(QUICK, {"tug": 13.5}, 13.5, 0.01, id="at a threshold that must be passed: one step"),
        pytest.param(QUICK, {"tug": 15}, 15, 1.51, id="beyond it: the distance and one step"),
        pytest.param(
            "{pain_at_rest: {above: 3}}", {"pain_at_rest": 2}, 2, 2, id="below one that must be passed"
        ),
        pytest.param(DRY, {"effusion": "2+"}, 3, 1, id="one grade"),
    ],
)
def test_a_near_miss_says_by_how_much(
    enter: str, known: dict[str, Any], value: float, short_by: float
) -> None:
    """The distance to the threshold, in steps that can be measured."""
    (one,) = missed(blank(10, **known), enter=enter)
    assert (one.value, one.short_by) == (value, short_by)


@pytest.mark.parametrize(
    ("enter", "known"),
    [
        pytest.param(BENDS, {"knee_flexion": 100}, id="what is met"),
        pytest.param(BENDS, {}, id="what is unknown"),
        pytest.param("{not: " + DRY + "}", {"effusion": "none"}, id="what stands under not"),
        pytest.param("{effusion: {is: none}}", {"effusion": "1+"}, id="what has no distance"),
        pytest.param("{time_since_start: {at_least: 3 weeks}}", {}, id="what only time will bring"),
    ],
)
def test_what_is_no_near_miss(enter: str, known: dict[str, Any]) -> None:
    """Only a plain test of today's value that came out NO can be missed by little."""
    assert missed(blank(10, **known), enter=enter) == ()


def test_each_missed_part_of_a_gate_is_told() -> None:
    """Two parts that are NO are two misses, and the one that is met is none."""
    enter = every(BENDS, QUICK, DRY)
    found = missed(blank(10, knee_flexion=97, tug=14, effusion="none"), enter=enter)
    assert [str(one.test.measure) for one in found] == ["knee_flexion", "tug"]


def test_a_near_miss_says_on_how_many_of_the_last_visits_it_was_met() -> None:
    """Of the last five visits those that held the value are counted, and those at which it was met."""
    flexions = [120, 101, 98, None, 103, 96]
    notes = [
        blank(10 + number, **({} if flexion is None else {"knee_flexion": flexion}))
        for number, flexion in enumerate(flexions)
    ]
    (one,) = missed(*notes, enter=BENDS)
    assert (one.met_on, one.of) == (2, 4)


# Borderline -----------------------------------------------------------------------------------------


def marks(enter: str, **known: Any) -> list[tuple[str, float, float, str]]:  # noqa: ANN401
    """The borderline values of one visit, with what the decision would be."""
    today = course(blank(10, pain_walking=1, **known), enter=enter).today
    return [(str(one.measure), one.value, one.error, one.would_be.value) for one in today.borderline]


@pytest.mark.parametrize(
    ("flexion", "expected"),
    [
        (94, []),
        (95, [("knee_flexion", 95, 5, "progress")]),
        (99, [("knee_flexion", 99, 5, "progress")]),
        (100, [("knee_flexion", 100, 5, "hold")]),
        (104, [("knee_flexion", 104, 5, "hold")]),
        (105, []),
    ],
)
def test_a_decision_that_would_flip_inside_the_error_says_so(
    flexion: int, expected: list[tuple[str, float, float, str]]
) -> None:
    """A value less than its measurement error away from the threshold is borderline, on either side."""
    assert marks(BENDS, knee_flexion=flexion) == expected


def test_a_value_behind_which_another_gate_is_closed_is_not_borderline() -> None:
    """Where the decision would stay the same, nothing is borderline."""
    assert marks(every(BENDS, DRY), knee_flexion=98, effusion="3+") == []


def test_a_measure_without_an_error_is_never_borderline() -> None:
    """A grade has no error to lie within."""
    assert marks(DRY, effusion="2+") == []


def test_two_borderline_values_are_both_marked() -> None:
    """Each that alone would flip it."""
    assert [name for name, *_ in marks(every(BENDS, QUICK), knee_flexion=101, tug=13)] == [
        "knee_flexion",
        "tug",
    ]


def test_a_mark_says_whether_the_value_was_repeated() -> None:
    """A repeated value is still within the error of the threshold."""
    today = course(
        blank(10, pain_walking=1, knee_flexion={"value": 102, "repeat": 103}), enter=every(BENDS, CALM)
    ).today
    (one,) = today.borderline
    assert (one.repeated, today.outcome.value) == (True, "progress")


def test_a_value_near_the_end_of_its_range_is_moved_no_further() -> None:
    """At the end of the range the error is cut off."""
    assert marks("{pain_at_rest: {at_most: 9}}", pain_at_rest=10) == [("pain_at_rest", 10, 1, "progress")]
    assert marks("{pain_at_rest: {at_most: 10}}", pain_at_rest=10) == []
