"""Kinds of hold, and which of them counts towards a step back."""

import pytest

from tests.course.notes import Case, check, first, named, own, sessions, well

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
            "refer irritable bars",
        ],
        protocol="irritable",
    ),
    Case(
        "an irritable hold counts under a review as well",
        [first(42), well(49), *(well(day, **SWOLLEN) for day in (56, 63, 70, 77, 84, 91))],
        [
            "progress bars",
            "progress rails",
            *["hold irritable rails"] * 2,
            "regress bars",
            *["refer irritable bars"] * 2,
            "refer none",
        ],
        protocol="irritable",
    ),
    Case(
        "and where something else refers on the same day",
        [first(42), well(49), well(56, **SWOLLEN), well(63, knee_flexion=75, **SWOLLEN), well(70, **SWOLLEN)],
        [
            "progress bars",
            "progress rails",
            "hold irritable rails",
            "refer irritable rails",
            "regress bars",
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
            "refer bars",
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
            "refer irritable rails",
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
def test_holds_have_a_kind_and_some_count_towards_a_step_back(case: Case) -> None:
    """Each sentence about kinds of hold, shown by a course."""
    check(case)
