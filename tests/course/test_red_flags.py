"""Red flags: masked by nothing, open until a clinician closes them."""

import pytest

from rehab.decision.model import Sheet
from rehab.terms.caution import Contact
from tests.course.notes import (
    Case,
    blank,
    check,
    closes,
    corrects,
    course_of,
    event,
    first,
    knows,
    named,
    overrides,
    own,
    said,
    signs,
    steps,
    well,
)

CASES = [
    Case(
        "a red flag stops everything on its day",
        [first(42), well(49, calf_pain=True)],
        ["progress bars", "urgent bars"],
    ),
    Case(
        "a later no does not close it",
        [first(42), well(49, calf_pain=True), well(56), well(63)],
        ["progress bars", "urgent bars", "urgent bars", "urgent bars"],
    ),
    Case(
        "a blank does not close it",
        [first(42), well(49, calf_pain=True), well(56, "calf_pain")],
        ["progress bars", "urgent bars", "urgent bars"],
    ),
    Case(
        "no age closes it: ten weeks later it is as open as on its day",
        [first(42), well(49, calf_pain=True), well(119)],
        ["progress bars", "urgent bars", "urgent bars"],
    ),
    Case(
        "nobody's coming does not close it",
        [first(42), well(49, calf_pain=True)],
        ["progress bars", "urgent bars"],
        today="urgent bars",
        as_of=65,
    ),
    Case(
        "a signed level does not close it",
        [first(42), well(49, calf_pain=True), signs(49, "bars"), well(56)],
        ["progress bars", "urgent bars", "urgent bars"],
    ),
    Case(
        "an override does not close it",
        [first(42), well(49, calf_pain=True), overrides(52, "rails"), well(56)],
        ["progress bars", "urgent bars", "urgent rails"],
    ),
    Case(
        "an event does not close it",
        [well(20, calf_pain=True), event(30, "manipulation"), well(37)],
        ["urgent none", "urgent none"],
        protocol="events",
    ),
    Case(
        "a known baseline does not mask it",
        [knows(40, "calf-pain"), first(42), well(49, calf_pain=True)],
        ["progress bars", "urgent bars"],
    ),
    Case(
        "a known baseline does not spare the question",
        [knows(40, "calf-pain"), first(42, "calf_pain")],
        ["hold data none"],
    ),
    Case(
        "a correction to yes raises it at once",
        [first(42), well(49), corrects(51, 49, "calf_pain", value=True)],
        ["progress bars", "progress rails"],
        today="urgent bars",
    ),
    Case(
        "and what a correction has raised stays open",
        [first(42), well(49), corrects(51, 49, "calf_pain", value=True), well(56)],
        ["progress bars", "progress rails", "urgent bars"],
    ),
    Case(
        "it is raised before the first phase too, and is still open when the window opens",
        [well(14, calf_pain=True), first(42)],
        ["urgent none", "urgent none"],
    ),
    Case(
        "the patient's own yes raises it",
        [first(42), own(45, calf_pain=True), well(49)],
        ["progress bars", "urgent bars", "urgent bars"],
    ),
    Case(
        "the patient's own no does not close it",
        [first(42), well(49, calf_pain=True), own(51, calf_pain=False), well(56)],
        ["progress bars", "urgent bars", "urgent bars", "urgent bars"],
    ),
    Case(
        "a clinician closes it, and the same level goes on",
        [first(42), well(49), well(56, calf_pain=True), closes(57, "calf-pain"), well(60, sessions=[])],
        ["progress bars", "progress rails", "urgent rails", "hold time rails"],
    ),
    Case(
        "a closure names the level to resume at",
        [
            first(42),
            well(49),
            well(56, calf_pain=True),
            closes(57, "calf-pain", resume_at="bars"),
            well(60, sessions=[]),
        ],
        ["progress bars", "progress rails", "urgent rails", "hold time bars"],
    ),
    Case(
        "resuming never raises the level",
        [
            first(42),
            well(49, calf_pain=True),
            closes(50, "calf-pain", resume_at="floor"),
            well(52, sessions=[]),
        ],
        ["progress bars", "urgent bars", "hold time bars"],
    ),
    Case(
        "from the closure on there is no sheet before the next check-in",
        [first(42), well(49, calf_pain=True), closes(50, "calf-pain")],
        ["progress bars", "urgent bars"],
        today="hold data bars",
    ),
    Case(
        "a closure of the same day closes what that day's check-in found",
        [first(42), well(49, calf_pain=True), closes(49, "calf-pain"), well(56)],
        ["progress bars", "urgent bars", "progress rails"],
    ),
    Case(
        "a closure of the same day as a later check-in comes before it",
        [first(42), well(49, calf_pain=True), closes(56, "calf-pain"), well(56)],
        ["progress bars", "urgent bars", "progress rails"],
    ),
    Case(
        "a yes after the closure raises it anew",
        [
            first(42),
            well(49, calf_pain=True),
            closes(50, "calf-pain"),
            well(52, sessions=[]),
            well(56, calf_pain=True),
            well(63),
        ],
        ["progress bars", "urgent bars", "hold time bars", "urgent bars", "urgent bars"],
    ),
    Case(
        "a yes on the day of the closure keeps it open",
        [first(42), well(49, calf_pain=True), closes(56, "calf-pain"), well(56, calf_pain=True), well(63)],
        ["progress bars", "urgent bars", "urgent bars", "urgent bars"],
    ),
    Case(
        "closing one does not close another",
        [
            first(42),
            well(49, calf_pain=True, chest_symptoms=True),
            closes(50, "chest"),
            well(56),
        ],
        ["progress bars", "emergency bars", "urgent bars"],
    ),
    Case(
        "an answer holds for its own check-in only",
        [first(42), well(49, "calf_pain")],
        ["progress bars", "hold data bars"],
    ),
    Case(
        "so does an answer that every other rule may carry on",
        [first(42, pain_at_rest=2), well(43, pain_at_rest=2, sessions=[]), well(44, sessions=[])],
        ["progress bars", "hold time bars", "hold data bars"],
        protocol="severe",
    ),
    Case(
        "an earlier yes is kept by its open flag, not by its value",
        [first(42, pain_at_rest=2), well(49, pain_at_rest=8), well(50, sessions=[])],
        ["progress bars", "urgent bars", "urgent bars"],
        protocol="severe",
    ),
    Case(
        "once it is closed, the value that raised it doesn't raise it again",
        [
            first(42, pain_at_rest=2),
            well(49, pain_at_rest=8),
            closes(49, "severe-pain"),
            well(50, sessions=[]),
            well(51, pain_at_rest=7, sessions=[]),
        ],
        ["progress bars", "urgent bars", "hold data bars", "hold time bars"],
        protocol="severe",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_red_flag_stays_until_it_is_closed(case: Case) -> None:
    """Each sentence about red flags, shown by a course."""
    check(case)


@pytest.mark.parametrize("unasked", ["calf_pain", "chest_symptoms", "dizziness"])
def test_no_session_is_printed_while_a_red_flag_or_stop_rule_is_unasked(unasked: str) -> None:
    """The sheet says to ask before any session, whatever else was found."""
    course = course_of(first(42), well(49, unasked))
    assert course.today.sheet is Sheet.ASK_FIRST
    assert course.today.needs == (unasked,)


@pytest.mark.parametrize("day", [42, 43, 44, 45])
def test_a_resting_pain_written_down_before_does_not_answer_todays_red_flag(day: int) -> None:
    """A value that is fresh for every other rule leaves the flag unasked, from the day after on."""
    notes = [first(42, pain_at_rest=2)] if day == 42 else [first(42, pain_at_rest=2), well(day, sessions=[])]
    today = course_of(*notes, protocol="severe").today
    assert today.sheet is (Sheet.SESSIONS if day == 42 else Sheet.ASK_FIRST)
    assert today.needs == (() if day == 42 else ("pain_at_rest",))


def test_a_step_back_with_an_unasked_red_flag_prints_no_session_either() -> None:
    """Even a lower level waits for the question."""
    course = course_of(
        first(42), well(49), well(56, "calf_pain", sessions=[{"date": "2026-03-01", "pain_during": 8}])
    )
    assert said(course.today) == "regress bars"
    assert course.today.sheet is Sheet.ASK_FIRST


def test_an_open_red_flag_prints_no_sessions() -> None:
    """The sheet says what to do and whom to call, at the visit and at every later one."""
    course = course_of(first(42), well(49, calf_pain=True), well(56))
    assert [step.decision.sheet for step in course.steps[1:]] == [Sheet.NO_SESSIONS] * 2
    assert course.today.action.contact is Contact.URGENT


def test_an_empty_check_in_prints_no_session() -> None:
    """Nothing said is nothing asked."""
    course = course_of(first(42), blank(49))
    assert (course.today.sheet, steps(course)[-1]) == (Sheet.ASK_FIRST, "hold data bars")
