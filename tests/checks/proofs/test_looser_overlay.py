"""What is laid over a protocol only adds to it, but for what is signed."""

import pytest

from rehab.checks.proofs.looser_overlay import check
from tests.checks.proofs.proving import column, examined, ids, more

_OVERLAY = """\
schema: 1
overlay: own
kind: surgeon
by: Dr A. Surgeon
"on": 2026-11-01
"""


@pytest.mark.parametrize(
    ("modifier", "found"),
    [
        ("not_before: {supported: 8}", []),
        ("enter_when: {supported: {pain_at_rest: {at_most: 2}}}", []),
        ("remove_levels: [treadmill-rails]", []),
        ("remove_levels: [bars-two-hands]", ["RP413"]),
    ],
)
def test_modifier(modifier: str, found: list[str]) -> None:
    """A modifier that takes the lowest level away leaves a patient no way back to it."""
    text = more(f"modifiers:\n  own: {{title: with more care, source: clinic-default, {modifier}}}\n")
    assert ids(check, text) == found


def test_one_patient_twice() -> None:
    """The same patient is shown without the modifier and with it; the level is what differs."""
    text = more("modifiers:\n  own: {title: without bars, remove_levels: [bars-two-hands]}\n")
    (finding,) = check(examined(text))
    without, with_it = column(finding, 1), column(finding, 2)
    assert {name for name in without if without[name] != with_it[name]} == {"level from now on"}
    assert without["level from now on"] == "bars-two-hands"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("add:\n  not_before: {supported: 8}\n", [], id="later"),
        pytest.param(
            "loosen:\n  - {path: phases.supported.weeks.not_before, value: 5, by: Dr A. Surgeon,"
            " why: walks freely, until: 2026-12-31}\n",
            ["RP414"],
            id="sooner, and signed",
        ),
    ],
)
def test_overlay(text: str, found: list[str]) -> None:
    """A signed number is named, and what only adds is silent."""
    assert ids(check, more(""), overlay=_OVERLAY + text) == found
