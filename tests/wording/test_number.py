"""Numbers, units and days are said the same way for every reader of one voice."""

from datetime import date

import pytest

from rehab.terms.ids import MeasureId
from rehab.wording.number import (
    amount_words,
    counted,
    duration_words,
    joined,
    listed,
    long_day,
    named_day,
    number_words,
    percent_words,
    short_day,
    speed_words,
    time_words,
    value_words,
)
from rehab.wording.voice import CLINICIAN, PATIENT
from tests.plan.trips import an_example

CATALOGUE = an_example("tka-week7.yaml").catalogue.by_id


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (2.0, "2"),
        (13.5, "13.5"),
        (14.97, "14.97"),
        (-0.0, "0"),
        (100.0, "100"),
        (-2.5, "-2.5"),
        (1e6, "1000000"),
    ],
)
def test_a_number_has_no_needless_digits(number: float, said: str) -> None:
    """2.0 is 2, and minus nothing is nothing."""
    assert number_words(number) == said


@pytest.mark.parametrize(
    ("measure", "number", "exact", "plain"),
    [
        ("knee_flexion", 98, "98 deg", "98 degrees"),
        ("extension_deficit", 6, "6 deg", "6 degrees short"),
        ("extension_deficit", -2, "-2 deg", "2 degrees past straight"),
        ("effusion", 2, "1+", "a little"),
        ("weight_bearing", 3, "as tolerated", "as much as feels fine"),
        ("single_leg_stance", 1, "1 s", "1 second"),
        ("calf_pain", 1, "yes", "yes"),
        ("pain_walking", 3, "3", "3"),
        ("resting_heart_rate", 72, "72/min", "72 beats a minute"),
    ],
)
def test_a_value_has_its_unit_in_both_voices(measure: str, number: float, exact: str, plain: str) -> None:
    """A clinician reads the unit of the file, a patient reads a word."""
    one = CATALOGUE[MeasureId(measure)]
    assert value_words(one, number, CLINICIAN) == exact
    assert value_words(one, number, PATIENT) == plain


def test_a_difference_has_one_decimal_at_most() -> None:
    """What is worked out from a curve is not printed more exactly than anyone can measure."""
    assert amount_words(CATALOGUE[MeasureId("knee_flexion")], 32.8571, CLINICIAN) == "32.9 deg"


def test_speed_is_said_in_both_units_the_patients_own_first() -> None:
    """Nobody has to turn km/h into mph."""
    assert speed_words(1.6, "metric") == "1.6 km/h (1 mph)"
    assert speed_words(1.6, "imperial") == "1 mph (1.6 km/h)"


def test_times_are_said_as_a_person_says_them() -> None:
    """90 seconds is 1 minute 30 seconds, 42 days is 6 weeks."""
    assert [time_words(seconds) for seconds in (20, 60, 90, 0)] == [
        "20 seconds",
        "1 minute",
        "1 minute 30 seconds",
        "0 seconds",
    ]
    assert [duration_words(days) for days in (42, 10, 7, 1, 0)] == [
        "6 weeks",
        "10 days",
        "1 week",
        "1 day",
        "0 days",
    ]


def test_days_do_not_depend_on_the_machine() -> None:
    """A day is said from the project's own tables, with or without its year and weekday."""
    day = date(2026, 11, 20)
    assert (short_day(day), long_day(day), named_day(day)) == (
        "Nov 20",
        "November 20, 2026",
        "Friday, November 20",
    )


def test_lists_are_joined_so_that_no_part_runs_into_the_next() -> None:
    """Parts that are lists themselves are set apart by semicolons."""
    assert listed(("a", "b", "c")) == "a, b and c"
    assert joined(("a", "b"), either=True) == "a or b"
    assert joined(("a and b", "c")) == "a and b; and c"
    assert joined(("a",)) == "a"
    assert counted(1, ("{n} hold", "{n} holds")) == "1 hold"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0 %"),
        (0.0009, "below 0.1 %"),
        (0.001, "0.1 %"),
        (0.0152, "1.5 %"),
        (0.1, "10 %"),
        (0.424, "42 %"),
        (0.9, "90 %"),
        (0.912, "91.2 %"),
        (0.99999, "99.9 %"),
        (1, "100 %"),
    ],
)
def test_only_none_and_all_read_as_0_and_100_percent(share: float, said: str) -> None:
    """A share close to either end keeps a digit that tells it from the end."""
    assert percent_words(share) == said
