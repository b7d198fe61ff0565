"""Shorthand: a few signs say a test, and what has none is said in full."""

import pytest

from rehab.protocol.condition import (
    Condition,
    Limit,
    Named,
    Not,
    Now,
    Operator,
    Reference,
    ShareOf,
    Test,
    Within,
)
from rehab.terms.ids import ConditionId, MeasureId
from rehab.wording.shorthand import shorthand
from tests.patient.written import the_catalogue
from tests.report.shown import shown

BENT = Test(MeasureId("knee_flexion"), Now(), Limit(Operator.AT_LEAST, 100))
STRONG = Test(MeasureId("quadriceps_strength"), ShareOf(Reference.OTHER_SIDE), Limit(Operator.AT_LEAST, 80))
A_WEEK = Test(MeasureId("time_at_level"), Now(), Limit(Operator.AT_LEAST, 7))


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (BENT, "flexion ≥ 100°"),
        (Test(MeasureId("effusion"), Now(), Limit(Operator.AT_MOST, 2)), "effusion ≤ 1+"),
        (Test(MeasureId("wound"), Now(), Within(((0, 0),))), "wound closed"),
        (
            STRONG,
            "quadriceps ≥ 80 % of other side",
        ),
        (Named(ConditionId("fall_gate"), BENT), "fall gate"),
        (
            A_WEEK,
            "at least 1 week at this level",
        ),
        (Not(BENT), "not: active knee flexion at least 100 deg"),
        (Test(MeasureId("dizziness"), Now(), Within(((0, 0),))), "dizziness on standing or walking: no"),
    ],
)
def test_a_condition_in_short(condition: Condition, said: str) -> None:
    """Each kind of condition has its signs, or its sentence."""
    assert shorthand(condition, the_catalogue(), shown("tka-retro").protocol) == said
