"""Cases: a patient in a few words becomes a whole course, and a slip of the pen is told in words."""

import pytest

from rehab.checks.cases.case_week import WEEK_KEYS
from rehab.checks.cases.cases import CaseResult, run_cases
from rehab.findings import render
from rehab.protocol.layer import Layer, read_chain
from rehab.wiring import make_judge
from tests.course.protocols import LADDER
from tests.patient.written import the_catalogue

PATIENTS = """\
case_patients:
  fine:
    {pain_walking: 1, knee_flexion: 120, effusion: none, dizziness: false,
     calf_pain: false, chest_symptoms: false}
"""


ALL_OPEN = "every gate of level 1 is met and no rule speaks against it"


def a_chain(cases: str) -> tuple[Layer, ...]:
    """A protocol of the tests with these cases."""
    chain, findings = read_chain(
        LADDER + PATIENTS + "cases:\n" + cases, name="ladder.yaml", read_file=lambda _: None
    )
    assert not findings, render(findings)
    return chain


def result(given: str, expect: str) -> CaseResult:
    """What became of one case."""
    chain = a_chain(f"  - {{name: one, given: {given}, expect: {expect}}}\n")
    (run,), findings = run_cases(chain, the_catalogue(), make_judge)
    assert not findings
    return run.result


@pytest.mark.parametrize(
    ("given", "expect"),
    [
        pytest.param("{like: fine, day: 41}", "not_started", id="a day before the window"),
        pytest.param("{like: fine, week: 6}", "progress", id="week 6 is day 42"),
        pytest.param(
            "{like: fine, week: 6}", "{outcome: progress, level: bars}", id="a level that was reached"
        ),
        pytest.param(
            "{like: fine, week: 7, level: bars, sessions: 2}",
            "{outcome: progress, level: rails, contact: none, dose: progress, days_off: 0, sheet: sessions}",
            id="every part",
        ),
        pytest.param(
            "{like: fine, week: 7, level: bars, sessions: 1}",
            "{outcome: hold, hold_kind: time}",
            id="one session is too few",
        ),
        pytest.param("{like: fine, week: 7, level: bars, sessions: 6}", "progress", id="six clean sessions"),
        pytest.param(
            "{like: fine, week: 7, level: bars, sessions: 12}", "progress", id="more than one a day"
        ),
        pytest.param(
            "{like: fine, week: 7, level: bars, sessions: []}", "regress", id="a week without sessions"
        ),
        pytest.param(
            "{like: fine, week: 7, level: bars}",
            "{outcome: hold, needs: [sessions]}",
            id="nobody asked for sessions",
        ),
        pytest.param(
            "{like: fine, week: 7, level: rails, sessions: [{pain_during: 8}, {}]}",
            "{outcome: regress, level: bars, fired: [sore]}",
            id="a bad session among clean ones",
        ),
        pytest.param(
            "{like: fine, week: 7, level: rails, sessions: 2, pain_during: 8}",
            "{outcome: regress, fired: [sore]}",
            id="a session measure for all of them",
        ),
        pytest.param(
            "{like: fine, week: 6, effusion: unknown}",
            "{outcome: hold, hold_kind: data, needs: [effusion]}",
            id="a measure that is not known",
        ),
        pytest.param("{like: fine, week: 6, knee_flexion: 900}", "hold", id="a value that is refused"),
        pytest.param("{week: 6}", "hold", id="a patient of whom nothing is said"),
        pytest.param("{like: fine, week: 6, later: 7}", "progress", id="the last day of the sheet"),
        pytest.param(
            "{like: fine, week: 6, later: 8}",
            "{outcome: hold, needs: [check_in]}",
            id="the day after the sheet has run out",
        ),
        pytest.param(
            "{like: fine, weeks: [{week: 6, expect: progress, later: 21}, {week: 7, sessions: 2}]}",
            "progress",
            id="only the last week's day is looked at",
        ),
        pytest.param("{like: fine, week: 6, age: unknown}", "progress", id="a patient of unknown age"),
        pytest.param(
            "{like: fine, week: 7, level: bars, sessions: 2, by: patient}", "hold", id="by the patient"
        ),
        pytest.param(
            "{like: fine, week: 6, knee_flexion: {value: 100, repeat: 101}}",
            "progress",
            id="a repeated value",
        ),
        pytest.param(
            "{like: fine, week: 6, knee_flexion: 100}",
            "{outcome: hold, needs: [knee_flexion], borderline: [knee_flexion]}",
            id="a borderline value",
        ),
        pytest.param(
            "{like: fine, week: 7, level: bars, sessions: 2,"
            " last_week: {dizziness: unknown}, dizziness: unknown}",
            "refer",
            id="what was not known last week either",
        ),
        pytest.param(
            "{weeks: [{like: fine, week: 6, expect: progress},"
            " {like: fine, week: 7, sessions: 2, expect: progress}]}",
            "{level: rails}",
            id="a series",
        ),
        pytest.param(
            "{like: fine, weeks: [{week: 6}, {day: 45, sessions: 2}, {day: 46, sessions: 2}]}",
            "{outcome: hold, level: rails, hold_kind: time}",
            id="what all weeks share is said once, and sessions lie between the check-ins",
        ),
    ],
)
def test_a_case_that_comes_out_as_expected_holds(given: str, expect: str) -> None:
    """Each key of a case does what it says."""
    assert result(given, expect).problems == ()


@pytest.mark.parametrize(
    ("given", "expect", "problem"),
    [
        (
            "{like: fine, week: 6}",
            "hold",
            f"expected outcome `hold`, came `progress`: {ALL_OPEN}",
        ),
        (
            "{like: fine, week: 6, knee_flexion: 90}",
            "progress",
            (
                "expected outcome `progress`, came `hold`: a gate of level 1 is not met: "
                "active knee flexion at least 100 deg (active knee flexion: 90 deg, Feb 16)"
            ),
        ),
        (
            "{like: fine, week: 6, effusion: 2+}",
            "progress",
            "expected outcome `progress`, came `hold`: `fluid` applies (effusion: 2+, Feb 16)",
        ),
        ("{like: fine, week: 6}", "{level: rails}", f"expected level `rails`, came `bars`: {ALL_OPEN}"),
        (
            "{like: fine, week: 6}",
            "{needs: [effusion]}",
            f"expected needs `effusion`, came nothing: {ALL_OPEN}",
        ),
        (
            "{like: fine, week: 6, knee_flexion: unknown}",
            "progress",
            (
                "expected outcome `progress`, came `hold`: active knee flexion is not known"
                " and `stiff` cannot be answered"
            ),
        ),
        (
            "{like: fine, week: 6, effusion: 1+}",
            "{fired: [fluid]}",
            "expected rule `fluid` to fire; it saw effusion: 1+, Feb 16",
        ),
        (
            "{weeks: [{like: fine, week: 6, expect: hold}, {like: fine, week: 7, sessions: 2}]}",
            "progress",
            f"day 42: expected outcome `hold`, came `progress`: {ALL_OPEN}",
        ),
    ],
)
def test_a_case_that_does_not_says_what_came_and_why(given: str, expect: str, problem: str) -> None:
    """The first difference in the case's own words, with the reason that the decision gives of itself."""
    one = result(given, expect)
    assert not one.holds
    assert one.problems[0] == problem


@pytest.mark.parametrize(
    ("given", "expect", "problem"),
    [
        ("{like: fien, week: 6}", "hold", "there is no case patient `fien`; did you mean `fine`?"),
        ("{like: fine, week: 6, level: barz}", "hold", "there is no level `barz`; did you mean `bars`?"),
        ("{like: fine, week: 6}", "{fired: [fluidd]}", "there is no rule `fluidd`; did you mean `fluid`?"),
        ("{like: fine, week: 6, knee_flexon: 3}", "hold", "unknown measure `knee_flexon`"),
        ("{like: fine, week: 6, variant: x}", "hold", "`ladder` has no variant `x`"),
        ("{like: fine, week: 6, modifiers: [x]}", "hold", "`ladder` has no modifier `x`"),
        ("{like: fine, week: 6}", "{outcom: hold}", "`outcom` is nothing that a case can expect"),
        ("{like: fine, week: 6}", "{needs: effusion}", "`needs` takes a list, such as `[effusion]`"),
        ("{like: fine, week: 0, level: bars}", "hold", "2025-12-29 is before the start on 2026-01-05"),
    ],
)
def test_a_name_that_does_not_exist_is_told(given: str, expect: str, problem: str) -> None:
    """A case about nothing would hold or fail for no reason, so it says what it does not find."""
    assert problem in result(given, expect).problems


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ("{like: fine}", "weeks.0"),
        ("{like: fine, week: 6, day: 42}", "weeks.0"),
        ("{like: fine, week: six}", "weeks.0.week"),
        ("{like: fine, week: 6.5}", "weeks.0.week"),
        ("{like: fine, week: -1}", "weeks.0.week"),
        ("{like: fine, week: 9999999}", "weeks.0.week"),
        ("{like: fine, week: 7, level: bars, sessions: many}", "weeks.0.sessions"),
        ("{like: fine, week: 7, level: bars, sessions: -2}", "weeks.0.sessions"),
        ("{like: fine, week: 7, level: bars, sessions: true}", "weeks.0.sessions"),
        ("{like: fine, week: 7, level: bars, sessions: [3]}", "weeks.0.sessions"),
        ("{like: fine, week: 7, by: nurse}", "weeks.0.by"),
        ("{like: fine, week: 7, age: old}", "weeks.0.age"),
        ("{like: fine, week: 7, last_week: 3}", "weeks.0.last_week"),
        ("{weeks: []}", "weeks"),
        ("{weeks: 3}", "weeks"),
        ("{weeks: [3]}", "weeks.0"),
        ("{weeks: [{like: fine, week: 7}, {like: fine, week: 7}]}", "stand in their order"),
        ("{weeks: [{like: fine, week: 8}, {like: fine, week: 7}]}", "stand in their order"),
    ],
)
def test_a_case_that_cannot_be_read_says_where(given: str, where: str) -> None:
    """A slip of the pen is a sentence about the case and no fault of the program."""
    (problem,) = result(given, "hold").problems
    assert problem.startswith("the case cannot be read: ")
    assert where in problem


def test_a_result_knows_its_place() -> None:
    """The line of the file at which the case stands."""
    chain = a_chain(
        "  - {name: first, given: {week: 6}, expect: hold}\n"
        "  - {name: then, given: {week: 6}, expect: hold}\n"
    )
    runs, _ = run_cases(chain, the_catalogue(), make_judge)
    results = [run.result for run in runs]
    assert [(one.name, one.where.line - results[0].where.line) for one in results] == [
        ("first", 0),
        ("then", 1),
    ]


def test_no_measure_has_the_name_of_a_key() -> None:
    """A measure called `week` could never be said in a case."""
    assert not WEEK_KEYS & {str(measure.id) for measure in the_catalogue().measures}
