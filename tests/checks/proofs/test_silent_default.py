"""Nothing observed opens nothing, and who is held can read why."""

import pytest

from rehab.checks.proofs.silent_default import check
from tests.checks.proofs.proving import column, decided_again, examined, ids, together, with_gate

_WEEKS = "time_since_start: {at_least: 7 weeks, source: clinic-default}"
_FLEXION = "knee_flexion: {at_least: 100 deg, source: ebert-2014}"


@pytest.mark.parametrize(
    ("gate", "found"),
    [
        pytest.param(f"{{{_WEEKS}}}", ["RP411"], id="the calendar alone"),
        pytest.param(f"{{any: [{{{_WEEKS}}}, {{{_FLEXION}}}]}}", ["RP411"], id="the calendar or the knee"),
        pytest.param(together(_WEEKS, _FLEXION), [], id="the calendar and the knee"),
    ],
)
def test_nothing_observed(gate: str, found: list[str]) -> None:
    """A gate that a check-in without a single value opens is found."""
    assert ids(check, with_gate(gate)) == found


def test_no_way_out() -> None:
    """A last level that nobody can leave holds for good, and no page could say why."""
    text = with_gate(f"{{{_FLEXION}}}").replace(
        "    exit_when: {pain_walking: {at_most: 2, source: clinic-default}}\n", ""
    )
    (finding,) = check(examined(text))
    assert finding.id == "RP411"
    assert column(finding, 1)["decision"] == "hold"


def test_shown_patient_is_decided_so() -> None:
    """The shown patient, of whom nothing is known, is let up by the program."""
    examination = examined(with_gate(f"{{{_WEEKS}}}"))
    (finding,) = check(examination)
    assert decided_again(examination, finding, 1) == ("progress", "progress")
