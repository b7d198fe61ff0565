"""A red flag is heard by everyone, on every level, and asked before any session."""

import pytest

from rehab.checks.proofs.red_flag_silenced import check
from tests.checks.proofs.proving import column, decided_again, examined, ids, with_rule

_LOCKED, _FLAG = "{locked_knee: {is: true}}", "    red_flag: true\n"
FOR_SOME = with_rule(_LOCKED, "urgent", also=_FLAG + "    applies_when: {age: {at_least: 65 years}}\n")


@pytest.mark.parametrize(
    ("applies", "found"),
    [
        ("", []),
        ("    applies_when: {age: {at_least: 65 years}}\n", ["RP405"]),
        ("    applies_when: {level: {at_least: treadmill-rails}}\n", ["RP405"]),
        ("    applies_when: {age: {at_least: 0 years}}\n", ["RP405"]),
        ("    applies_when: {time_since_start: {at_least: 6 weeks}}\n", ["RP405"]),
    ],
)
def test_for_some_only(applies: str, found: list[str]) -> None:
    """Whatever keeps a red flag from somebody is found; of some not even the age is known."""
    assert ids(check, with_rule(_LOCKED, "urgent", also=_FLAG + applies)) == found


def test_a_patient_whose_answer_is_yes() -> None:
    """The shown patient has the emergency, and nobody is called."""
    (finding,) = check(examined(FOR_SOME))
    shown = column(finding, 1)
    assert (shown["locked_knee"], shown["age"]) == ("yes", "64")
    assert "urgent" not in shown["decision"]


def test_shown_patient_is_decided_so() -> None:
    """The shown patient, typed in again, is decided as the message says."""
    examination = examined(FOR_SOME)
    (finding,) = check(examination)
    said, decided = decided_again(examination, finding, 1)
    assert said == decided
