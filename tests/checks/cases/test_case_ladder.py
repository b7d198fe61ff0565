"""The case ladder: a base has no ladder, and its cases are walked on one that no patient gets."""

from rehab.checks.cases.case_ladder import on_case_ladder
from rehab.checks.cases.cases import run_cases
from rehab.findings import has_errors, render
from rehab.protocol.from_authored import resolve
from rehab.protocol.layer import Layer, read_chain
from rehab.wiring import make_judge
from tests.course.protocols import HEAD, LEVELS, PHASES, RULES
from tests.patient.written import the_catalogue

_LADDER = "case_ladder:\n" + "".join(f"  {line}\n" for line in (PHASES + LEVELS).splitlines())
_PATIENTS = """\
case_patients:
  fine:
    {pain_walking: 1, knee_flexion: 120, effusion: none, dizziness: false,
     calf_pain: false, chest_symptoms: false}
"""
_CASES = """\
cases:
  - name: pain above 5 steps back
    given: {like: fine, week: 7, level: rails, sessions: 2, pain_during: 6}
    expect: {outcome: regress, level: bars}
"""
BASE = "id: common\n" + HEAD + RULES + _LADDER + _PATIENTS + _CASES
CHILD = "id: child\n" + HEAD + "extends: common\n" + PHASES.replace("held", "own") + LEVELS


def _chain(text: str) -> tuple[Layer, ...]:
    chain, findings = read_chain(text, name="one.yaml", read_file=lambda _: ("common.yaml", BASE))
    assert not findings, render(findings)
    return chain


def test_a_rule_of_a_base_steps_back_on_it() -> None:
    """A case of a base has a level to lose."""
    (run,), findings = run_cases(_chain(BASE), the_catalogue(), make_judge)
    assert not findings
    assert run.result.problems == ()


def test_no_patient_gets_it() -> None:
    """A base resolves without the ladder of its cases, and so does what extends it."""
    for text, phases in ((BASE, []), (CHILD, ["own", "light"])):
        protocol, findings = resolve(_chain(text), the_catalogue())
        assert protocol is not None, render(findings)
        assert [phase.id for phase in protocol.phases] == phases


def test_its_parts_know_their_lines() -> None:
    """A level of the case ladder stands on its own line of the file."""
    protocol, _ = resolve(on_case_ladder(_chain(BASE)), the_catalogue())
    assert protocol is not None
    lines = BASE.splitlines()
    assert [level.id in lines[level.origin.line - 1] for level in protocol.levels] == [True] * 5


def test_a_fault_in_it_is_found() -> None:
    """A level that its phases name and that does not exist is a finding of the cases."""
    runs, findings = run_cases(
        _chain(BASE.replace("levels: [bars, rails]", "levels: [barz, rails]")), the_catalogue(), make_judge
    )
    assert not runs
    assert has_errors(findings)


def test_a_protocol_with_a_ladder_has_no_second_one() -> None:
    """Nobody could tell on which of two ladders a case is walked."""
    text = "id: both\n" + HEAD + PHASES + LEVELS + _LADDER
    _, (fault,) = read_chain(text, name="both.yaml", read_file=lambda _: None)
    assert fault.message == "this protocol has a ladder of its own to walk its cases on"
    assert fault.span is not None
    assert fault.span.text == "case_ladder:"
