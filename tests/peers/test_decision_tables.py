"""The gaps and overlaps that decision tables are checked for, and what happens to them here.

In a DMN decision table (OMG, Decision Model and Notation) an input that no row matches has no result, or
the default one; where rows overlap, the hit policy `Unique` makes it an error, `First` lets the order of
rows decide and `Any` wants equal results. Here a gap is a hold that names what is missing, an overlap is
resolved by caution whatever the order, and one condition with two results is told.
"""

import pytest

from rehab.checks.proofs import never_easier, same_condition, shadowed_rule, silent_default
from rehab.decision.model import Decision
from rehab.terms.caution import DoseKind, HoldKind, Outcome
from rehab.terms.truth import Truth
from tests.checks.proofs.proving import a_rule, examined, ids, more, with_gate

_READY = {"like": "ready", "day": 42}


def _decided(text: str, **given: object) -> Decision:
    decision = examined(text).decision({**_READY, **given})
    assert decision is not None
    return decision


# Gaps ----------------------------------------------------------------------------------------------------

TABLE_WITH_A_GAP = with_gate("{pain_walking: {at_most: 2, source: clinic-default}}") + (
    "rules:\n" + a_rule("high", "{pain_walking: {at_least: 6}}", "{contact: refer, dose: stop}")
)
"""| pain 0 to 2: go on | pain 6 to 10: stop and be seen |, and no row for 3 to 5."""


@pytest.mark.parametrize("pain", [3, 4, 5])
def test_a_gap_is_a_hold_with_a_reason(pain: int) -> None:
    """Where no row matches nothing goes on, and the gate that is not met is named."""
    decision = _decided(TABLE_WITH_A_GAP, pain_walking=pain)
    assert (decision.outcome, decision.hold_kind) == (Outcome.HOLD, HoldKind.GATE)
    assert [item.truth for item in decision.gates] == [Truth.NO]


@pytest.mark.parametrize(("pain", "outcome"), [(2, Outcome.PROGRESS), (6, Outcome.STOP)])
def test_beside_the_gap(pain: int, outcome: Outcome) -> None:
    """One point to either side a row matches."""
    assert _decided(TABLE_WITH_A_GAP, pain_walking=pain).outcome is outcome


def test_a_missing_input_is_no_default() -> None:
    """An input that is not known matches no row, and is asked for."""
    decision = _decided(TABLE_WITH_A_GAP, pain_walking="unknown")
    assert (decision.outcome, decision.hold_kind) == (Outcome.HOLD, HoldKind.DATA)
    assert list(decision.needs) == ["pain_walking"]


def test_the_gap_is_proven_to_be_no_silent_default() -> None:
    """A table whose gap is a hold with a reason has no finding."""
    assert ids(silent_default.check, TABLE_WITH_A_GAP) == []


def test_a_gap_in_which_worse_goes_on_is_found() -> None:
    """Two rows of caution with a gap between them let a worse value through, and that is found."""
    rules = a_rule("some", "{pain_at_rest: {between: [3, 5]}}") + a_rule(
        "high", "{pain_at_rest: {at_least: 7}}"
    )
    assert ids(never_easier.check, more("rules:\n" + rules)) == ["RP403"]
    assert ids(never_easier.check, more("rules:\n" + rules.replace("at_least: 7", "at_least: 6"))) == []


# Overlaps ------------------------------------------------------------------------------------------------

HOLD = a_rule("some", "{effusion: {at_least: 1+}}")
BACK = a_rule("large", "{effusion: {at_least: 2+}}", "{regress: 1}")


@pytest.mark.parametrize("rules", [HOLD + BACK, BACK + HOLD], ids=["milder first", "graver first"])
def test_an_overlap_is_resolved_by_caution(rules: str) -> None:
    """Where both rows match the graver one counts, whichever is written first."""
    text = more("rules:\n" + rules)
    decision = _decided(text, day=56, level="treadmill-rails", sessions=3, effusion="2+")
    assert decision.action.dose.kind is DoseKind.REGRESS
    milder = _decided(text, day=56, level="treadmill-rails", sessions=3, effusion="1+")
    assert milder.action.dose.kind is DoseKind.HOLD


def test_the_same_rows_with_two_results_are_told() -> None:
    """Two rows that match the same inputs and differ in the result are a conflict."""
    rules = a_rule("rests", "{effusion: {at_least: 2+}}", "{dose: hold, days_off: 2}")
    text = more("rules:\n" + rules + a_rule("back", "{effusion: {above: 1+}}", "{regress: 1}"))
    assert ids(same_condition.check, text) == ["RP409"]


def test_a_row_that_another_covers_is_told() -> None:
    """A row whose result another row always exceeds is masked."""
    text = more("rules:\n" + a_rule("milder", "{effusion: {at_least: 2+}}") + BACK)
    assert ids(shadowed_rule.check, text) == ["RP408"]
