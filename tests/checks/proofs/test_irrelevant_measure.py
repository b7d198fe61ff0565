"""A measure that is asked for in vain."""

import pytest

from rehab.checks.proofs.irrelevant_measure import check
from tests.checks.proofs.proving import examined, ids, together, with_rule

_PAIN, _SLOW = "{pain_walking: {above: 2}}", "tug: {above: 13.5 s}"
_INSIDE = together("pain_walking: {above: 4}", _SLOW)


@pytest.mark.parametrize(
    ("part", "found"),
    [
        pytest.param(together("pain_walking: {above: 2}", _SLOW), ["RP410"], id="inside the other part"),
        pytest.param(together("pain_walking: {above: 1}", _SLOW), [], id="one point outside of it"),
        pytest.param("{tug: {above: 13.5 s}}", [], id="by itself"),
    ],
)
def test_slow_walk(part: str, found: list[str]) -> None:
    """A slow walk that counts only where pain has spoken already changes nothing."""
    assert ids(check, with_rule(f"{{any: [{_PAIN}, {part}]}}")) == found


def test_it_points_at_the_measure() -> None:
    """The arrow stands where the measure is asked for."""
    (finding,) = check(examined(with_rule(f"{{any: [{_PAIN}, {_INSIDE}]}}")))
    assert finding.where == "rule `own` > when > item 2 > item 2 > tug"
