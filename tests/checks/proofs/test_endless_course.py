"""Every course reaches a person or its end: how long that takes is known, and two years are too long."""

from datetime import date
from pathlib import Path

import pytest

from rehab.adapters.files import FolderShelf
from rehab.checks.proofs.endless_course import check, longest_silent_hold
from rehab.findings import Finding
from rehab.pipeline import Desk, run
from rehab.terms.caution import Contact
from rehab.wiring import make_judge
from tests.bad.console import SHELF
from tests.checks.proofs.proving import a_rule, examined, ids, more
from tests.checks.proofs.test_not_settled import GivesUp


def with_number(name: str, value: str) -> str:
    """The sound protocol with a standing number of its own."""
    return more(f"parameters:\n  {name}: {{value: {value}, source: clinic-default, text: our own}}\n")


ENDLESS = with_number("days_before_review", "1000 days")


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        pytest.param("days_before_review", "574 days", [], id="somebody is asked within 104 weeks"),
        pytest.param("days_before_review", "575 days", ["RP415"], id="and a day later within 105"),
        pytest.param("unseen_before_call", "21 days", [], id="who stays away is called"),
        pytest.param("unseen_before_call", "1000 days", ["RP415"], id="who stays away is not called"),
        pytest.param("check_ins_before_review", "1000 check_ins", ["RP415"], id="held at the first gate"),
        pytest.param("gate_holds_before_review", "1000 holds", [], id="another review ends it"),
    ],
)
def test_standing_number(name: str, value: str, found: list[str]) -> None:
    """A standing number is found where nothing else asks anybody within two years."""
    assert ids(check, with_number(name, value)) == found


@pytest.mark.parametrize(
    ("week", "found"),
    [
        pytest.param(102, [], id="who then stays away for two weeks is asked in the last one"),
        pytest.param(103, ["RP415"], id="a week later"),
    ],
)
def test_rule_that_refers_in_time(week: int, found: list[str]) -> None:
    """A rule about the week since the start ends a course as well as a review does."""
    rule = a_rule("own", f"{{time_since_start: {{at_least: {week} weeks}}}}", "refer")
    assert ids(check, f"{ENDLESS}rules:\n{rule}") == found


def test_it_points_at_the_number_that_would_end_it() -> None:
    """The arrow stands under the number with whose default somebody would be asked."""
    assert _found().where == "parameters > days_before_review"


def test_it_shows_the_first_check_ins_and_how_long_they_go_on() -> None:
    """The lines tell a course that a clinician knows: better, sore, better, sore."""
    lines = _found().shown
    assert lines[-6:] == (
        "week 14: progress, at `bars-two-hands`",
        "week 15: regress, before the first level (`pain-high`)",
        "week 16: progress, at `bars-two-hands`",
        "week 17: regress, before the first level (`pain-high`)",
        "week 18: progress, at `bars-two-hands`",
        "and so on until week 104, and nobody is asked",
    )


def test_the_patient_that_it_leaves_is_asked_by_nobody(tmp_path: Path) -> None:
    """The course as an episode file, decided like any other, calls nobody at any check-in."""
    (episode,) = _found().patients
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "protocol.yaml").write_text(ENDLESS, encoding="utf-8")
    desk = Desk(FolderShelf((tmp_path, *SHELF.folders)), make_judge, date(2029, 1, 1))
    (course,) = run(episode, name="own.json", desk=desk).courses
    assert {step.decision.action.contact for step in course.steps} == {Contact.NONE}
    assert course.steps[-1].decision.days_since_start == 728


def test_what_a_solver_cannot_settle_is_told() -> None:
    """A course that nobody can deny and nobody can show is neither a pass nor a fault."""
    (finding,) = check(examined(ENDLESS, solver=GivesUp()))
    assert finding.id == "RP401"
    assert "a bound of the tests" in finding.message


def _found() -> Finding:
    (finding,) = check(examined(ENDLESS))
    return finding


# How long ------------------------------------------------------------------------------------------------


def test_the_longest_silence_is_told_week_by_week() -> None:
    """Six weeks to the window, three holds at the gate, twelve weeks up and down, and up the ladder."""
    longest = longest_silent_hold(examined(more("")), is_weekly=True)
    up_and_down = [
        line
        for week in range(11, 21, 2)
        for line in (
            f"week {week}: back, before the first level (`pain-high`)",
            f"week {week + 1}: up, at `bars-two-hands`",
        )
    ]
    assert longest.weeks == 22
    assert longest.path == (
        "weeks 1 to 5: not started",
        "weeks 6 to 8: held, before the first level (`weight-not-full`)",
        "week 9: up, at `bars-two-hands`",
        "week 10: too few sessions at `bars-two-hands`",
        *up_and_down,
        "week 21: up, at `treadmill-rails`",
    )


def test_who_comes_as_seldom_as_leads_to_no_call_is_silent_for_longer() -> None:
    """Two weeks pass between one check-in and the next."""
    longest = longest_silent_hold(examined(more("")))
    assert longest.weeks == 34
    assert longest.path[1] == "weeks 6 to 7: nobody comes"
