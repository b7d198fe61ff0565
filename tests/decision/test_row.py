"""Rows without a step up: nothing that worsens gives less contact, whatever came before."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.decision.model import Composed, Row, Sheet
from rehab.protocol.model import Rule
from rehab.protocol.standing import (
    CHECK_INS_BEFORE_REVIEW,
    DATA_HOLDS_BEFORE_REVIEW,
    DAYS_BEFORE_REVIEW,
    GATE_HOLDS_BEFORE_REVIEW,
)
from rehab.terms.caution import Contact, HoldKind
from rehab.terms.ids import LevelId
from rehab.terms.truth import Truth
from tests.builders import day
from tests.decision.composing import LADDER, NO, UNKNOWN, YES, at, composed, some_rules


def never_easier(one: Composed, other: Composed) -> None:
    """The other has no less contact, no more dose and no fewer days off."""
    assert other.action.contact >= one.action.contact
    assert other.action.dose >= one.action.dose
    assert other.action.days_off >= one.action.days_off
    assert other.sheet is not Sheet.SESSIONS or one.sheet is Sheet.SESSIONS


WORSENING = st.sampled_from([(NO, UNKNOWN), (NO, YES), (UNKNOWN, YES)])
"""How the truth of a rule can worsen; that of a gate worsens the other way round."""


CALLING_NOBODY = (Contact.NONE,)
"""Rules whose own contact would hide that of a review."""


@st.composite
def visits(draw: st.DrawFn) -> dict[str, Any]:
    """Where a visit stands: its level, its row, its days without anybody asked, and how many are too many."""
    row = Row(
        {kind: draw(st.integers(0, 5)) for kind in (HoldKind.DATA, HoldKind.GATE)},
        since_unknown=draw(st.integers(0, 5)),
        standstill=draw(st.integers(0, 5)),
    )
    reviewed = (DATA_HOLDS_BEFORE_REVIEW, GATE_HOLDS_BEFORE_REVIEW, CHECK_INS_BEFORE_REVIEW)
    limits = {name: draw(st.integers(1, 5)) for name in reviewed}
    return {
        "moment": at(draw(st.sampled_from([None, *LADDER]))),
        "row": row,
        "reached": frozenset(map(LevelId, draw(st.sampled_from(((), LADDER))))),
        "unasked_since": draw(st.sampled_from((None, day(49), day(50)))),
        "limits": {**limits, DAYS_BEFORE_REVIEW: 11},
    }


@settings(max_examples=400)
@given(
    rules=some_rules(least=1, most=2, contacts=CALLING_NOBODY),
    gate=st.sampled_from(Truth),
    visit=visits(),
    worsens=WORSENING,
)
def test_a_rule_that_worsens_is_never_easier(
    rules: list[tuple[Rule, Truth]], gate: Truth, visit: dict[str, Any], worsens: tuple[Truth, Truth]
) -> None:
    """Whatever else is true, a rule that goes towards YES takes nothing back."""
    one, other = (composed({**dict(rules), rules[0][0]: truth}, gate=gate, **visit) for truth in worsens)
    never_easier(one, other)


@settings(max_examples=400)
@given(rules=some_rules(most=1, contacts=CALLING_NOBODY), visit=visits(), worsens=WORSENING)
def test_a_gate_that_worsens_is_never_easier(
    rules: list[tuple[Rule, Truth]], visit: dict[str, Any], worsens: tuple[Truth, Truth]
) -> None:
    """An unmeasured gate asks for no less than an open one, and a closed one for no less than either."""
    one, other = (composed(dict(rules), gate=truth.negated, **visit) for truth in worsens)
    never_easier(one, other)
