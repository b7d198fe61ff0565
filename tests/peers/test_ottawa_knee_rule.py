"""The Ottawa knee rule never answers "no radiograph" for a patient of whom nothing was recorded.

A radiograph is needed for any of: age 55 or more, isolated tenderness of the patella, tenderness at the head
of the fibula, flexion below 90 deg, unable to take four steps both at once and when examined (Stiell IG et
al. Derivation of a decision rule for the use of radiography in acute knee injuries. Ann Emerg Med
1995;26:405-413). A program that reads what is missing as "no" then sends everyone home whom nobody examined.
Here "no radiograph" is the step that opens, written in each way that suggests itself.
"""

import pytest

from rehab.checks.proofs.silent_default import check
from rehab.terms.caution import Outcome
from rehab.terms.measure import Kind
from tests.builders import a_measure
from tests.checks.proofs.proving import a_rule, examined, with_gate

FINDINGS = ("patella_tender", "fibula_tender", "no_four_steps")
MEASURES = tuple(
    a_measure(name, kind=Kind.YES_NO, max_age_days=14, source="clinic-default") for name in FINDINGS
)
_SIGNED = ", source: clinic-default"
CRITERIA = (
    f"{{age: {{at_least: 55 years{_SIGNED}}}}}",
    *(f"{{{name}: {{is: true{_SIGNED}}}}}" for name in FINDINGS),
    f"{{knee_flexion: {{below: 90 deg{_SIGNED}}}}}",
)
ANY = f"{{any: [{', '.join(CRITERIA)}]}}"
WEEKS = f"{{time_since_start: {{at_least: 6 weeks{_SIGNED}}}}}"

NOT_ANY = with_gate(f"{{not: {ANY}}}")
ALL_NOT = with_gate(f"{{all: [{', '.join(f'{{not: {one}}}' for one in CRITERIA)}]}}")
BY_RULE = with_gate(WEEKS) + "rules:\n" + a_rule("radiograph", ANY, "{contact: refer, dose: hold}")
ASKED_OF_NOBODY = with_gate(WEEKS)


@pytest.mark.parametrize("text", [NOT_ANY, ALL_NOT, BY_RULE], ids=["not any", "all not", "as a rule"])
def test_an_empty_record_is_no_answer(text: str) -> None:
    """However the rule is written, nothing observed opens nothing, and the program says what to ask."""
    examination = examined(text, also=MEASURES)
    decision = examination.decision(
        {"day": 42, "age": "unknown", "knee_flexion": "unknown", **dict.fromkeys(FINDINGS, "unknown")}
    )
    assert decision is not None
    assert decision.outcome is Outcome.HOLD
    assert decision.needs
    assert list(check(examination)) == []


@pytest.mark.parametrize("text", [NOT_ANY, ALL_NOT, BY_RULE], ids=["not any", "all not", "as a rule"])
def test_who_has_none_of_it_goes_on(text: str) -> None:
    """A patient who was examined and has none of the five goes on, and with any one of them does not."""
    examination = examined(text, also=MEASURES)
    none: dict[str, object] = {"day": 42, "age": 54, "knee_flexion": 90, **dict.fromkeys(FINDINGS, False)}
    decision = examination.decision(none)
    assert decision is not None
    assert decision.outcome is Outcome.PROGRESS
    for name, value in (("age", 55), ("knee_flexion", 89), *((name, True) for name in FINDINGS)):
        held = examination.decision({**none, name: value})
        assert held is not None
        assert held.outcome is not Outcome.PROGRESS


def test_asked_of_nobody_is_refused() -> None:
    """The one way in which an empty record goes on, not to ask at all, is found."""
    assert [finding.id for finding in check(examined(ASKED_OF_NOBODY))] == ["RP411"]


@pytest.mark.parametrize(
    "gate",
    [
        "{not: {any: []}}",
        "{all: []}",
        "{not: {patella_tender: {}}}",
        "{patella_tender: {is: unknown}}",
        "{not: {knee_flexion: {is: unknown}}}",
    ],
)
def test_no_way_to_write_that_unknown_is_fine(gate: str) -> None:
    """The language has no words for a condition that asks nothing, or that unknown would meet."""
    with pytest.raises(AssertionError, match=r"error\[RP1"):
        examined(with_gate(gate), also=MEASURES)
