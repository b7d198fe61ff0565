"""One step: the thresholds just below and just above one, in the words of its file."""

import pytest

from rehab.checks.cases.one_step import beside_amount, beside_days, beside_number, beside_state, beside_value
from rehab.protocol.authored_condition import Word
from rehab.terms.ids import MeasureId
from rehab.terms.state_measure import AGE, HOLDS_IN_A_ROW, LEVEL, STATE_MEASURES, TIME_SINCE_START
from tests.patient.written import the_catalogue


@pytest.mark.parametrize(
    ("measure", "written", "beside"),
    [
        ("knee_flexion", "100 deg", ["99 deg", "101 deg"]),
        ("pain_walking", 5, [4, 6]),
        ("tug", "13.5 s", ["13.49 s", "13.51 s"]),
        ("single_leg_stance", "5 s", ["4.9 s", "5.1 s"]),
        ("resting_heart_rate", "120 /min", ["119 /min", "121 /min"]),
        ("effusion", "1+", ["trace", "2+"]),
        ("effusion", "none", ["trace"]),
        ("effusion", "3+", ["2+"]),
        ("calf_pain", True, []),
    ],
)
def test_values(measure: str, written: Word, beside: list[Word]) -> None:
    """A value moves by the step of its measure, a grade to its neighbour, yes and no not at all."""
    assert list(beside_value(written, the_catalogue().by_id[MeasureId(measure)])) == beside


def test_shares_move_by_one_percent() -> None:
    """A share of the other side is written in whole percent."""
    strength = the_catalogue().by_id[MeasureId("quadriceps_strength")]
    assert list(beside_value("60 %", strength, share=True)) == ["59 %", "61 %"]


@pytest.mark.parametrize(
    ("measure", "written", "beside"),
    [
        ("effusion", "1 grade", ["0 grades", "2 grades"]),
        ("effusion", "2 grades", ["1 grade", "3 grades"]),
        ("pain_walking", 2, [1, 3]),
        ("knee_flexion", "measurement error", ["4 deg", "6 deg"]),
        ("pain_walking", "measurement error", [0, 2]),
    ],
)
def test_amounts(measure: str, written: Word, beside: list[Word]) -> None:
    """An amount moves by one step, the measurement error as the number that it is."""
    assert list(beside_amount(written, the_catalogue().by_id[MeasureId(measure)])) == beside


@pytest.mark.parametrize(
    ("measure", "written", "beside"),
    [
        (TIME_SINCE_START, "6 weeks", ["41 days", "43 days"]),
        (TIME_SINCE_START, "0 days", ["1 days"]),
        (HOLDS_IN_A_ROW, 2, [1, 3]),
        (AGE, "65 years", ["64 years", "66 years"]),
        (LEVEL, "bars", ["rail"]),
        (LEVEL, "rail", ["bars", "belt"]),
        (LEVEL, "no-such-level", []),
    ],
)
def test_what_the_course_knows(measure: MeasureId, written: Word, beside: list[Word]) -> None:
    """Time moves by a day, a count by one, a level to its neighbour on the ladder."""
    assert list(beside_state(written, STATE_MEASURES[measure], ("bars", "rail", "belt"))) == beside


def test_counts_are_written_as_they_are_said() -> None:
    """One session and two sessions."""
    assert list(beside_number("2 sessions", 1)) == ["1 session", "3 sessions"]
    assert list(beside_number("2 check_ins", 1)) == ["1 check_in", "3 check_ins"]


def test_words_that_are_no_numbers_have_nothing_beside_them() -> None:
    """What cannot be counted cannot be stepped."""
    assert list(beside_number("full", 1)) == []
    assert list(beside_days("full")) == []
