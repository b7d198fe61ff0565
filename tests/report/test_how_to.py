"""How to walk: setting, support and dose choose the lines, and every number on them comes from the dose."""

from rehab.report.from_plan import clinician_report_from_plan, handout_from_plan
from rehab.report.handout import Sessions
from rehab.report.parts import Labelled
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import Json, a_trip, at_level, plan_of, week


def _sheet(level: str, number: int, **changes: object) -> Sessions:
    weeks: tuple[Json, ...] = (week(number), week(number + 1, sessions=3))
    trip = a_trip(*weeks, **at_level(level, number, **changes))
    handout = handout_from_plan(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    assert isinstance(handout.sheet, Sessions)
    return handout.sheet


def _facts(name: str) -> dict[str, Labelled]:
    trip = SCENARIOS[name]()
    report = clinician_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )
    return {one.label: one for one in report.decision.week}


def test_with_a_partner_the_steps_are_for_two() -> None:
    """Face to face with both hands held, and not the steps of somebody who walks alone."""
    sheet = _sheet("overground-partner", 10)
    assert sheet.how_to.title == "How to walk backwards with your partner"
    assert sheet.how_to.items[0] == "Stand face to face. Hold both hands."


def test_the_partner_has_lines_of_their_own() -> None:
    """Who walks forwards checks the path, and nobody talks of other things."""
    partner = _sheet("overground-partner", 10).for_partner
    assert partner is not None
    assert partner.items[0] == "Check and clear the path first."
    assert partner.items[-1] == "No talk and no phone while you walk."


def test_nobody_else_has_lines_for_a_partner() -> None:
    """A helper beside the bars is no partner."""
    assert _sheet("bars-two-hands", 6).for_partner is None


def test_the_pieces_of_a_walk_come_from_the_dose() -> None:
    """How long the walk is, how many pieces it holds, and how long each is."""
    pieces = _sheet("overground-partner", 10).segments
    assert pieces is not None
    assert pieces.items[:3] == (
        "Walk forwards at an easy pace. The whole walk takes 10 minutes.",
        "3 times in this walk, go backwards for 1 minute.",
        "In between, walk forwards for 1 minute or more.",
    )


def test_the_pieces_say_how_they_grow() -> None:
    """What this level grows to, then the most of the next one."""
    pieces = _sheet("overground-partner", 10).segments
    assert pieces is not None
    assert pieces.items[-2:] == (
        "Your therapist may raise it to 5 pieces.",
        "The next step has up to 7 pieces in a walk of 15 minutes.",
    )


def test_a_belt_has_no_pieces_of_a_walk() -> None:
    """Intervals that are not part of a walk are said by the dose alone."""
    assert _sheet("treadmill-rails", 8).segments is None


def test_on_the_belt_the_right_way_comes_first() -> None:
    """Face the right way before the belt moves; the speed is raised last."""
    steps = _sheet("treadmill-rails", 8).how_to.items
    assert steps[0] == "Turn to face the right way before the belt moves."
    assert steps[4] == "Start at the slowest speed. Raise it by small steps."


def test_one_hand_on_the_belt_is_said_beside_the_cord_and_the_harness() -> None:
    """The words on the hands fit the level, and the rest of the step stays."""
    steps = _sheet("treadmill-rails", 8).how_to.items
    assert steps[2] == "Clip on the safety cord. Hold on with one hand. Wear the harness if there is one."


def test_each_session_is_easy_enough_to_talk() -> None:
    """The patient feels the target effort without a number."""
    facts = {one.label: one.value for one in _sheet("bars-two-hands", 6).dose.facts}
    assert facts["How hard"] == "Easy enough to talk"


def test_the_report_says_the_target_effort_and_what_the_heart_does() -> None:
    """The clinician reads the range with its source, and why backwards is slower than forwards."""
    effort = _facts("tka-week7")["Target effort"]
    assert effort.value == "RPE 11 to 13 (Clinic default)"
    assert "heart rate up to 20 % higher at the same speed and slope (Hooper 2004)" in effort.note


def test_without_sessions_there_is_no_target_effort() -> None:
    """A stop has no effort to aim at."""
    assert "Target effort" not in _facts("fell")
