"""A promise that some patient breaks."""

import pytest

from rehab.checks.proofs.promise_broken import check
from tests.checks.proofs.proving import column, decided_again, examined, ids, more


@pytest.mark.parametrize(
    ("promise", "found"),
    [
        ("{never: progress, when: {pain_walking: {above: 5}}}", []),
        ("{never: progress, when: {pain_walking: {above: 4}}}", ["RP412"]),
        ("{never: progress, when: {knee_flexion: {below: 100 deg}}}", []),
        ("{never: progress, when: {knee_flexion: {below: 101 deg}}}", ["RP412"]),
        ("{never: hold, when: {pain_walking: {above: 5}}}", ["RP412"]),
    ],
)
def test_promise(promise: str, found: list[str]) -> None:
    """A promise is found where a single value breaks it."""
    assert ids(check, more(f"guarantees:\n  - {promise}\n")) == found


def test_shown_patient_gets_no_decision() -> None:
    """The shown patient, typed in again, gets no decision from the program."""
    examination = examined(more("guarantees:\n  - {never: progress, when: {pain_walking: {above: 4}}}\n"))
    (finding,) = check(examination)
    assert column(finding, 1)["pain_walking"] == "5"
    assert decided_again(examination, finding, 1) == ("none can be issued", "none can be issued")
