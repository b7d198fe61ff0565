"""A part of a gate that keeps nobody back."""

import pytest

from rehab.checks.proofs.idle_gate import check
from tests.checks.proofs.proving import ids, with_gate


@pytest.mark.parametrize(
    ("enter", "found"),
    [
        pytest.param("{extension_lag: {at_least: 0 deg}}", ["RP418"], id="every lag is at least 0"),
        pytest.param("{extension_lag: {at_most: 0 deg}}", [], id="a lag of 1 is kept back"),
        pytest.param("{pain_walking: {at_most: 10}}", ["RP418"], id="no pain is more than 10"),
        pytest.param("{pain_walking: {at_most: 9}}", [], id="pain of 10 is kept back"),
        pytest.param("{time_since_start: {at_least: 0 weeks}}", ["RP418"], id="every week is at least 0"),
    ],
)
def test_keeps_nobody_back(enter: str, found: list[str]) -> None:
    """A limit at the end of the range, on the side that lets everyone through, asks nothing."""
    assert ids(check, with_gate(enter)) == found
