"""A yes is never lost to the side it is written on, and no other answer passes for one knee's."""

import pytest

from rehab.patient.authored import EpisodeText
from rehab.patient.model import Absence, Observed
from rehab.patient.observation import accept
from rehab.patient.series_from_authored import Noted, versions_of
from rehab.terms.measure import Catalogue, Kind, Measure, RecordedAt, Reporter, Worse
from tests.patient.written import START, Written, a_check_in, a_start, an_episode, of, the_catalogue

QUESTIONS = [
    one.id
    for one in the_catalogue().measures
    if one.kind is Kind.YES_NO
    and not one.sided
    and one.recorded is RecordedAt.CHECK_IN
    and one.worse is Worse.HIGHER
]
NUMBERS = ["pain_walking", "tug", "gait_aid", "falls_last_year"]
BOTH = [a_start(), a_start(knee="left")]
YES = [
    {"left": True, "right": False},
    {"left": False, "right": True},
    {"left": True},
    {"left": True, "right": "a bit"},
    {"left": {"value": "unknown", "repeat": True}},
    {"right": [{"value": False}, {"value": True}]},
]
NO = [
    {"left": False, "right": False},
    {"right": False},
    {"left": "true"},
    {"left": "unknown"},
    {"left": None},
]


def sided(measure: str) -> Catalogue:
    """The catalogue with a red flag that is asked for each knee."""
    catalogue = the_catalogue()
    every = tuple(
        one.model_copy(update={"sided": True}) if one.id == measure else one for one in catalogue.measures
    )
    return Catalogue.model_construct(schema_version=catalogue.schema_version, measures=every)


def told(check_in: Written, *starts: Written) -> tuple[Noted, dict[str, dict[str, tuple[Observed, ...]]]]:
    """What each treated knee takes from a check-in where `giving_way` is asked for each knee."""
    text = EpisodeText.model_validate(an_episode(check_in, starts=list(starts or [a_start()])))
    noted = Noted()
    taken = {
        start.knee: visits[-1].observed
        for start in text.starts
        if (visits := versions_of(text, start, sided("giving_way"), noted)[-1][1].visits)
    }
    return noted, {knee: {str(name): one for name, one in seen.items()} for knee, seen in taken.items()}


@pytest.mark.parametrize("written", YES, ids=str)
@pytest.mark.parametrize("measure", QUESTIONS)
def test_a_yes_of_either_side_is_a_yes(measure: str, written: object) -> None:
    """A question about the whole patient that is answered yes on any side is answered yes."""
    read = of(a_check_in(42, **{measure: written}))
    assert (read.number(measure), read.rejected) == (1, ())


@pytest.mark.parametrize("written", [{"left": False, "right": True}, {"right": False}], ids=str)
def test_where_a_no_is_the_worse_answer_a_no_of_either_side_is_a_no(written: object) -> None:
    """A question to which no is the cautious answer is answered no by a no on any side."""
    assert of(a_check_in(42, helper_present=written)).number("helper_present") == 0


@pytest.mark.parametrize("written", NO, ids=str)
@pytest.mark.parametrize("measure", QUESTIONS)
def test_without_a_yes_a_question_by_side_is_refused(measure: str, written: object) -> None:
    """Nobody can tell what a no on one side says of the patient: it is refused by name."""
    read = of(a_check_in(42, **{measure: written}))
    assert [(one.measure, "is not asked for each knee" in one.why) for one in read.rejected] == [
        (measure, True)
    ]
    assert read.visit().absent[measure] is Absence.REJECTED  # type: ignore[index]


@pytest.mark.parametrize("measure", NUMBERS)
def test_another_measure_that_has_no_side_is_refused_by_name(measure: str) -> None:
    """Two numbers where one is asked for are no number, however alike they are."""
    value = "none" if measure == "gait_aid" else 2
    read = of(a_check_in(42, **{measure: {"left": value, "right": value}}))
    assert [(one.measure, one.value) for one in read.rejected] == [
        (measure, f"left: {value}, right: {value}")
    ]
    assert measure not in read.visit().observed


def test_with_both_knees_treated_a_yes_counts_for_each() -> None:
    """A red flag by side reaches the course of either knee."""
    read = of(a_check_in(42, calf_pain={"left": True, "right": False}), starts=BOTH)
    assert [read.number("calf_pain", knee=knee) for knee in ("left", "right")] == [1, 1]


def test_a_yes_of_an_untreated_knee_counts_and_is_named() -> None:
    """Where a red flag is asked for each knee, that of the other one counts and is told by its knee."""
    noted, taken = told(a_check_in(42, giving_way={"left": True, "right": False}))
    assert {one.number for one in taken["right"]["giving_way"]} == {0, 1}
    assert [(one.measure, "said of the left knee" in one.why) for one in noted.doubtful] == [
        ("giving_way", True)
    ]


def test_a_no_of_an_untreated_knee_says_nothing() -> None:
    """What is not so of the other knee neither counts nor is named."""
    noted, taken = told(a_check_in(42, giving_way={"left": False}))
    assert ("giving_way" in taken["right"], noted.doubtful) == (False, [])


def test_each_treated_knee_keeps_its_own_yes() -> None:
    """With two courses a red flag of one knee is a matter of that knee."""
    noted, taken = told(a_check_in(42, giving_way={"left": True, "right": False}), *BOTH)
    assert {knee: [one.number for one in seen["giving_way"]] for knee, seen in taken.items()} == {
        "left": [1],
        "right": [0],
    }
    assert noted.doubtful == []


def test_a_check_in_of_one_treated_knee_names_the_other() -> None:
    """A check-in that is about one knee reaches no other course, so that its red flags count here."""
    noted, taken = told(
        a_check_in(42, knee="left", giving_way={"left": False, "right": True}),
        a_start(knee="left"),
        a_start(7),
    )
    assert {one.number for one in taken["left"]["giving_way"]} == {0, 1}
    assert [one.measure for one in noted.doubtful] == ["giving_way"]


def test_a_yes_without_a_knee_counts_for_both() -> None:
    """A red flag of a sided measure that names no knee is not refused: it may be of either."""
    noted, taken = told(a_check_in(42, giving_way=True), *BOTH)
    assert [seen["giving_way"][0].number for seen in taken.values()] == [1, 1]
    assert noted.rejected == []


@pytest.mark.parametrize(
    "beside",
    [
        {"repeat": "a bit"},
        {"not_applicable": {"by": "J. Smith, PT", "why": "w", "substitute": "s"}},
    ],
    ids=["a repeat that is none", "not applicable"],
)
def test_nothing_beside_a_yes_takes_it_back(beside: dict[str, object]) -> None:
    """A red flag answered yes stays one, whatever else is written with it."""
    read = of(a_check_in(42, calf_pain={"value": True, **beside}))
    assert read.number("calf_pain") == 1


@pytest.mark.parametrize("quoted", ["true", "false", "True"])
def test_an_answer_in_quotes_is_shown_in_its_quotes(quoted: str) -> None:
    """What is wrong with it are the quotes, so they are shown and the remedy says to leave them out."""
    measure: Measure = the_catalogue().by_id["calf_pain"]  # type: ignore[index]
    assert accept(measure, [(quoted, Reporter.CLINICIAN)], START).rejected == (
        (f'"{quoted}"', f'`"{quoted}"` is text; write `{quoted.lower()}` without quotes'),
    )
