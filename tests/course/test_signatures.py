"""Signed decisions, overrides and recorded levels fix the level; corrections lower it at once."""

import pytest

from rehab.decision.model import Sheet, Standing
from tests.course.notes import (
    Case,
    Note,
    blank,
    check,
    corrects,
    course_of,
    event,
    first,
    named,
    overrides,
    own,
    sessions,
    signs,
    well,
)

TO_RAILS = [first(42), well(49)]
RAILS = ["progress bars", "progress rails"]
STIFF = {"knee_flexion": 95}


def took_level(day: int, level: str, **said: object) -> Note:
    """A well patient's check-in that records the level really done, without a level in the lines."""
    return well(day, level_done=level, **said)


SIGNED = [
    Case(
        "a signed decision fixes the level at its date",
        [first(42), well(49), signs(49, "bars"), well(53, sessions=sessions(50))],
        ["progress bars", "progress rails", "hold time bars"],
    ),
    Case(
        "for more than was decided it fixes what was decided: more is an override",
        [first(42), signs(42, "belt"), well(46, sessions=sessions(45))],
        ["progress bars", "hold time bars"],
    ),
    Case(
        "between two visits it raises nothing either",
        [first(42), well(49, **STIFF), signs(51, "rails"), well(56, **STIFF)],
        ["progress bars", "hold gate bars", "hold gate bars"],
    ),
    Case(
        "of two signed decisions of one day the lower one counts",
        [*TO_RAILS, signs(49, "bars"), signs(49, "rails"), well(53, sessions=sessions(50))],
        [*RAILS, "hold time bars"],
    ),
    Case(
        "on the day before the window there is nothing to sign for",
        [first(41), signs(41, "bars"), well(48, sessions=[])],
        ["not_started none", "progress bars"],
        today="progress bars",
    ),
    Case(
        "without a check-in there is nothing to sign for",
        [signs(42, "bars"), first(43)],
        ["progress bars"],
    ),
    Case(
        "after an event that restarts the clock there is nothing to sign for on its day",
        [*TO_RAILS, event(58, "manipulation"), signs(58, "bars")],
        RAILS,
        today="not_started none",
        protocol="events",
    ),
    Case(
        "nor on the last day before the window opens again",
        [*TO_RAILS, event(58, "manipulation"), first(99), signs(99, "bars")],
        [*RAILS, "not_started none"],
        protocol="events",
    ),
    Case(
        "on the day it opens there is what is decided",
        [*TO_RAILS, event(58, "manipulation"), first(100), signs(100, "bars")],
        [*RAILS, "progress bars"],
        protocol="events",
    ),
    Case(
        "and no more",
        [*TO_RAILS, event(58, "manipulation"), first(100), signs(100, "rails")],
        [*RAILS, "progress bars"],
        protocol="events",
    ),
    Case(
        "an override gives a level before the window opens again",
        [*TO_RAILS, event(58, "manipulation"), first(99), overrides(99, "bars")],
        [*RAILS, "not_started none"],
        today="not_started bars",
        protocol="events",
    ),
    Case(
        "after an event that returns to a level a signed decision does not undo it",
        [*TO_RAILS, well(56), event(58, "injection"), signs(59, "belt"), well(62, sessions=sessions(60))],
        [*RAILS, "progress belt", "hold time rails"],
        protocol="events",
    ),
    Case(
        "under another version of the protocol it fixes what was signed",
        [first(42), signs(42, "belt", protocol_version="0.9.0"), well(46, sessions=sessions(45))],
        ["progress bars", "hold time belt"],
    ),
    Case(
        "under this version it does not",
        [first(42), signs(42, "belt", protocol_version="1.0.0"), well(46, sessions=sessions(45))],
        ["progress bars", "hold time bars"],
    ),
    Case(
        "an override above the proposal does so too",
        [first(42), overrides(42, "belt"), well(46, sessions=sessions(45))],
        ["progress bars", "hold time belt"],
    ),
    Case(
        "the level that was signed on the day of the visit is today's",
        [first(42), well(49), signs(49, "bars")],
        RAILS,
        today="progress bars",
    ),
    Case(
        "signed between two visits, it is where the next one starts",
        [*TO_RAILS, overrides(52, "floor"), well(56, sessions=sessions(55))],
        [*RAILS, "hold time floor"],
    ),
    Case(
        "a signature for no level is a pause",
        [*TO_RAILS, overrides(52, None), well(56)],
        [*RAILS, "progress bars"],
    ),
    Case(
        "the later of two signatures of one day counts",
        [*TO_RAILS, overrides(52, "bars"), overrides(52, "belt"), well(56, sessions=sessions(55))],
        [*RAILS, "hold time belt"],
    ),
    Case(
        "a signature does not open what a rule stops",
        [*TO_RAILS, well(56, dizziness=True), overrides(56, "belt")],
        [*RAILS, "stop rails"],
        today="stop belt",
    ),
    Case(
        "before the window an override gives a level all the same",
        [first(28), overrides(28, "bars"), well(34, sessions=sessions(33))],
        ["not_started none", "hold time bars"],
        today="hold time bars",
    ),
]


@pytest.mark.parametrize("case", SIGNED, ids=named)
def test_a_signature_fixes_the_level(case: Case) -> None:
    """Each sentence about signed decisions and overrides, shown by a course."""
    check(case)


def test_the_sheet_follows_the_signature() -> None:
    """A level that is signed for where none was proposed prints its sessions, and none prints none."""
    held, paused = (
        course_of(first(42, knee_flexion=95), overrides(42, "bars")),
        course_of(first(42), overrides(42, None)),
    )
    assert (held.steps[0].decision.sheet, held.today.sheet) == (Sheet.NOT_YET, Sheet.SESSIONS)
    assert (paused.steps[0].decision.sheet, paused.today.sheet) == (Sheet.SESSIONS, Sheet.NOT_YET)
    assert held.today.phase is not None
    assert paused.today.phase is None


RECORDED = [
    Case(
        "where less was done than permitted, the lower level is the start",
        [*TO_RAILS, well(56), well(63, sessions=sessions(57, 59, 61, level="rails"))],
        [*RAILS, "progress belt", "progress belt"],
    ),
    Case(
        "where more was done than permitted, the permitted level is the start",
        [*TO_RAILS, well(56, sessions=sessions(51, 53, 55, level="floor"))],
        [*RAILS, "hold time rails"],
    ),
    Case(
        "the level really done can be recorded without session lines that name it",
        [*TO_RAILS, took_level(56, "bars", sessions=sessions(51))],
        [*RAILS, "hold time bars"],
    ),
    Case(
        "a patient's own record lowers too",
        [
            *TO_RAILS,
            own(52, sessions=sessions(50, level="bars")),
            well(56, sessions=sessions(55, level="bars")),
        ],
        [*RAILS, "hold time bars", "progress rails"],
    ),
    Case(
        "a record gives no level to who has none",
        [first(42, knee_flexion=95), well(49, knee_flexion=95, sessions=sessions(45, 47, level="rails"))],
        ["hold gate none", "hold gate none"],
    ),
]


@pytest.mark.parametrize("case", RECORDED, ids=named)
def test_the_lower_of_recorded_and_permitted_is_the_start(case: Case) -> None:
    """Each sentence about recorded levels, shown by a course."""
    check(case)


CORRECTIONS = [
    Case(
        "a correction lowers today's level at once",
        [*TO_RAILS, corrects(51, 49, "knee_flexion", 95)],
        RAILS,
        today="hold gate bars",
    ),
    Case(
        "and the next visit starts from there",
        [*TO_RAILS, corrects(51, 49, "knee_flexion", 95), well(56, sessions=sessions(52))],
        [*RAILS, "hold time bars"],
    ),
    Case(
        "a correction to worse refers at once",
        [*TO_RAILS, corrects(51, 49, "knee_flexion", 75)],
        RAILS,
        today="refer irritable bars",
    ),
    Case(
        "a correction to better raises nothing today",
        [first(42), well(49, knee_flexion=95), corrects(51, 49, "knee_flexion", 120)],
        ["progress bars", "hold gate bars"],
    ),
    Case(
        "the next visit may raise, by one level",
        [first(42), well(49, knee_flexion=95), corrects(51, 49, "knee_flexion", 120), well(56)],
        ["progress bars", "hold gate bars", "progress rails"],
    ),
    Case(
        "a correction of a visit before the last one lowers at once too",
        [*TO_RAILS, well(55, sessions=sessions(54)), corrects(56, 49, "knee_flexion", 95)],
        [*RAILS, "hold time rails"],
        today="hold time bars",
    ),
    Case(
        "a correction to unknown lowers like any",
        [*TO_RAILS, corrects(51, 49, "effusion", "unknown")],
        RAILS,
        today="hold data bars",
    ),
    Case(
        "of two corrections the hold that counts most is told",
        [*TO_RAILS, corrects(51, 49, "knee_flexion", "unknown"), corrects(52, 49, "knee_flexion", 95)],
        RAILS,
        today="hold data bars",
    ),
    Case(
        "whichever of them came first",
        [*TO_RAILS, corrects(51, 49, "knee_flexion", 95), corrects(52, 49, "knee_flexion", "unknown")],
        RAILS,
        today="hold data bars",
    ),
    Case(
        "where one of them stopped and another refers it is both, and no hold",
        [
            *TO_RAILS,
            corrects(51, 49, "dizziness", value=True),
            corrects(52, 49, "dizziness", value=False),
            corrects(52, 49, "knee_flexion", 75),
        ],
        RAILS,
        today="stop bars",
    ),
    Case(
        "a correction on the day of the visit is in that visit's decision",
        [first(42), well(49), corrects(49, 49, "knee_flexion", 95)],
        ["progress bars", "hold gate bars"],
    ),
    Case(
        "what was signed after a correction stands",
        [*TO_RAILS, corrects(51, 49, "knee_flexion", 95), overrides(52, "rails")],
        RAILS,
        today="hold gate rails",
    ),
    Case(
        "past expiry a correction prints no sheet",
        [*TO_RAILS, corrects(58, 49, "knee_flexion", 95)],
        RAILS,
        today="hold data bars",
    ),
    Case(
        "a correction that changes nothing leaves the sheet as it is",
        [*TO_RAILS, corrects(51, 49, "knee_flexion", 118)],
        RAILS,
        today="progress rails",
    ),
]


@pytest.mark.parametrize("case", CORRECTIONS, ids=named)
def test_a_correction_lowers_at_once_and_raises_at_the_next_visit(case: Case) -> None:
    """Each sentence about corrections, shown by a course."""
    check(case)


def test_a_lowered_decision_is_marked_and_names_the_measure() -> None:
    """The page says that a correction did it, and for which measure; past decisions stay as they were."""
    course = course_of(*TO_RAILS, corrects(51, 49, "knee_flexion", 95))
    assert course.corrected
    assert [one.about for one in course.today.standing if one.kind is Standing.CORRECTED] == ["knee_flexion"]
    assert course.steps[-1].decision.level is not None
    assert course.steps[-1].decision.level.id == "rails"


def test_a_correction_that_changes_nothing_marks_nothing() -> None:
    """The mark is for a decision that was lowered."""
    assert not course_of(*TO_RAILS, corrects(51, 49, "knee_flexion", 118)).corrected


def test_a_signed_course_can_be_replayed() -> None:
    """The level is no stored thing: the same notes give the same course, in whatever order they stand."""
    notes = [*TO_RAILS, overrides(52, "bars"), well(56), blank(57), signs(57, "bars")]
    forwards, backwards = course_of(*notes), course_of(*reversed(notes))
    assert (forwards.today, forwards.memory) == (backwards.today, backwards.memory)
