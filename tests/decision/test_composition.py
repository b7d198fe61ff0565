"""Composition: each part of an action at its most cautious, whatever the order of the rules."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.decision.model import Sheet
from rehab.frozen import replace
from rehab.protocol.model import Rule
from rehab.terms.caution import Action, Contact, Dose, DoseKind, HoldKind, Outcome
from rehab.terms.truth import Truth
from tests.builders import a_rule
from tests.decision.composing import (
    ANY,
    EMERGENCY,
    HOLD,
    LADDER,
    NO,
    REFER,
    STOP,
    UNKNOWN,
    URGENT,
    YES,
    at,
    back,
    composed,
    fired,
    some_rules,
)

# Truths -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "gate", "expected"),
    [
        (NO, YES, "progress"),
        (NO, NO, "hold gate"),
        (NO, UNKNOWN, "hold data"),
        (UNKNOWN, YES, "hold data"),
        (UNKNOWN, NO, "hold data"),
        (UNKNOWN, UNKNOWN, "hold data"),
        (YES, YES, "hold irritable"),
        (YES, NO, "hold irritable"),
        (YES, UNKNOWN, "hold irritable"),
    ],
)
def test_progress_needs_the_gate_yes_and_the_rule_no(rule: Truth, gate: Truth, expected: str) -> None:
    """Of nine pairs of truths one progresses, and each of the others has its kind of hold."""
    came = composed({a_rule("a", ANY): rule}, gate=gate)
    kind = "" if came.hold_kind is None else f" {came.hold_kind.value}"
    assert came.outcome.value + kind == expected
    assert came.level == ("fourth" if expected == "progress" else "third")


@pytest.mark.parametrize("number", range(3))
def test_one_rule_that_is_not_no_is_enough_to_hold(number: int) -> None:
    """Among many rules that are NO, a single UNKNOWN or YES holds."""
    for truth in (UNKNOWN, YES):
        rules = {a_rule(f"rule-{one}", ANY): truth if one == number else NO for one in range(3)}
        assert composed(rules).outcome is Outcome.HOLD


def test_nothing_fired_and_nothing_open_holds() -> None:
    """Where no rule speaks and the gate does not open, it is a hold and no step."""
    assert composed({}, gate=NO).outcome is Outcome.HOLD


# Actions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "contact", "dose"),
    [
        (EMERGENCY, Contact.EMERGENCY, DoseKind.STOP),
        (URGENT, Contact.URGENT, DoseKind.STOP),
        (REFER, Contact.REFER, DoseKind.HOLD),
        (HOLD, Contact.NONE, DoseKind.HOLD),
        (STOP, Contact.NONE, DoseKind.STOP),
        (back(1), Contact.NONE, DoseKind.REGRESS),
        (Action(Contact.REFER, Dose(DoseKind.REGRESS, 1)), Contact.REFER, DoseKind.REGRESS),
        (Action(Contact.REFER, Dose(DoseKind.STOP)), Contact.REFER, DoseKind.STOP),
        (Action(Contact.URGENT, Dose(DoseKind.HOLD)), Contact.URGENT, DoseKind.STOP),
    ],
)
def test_a_contact_implies_its_dose(action: Action, contact: Contact, dose: DoseKind) -> None:
    """Emergency and urgent stop, refer holds at least, and a graver dose of the rule stays."""
    came = composed(fired(action)).action
    assert (came.contact, came.dose.kind) == (contact, dose)


@pytest.mark.parametrize(
    ("actions", "outcome", "level", "days_off"),
    [
        ([HOLD, back(1)], Outcome.REGRESS, "second", 0),
        ([back(1), back(2)], Outcome.REGRESS, "first", 0),
        ([back(2), STOP], Outcome.STOP, "first", 0),
        ([back(1), REFER], Outcome.REFER, "second", 0),
        ([STOP, REFER], Outcome.STOP, "third", 0),
        ([URGENT, REFER], Outcome.URGENT, "third", 0),
        ([URGENT, EMERGENCY, HOLD], Outcome.EMERGENCY, "third", 0),
        ([EMERGENCY, back(1)], Outcome.EMERGENCY, "second", 0),
        ([replace(HOLD, days_off=1), back(1, days_off=2)], Outcome.REGRESS, "second", 2),
        ([replace(HOLD, days_off=3), EMERGENCY], Outcome.EMERGENCY, "third", 3),
        ([back(3)], Outcome.REGRESS, None, 0),
        ([back(9)], Outcome.REGRESS, None, 0),
    ],
)
def test_each_part_is_the_most_cautious_on_its_own(
    actions: list[Action], outcome: Outcome, level: str | None, days_off: int
) -> None:
    """Contact, dose, levels and days off of several rules, and the gravest part as the outcome."""
    came = composed(fired(*actions))
    assert (came.outcome, came.level, came.action.days_off) == (outcome, level, days_off)


@pytest.mark.parametrize(
    ("contact", "dose", "outcome"),
    [
        (contact, dose, outcome)
        for (contact, dose), outcome in zip(
            product(Contact, DoseKind),
            (
                *("progress", "hold", "regress", "stop"),
                *("refer", "refer", "refer", "stop"),
                *["urgent"] * 4,
                *["emergency"] * 4,
            ),
            strict=True,
        )
    ],
)
def test_the_outcome_names_the_gravest_part(contact: Contact, dose: DoseKind, outcome: str) -> None:
    """Of all pairs of contact and dose, in the order of caution."""
    levels = 1 if dose is DoseKind.REGRESS else 0
    assert composed(fired(Action(contact, Dose(dose, levels)))).outcome.value == outcome


@given(
    rules=some_rules(),
    gate=st.sampled_from(Truth),
    level=st.sampled_from([None, *LADDER]),
    order=st.randoms(use_true_random=False),
)
def test_nothing_depends_on_the_order_of_the_rules(
    rules: list[tuple[Rule, Truth]],
    gate: Truth,
    level: str | None,
    order: Any,  # noqa: ANN401
) -> None:
    """Shuffled, the same rules come to the same decision, and each has the same reason."""
    shuffled = list(rules)
    order.shuffle(shuffled)
    one, other = (composed(dict(each), gate=gate, moment=at(level)) for each in (rules, shuffled))
    assert replace(one, rules=()) == replace(other, rules=())
    assert sorted(one.rules, key=lambda reason: reason.rule.id) == sorted(
        other.rules, key=lambda reason: reason.rule.id
    )


@given(rules=some_rules(), gate=st.sampled_from(Truth), level=st.sampled_from([None, *LADDER]))
def test_every_part_of_every_fired_action_is_obeyed(
    rules: list[tuple[Rule, Truth]], gate: Truth, level: str | None
) -> None:
    """No fired rule asks for more contact, more rest or a lower dose than what comes out."""
    came = composed(dict(rules), gate=gate, moment=at(level))
    place = -1 if came.level is None else LADDER.index(came.level)
    was = -1 if level is None else LADDER.index(level)
    for rule, truth in rules:
        if truth is YES:
            assert came.action.contact >= rule.action.contact
            assert came.action.days_off >= rule.action.days_off
            assert place <= max(was - rule.action.dose.levels, -1)
            if level is not None:
                assert came.action.dose >= rule.action.dose


# Sheets -------------------------------------------------------------------------------------------------

RED_FLAG = a_rule("flag", ANY, action=URGENT.completed, red_flag=True)
PLAIN_STOP = a_rule("stop", ANY, action=STOP)
PLAIN_HOLD = a_rule("hold", ANY)


@pytest.mark.parametrize(
    ("rules", "level", "sheet"),
    [
        ({PLAIN_HOLD: NO}, "third", Sheet.SESSIONS),
        ({PLAIN_HOLD: UNKNOWN}, "third", Sheet.SESSIONS),
        ({RED_FLAG: UNKNOWN}, "third", Sheet.ASK_FIRST),
        ({PLAIN_STOP: UNKNOWN}, "third", Sheet.ASK_FIRST),
        ({RED_FLAG: YES}, "third", Sheet.NO_SESSIONS),
        ({PLAIN_STOP: YES}, "third", Sheet.NO_SESSIONS),
        ({PLAIN_STOP: YES, RED_FLAG: UNKNOWN}, "third", Sheet.NO_SESSIONS),
        ({PLAIN_HOLD: YES, RED_FLAG: UNKNOWN}, "third", Sheet.ASK_FIRST),
        ({PLAIN_HOLD: YES}, None, Sheet.NOT_YET),
        ({PLAIN_HOLD: NO}, None, Sheet.SESSIONS),
    ],
)
def test_what_is_printed(rules: dict[Rule, Truth], level: str | None, sheet: Sheet) -> None:
    """A stop prints no sessions, an unasked red flag or stop asks first, and no level prints none yet."""
    assert composed(rules, moment=at(level)).sheet is sheet


# Baselines, second unknowns, own check-ins ------------------------------------------------------------------


@pytest.mark.parametrize("truth", [YES, UNKNOWN])
def test_a_known_baseline_counts_as_no_and_keeps_its_truth(truth: Truth) -> None:
    """The rule is still told with its truth, and is counted as NO."""
    came = composed({PLAIN_HOLD: truth}, baselines=frozenset({PLAIN_HOLD.id}))
    assert came.outcome is Outcome.PROGRESS
    assert [(one.truth, one.counted) for one in came.rules] == [(truth, NO)]


@pytest.mark.parametrize(
    "rule", [RED_FLAG, a_rule("call", ANY, action=EMERGENCY.completed)], ids=["a red flag", "an emergency"]
)
@pytest.mark.parametrize("truth", [YES, UNKNOWN])
def test_no_baseline_masks_a_red_flag_or_an_emergency(rule: Rule, truth: Truth) -> None:
    """They are counted as they are."""
    came = composed({rule: truth}, baselines=frozenset({rule.id}))
    assert [one.counted for one in came.rules] == [truth]


@pytest.mark.parametrize(
    ("action", "counted"),
    [(back(1), YES), (replace(HOLD, days_off=1), YES), (HOLD, UNKNOWN), (REFER, UNKNOWN)],
)
def test_at_a_second_unknown_a_step_back_or_rest_acts(action: Action, counted: Truth) -> None:
    """Regress and rest rules act as YES, hold and refer rules stay unknown."""
    rule = a_rule("a", ANY, action=action.completed)
    came = composed({rule: UNKNOWN}, unknown_running={rule.id: 1})
    assert [one.counted for one in came.rules] == [counted]
    first = composed({rule: UNKNOWN})
    assert [one.counted for one in first.rules] == [UNKNOWN]


def test_an_own_check_in_waits_for_a_clinician() -> None:
    """With everything open, a patient's own check-in is a hold for time."""
    came = composed({}, moment=at(by_clinician=False))
    assert (came.action.dose.kind, came.hold_kind) == (DoseKind.HOLD, HoldKind.TIME)
