"""A day on which a clinician signed says what was signed, by whom, and what must be known of it."""

import json
from collections.abc import Callable

import pytest

from rehab.pipeline import Trip
from rehab.report.clinician import ClinicianReport
from rehab.report.decision_json import decision_json
from rehab.report.from_plan import clinician_report_from_plan
from rehab.report.text import decision_text
from tests.plan.trips import Json, a_trip, plan_of, week

STEP_UP = (week(6), week(7, sessions=3))
"""Level 1 from week 6, level 2 proposed in week 7."""


def signed(level: str | None, **more: object) -> Json:
    """What a clinician signs on the day of the check-in of week 7."""
    named = {} if level is None else {"level": level}
    return {"date": "2026-11-20", "by": "J. Smith, PT", "why": "as I see it", **named, **more}


def report_of(trip: Trip) -> ClinicianReport:
    """The clinician's report of a trip."""
    return clinician_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )


def last_row(trip: Trip) -> str:
    """Decision and reason in the last row of the course's table."""
    return report_of(trip).course.rows[-1][-1]


def dose_of(trip: Trip) -> tuple[str, str]:
    """The dose among the facts of the decision, and its note."""
    return next((fact.value, fact.note) for fact in report_of(trip).decision.facts if fact.label == "Dose")


def text_of(trip: Trip) -> str:
    """The text form of the decision in one line."""
    return " ".join(decision_text(trip.courses[0], trip.episode, trip.catalogue).split())


def json_of(trip: Trip) -> list[Json]:
    """The signatures in the JSON of the decision."""
    told = json.dumps(decision_json(trip.courses[0], trip.episode, trip.catalogue))
    said: list[Json] = json.loads(told)["signatures"]
    return said


# What was signed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "dose"),
    [
        ("bars-two-hands", ("hold", "proposed: progress")),
        ("bars-fingertip", ("progress", "")),
        ("treadmill-rails", ("progress", "proposed: progress")),
        (None, ("regress by 1 level", "proposed: progress")),
    ],
)
def test_the_dose_is_that_of_the_level_that_was_signed(level: str | None, dose: tuple[str, str]) -> None:
    """Held, raised or paused, and beside it what was proposed where the level is another."""
    assert dose_of(a_trip(*STEP_UP, overrides=[signed(level)])) == dose


def test_a_stop_stays_the_dose_whatever_was_signed() -> None:
    """A signature opens nothing that a rule stops."""
    stopped = a_trip(week(6), week(7, sessions=3, dizziness=True), overrides=[signed("bars-fingertip")])
    assert dose_of(stopped) == ("stop", "")


@pytest.mark.parametrize(
    ("level", "row"),
    [
        ("bars-two-hands", "Level 1, set by J. Smith, PT (proposed: progress to level 2): as I see it"),
        ("bars-fingertip", "Progress to level 2: every gate met"),
        (None, "No level, set by J. Smith, PT (proposed: progress to level 2): as I see it"),
    ],
)
def test_the_row_of_a_signed_day_says_what_was_signed(level: str | None, row: str) -> None:
    """Who set which level and why, and what was proposed; where it is the same level, the decision."""
    assert last_row(a_trip(*STEP_UP, overrides=[signed(level)])) == row


def test_the_row_of_a_stop_keeps_the_stop_in_front() -> None:
    """What was signed beside a stop stands behind it."""
    stopped = a_trip(week(6), week(7, sessions=3, dizziness=True), overrides=[signed("bars-fingertip")])
    assert last_row(stopped) == "Stop, no sessions: dizzy (signed: level 2, bars-fingertip)"


def test_a_day_signed_for_no_level_says_who_paused_it() -> None:
    """The headline names who set it, and not the step that was proposed."""
    report = report_of(a_trip(*STEP_UP, overrides=[signed(None)]))
    assert report.decision.outcome == "No level, set by J. Smith, PT (proposed: progress to level 2)"


# What must be known of it -------------------------------------------------------------------------------

OTHER = "decided under version 0.9.0; this is 1.0.0"
TOO_HIGH = "more than was decided: level 2 counts, and more needs an override"


def of_another_version() -> Trip:
    """The level that was decided, signed under a version that is no more."""
    return a_trip(*STEP_UP, decisions=[signed("bars-fingertip", protocol_version="0.9.0")])


def too_high() -> Trip:
    """More than was decided, signed as if it had been."""
    return a_trip(*STEP_UP, decisions=[signed("treadmill-rails")])


REMARKED = pytest.mark.parametrize(
    ("trip", "remark"), [(of_another_version, OTHER), (too_high, TOO_HIGH)], ids=["version", "too high"]
)


@REMARKED
def test_the_row_of_the_course_says_so(trip: Callable[[], Trip], remark: str) -> None:
    """Beside the decision of that day."""
    assert last_row(trip()) == f"Progress to level 2: every gate met (signed: {remark})"


@REMARKED
def test_the_table_of_signatures_says_so(trip: Callable[[], Trip], remark: str) -> None:
    """Beside the level that was signed, also where no check-in was that day."""
    (row,) = report_of(trip()).loosened.rows
    assert row[0].endswith(f" ({remark})")


@REMARKED
def test_the_text_says_so(trip: Callable[[], Trip], remark: str) -> None:
    """With the level, the day and who signed."""
    level = "level 2, `bars-fingertip`" if remark == OTHER else "level 3, `treadmill-rails`"
    assert f"Signatures: - {level} signed, Nov 20, J. Smith, PT: {remark}" in text_of(trip())


def test_the_json_holds_every_signature() -> None:
    """What was signed, what it set, under which version, and the remarks as they are printed."""
    plain = {"on": "2026-11-20", "kind": "signed", "by": "J. Smith, PT", "why": "as I see it"}
    assert json_of(of_another_version()) == [
        {
            **plain,
            "level": "bars-fingertip",
            "level_set": "bars-fingertip",
            "protocol_version": "0.9.0",
            "remarks": [OTHER],
        }
    ]
    assert json_of(too_high()) == [
        {
            **plain,
            "level": "treadmill-rails",
            "level_set": "bars-fingertip",
            "protocol_version": None,
            "remarks": [TOO_HIGH],
        }
    ]


def test_a_signature_under_this_version_needs_no_word() -> None:
    """The version that is in use is not remarked upon."""
    trip = a_trip(*STEP_UP, decisions=[signed("bars-fingertip", protocol_version="1.0.0")])
    assert last_row(trip) == "Progress to level 2: every gate met"
    assert "Signatures:" not in text_of(trip)
    assert [one["remarks"] for one in json_of(trip)] == [[]]
