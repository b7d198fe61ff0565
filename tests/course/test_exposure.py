"""Exposure, one level a visit and two in seven days, and what a patient's own check-in can do."""

import pytest

from rehab.decision.model import SESSIONS
from tests.course.notes import (
    Case,
    blank,
    check,
    course_of,
    first,
    named,
    overrides,
    own,
    said,
    sessions,
    signs,
    well,
)

CASES = [
    # --- sessions at the present level since the last decision ---
    Case("the first level needs no sessions before it", [first(42)], ["progress bars"]),
    Case(
        "one session at the level is too few",
        [first(42), well(49, sessions=sessions(48))],
        ["progress bars", "hold time bars"],
    ),
    Case(
        "two sessions are enough",
        [first(42), well(49, sessions=sessions(45, 48))],
        ["progress bars", "progress rails"],
    ),
    Case(
        "sessions before the last decision do not count",
        [first(42), well(49, effusion="2+"), well(51, sessions=sessions(50))],
        ["progress bars", "hold irritable bars", "hold time bars"],
    ),
    Case(
        "nor do they when the diary shows them again",
        [
            first(42),
            well(49, effusion="2+", sessions=sessions(44, 46, 48)),
            well(51, sessions=sessions(44, 46, 48, 50)),
        ],
        ["progress bars", "hold irritable bars", "hold time bars"],
    ),
    Case(
        "a session on the day of the decision counts for the next one, once",
        [
            first(42),
            well(49, effusion="2+", sessions=sessions(46, 48)),
            well(52, sessions=sessions(49)),
            well(55, sessions=sessions(49, 54)),
        ],
        ["progress bars", "hold irritable bars", "hold time bars", "hold time bars"],
    ),
    Case(
        "sessions at another level do not count",
        [
            first(42),
            well(49),
            well(56, sessions=[*sessions(51, 53, level="bars"), *sessions(55, level="rails")]),
        ],
        ["progress bars", "progress rails", "hold time rails"],
    ),
    Case(
        "sessions before the level was given do not count for it",
        [first(42), well(49), overrides(51, "rails"), well(56, sessions=sessions(50, 52))],
        ["progress bars", "progress rails", "progress belt"],
    ),
    Case(
        "sessions before an override to another level do not count for it",
        [first(42), well(49, sessions=[]), overrides(52, "rails"), well(56, sessions=sessions(50, 51, 55))],
        ["progress bars", "regress bars", "hold time rails"],
    ),
    Case(
        "sessions that the patient reported in between count for the clinician's decision",
        [first(42), own(45, sessions=sessions(43, 44)), well(49, sessions=[])],
        ["progress bars", "hold time bars", "progress rails"],
    ),
    Case(
        "a session that both report counts once",
        [first(42), own(45, sessions=sessions(44)), well(49, sessions=sessions(44))],
        ["progress bars", "hold time bars", "hold time bars"],
    ),
    Case(
        "a check-in of the patient's that says nothing of sessions takes none away",
        [first(42), own(45, sessions=sessions(43, 44)), own(46, "sessions"), well(48, sessions=[])],
        ["progress bars", "hold time bars", "hold data bars", "progress rails"],
    ),
    Case(
        "where nobody asked whether there were sessions it is not known",
        [first(42), well(48, "sessions")],
        ["progress bars", "hold data bars"],
    ),
    # --- one level a visit, two in seven days ---
    Case(
        "however good, a visit gains one level",
        [first(70), well(77, sessions=sessions(71, 72, 73, 74, 75, 76))],
        ["progress bars", "progress rails"],
    ),
    Case(
        "two check-ins of one day gain one level",
        [first(70), well(74, sessions=sessions(71, 73)), well(74, sessions=sessions(71, 73))],
        ["progress bars", "progress rails"],
    ),
    Case(
        "a third level within seven days waits",
        [first(70), well(73, sessions=sessions(71, 72)), well(76, sessions=sessions(74, 75))],
        ["progress bars", "progress rails", "hold time rails"],
    ),
    Case(
        "on the seventh day after the first of them it need not",
        [first(70), well(73, sessions=sessions(71, 72)), well(77, sessions=sessions(74, 75))],
        ["progress bars", "progress rails", "progress belt"],
    ),
    Case(
        "a level that a clinician signed for counts among the two",
        [
            first(70),
            overrides(71, "belt"),
            well(74, sessions=sessions(72, 73)),
        ],
        ["progress bars", "hold time belt"],
    ),
    Case(
        "signing what was proposed counts nothing twice",
        [first(70), signs(70, "bars"), well(73, sessions=sessions(71, 72)), signs(73, "rails")],
        ["progress bars", "progress rails"],
    ),
    # --- the patient's own check-in ---
    Case(
        "a patient's own check-in does not open the ladder",
        [first(41), own(42, sessions=[])],
        ["not_started none", "hold time none"],
    ),
    Case("it does not raise", [first(42), own(49)], ["progress bars", "hold time bars"]),
    Case(
        "it lowers",
        [first(42), well(49), own(52, sessions=sessions(51, pain_during=8))],
        ["progress bars", "progress rails", "regress bars"],
    ),
    Case(
        "what it lowered stays lowered",
        [first(42), well(49), own(52, sessions=sessions(51, pain_during=8)), well(56, sessions=sessions(55))],
        ["progress bars", "progress rails", "regress bars", "hold time bars"],
    ),
    Case(
        "it stops",
        [first(42), own(45, dizziness=True)],
        ["progress bars", "stop bars"],
    ),
    Case(
        "a patient's angle opens no gate at the clinician's check-in",
        [blank(41, by="patient", knee_flexion=120), first(42, "knee_flexion")],
        ["not_started none", "hold data none"],
    ),
    Case(
        "it does not discharge",
        [first(70), overrides(71, "hill"), own(76)],
        ["progress bars", "hold ceiling hill"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_level_is_gained_by_sessions_at_it_and_one_at_a_time(case: Case) -> None:
    """Each sentence about exposure, speed and own check-ins, shown by a course."""
    check(case)


def test_who_was_not_asked_about_sessions_is_asked() -> None:
    """Of all that is unknown the decision names the one question that settles it."""
    assert course_of(first(42), well(48, "sessions")).today.needs == (SESSIONS,)


def test_an_empty_check_in_never_progresses_at_any_level() -> None:
    """From no level to the last, nothing said is no progress."""
    for level in ("bars", "rails", "belt", "floor", "hill"):
        course = course_of(first(70), overrides(70, level), blank(76))
        assert said(course.today) == f"hold data {level}"
    assert said(course_of(blank(70)).today) == "hold data none"
