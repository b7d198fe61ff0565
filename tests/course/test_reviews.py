"""Reviews: which check-ins in a row without a step up become a refer, and when a patient is called."""

import pytest

from rehab.decision.model import Standing
from rehab.terms.caution import Contact, Outcome
from tests.course.notes import Case, check, course_of, first, named, own, sessions, steps, well

SWOLLEN = {"effusion": "2+"}
STIFF = {"knee_flexion": 95}

TO_TOP = [first(56), *(well(day) for day in (63, 70, 77, 84))]
TOP = [f"progress {level}" for level in ("bars", "rails", "belt", "floor", "hill")]


CASES = [
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
        "after a visit that only time held, a data hold is the first again",
        [first(42), well(49, "dizziness"), well(55, sessions=sessions(54)), well(61, "dizziness")],
        ["progress bars", "hold data bars", "hold time bars", "hold data bars"],
    ),
    Case(
        "what is found after an unanswered question is reviewed as an unanswered one would be",
        [first(42), well(49, "dizziness"), well(56, **SWOLLEN)],
        ["progress bars", "hold data bars", "refer irritable bars"],
    ),
    Case(
        "and so is a step back",
        [first(42), well(49, "dizziness"), well(56, sessions=sessions(53, 55, pain_during=8))],
        ["progress bars", "hold data bars", "refer none"],
    ),
    Case(
        "what is missing after a finding is the first that is missing",
        [first(42), well(49, **SWOLLEN), well(56, "dizziness"), well(63)],
        ["progress bars", "hold irritable bars", "hold data bars", "progress rails"],
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
        "a gate hold after a data hold is reviewed: a gate that is closed is no better than one unmeasured",
        [first(42), well(49, knee_flexion="declined"), well(56, **STIFF)],
        ["progress bars", "hold data bars", "refer gate bars"],
    ),
    Case(
        "a data hold after a gate hold is the first of its kind",
        [first(42), well(49, **STIFF), well(56, knee_flexion="declined"), well(63)],
        ["progress bars", "hold gate bars", "hold data bars", "progress rails"],
    ),
    Case(
        "a gate that was lost is closed, whatever the level",
        [first(42, wound="open"), first(49, wound="open"), first(56, wound="open")],
        ["hold gate none", "hold gate none", "refer gate none"],
        protocol="lost-gate",
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
    # --- no step up ---------------------------------------------------------------------------------------
    Case(
        "a fourth check-in with too few sessions becomes a refer",
        [first(42), *(well(day, sessions=sessions(day - 1)) for day in (48, 54, 60, 66))],
        ["progress bars", *["hold time bars"] * 3, "refer time bars"],
    ),
    Case(
        "waiting for a day goes on without a review",
        [first(42), well(45), *(well(day) for day in (47, 49, 51, 53)), well(56)],
        ["progress bars", "progress rails", *["hold time rails"] * 4, "progress belt"],
    ),
    Case(
        "and is none of the check-ins that are counted",
        [
            first(42),
            well(49),
            *(well(day) for day in (52, 55)),
            *(well(day, **SWOLLEN) for day in (57, 60, 63)),
        ],
        ["progress bars", "progress rails", *["hold time rails"] * 2, *["hold irritable rails"] * 3],
    ),
    Case(
        "a fourth irritable hold becomes a refer where no rule counts them",
        [first(42), *(well(day, **SWOLLEN) for day in (49, 56, 63, 70))],
        ["progress bars", *["hold irritable bars"] * 3, "refer irritable bars"],
    ),
    Case(
        "a fourth check-in at the top becomes a refer",
        [*TO_TOP, *(well(day, pain_walking=3) for day in (91, 98, 105, 112))],
        [*TOP, *["hold ceiling hill"] * 3, "refer ceiling hill"],
    ),
    Case(
        "where there is no exit gate too",
        [first(42), *(well(day) for day in (49, 56, 63, 70, 77))],
        ["progress bars", "progress rails", *["hold ceiling rails"] * 3, "refer ceiling rails"],
        protocol="no-exit",
    ),
    Case(
        "a second data hold at the top does",
        [*TO_TOP, well(91, "pain_walking"), well(98, "pain_walking")],
        [*TOP, "hold data hill", "refer data hill"],
    ),
    Case(
        "so does an exit criterion that fails after it was not measured",
        [*TO_TOP, well(91, "pain_walking"), well(98, pain_walking=3)],
        [*TOP, "hold data hill", "refer ceiling hill"],
    ),
    Case(
        "holds of different kinds are one row",
        [
            first(42),
            well(49, **STIFF),
            well(55, sessions=sessions(54)),
            well(62, **SWOLLEN),
            well(68, sessions=sessions(67)),
        ],
        ["progress bars", "hold gate bars", "hold time bars", "hold irritable bars", "refer time bars"],
    ),
    Case(
        "a step up ends the row",
        [
            first(42),
            *(well(day, **SWOLLEN) for day in (49, 52, 55)),
            well(58),
            *(well(day, **SWOLLEN) for day in (61, 64, 67)),
        ],
        ["progress bars", *["hold irritable bars"] * 3, "progress rails", *["hold irritable rails"] * 3],
    ),
    Case(
        "after the review the patient may step up as soon as nothing holds",
        [first(42), *(well(day, **SWOLLEN) for day in (49, 52, 55, 58)), well(61)],
        ["progress bars", *["hold irritable bars"] * 3, "refer irritable bars", "progress rails"],
    ),
    # --- the patient's own check-ins ----------------------------------------------------------------------
    Case(
        "twenty days after a clinician's visit a patient may still check in alone",
        [first(42), own(48), own(62)],
        ["progress bars", "hold time bars", "hold data bars"],
    ),
    Case(
        "on the twenty-first the patient is called",
        [first(42), own(48), own(63)],
        ["progress bars", "hold time bars", "refer data bars"],
    ),
    Case(
        "and is until a clinician's visit",
        [first(42), own(49), own(63), own(64), well(65)],
        ["progress bars", "hold time bars", *["refer data bars"] * 2, "progress rails"],
    ),
    Case(
        "a call that was due stays due when nobody comes",
        [first(42), own(49), own(63)],
        ["progress bars", "hold time bars", "refer data bars"],
        today="refer data bars",
        as_of=71,
    ),
    Case(
        "before the window who only checks in alone is not missed yet",
        [own(14, sessions=[]), own(41, sessions=[])],
        ["not_started none", "not_started none"],
    ),
    Case(
        "from the window on that patient is called",
        [own(14, sessions=[]), own(42, sessions=[])],
        ["not_started none", "refer data none"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_row_without_a_step_up_is_reviewed(case: Case) -> None:
    """Each sentence about reviews, shown by a course."""
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


def test_a_stop_after_an_unanswered_question_is_reviewed_and_stays_a_stop() -> None:
    """A known answer that stops calls for no less than the second missing one would have."""
    missing, stopped = (
        course_of(first(42), well(49, "dizziness"), well(56, **today)).today
        for today in ({"dizziness": "unknown"}, {"dizziness": True})
    )
    assert (missing.action.contact, stopped.action.contact) == (Contact.REFER, Contact.REFER)
    assert stopped.outcome is Outcome.STOP


def test_a_third_check_in_without_a_gate_that_was_held_is_reviewed() -> None:
    """A gate that was lost at a level stops the week, and is a closed gate like any other."""
    lost = course_of(
        first(42, wound="closed"), *(well(day, wound="open") for day in (49, 52, 55)), protocol="lost-gate"
    )
    assert [step.decision.action.contact for step in lost.steps][1:] == [*[Contact.NONE] * 2, Contact.REFER]


def test_a_fourth_stop_is_reviewed() -> None:
    """What only stops would go on for ever without a person."""
    course = course_of(first(42), *(well(day, dizziness=True) for day in (49, 52, 55, 58)))
    contacts = [step.decision.action.contact for step in course.steps]
    assert contacts == [*[Contact.NONE] * 4, Contact.REFER]
