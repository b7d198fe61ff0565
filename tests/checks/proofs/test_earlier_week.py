"""The same findings in an earlier week never give more dose."""

import pytest

from rehab.checks.proofs.earlier_week import check
from tests.checks.proofs.proving import column, decided_again, examined, ids, together, with_gate, with_rule

_FLEXION = "knee_flexion: {at_least: 100 deg, source: ebert-2014}"
TURNED = with_gate(together("time_since_start: {below: 10 weeks, source: clinic-default}", _FLEXION))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(TURNED, ["RP404"], id="a gate that closes with time"),
        pytest.param(
            with_gate(together("time_since_start: {at_least: 10 weeks, source: clinic-default}", _FLEXION)),
            [],
            id="a gate that opens with time",
        ),
        pytest.param(
            with_rule(together("time_since_start: {at_least: 10 weeks}", "pain_walking: {above: 2}")),
            ["RP404"],
            id="a rule that begins late",
        ),
        pytest.param(
            with_rule(together("time_since_start: {below: 10 weeks}", "pain_walking: {above: 2}")),
            [],
            id="a rule that ends",
        ),
        pytest.param(
            with_rule(
                together("time_since_start: {at_least: 10 weeks}", "pain_walking: {above: 2}"),
                "{contact: refer, dose: hold}",
            ),
            [],
            id="late for its week and sent to be seen",
        ),
    ],
)
def test_week(text: str, found: list[str]) -> None:
    """What is asked of an early week alone is sound; what is asked of a late one alone is not."""
    assert ids(check, text) == found


def test_two_patients_and_one_week() -> None:
    """The two patients differ in the day, and the earlier one walks."""
    (finding,) = check(examined(TURNED))
    later, earlier = column(finding, 1), column(finding, 2)
    assert int(later["day"].split()[0]) > int(earlier["day"].split()[0])
    assert (later["decision"], earlier["decision"]) == ("hold", "progress")


@pytest.mark.parametrize("number", [1, 2])
def test_shown_patients_are_decided_so(number: int) -> None:
    """A shown patient, typed in again, is decided as the message says."""
    examination = examined(TURNED)
    (finding,) = check(examination)
    said, decided = decided_again(examination, finding, number)
    assert said == decided
