"""Conditions are said exactly to a clinician and plainly to a patient."""

import re

import pytest

from rehab.protocol.condition import (
    All,
    AnyOf,
    AtLeastNOf,
    Condition,
    Counted,
    ExcessOverBest,
    Fall,
    Gain,
    Named,
    Not,
    Operator,
    Reference,
    Rise,
    Run,
    ShareOf,
    ShortOf,
    Test,
    Throughout,
    Within,
)
from rehab.rules.model import gate_parts
from rehab.terms.ids import ConditionId, MeasureId
from rehab.wording.condition import condition_sentence
from rehab.wording.voice import CLINICIAN, PATIENT, Voice
from tests.builders import CATALOGUE, a_protocol, above, at_least, at_most, below, is_test
from tests.plan.trips import an_example

PROTOCOL = a_protocol()
FLEXION = at_least("knee_flexion", 100)


def among(measure: str, *numbers: float) -> Test:
    """The value is one of some numbers."""
    return Test(MeasureId(measure), at_least(measure, 0).view, Within(tuple((one, one) for one in numbers)))


SAID: tuple[tuple[Condition, str, str], ...] = (
    (FLEXION, "knee flexion at least 100 deg", "knee flexion: 100 degrees or more"),
    (below("tug", 13.5), "tug below 13.5 s", "tug: less than 13.5 seconds"),
    (above("pain_walking", 5), "pain walking above 5", "pain walking: more than 5"),
    (at_most("pain_walking", 0), "pain walking at most 0", "pain walking: 0"),
    (at_least("effusion", 3), "effusion at least 2+", "effusion: a lot or more"),
    (at_most("effusion", 1), "effusion at most trace", "effusion: none or very little"),
    (among("weight_bearing", 2), "weight bearing: full", "weight bearing: full weight"),
    (among("calf_pain", 1), "calf pain: yes", "calf pain: yes"),
    (
        at_least("knee_flexion", 5, Fall(3, 28)),
        "knee flexion fell by 5 deg or more below the best of the last 3 check-ins",
        "knee flexion: down by 5 degrees or more",
    ),
    (
        All((at_least("effusion", 1, Rise(3, 28)), at_least("effusion", 2))),
        "effusion is at least 1+ and rose by 1 grade or more over the best of the last 3 check-ins",
        "effusion: a little or more and up by 1 grade or more",
    ),
    (
        at_least("effusion", 3, Throughout(Run(2, Counted.CHECK_INS), 28)),
        "effusion at least 2+ at each of the last 2 check-ins",
        "effusion: a lot or more at each of the last 2 check-ins",
    ),
    (
        above("effusion", 0, ExcessOverBest(2, 3, 28)),
        "effusion above its earlier best at each of the last 2 check-ins",
        "effusion: not as good as before at the last 2 check-ins",
    ),
    (
        below("knee_flexion", 5, Gain(3, 28)),
        "knee flexion improved by less than 5 deg over the last 3 check-ins",
        "knee flexion: better by less than 5 degrees over the last 3 check-ins",
    ),
    (
        at_most("knee_flexion", 10, ShortOf(Reference.OTHER_SIDE)),
        "knee flexion at most 10 deg short of the other side",
        "knee flexion: no more than 10 degrees behind the other knee",
    ),
    (
        at_least("knee_flexion", 70, ShareOf(Reference.OTHER_SIDE)),
        "knee flexion at least 70 % of the other side",
        "knee flexion: 70 percent or more of the other leg",
    ),
    (
        All((is_test("time_since_start", Operator.AT_LEAST, 7), below("time_since_start", 21))),
        "at least 1 week and less than 3 weeks since the operation",
        "at least 1 week and less than 3 weeks since the operation",
    ),
    (below("age", 65), "age below 65", "age below 65"),
    (at_least("level", 1), "level `treadmill` or higher", "level `treadmill` or higher"),
    (
        AnyOf((FLEXION, below("tug", 13.5))),
        "knee flexion at least 100 deg or tug below 13.5 s",
        "knee flexion: 100 degrees or more; or tug: less than 13.5 seconds",
    ),
    (
        Not(AtLeastNOf(2, (FLEXION, below("tug", 13.5)))),
        "fewer than 2 of: knee flexion at least 100 deg; tug below 13.5 s",
        "no more than 1 of these: knee flexion: 100 degrees or more; tug: less than 13.5 seconds",
    ),
    (
        Named(ConditionId("fall_gate"), below("tug", 13.5)),
        "fall gate (tug below 13.5 s)",
        "tug: less than 13.5 seconds",
    ),
    (Not(FLEXION), "not: knee flexion at least 100 deg", "not: knee flexion: 100 degrees or more"),
)


@pytest.mark.parametrize(("condition", "exact", "plain"), SAID, ids=[exact for _, exact, _ in SAID])
def test_every_kind_of_condition_is_said_in_two_voices(condition: Condition, exact: str, plain: str) -> None:
    """Each kind of test and compound has one sentence for a clinician and one for a patient."""
    assert condition_sentence(condition, CATALOGUE, PROTOCOL) == exact
    assert condition_sentence(condition, CATALOGUE, PROTOCOL, voice=PATIENT) == plain


def test_a_compound_inside_a_compound_stands_in_brackets() -> None:
    """`a and (b or c)` can't be read as `(a and b) or c`."""
    condition = All((FLEXION, AnyOf((below("tug", 13.5), at_most("pain_walking", 3)))))
    said = condition_sentence(condition, CATALOGUE, PROTOCOL)
    assert said == "knee flexion at least 100 deg; and (tug below 13.5 s or pain walking at most 3)"


@pytest.mark.parametrize("example", ["tka-week7.yaml", "acl-week8.yaml", "meniscectomy-week3.yaml"])
@pytest.mark.parametrize("voice", [CLINICIAN, PATIENT])
def test_every_condition_of_a_bundled_protocol_can_be_said(example: str, voice: Voice) -> None:
    """No condition of a bundled protocol leaves a name of the file, a bracket of a template or nothing."""
    trip = an_example(example)
    protocol = trip.courses[0].protocol
    conditions = [rule.when for rule in protocol.rules]
    conditions += [part for phase in protocol.phases for part in gate_parts(phase.enter_when)]
    conditions += [part for level in protocol.levels for part in gate_parts(level.needs)]
    for condition in conditions:
        said = condition_sentence(condition, trip.catalogue, protocol, voice=voice)
        assert said.strip()
        assert not re.search(r"[a-z]_[a-z]|[{}]|\bNone\b", said), said
