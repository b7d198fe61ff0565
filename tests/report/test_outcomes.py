"""Tests and questionnaires: what a patient gained since the first time, where no rule asks for it."""

from rehab.report.from_plan import clinician_report_from_plan
from rehab.report.table import Table
from tests.plan.trips import Json, a_trip, plan_of, week


def _outcomes(*weeks: Json) -> Table | None:
    trip = a_trip(*weeks)
    report = clinician_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )
    return report.outcomes


def _row(name: str, *weeks: Json) -> tuple[str, ...] | None:
    table = _outcomes(*weeks)
    rows = () if table is None else table.rows
    return next((row for row in rows if row[0] == name), None)


def test_a_questionnaire_is_followed_from_first_to_last() -> None:
    """The first and the last value stand side by side with their days, and what was gained."""
    row = _row("WOMAC total", week(1, womac=44), week(4), week(6, womac=34))
    assert row == ("WOMAC total", "44 points, Oct 9", "34 points, Nov 13", "better by 10 points")


def test_a_loss_is_called_worse() -> None:
    """Which way is worse is the measure's to say: a lower KOOS-JR is worse."""
    row = _row("KOOS-JR", week(1, koos_jr=70), week(6, koos_jr=60))
    assert row is not None
    assert row[3] == "worse by 10 points"


def test_a_change_inside_the_error_is_called_so() -> None:
    """Half a second of a timed up and go is no gain: its error is 1.1 s."""
    row = _row("Timed up and go", week(5, tug=11), week(6, tug=10.5))
    assert row is not None
    assert row[3] == "better by 0.5 s, within measurement error"


def test_a_value_that_stays_has_not_changed() -> None:
    """Equal values are no change."""
    row = _row("Timed up and go", week(5), week(6))
    assert row is not None
    assert row[3] == "no change"


def test_what_was_taken_once_has_no_course() -> None:
    """One value is shown with the gates, and is no outcome yet."""
    assert _row("WOMAC total", week(5), week(6, womac=34)) is None


def test_what_is_drawn_is_not_told_again() -> None:
    """Angles and pain have their charts."""
    table = _outcomes(week(5), week(6))
    assert table is not None
    assert not any("flexion" in row[0] or "Pain" in row[0] for row in table.rows)


def test_without_a_second_check_in_there_is_no_table() -> None:
    """An empty table would ask to be read."""
    assert _outcomes(week(6)) is None
