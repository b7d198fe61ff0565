"""A rule that nobody can meet."""

import pytest

from rehab.checks.all_proofs import proofs_about
from rehab.checks.proofs.dead_rule import check
from tests.checks.proofs.proving import examined, ids, together, with_rule


@pytest.mark.parametrize(
    ("when", "found"),
    [
        pytest.param("{knee_flexion: {below: 90 deg, above: 89 deg}}", ["RP406"], id="nothing between"),
        pytest.param("{knee_flexion: {below: 90 deg, above: 88 deg}}", [], id="89 alone"),
        pytest.param("{knee_flexion: {below: 90 deg, at_least: 89 deg}}", [], id="89 at the edge"),
        pytest.param(
            together("level: {at_least: treadmill-rails}", "time_since_start: {below: 6 weeks}"),
            ["RP406"],
            id="on the belt before the phase opens",
        ),
        pytest.param(
            together("level: {at_least: treadmill-rails}", "time_since_start: {below: 7 weeks}"),
            [],
            id="on the belt in its first week",
        ),
    ],
)
def test_never_fires(when: str, found: list[str]) -> None:
    """A rule is dead when its parts exclude each other, by one step or by the ladder."""
    assert ids(check, with_rule(when)) == found


def test_told_alone() -> None:
    """What a dead rule makes hard to settle is not told beside it."""
    findings = proofs_about(examined(with_rule("{knee_flexion: {below: 90 deg, above: 120 deg}}")))
    assert [finding.id for finding in findings] == ["RP406"]
