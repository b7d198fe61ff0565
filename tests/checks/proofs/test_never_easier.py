"""Worse is never easier: of two patients alike but for one value, the worse one never gets more."""

import pytest

from rehab.checks.proofs.never_easier import check
from tests.checks.proofs.proving import column, decided_again, examined, ids, with_gate, with_rule

TURNED = with_gate("{knee_flexion: {at_most: 100 deg, source: ebert-2014}}")


@pytest.mark.parametrize(
    ("when", "found"),
    [
        pytest.param("{pain_at_rest: {between: [3, 10]}}", [], id="a band up to the worst pain"),
        pytest.param("{pain_at_rest: {between: [3, 9]}}", ["RP403"], id="a band that ends one point sooner"),
        pytest.param("{pain_at_rest: {at_most: 0}}", ["RP403"], id="no pain at all is held"),
        pytest.param("{effusion: {at_least: 2+}}", [], id="the larger grades"),
        pytest.param("{effusion: {is: 2+}}", ["RP403"], id="one grade alone"),
        pytest.param("{effusion: {is: 3+}}", [], id="the worst grade alone"),
        pytest.param("{knee_flexion: {below: 90 deg}}", [], id="less is worse"),
        pytest.param("{knee_flexion: {above: 90 deg}}", ["RP403"], id="less is worse, turned round"),
        pytest.param("{pain_during: {at_least: 6}}", [], id="a session"),
        pytest.param("{pain_during: {at_most: 6}}", ["RP403"], id="a session, turned round"),
        pytest.param("{not: {pain_at_rest: {at_most: 2}}}", [], id="not at most is more"),
        pytest.param("{not: {pain_at_rest: {at_least: 3}}}", ["RP403"], id="not at least, turned round"),
        pytest.param("{effusion: {rose_by: 1 grade}}", [], id="a rise"),
        pytest.param("{not: {effusion: {rose_by: 1 grade}}}", ["RP403"], id="no rise, turned round"),
    ],
)
def test_rule(when: str, found: list[str]) -> None:
    """A rule is found where a worse value leaves it, and nowhere else."""
    assert ids(check, with_rule(when)) == found


@pytest.mark.parametrize(
    ("gate", "found"),
    [
        ("{knee_flexion: {at_least: 100 deg, source: ebert-2014}}", []),
        ("{knee_flexion: {at_most: 100 deg, source: ebert-2014}}", ["RP403"]),
        ("{effusion: {at_most: trace, source: clinic-default}}", []),
        ("{effusion: {at_least: trace, source: clinic-default}}", ["RP403"]),
    ],
)
def test_gate(gate: str, found: list[str]) -> None:
    """A gate is found where a worse value opens it."""
    assert ids(check, with_gate(gate)) == found


def test_it_points_at_the_test() -> None:
    """The arrow stands under the comparison, not under the whole gate."""
    (finding,) = check(examined(TURNED))
    assert finding.where == "phase `supported` > enter_when > knee_flexion"


def test_two_patients_and_one_difference() -> None:
    """The two patients differ in the one value, and in what they get for it."""
    (finding,) = check(examined(TURNED))
    better, worse = column(finding, 1), column(finding, 2)
    differ = {name for name in better if better[name] != worse[name]}
    assert differ == {"knee_flexion", "decision", "level from now on", "sessions printed"}
    assert better["knee_flexion"] > worse["knee_flexion"]
    assert (better["decision"], worse["decision"]) == ("hold", "progress")


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("text", [TURNED, with_rule("{pain_at_rest: {between: [3, 9]}}")])
def test_shown_patients_are_decided_so(text: str, number: int) -> None:
    """A shown patient, typed in again, is decided as the message says."""
    examination = examined(text)
    (finding,) = check(examination)
    said, decided = decided_again(examination, finding, number)
    assert said == decided
