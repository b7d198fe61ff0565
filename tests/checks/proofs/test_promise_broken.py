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


LOOSER = """\
schema: 1
overlay: looser
kind: surgeon
by: Dr A. Surgeon
on: 2026-01-01
loosen:
  - path: phases.supported.enter_when.all.knee_flexion.at_least
    value: 90 deg
    by: Dr A. Surgeon
    why: stiff before
    until: 2099-12-31
"""


@pytest.mark.parametrize(("limit", "found"), [(90, []), (91, ["RP412"])])
def test_a_signature_does_not_go_below_a_promise(limit: int, found: list[str]) -> None:
    """Those whom a loosening is for would get no decision, so `rehab check` says so at the signature."""
    promise = f"{{never: progress, when: {{knee_flexion: {{below: {limit} deg}}}}}}"
    told = list(check(examined(more(f"guarantees:\n  - {promise}\n"), overlay=LOOSER)))
    assert [one.id for one in told] == found
    assert all(one.span is not None and one.span.file == "overlay.yaml" for one in told)


def test_shown_patient_gets_no_decision() -> None:
    """The shown patient, typed in again, gets no decision from the program."""
    examination = examined(more("guarantees:\n  - {never: progress, when: {pain_walking: {above: 4}}}\n"))
    (finding,) = check(examination)
    assert column(finding, 1)["pain_walking"] == "5"
    assert decided_again(examination, finding, 1) == ("none can be issued", "none can be issued")
