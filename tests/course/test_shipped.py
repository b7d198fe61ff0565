"""The shipped protocol for knee replacement: its days, and every one of its red flags everywhere."""

from typing import Any

import pytest

from rehab.decision.model import Sheet
from rehab.terms.caution import Contact
from tests.course.notes import Note, blank, course_of, overrides, said, sessions, steps
from tests.decision.weeks import asked_by_red_flags, ready, the_protocol
from tests.patient.written import the_catalogue

TKA = "tka-retro"

RED_FLAG_RULES = [rule for rule in the_protocol().rules if rule.red_flag]
RED_FLAG_MEASURES = [str(measure.id) for measure in the_catalogue().measures if measure.red_flag]

GOOD = {"pain_before": 1, "pain_after": 1, "pain_next_morning": 1, "soreness": "none", "swelling": False}


def seen(day: int, **said_: Any) -> Note:  # noqa: ANN401  (whatever a check-in can hold)
    """The ready patient of the protocol's cases at a check-in, but for what is said."""
    return blank(day, **{**ready(), **said_})


def walked(*days: int) -> dict[str, Any]:
    """Clean sessions of some days."""
    return {"sessions": sessions(*days, near_falls=0, **GOOD)}


@pytest.mark.parametrize(
    ("day", "flexion", "expected"),
    [
        (6, 79, "not_started none"),
        (7, 79, "refer none"),
        (7, 80, "not_started none"),
        (14, 79, "refer none"),
        (20, 79, "refer none"),
        (21, 85, "not_started none"),
        (41, 103, "not_started none"),
        (41, 95, "not_started none"),
        (42, 103, "progress bars-two-hands"),
    ],
)
def test_the_first_weeks_of_a_knee_replacement(day: int, flexion: int, expected: str) -> None:
    """Stiffness is referred from day 7 on, and the ladder opens on day 42 and not before."""
    angle = {"value": flexion, "repeat": flexion}
    assert (
        said(course_of(seen(day, knee_flexion=angle), protocol=TKA).today).replace(" irritable", "")
        == expected
    )


def test_three_clean_weeks_gain_three_levels() -> None:
    """Opened in week 6, one level a week."""
    notes = [seen(42), seen(49, **walked(44, 46, 48)), seen(56, **walked(51, 53, 55))]
    assert steps(course_of(*notes, protocol=TKA)) == [
        "progress bars-two-hands",
        "progress bars-fingertip",
        "progress treadmill-rails",
    ]


@pytest.mark.parametrize("level", [None, *(str(level.id) for level in the_protocol().levels)])
@pytest.mark.parametrize("measure", RED_FLAG_MEASURES)
def test_every_red_flag_is_live_at_every_level(measure: str, level: str | None) -> None:
    """A yes stops and calls, and an unasked one prints no session, from the first week to the last level."""
    day = 14 if level is None else 84
    before = [] if level is None else [overrides(day - 7, level)]
    lines = {} if level is None else walked(day - 3, day - 1)
    yes = course_of(*before, seen(day, **{measure: True}, **lines), protocol=TKA).today
    assert yes.action.contact >= Contact.URGENT
    assert yes.sheet is Sheet.NO_SESSIONS
    unasked = course_of(*before, seen(day, **{measure: "unknown"}, **lines), protocol=TKA).today
    assert unasked.sheet in {Sheet.ASK_FIRST, Sheet.NOT_YET}
    assert measure in unasked.needs


def test_no_red_flag_rule_applies_to_some_only() -> None:
    """None of them has an `applies_when` behind which it could be silent."""
    assert len(RED_FLAG_RULES) >= 8
    assert [rule.id for rule in RED_FLAG_RULES if rule.applies_when is not None] == []


@pytest.mark.parametrize("level", [None, *(str(level.id) for level in the_protocol().levels)])
def test_an_empty_check_in_prints_no_session_and_asks_every_red_flag(level: str | None) -> None:
    """Whatever the level, nothing said is every question unasked."""
    before = [] if level is None else [overrides(77, level)]
    today = course_of(*before, blank(84), protocol=TKA).today
    assert today.sheet is Sheet.ASK_FIRST
    assert set(asked_by_red_flags()) <= set(map(str, today.needs))


@pytest.mark.parametrize("measure", asked_by_red_flags())
def test_yesterdays_answer_is_no_answer_to_a_red_flag(measure: str) -> None:
    """Each measure that a red flag reads is asked at every check-in, however good it was the day before."""
    without = {name: value for name, value in ready().items() if name != measure}
    course = course_of(seen(84), blank(85, **{**without, "sessions": []}), protocol=TKA)
    assert course.steps[0].decision.sheet is Sheet.SESSIONS
    assert (course.today.sheet, course.today.needs) == (Sheet.ASK_FIRST, (measure,))
