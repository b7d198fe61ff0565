"""A comparison of a shipped protocol that is turned round is found by proof, without any of its cases."""

import pytest

from rehab.checks.proofs import never_easier, promise_broken
from tests.bad.console import SHIPPED
from tests.checks.proofs.proving import Check, ids

_OTHER = {"at_least": "at_most", "at_most": "at_least", "above": "below", "below": "above"}
TKA = (SHIPPED / "tka-retro/protocol.yaml").read_text(encoding="utf-8")
BASE = (SHIPPED / "knee-base/protocol.yaml").read_text(encoding="utf-8")


def _turned(line: str, comparison: str) -> tuple[str, str]:
    """The protocol and its base with one comparison of the first such line turned round."""
    assert (line in TKA) is not (line in BASE), line
    other = line.replace(f"{comparison}: ", f"{_OTHER[comparison]}: ", 1)
    return TKA.replace(line, other, 1), BASE.replace(line, other, 1)


@pytest.mark.parametrize(
    ("check", "line", "comparison"),
    [
        pytest.param(
            never_easier.check, "- effusion: {at_most: 1+, source: arundale-2018}", "at_most", id="effusion"
        ),
        pytest.param(
            never_easier.check, "- pain_at_rest: {at_most: 3, source: clinic-default}", "at_most", id="pain"
        ),
        pytest.param(
            never_easier.check,
            "- single_leg_stance: {at_least: 20 s, source: clinic-default}",
            "at_least",
            id="stance",
        ),
        pytest.param(never_easier.check, "- knee_flexion: {below: 80 deg}", "below", id="an early review"),
        pytest.param(never_easier.check, "- extension_deficit: {above: 10 deg}", "above", id="a late review"),
        pytest.param(
            promise_broken.check,
            "straight_enough: {extension_deficit: {at_most: 5 deg, source: clinic-default}}",
            "at_most",
            id="a gate with a promise",
        ),
    ],
)
def test_turned_round(check: Check, line: str, comparison: str) -> None:
    """The first such comparison, turned round, is found with a patient who shows it."""
    protocol, base = _turned(line, comparison)
    assert {"RP403", "RP412"} & set(ids(check, protocol, base=base))
