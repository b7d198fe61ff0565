"""Session lines and looks back: what a rule sees of earlier days."""

from typing import Any

import pytest

from tests.course.notes import Case, blank, check, course_of, first, named, own, sessions, well


def supine(value: int) -> dict[str, Any]:
    """A flexion in lying."""
    return {"knee_flexion": {"value": value, "position": "supine"}}


def sitting(value: int) -> dict[str, Any]:
    """A flexion in sitting."""
    return {"knee_flexion": {"value": value, "position": "sitting"}}


LINES = [
    Case(
        "the worst of the sessions since the last check-in counts",
        [
            first(42),
            well(49),
            well(56, sessions=[*sessions(51), *sessions(53, pain_during=6), *sessions(55)]),
        ],
        ["progress bars", "progress rails", "regress bars"],
    ),
    Case(
        "a session before the last check-in was decided then",
        [first(42), well(49), well(56, sessions=sessions(51, pain_during=6)), well(63)],
        ["progress bars", "progress rails", "regress bars", "progress rails"],
    ),
    Case(
        "one bad session is enough where the others were not written down",
        [first(42), well(49), well(56, sessions=[{"date": "2026-02-25"}, *sessions(53, pain_during=6)])],
        ["progress bars", "progress rails", "regress bars"],
    ),
    Case(
        "one good session is not enough where the others were not written down",
        [first(42), well(49), well(56, sessions=[{"date": "2026-02-25"}, *sessions(53)])],
        ["progress bars", "progress rails", "hold data rails"],
    ),
    Case(
        "without a session there is nothing to complain of",
        [first(42), well(48, sessions=[])],
        ["progress bars", "hold time bars"],
    ),
    Case(
        "two check-ins of one day tell of their sessions together",
        [first(42), well(49), own(56, sessions=sessions(52)), well(56, sessions=sessions(54))],
        ["progress bars", "progress rails", "progress belt"],
    ),
    Case(
        "two sessions running are counted across a check-in",
        [
            first(42),
            well(49, sessions=sessions(45, 48, swelling=False)),
            well(56, sessions=[*sessions(51, swelling=False), *sessions(55, swelling=True)]),
            well(58, sessions=sessions(57, swelling=True)),
        ],
        ["progress bars", "progress rails", "progress belt", "regress rails"],
        protocol="twice-swollen",
    ),
    Case(
        "a good session between two bad ones breaks the row",
        [
            first(42),
            well(
                49,
                sessions=[
                    *sessions(45, swelling=True),
                    *sessions(46, swelling=False),
                    *sessions(48, swelling=True),
                ],
            ),
        ],
        ["progress bars", "progress rails"],
        protocol="twice-swollen",
    ),
    Case(
        "with one session there is too little history for two running",
        [first(42), well(48, sessions=sessions(47, swelling=True))],
        ["progress bars", "hold time bars"],
        protocol="twice-swollen",
    ),
]

TRENDS = [
    Case(
        "at the first check-in nothing can have risen",
        [first(42, pain_walking=5)],
        ["progress bars"],
        protocol="trend",
    ),
    Case(
        "two points more than the best of the look-back is a rise",
        [first(42), well(49, pain_walking=3)],
        ["progress bars", "hold irritable bars"],
        protocol="trend",
    ),
    Case(
        "one point more is none",
        [first(42), well(49, pain_walking=2)],
        ["progress bars", "progress rails"],
        protocol="trend",
    ),
    Case(
        "it is the best and not the last that counts",
        [first(42), well(49, pain_walking=2), well(56, pain_walking=3)],
        ["progress bars", "progress rails", "hold irritable rails"],
        protocol="trend",
    ),
    Case(
        "the look-back ends three check-ins ago",
        [
            first(42, pain_walking=0),
            *(well(day, pain_walking=1, sessions=sessions(day - 1)) for day in (46, 50, 54)),
            well(58, pain_walking=2),
        ],
        ["progress bars", *["hold time bars"] * 3, "progress rails"],
        protocol="trend",
    ),
    Case(
        "the third check-in before still counts",
        [
            first(42, pain_walking=0),
            *(well(day, pain_walking=1, sessions=sessions(day - 1)) for day in (46, 50)),
            well(54, pain_walking=2),
        ],
        ["progress bars", *["hold time bars"] * 2, "hold irritable bars"],
        protocol="trend",
    ),
    Case(
        "a check-in of 28 days ago counts",
        [first(42), well(70, pain_walking=3, sessions=sessions(64, 66, 68))],
        ["progress bars", "hold irritable bars"],
        protocol="trend",
    ),
    Case(
        "one of 29 days ago does not",
        [first(42), well(71, pain_walking=3, sessions=sessions(65, 67, 69))],
        ["progress bars", "progress rails"],
        protocol="trend",
    ),
    Case(
        "where earlier check-ins do not hold the value it is unknown, and today's is the new baseline",
        [first(42, "pain_walking"), well(49, pain_walking=5), well(56, pain_walking=6)],
        ["progress bars", "hold data bars", "progress rails"],
        protocol="trend",
    ),
    Case(
        "flexion less by the measurement error steps back",
        [first(42), well(49), well(56, knee_flexion=115)],
        ["progress bars", "progress rails", "regress bars"],
        protocol="trend",
    ),
    Case(
        "less by a degree less than that does not",
        [first(42), well(49), well(56, knee_flexion=116)],
        ["progress bars", "progress rails", "progress belt"],
        protocol="trend",
    ),
    Case(
        "a flexion in another position is not compared with, and cannot be known to be as good",
        [first(42, **supine(125)), well(49, **sitting(118)), well(56, **sitting(117))],
        ["progress bars", "hold data bars", "progress rails"],
        protocol="trend",
    ),
    Case(
        "in the same position it is",
        [first(42, **supine(125)), well(49, **sitting(118)), well(56, **supine(119))],
        ["progress bars", "hold data bars", "refer none"],
        protocol="trend",
    ),
    Case(
        "a patient's own angle is no baseline",
        [first(42), own(45, knee_flexion=140), well(49)],
        ["progress bars", "hold data bars", "progress rails"],
        protocol="trend",
    ),
    Case(
        "a trend needs today's value",
        [first(42), well(49, "knee_flexion")],
        ["progress bars", "hold data bars"],
        protocol="trend",
    ),
    Case(
        "pre-operative values are no look-back",
        [blank(-7, pre_operative=True, pain_walking=0, knee_flexion=140), first(42, pain_walking=5)],
        ["progress bars"],
        protocol="trend",
    ),
]


@pytest.mark.parametrize("case", [*LINES, *TRENDS], ids=named)
def test_history_counts_as_far_as_it_reaches(case: Case) -> None:
    """Each sentence about session lines and looks back, shown by a course."""
    check(case)


def test_what_cannot_be_settled_today_is_not_asked_for() -> None:
    """Where only earlier check-ins could tell, nothing that is measured today is needed."""
    course = course_of(first(42, "pain_walking"), well(49, pain_walking=5), protocol="trend")
    assert course.today.needs == ()


def test_each_past_decision_is_as_of_its_own_date() -> None:
    """What comes later changes no decision before it."""
    notes = [first(42), well(49, effusion="2+"), well(56), well(63, calf_pain=True), well(70)]
    whole = course_of(*notes)
    for end in range(1, len(notes) + 1):
        part = course_of(*notes[:end])
        assert [step.decision for step in part.steps] == [step.decision for step in whole.steps[:end]]
