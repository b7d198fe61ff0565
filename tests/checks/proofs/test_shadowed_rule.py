"""A rule that others always outdo."""

import pytest

from rehab.checks.proofs.shadowed_rule import check
from tests.checks.proofs.proving import examined, ids, with_rule


@pytest.mark.parametrize(
    ("when", "then", "found"),
    [
        pytest.param("{pain_walking: {above: 7}}", "hold", ["RP408"], id="milder and narrower"),
        pytest.param("{pain_walking: {above: 5}}", "hold", ["RP408"], id="milder and the same"),
        pytest.param("{pain_walking: {above: 4}}", "hold", [], id="milder and one point wider"),
        pytest.param("{pain_walking: {above: 7}}", "{regress: 2}", [], id="graver and narrower"),
        pytest.param(
            "{pain_walking: {above: 7}}", "{dose: hold, days_off: 1}", [], id="milder, and a day off"
        ),
        pytest.param(
            "{pain_walking: {above: 7}}", "{contact: refer, dose: hold}", [], id="milder, and a call"
        ),
    ],
)
def test_beside_a_step_back_above_5(when: str, then: str, found: list[str]) -> None:
    """A rule makes no difference where another asks for as much in every part, whenever it fires."""
    assert ids(check, with_rule(when, then)) == found


def test_it_names_the_rule_in_its_place() -> None:
    """The rule that covers it is named with its line."""
    (finding,) = check(examined(with_rule("{pain_walking: {above: 7}}")))
    assert "`pain-high` (shelf/proven/protocol.yaml:" in finding.shown[0]
