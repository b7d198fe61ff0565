"""Before the first phase, phases in order, ceilings, and discharge at the top."""

import pytest

from rehab.decision.model import Sheet, Standing
from tests.course.notes import (
    Case,
    blank,
    check,
    course_of,
    first,
    knows,
    named,
    overrides,
    sessions,
    well,
)

BEFORE = [
    Case("one day before the window it has not started", [first(41)], ["not_started none"]),
    Case("on the window's first day it starts", [first(42)], ["progress bars"]),
    Case("before the window a red flag stands", [first(7, calf_pain=True)], ["urgent none"]),
    Case("before the window a referral stands", [first(14, knee_flexion=75)], ["refer none"]),
    Case("before the window a rule of dose alone does not", [first(14, effusion="3+")], ["not_started none"]),
    Case("nor does a stop of dose alone", [first(14, dizziness=True)], ["not_started none"]),
    Case("from the window on it does", [first(42, dizziness=True)], ["stop none"]),
    Case(
        "from the window on a hold holds the first level", [first(42, effusion="2+")], ["hold irritable none"]
    ),
    Case(
        "a step back below nothing is a hold",
        [first(42, sessions=sessions(41, pain_during=8))],
        ["hold irritable none"],
    ),
    Case("an empty check-in before the window is not started", [blank(14)], ["not_started none"]),
    Case("an empty check-in when the window is open holds", [blank(42)], ["hold data none"]),
    Case(
        "data holds before the window are no holds",
        [blank(28), blank(35), blank(42)],
        ["not_started none", "not_started none", "hold data none"],
    ),
]


@pytest.mark.parametrize("case", BEFORE, ids=named)
def test_before_the_first_phase_only_contacts_stand(case: Case) -> None:
    """Red flags and referrals stand before the window, rules of dose from the window on."""
    check(case)


def test_nothing_is_printed_before_the_window() -> None:
    """The sheet is not yet, however well the knee is, and whatever was not asked."""
    for course in (course_of(first(41)), course_of(blank(20))):
        assert course.today.sheet is Sheet.NOT_YET


BASELINES = [
    Case(
        "a finding that is long known does not refer",
        [knows(7, "stiff"), first(14, knee_flexion=75)],
        ["not_started none"],
    ),
    Case(
        "it counts from the day on which it was recorded",
        [first(14, knee_flexion=75), knows(20, "stiff"), first(21, knee_flexion=75)],
        ["refer none", "not_started none"],
    ),
    Case(
        "recorded on the day of a check-in it counts at that check-in",
        [knows(14, "stiff"), first(14, knee_flexion=75)],
        ["not_started none"],
    ),
    Case(
        "it opens no gate",
        [knows(14, "stiff"), first(42, knee_flexion=75)],
        ["hold gate none"],
    ),
    Case(
        "it masks no other rule",
        [knows(14, "stiff"), first(42, knee_flexion=75, dizziness=True)],
        ["stop none"],
    ),
    Case(
        "recorded after the visit it leaves that week's sheet alone",
        [first(42), knows(43, "stiff")],
        ["progress bars"],
    ),
]


@pytest.mark.parametrize("case", BASELINES, ids=named)
def test_a_clinician_may_record_a_finding_as_known(case: Case) -> None:
    """Each sentence about known baselines, shown by a course."""
    check(case)


PHASES = [
    Case(
        "a phase waits for its window",
        [first(42), well(49), well(55)],
        ["progress bars", "progress rails", "hold time rails"],
    ),
    Case(
        "on the first day of its window it opens",
        [first(42), well(49), well(56)],
        ["progress bars", "progress rails", "progress belt"],
    ),
    Case(
        "a phase waits for its criteria however late it is",
        [first(242), well(249), well(300, knee_flexion=99, sessions=sessions(297, 299))],
        ["progress bars", "progress rails", "hold gate rails"],
    ),
    Case(
        "who comes late starts at the first level and not at the week's",
        [first(100)],
        ["progress bars"],
    ),
    Case(
        "a phase's criteria stand for each of its levels",
        [first(56), well(63), well(70), well(77, knee_flexion=99)],
        ["progress bars", "progress rails", "progress belt", "hold gate belt"],
    ),
]


@pytest.mark.parametrize("case", PHASES, ids=named)
def test_phases_open_in_order_by_time_and_criteria(case: Case) -> None:
    """Each sentence about phases, shown by a course."""
    check(case)


TO_FLOOR = [first(56), well(63), well(70), well(77)]
FLOOR = ["progress bars", "progress rails", "progress belt", "progress floor"]

TOP = [
    Case(
        "at the highest level with its exit criteria met the patient is discharged",
        [*TO_FLOOR, well(84), well(91)],
        [*FLOOR, "progress hill", "discharge hill"],
    ),
    Case(
        "with an exit criterion not met it is a ceiling hold",
        [*TO_FLOOR, well(84), well(91, pain_walking=3)],
        [*FLOOR, "progress hill", "hold ceiling hill"],
    ),
    Case(
        "with an exit criterion unknown it is a data hold",
        [*TO_FLOOR, well(84), well(91, "pain_walking")],
        [*FLOOR, "progress hill", "hold data hill"],
    ),
    Case(
        "with a cautious rule unknown there is no discharge",
        [*TO_FLOOR, well(84), well(91, "dizziness")],
        [*FLOOR, "progress hill", "hold data hill"],
    ),
    Case(
        "an irritable knee is not discharged",
        [*TO_FLOOR, well(84), well(91, effusion="2+")],
        [*FLOOR, "progress hill", "hold irritable hill"],
    ),
    Case(
        "below a ceiling for good the highest open level is the top",
        [*TO_FLOOR, well(84), well(91, pain_walking=3)],
        [*FLOOR, "discharge floor", "hold ceiling floor"],
        protocol="capped",
    ),
    Case(
        "below a ceiling until week 9 the level waits",
        [first(42), well(49), well(56), well(62), well(63, sessions=sessions(61, 62))],
        ["progress bars", "hold time bars", "hold time bars", "hold time bars", "hold time bars"],
        protocol="capped",
    ),
    Case(
        "from week 9 on it does not",
        [first(42), well(56), well(63)],
        ["progress bars", "hold time bars", "progress rails"],
        protocol="capped",
    ),
    Case(
        "without an exit gate there is no discharge but a ceiling hold",
        [first(42), well(49), well(56)],
        ["progress bars", "progress rails", "hold ceiling rails"],
        protocol="no-exit",
    ),
]


@pytest.mark.parametrize("case", TOP, ids=named)
def test_the_top_is_a_discharge_or_a_ceiling(case: Case) -> None:
    """Each sentence about the highest open level, shown by a course."""
    check(case)


def test_a_hold_for_time_says_until_when() -> None:
    """The reason names the phase, today and the day from which it is open."""
    today = course_of(first(42), well(49), well(55)).today
    assert [
        (one.about, one.number, one.limit) for one in today.standing if one.kind is Standing.NOT_YET_OPEN
    ] == [("light", 55, 56)]


def test_a_patient_at_a_level_is_not_thrown_out_by_a_closing_window() -> None:
    """The far edge of a window closes nothing."""
    course = course_of(first(42), overrides(42, "belt"), well(48, sessions=sessions(47)), protocol="ladder")
    assert course.today.level is not None
    assert course.today.level.id == "belt"
