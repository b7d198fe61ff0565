"""Kinds of hold: which of them go on to a review, and which counts towards a step back."""

import pytest

from rehab.decision.model import Standing
from rehab.terms.caution import Contact
from tests.course.notes import Case, check, course_of, first, named, own, sessions, steps, well

SWOLLEN = {"effusion": "2+"}
STIFF = {"knee_flexion": 95}

CASES = [
    # --- the five kinds ---
    Case(
        "a rule that holds makes an irritable hold",
        [first(42), well(49, **SWOLLEN)],
        ["progress bars", "hold irritable bars"],
    ),
    Case(
        "an unknown makes a data hold",
        [first(42), well(49, "effusion", "knee_flexion"), well(57, "effusion")],
        ["progress bars", "progress rails", "hold data rails"],
    ),
    Case(
        "a criterion that fails makes a gate hold",
        [first(42), well(49, **STIFF)],
        ["progress bars", "hold gate bars"],
    ),
    Case(
        "too few sessions make a time hold",
        [first(42), well(48, sessions=sessions(47))],
        ["progress bars", "hold time bars"],
    ),
    Case(
        "a window that is not open yet makes a time hold",
        [first(42), well(48), well(54)],
        ["progress bars", "progress rails", "hold time rails"],
    ),
    Case(
        "the top with its exit criteria not met makes a ceiling hold",
        [first(56), well(63), well(70), well(77), well(84), well(91, pain_walking=3)],
        [
            "progress bars",
            "progress rails",
            "progress belt",
            "progress floor",
            "progress hill",
            "hold ceiling hill",
        ],
    ),
    # --- one of several ---
    Case(
        "what irritates is told before what is missing",
        [first(42), well(49, "dizziness", **SWOLLEN)],
        ["progress bars", "hold irritable bars"],
    ),
    Case(
        "what is missing is told before a gate",
        [first(42), well(49, "dizziness", **STIFF)],
        ["progress bars", "hold data bars"],
    ),
    # --- data holds ---
    Case(
        "a second data hold running becomes a refer",
        [first(42), well(49, "dizziness"), well(56, "dizziness")],
        ["progress bars", "hold data bars", "refer data bars"],
    ),
    Case(
        "and so does the third",
        [first(42), well(49, "dizziness"), well(56, "dizziness"), well(63, "dizziness")],
        ["progress bars", "hold data bars", "refer data bars", "refer data bars"],
    ),
    Case(
        "a data hold after another kind of hold is the first again",
        [first(42), well(49, "dizziness"), well(56, **SWOLLEN), well(63, "dizziness")],
        ["progress bars", "hold data bars", "hold irritable bars", "hold data bars"],
    ),
    Case(
        "a patient's own check-in is no second data hold",
        [first(42), well(49, "dizziness"), own(52, "dizziness"), well(56)],
        ["progress bars", "hold data bars", "hold data bars", "progress rails"],
    ),
    Case(
        "and does not break the row",
        [first(42), well(49, "dizziness"), own(52), well(56, "dizziness")],
        ["progress bars", "hold data bars", "hold time bars", "refer data bars"],
    ),
    # --- gate holds ---
    Case(
        "a third gate hold running becomes a refer",
        [first(42), well(49, **STIFF), well(56, **STIFF), well(63, **STIFF)],
        ["progress bars", "hold gate bars", "hold gate bars", "refer gate bars"],
    ),
    Case(
        "at the first gate too",
        [first(42, **STIFF), first(49, **STIFF), first(56, **STIFF)],
        ["hold gate none", "hold gate none", "refer gate none"],
    ),
    Case(
        "a gate hold after a data hold is the first again",
        [first(42), well(49, **STIFF), well(56, **STIFF), well(63, "dizziness"), well(70, **STIFF)],
        ["progress bars", "hold gate bars", "hold gate bars", "hold data bars", "hold gate bars"],
    ),
    # --- whatever else is found ---------------------------------------------------------------------------
    Case(
        "a third visit at a closed gate is reviewed although the knee is irritable as well",
        [first(42), well(49, **STIFF), well(56, **STIFF), well(63, **STIFF, **SWOLLEN)],
        ["progress bars", "hold gate bars", "hold gate bars", "refer irritable bars"],
    ),
    Case(
        "and although it steps back",
        [
            first(42),
            well(49, **STIFF),
            well(56, **STIFF),
            well(63, sessions=sessions(60, 62, pain_during=8), **STIFF),
        ],
        ["progress bars", "hold gate bars", "hold gate bars", "refer none"],
    ),
    Case(
        "what is missing twice is reviewed although a gate is closed as well",
        [first(42), well(49), well(57, "effusion"), well(64, "effusion", **STIFF)],
        ["progress bars", "progress rails", "hold data rails", "refer data rails"],
    ),
    # --- the others never ---
    Case(
        "time holds go on without a review",
        [first(42), *(well(day, sessions=sessions(day - 1)) for day in (48, 54, 60, 66))],
        ["progress bars", *["hold time bars"] * 4],
    ),
    Case(
        "irritable holds go on without one where no rule counts them",
        [first(42), *(well(day, **SWOLLEN) for day in (49, 56, 63, 70))],
        ["progress bars", *["hold irritable bars"] * 4],
    ),
    # --- what counts towards a step back ---
    Case(
        "after two irritable holds a third steps back, where a rule says so",
        [first(42), well(49), well(56, **SWOLLEN), well(63, **SWOLLEN), well(70, **SWOLLEN)],
        ["progress bars", "progress rails", "hold irritable rails", "hold irritable rails", "regress bars"],
        protocol="irritable",
    ),
    Case(
        "after the step back the count begins anew",
        [first(42), well(49), *(well(day, **SWOLLEN) for day in (56, 63, 70, 77))],
        [
            "progress bars",
            "progress rails",
            *["hold irritable rails"] * 2,
            "regress bars",
            "hold irritable bars",
        ],
        protocol="irritable",
    ),
    Case(
        "a refer keeps the row as it is",
        [
            first(42),
            well(49),
            well(56, **SWOLLEN),
            well(63, knee_flexion=75),
            well(70, **SWOLLEN),
            well(77, **SWOLLEN),
        ],
        [
            "progress bars",
            "progress rails",
            "hold irritable rails",
            "refer irritable rails",
            "hold irritable rails",
            "regress bars",
        ],
        protocol="irritable",
    ),
    Case(
        "data holds do not count towards it",
        [first(42), well(49), well(56, **SWOLLEN), well(63, "dizziness"), well(70, **SWOLLEN)],
        [
            "progress bars",
            "progress rails",
            "hold irritable rails",
            "hold data rails",
            "hold irritable rails",
        ],
        protocol="irritable",
    ),
    Case(
        "gate holds do not",
        [first(42), well(49, **STIFF), well(56, **STIFF), well(63, **SWOLLEN)],
        ["progress bars", "hold gate bars", "hold gate bars", "hold irritable bars"],
        protocol="irritable",
    ),
    Case(
        "time holds do not",
        [first(42), *(well(day, sessions=sessions(day - 1)) for day in (48, 54)), well(60, **SWOLLEN)],
        ["progress bars", "hold time bars", "hold time bars", "hold irritable bars"],
        protocol="irritable",
    ),
    Case(
        "a patient's own irritable check-ins do not",
        [first(42), well(49), well(56, **SWOLLEN), own(58, by="patient"), own(60), well(63, **SWOLLEN)],
        [
            "progress bars",
            "progress rails",
            "hold irritable rails",
            "hold irritable rails",
            "hold irritable rails",
            "hold irritable rails",
        ],
        protocol="irritable",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_holds_have_a_kind_and_go_on_to_a_review(case: Case) -> None:
    """Each sentence about holds, shown by a course."""
    check(case)


def test_what_is_missing_at_a_gate_is_asked_for_at_the_review_too() -> None:
    """The second data hold is a refer, and still says which measure is missing."""
    course = course_of(
        first(42), well(49), well(57, "knee_flexion"), well(65, "knee_flexion"), well(72, "knee_flexion")
    )
    assert steps(course)[2:] == ["progress belt", "hold data belt", "refer data belt"]
    assert course.today.needs == ("knee_flexion",)


def test_a_review_is_a_contact_and_says_why() -> None:
    """The refer says which holds, how many of them, and is no stop."""
    today = course_of(first(42), well(49, "dizziness"), well(56, "dizziness")).today
    assert today.action.contact is Contact.REFER
    assert [(one.about, one.number, one.limit) for one in today.standing if one.kind is Standing.REVIEW] == [
        ("data", 2, 2)
    ]
