"""Leaving a value out gives nothing that its value does not."""

from rehab.checks.all_proofs import proofs_about
from rehab.checks.proofs import never_easier
from rehab.checks.proofs.unknown_helps import check
from tests.checks.proofs.proving import column, decided_again, examined, ids, with_rule

BAND = with_rule("{pain_at_rest: {between: [3, 7]}}")


def test_found() -> None:
    """Last week's 8 lies outside the band, and today nobody asked."""
    (finding,) = check(examined(BAND))
    assert finding.id == "RP402"
    measured, not_measured = column(finding, 1), column(finding, 2)
    assert (measured["decision"], not_measured["decision"]) == ("hold", "progress")
    assert not_measured["pain_at_rest"] == "unknown"


def test_silent() -> None:
    """An older value counts as at least as bad, so a rule that goes on to the worst one speaks."""
    assert ids(check, with_rule("{pain_at_rest: {at_least: 3}}")) == []


def test_told_once() -> None:
    """Where a worse value opens the same place, only that is told."""
    examination = examined(BAND)
    (worse,), (unknown,) = never_easier.check(examination), check(examination)
    assert worse.span == unknown.span
    assert proofs_about(examination) == (worse,)


def test_shown_patients_are_decided_so() -> None:
    """Both shown patients, typed in again, are decided as the message says."""
    examination = examined(BAND)
    (finding,) = check(examination)
    for number in (1, 2):
        said, decided = decided_again(examination, finding, number)
        assert said == decided
