"""The way back from the sheet: strict reading, what differs, and the ticked patients as cases."""

import re

import pytest

from rehab.boundary.as_yaml import answers_file, cases_yaml
from rehab.boundary.authored import AnswersFile, read_answers
from rehab.boundary.compared import Compared, compared
from rehab.boundary.model import Boundaries
from rehab.boundary.tick import Tick, agree
from rehab.checks.cases.cases import run_cases
from rehab.findings import Finding, Severity, render
from rehab.wiring import make_judge
from tests.boundary.sheets import the_boundaries
from tests.checks.cases.walked import a_chain, a_protocol
from tests.patient.written import the_catalogue

TEXT = a_protocol(rules={"pain": ("{pain_walking: {above: 5}}", "{contact: refer, regress: 1}")})


@pytest.fixture(name="boundaries", scope="module")
def _boundaries() -> Boundaries:
    """The patients of a protocol with one gate and one rule."""
    return the_boundaries(TEXT)


def patient(boundaries: Boundaries, measure: str, number: float) -> str:
    """The id of a patient."""
    (found,) = (
        one for one in boundaries.patients if (one.threshold.measure, one.tried.number) == (measure, number)
    )
    return found.id


def answered(boundaries: Boundaries, answers: dict[str, str], **head: str) -> AnswersFile:
    """The file of answers beside the sheet, filled."""
    text = answers_file(boundaries)
    for name, answer in answers.items():
        text, count = re.subn(rf"(?m)^  {name}: not_ticked$", f"  {name}: {answer}", text)
        if not count:
            text += f"  {name}: {answer}\n"
    for key, value in head.items():
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
    file, found = read_answers(text, name="answers.yaml")
    assert file is not None, render(found)
    return file


def told(boundaries: Boundaries, answers: dict[str, str], **head: str) -> Compared:
    """A filled sheet beside the protocol."""
    return compared(answered(boundaries, answers, **head), boundaries)


def as_the_protocol(boundaries: Boundaries) -> dict[str, str]:
    """The answers of a clinician who decides every patient as the protocol does."""
    return {one.id: f"[{', '.join(sorted(one.ticks))}]" for one in boundaries.patients}


def test_an_empty_sheet_reads_and_says_nothing(boundaries: Boundaries) -> None:
    """As it is printed, the file can be read, and nobody has said anything."""
    found = told(boundaries, {})
    assert not found.answered
    assert not found.findings


def test_who_decides_as_the_protocol_does_differs_nowhere(boundaries: Boundaries) -> None:
    """Every patient ticked, none otherwise."""
    found = told(boundaries, as_the_protocol(boundaries))
    assert len(found.answered) == len(boundaries.patients)
    assert not found.differing


def test_another_answer_is_told_with_the_line_that_decides(boundaries: Boundaries) -> None:
    """Patient, clinician, protocol, and the gate by file and line."""
    name = patient(boundaries, "knee_flexion", 99)
    (differing,) = told(boundaries, {name: "goes_on"}).differing
    line = next(at for at, text in enumerate(TEXT.splitlines(), 1) if "knee_flexion: {at_least" in text)
    assert differing.text() == (
        f"{name}  Week 6, before the first level, otherwise ready for level 1: active knee flexion 99 deg\n"
        "  the clinician says  goes on\n"
        "  the protocol says   stays\n"
        f"  because of          the gate into phase `held`  one.yaml:{line}\n"
    )


@pytest.mark.parametrize(
    ("ticked", "same"),
    [("[easier, seen]", True), ("seen", True), ("easier", False), ("[stop, seen]", False), ("stays", False)],
)
def test_dose_and_person_are_both_answers(boundaries: Boundaries, ticked: str, *, same: bool) -> None:
    """The rule steps back and refers: the last box alone leaves the dose open, the dose alone does not."""
    name = patient(boundaries, "pain_walking", 6)
    assert len(told(boundaries, {name: ticked}).differing) == (0 if same else 1)


def test_agreement_needs_the_last_box_where_someone_must_see() -> None:
    """Whether somebody sees the patient is never left open."""
    assert not agree({Tick.STOP}, {Tick.STOP, Tick.SEEN})
    assert not agree({Tick.STOP, Tick.SEEN}, {Tick.STOP})
    assert agree({Tick.SEEN}, {Tick.STOP, Tick.SEEN})


def only(found: Compared) -> Finding:
    """The one finding of a comparison."""
    (one,) = found.findings
    return one


def test_an_answer_to_nobody_is_a_finding_at_its_line(boundaries: Boundaries) -> None:
    """An id that is not on the sheet is marked where it stands."""
    found = only(told(boundaries, {"pffffff": "stays"}))
    assert (found.id, found.span is not None and found.span.words) == ("RP361", "pffffff")


@pytest.mark.parametrize("ticked", ["[stays, stop]", "[goes_on, seen]", "[]"])
def test_ticks_that_contradict_are_a_finding(boundaries: Boundaries, ticked: str) -> None:
    """Two doses, a walk on and a person to see it first, or a list of nothing."""
    found = told(boundaries, {patient(boundaries, "knee_flexion", 99): ticked})
    assert only(found).id == "RP362"
    assert not found.answered


def test_answers_to_another_protocol_are_refused(boundaries: Boundaries) -> None:
    """Ids alone don't tell protocols apart."""
    found = only(told(boundaries, {}, boundary_answers="two"))
    assert (found.id, found.severity) == ("RP363", Severity.ERROR)


def test_a_protocol_that_changed_since_is_a_note(boundaries: Boundaries) -> None:
    """The digest says that the sheet was printed from something else."""
    found = only(told(boundaries, {}, digest='"0123"'))
    assert (found.id, found.severity) == ("RP364", Severity.NOTE)


def test_an_answer_does_not_outlive_its_number(boundaries: Boundaries) -> None:
    """Once the gate asks for 101 deg, what was ticked at 99 is an answer to nobody."""
    file = answered(boundaries, {})
    moved = the_boundaries(TEXT.replace("at_least: 100 deg", "at_least: 101 deg"))
    gone = {one.span.words for one in compared(file, moved).findings if one.span and one.id == "RP361"}
    assert gone == {patient(boundaries, "knee_flexion", 99)}


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (": not_ticked", ": maybe", "RP103"),
        (": not_ticked", ":", "RP008"),
        ("\nanswers:", "\nanwers:", "RP102"),
        ("  #", "\t#", "RP002"),
    ],
)
def test_answers_are_read_strictly(boundaries: Boundaries, old: str, new: str, finding: str) -> None:
    """A word that is no tick, an empty answer, a misspelt key, a tab: each at its line."""
    file, found = read_answers(answers_file(boundaries).replace(old, new, 1), name="answers.yaml")
    assert file is None
    assert finding in {one.id for one in found}
    assert all(one.span is not None and one.span.line > 0 for one in found)


def test_answers_become_cases_that_hold(boundaries: Boundaries) -> None:
    """Pasted into the protocol, what a clinician ticked as the protocol decides holds, patient by patient."""
    cases = cases_yaml(told(boundaries, as_the_protocol(boundaries)).answered)
    runs, findings = run_cases(a_chain(TEXT.partition("cases:\n")[0] + cases), the_catalogue(), make_judge)
    assert not findings, render(findings)
    assert len(runs) == len(boundaries.patients)
    assert [run.result.problems for run in runs if not run.result.holds] == []


def test_a_case_of_another_opinion_does_not_hold(boundaries: Boundaries) -> None:
    """What was ticked otherwise stands in the cases as it was ticked."""
    name = patient(boundaries, "knee_flexion", 99)
    cases = cases_yaml(told(boundaries, {name: "goes_on"}).answered)
    (run,), _ = run_cases(a_chain(TEXT.partition("cases:\n")[0] + cases), the_catalogue(), make_judge)
    assert "expected outcome `progress`, came `hold`" in run.result.problems[0]
