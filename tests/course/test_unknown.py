"""What is unknown: it never lets a patient progress, and at a second check-in a step back acts."""

import pytest

from tests.course.notes import Case, check, course_of, first, named, own, sessions, well


def without_pain(day: int) -> list[dict[str, str]]:
    """Three sessions of which nobody wrote down the pain."""
    return [{"date": line["date"]} for line in sessions(day - 5, day - 3, day - 1)]


CASES = [
    Case(
        "a cautious rule that is unknown holds",
        [first(42), well(49, sessions=without_pain(49))],
        ["progress bars", "hold data bars"],
    ),
    Case(
        "a step-back rule that is unknown at a second check-in running steps back",
        [first(42), well(49), well(56, sessions=without_pain(56)), well(63, sessions=without_pain(63))],
        ["progress bars", "progress rails", "hold data rails", "refer bars"],
    ),
    Case(
        "and goes on stepping back while it is unknown",
        [
            first(42),
            well(49),
            *(well(day, sessions=without_pain(day)) for day in (56, 63, 70)),
        ],
        ["progress bars", "progress rails", "hold data rails", "refer bars", "refer none"],
    ),
    Case(
        "a check-in at which it is known breaks the row",
        [
            first(42),
            well(49),
            well(56, sessions=without_pain(56)),
            well(62, sessions=sessions(61)),
            well(69, sessions=without_pain(69)),
        ],
        ["progress bars", "progress rails", "hold data rails", "hold time rails", "hold data rails"],
    ),
    Case(
        "another rule that is unknown at the second check-in is not the same one",
        [first(42), well(49), well(56, sessions=without_pain(56)), well(63, "dizziness")],
        ["progress bars", "progress rails", "hold data rails", "refer data rails"],
    ),
    Case(
        "a hold rule that is unknown never steps back, it is reviewed",
        [first(42), well(49), well(57, "effusion"), well(64, "effusion")],
        ["progress bars", "progress rails", "hold data rails", "refer data rails"],
    ),
    Case(
        "before the first level nothing can step back",
        [first(41, "knee_flexion"), first(42, "knee_flexion"), first(43)],
        ["not_started none", "hold data none", "progress bars"],
    ),
    Case(
        "a stale value that made a rule YES keeps it YES until it is measured again",
        [first(42), well(49, effusion="2+"), well(63, "effusion"), well(70, effusion="none")],
        ["progress bars", "hold irritable bars", "hold irritable bars", "progress rails"],
    ),
    Case(
        "a stop goes on as long as nobody has looked again",
        [first(42), well(49, dizziness=True), well(56, "dizziness"), well(63)],
        ["progress bars", "stop bars", "stop bars", "progress rails"],
    ),
    Case(
        "a stale value that made a rule NO does not keep it NO",
        [first(42), well(49), well(57, "effusion")],
        ["progress bars", "progress rails", "hold data rails"],
    ),
    Case(
        "a declined value is unknown although last week's is fresh",
        [first(42), well(49, knee_flexion="declined")],
        ["progress bars", "hold data bars"],
    ),
    Case(
        "a refused value is unknown although last week's is fresh",
        [first(42), well(49, knee_flexion=900)],
        ["progress bars", "hold data bars"],
    ),
    Case(
        "a refused value beside a red flag leaves the alarm",
        [first(42), well(49, knee_flexion=900, chest_symptoms=True)],
        ["progress bars", "emergency bars"],
    ),
    Case(
        "a fresh value of last week serves where nobody says that it is missing",
        [first(42), well(49, "knee_flexion")],
        ["progress bars", "progress rails"],
    ),
    Case(
        "a patient's angle adds caution and opens nothing",
        [first(42), own(48, knee_flexion=90), well(49, "knee_flexion")],
        ["progress bars", "hold time bars", "hold gate bars"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_what_is_unknown_holds_and_does_not_last(case: Case) -> None:
    """Each sentence about unknowns, shown by a course."""
    check(case)


def test_a_rest_rule_that_stays_unknown_gives_its_days_off() -> None:
    """Days off are taken too when the rule behind them stays unknown."""
    course = course_of(first(42), well(49), well(56), protocol="twice-swollen")
    assert [step.decision.action.days_off for step in course.steps] == [0, 0, 2]
