"""Every form in which an author can write a condition, and the tree that it means."""

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
    Limit,
    Named,
    Not,
    Now,
    Operator,
    Reference,
    Rise,
    Run,
    ShareOf,
    ShortOf,
    Test,
    Throughout,
    View,
    Within,
)
from rehab.terms.ids import ConditionId, MeasureId, SourceId
from tests.protocol.small import HEAD, a_condition, resolved

LADDER = """\
phases:
  - id: p
    title: P
    patient: P
    weeks: {not_before: 6, source: clinic-default}
    enter_when: {pain_at_rest: {at_most: 3}}
    levels: [low, high]
levels:
  - {id: low, title: L, patient: L, surface: counter, support: two_hands, dose: &, source: clinic-default}
  - {id: high, title: H, patient: H, surface: counter, support: one_hand, dose: &, source: clinic-default}
""".replace("&", "{repeats: [1, 2], work_s: [9, 9], rest_s: 9, total_min: 1, sessions_per_week: [1, 2]}")


def meaning(body: str, more: str = "") -> Condition:
    """The tree of a condition's text."""
    ((_, condition), *_rest) = [
        one for one in resolved(a_condition(body) + more).sound.conditions if one[0] == "one"
    ]
    return condition


def at(measure: str, operator: Operator, threshold: float, view: View | None = None) -> Test:
    """One limit on one view of a measure."""
    return Test(MeasureId(measure), view or Now(), Limit(operator, threshold))


def within(measure: str, *ranges: tuple[float, float], view: View | None = None) -> Test:
    """One set of ranges on one view of a measure."""
    return Test(MeasureId(measure), view or Now(), Within(ranges))


LEAST, MOST, ABOVE, BELOW = Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW
PAIN = at("pain_walking", ABOVE, 5)
TWO_CHECK_INS = Throughout(Run(2, Counted.CHECK_INS), 28)


@pytest.mark.parametrize(
    ("body", "tree"),
    [
        # thresholds of each kind of measure
        ("{knee_flexion: {at_least: 100 deg}}", at("knee_flexion", LEAST, 100)),
        ("{extension_deficit: {at_most: -5 deg}}", at("extension_deficit", MOST, -5)),
        ("{tug: {below: 13.5 s}}", at("tug", BELOW, 13.5)),
        ("{pain_walking: {above: 5}}", PAIN),
        ("{near_falls: {at_least: 1}}", at("near_falls", LEAST, 1)),
        ("{quadriceps_strength: {at_least: 80.5 Nm}}", at("quadriceps_strength", LEAST, 80.5)),
        ("{oxygen_saturation: {below: 90 %}}", at("oxygen_saturation", BELOW, 90)),
        ("{resting_heart_rate: {above: 120 /min}}", at("resting_heart_rate", ABOVE, 120)),
        ("{effusion: {at_least: 1+}}", at("effusion", LEAST, 2)),
        ("{weight_bearing: {below: full}}", at("weight_bearing", BELOW, 4)),
        ("{weight_bearing: {is: full}}", within("weight_bearing", (4, 4))),
        ("{calf_pain: {is: true}}", within("calf_pain", (1, 1))),
        ("{calf_pain: {is: false}}", within("calf_pain", (0, 0))),
        # sets and ranges; neighbours are one range
        ("{effusion: {one_of: [trace, 1+]}}", within("effusion", (1, 2))),
        ("{effusion: {one_of: [3+, none]}}", within("effusion", (0, 0), (4, 4))),
        ("{knee_flexion: {between: [60 deg, 90 deg]}}", within("knee_flexion", (60, 90))),
        ("{effusion: {between: [none, 1+]}}", within("effusion", (0, 2))),
        # parameters
        ("{tug: {at_least: {parameter: tug_limit}}}", at("tug", LEAST, 13.5)),
        ("{pain_walking: {between: [2, {parameter: pain_limit}]}}", within("pain_walking", (2, 5))),
        ("{time_since_session: {above: {parameter: short_gap}}}", at("time_since_session", ABOVE, 7)),
        (
            "{sessions_at_level: {at_least: {parameter: sessions_before_progress}}}",
            at("sessions_at_level", LEAST, 2),
        ),
        # over time
        ("{effusion: {at_least: 2+, for_last: 2 check_ins}}", at("effusion", LEAST, 3, TWO_CHECK_INS)),
        (
            "{pain_during: {above: 5, for_last: 3 sessions}}",
            at("pain_during", ABOVE, 5, Throughout(Run(3, Counted.SESSIONS), 28)),
        ),
        (
            "{pain_walking: {above: 5, for_last: 7 days}}",
            at("pain_walking", ABOVE, 5, Throughout(Run(7, Counted.DAYS), 7)),
        ),
        (
            "{calf_pain: {is: true, for_last: 1 check_in}}",
            within("calf_pain", (1, 1), view=Throughout(Run(1, Counted.CHECK_INS), 28)),
        ),
        ("{effusion: {rose_by: 1 grade}}", at("effusion", LEAST, 1, Rise(3, 28))),
        ("{effusion: {rose_by: 2 grades}}", at("effusion", LEAST, 2, Rise(3, 28))),
        ("{pain_walking: {rose_by: 2}}", at("pain_walking", LEAST, 2, Rise(3, 28))),
        ("{knee_flexion: {fell_by: 10 deg}}", at("knee_flexion", LEAST, 10, Fall(3, 28))),
        ("{knee_flexion: {fell_by: measurement error}}", at("knee_flexion", LEAST, 5, Fall(3, 28))),
        ("{knee_flexion: {flat_for: 3 check_ins}}", at("knee_flexion", BELOW, 5, Gain(3, 28))),
        (
            "{effusion: {above_best_for_last: 2 check_ins}}",
            at("effusion", ABOVE, 0, ExcessOverBest(2, 3, 28)),
        ),
        (
            "{knee_flexion: {below_best_for_last: 2 check_ins}}",
            at("knee_flexion", ABOVE, 0, ExcessOverBest(2, 3, 28)),
        ),
        # relative
        (
            "{knee_flexion: {at_most: 10 deg, short_of: other_side}}",
            at("knee_flexion", MOST, 10, ShortOf(Reference.OTHER_SIDE)),
        ),
        ("{tug: {at_least: 2 s, short_of: first}}", at("tug", LEAST, 2, ShortOf(Reference.FIRST))),
        (
            "{quadriceps_strength: {at_least: 70 %, share_of: other_side}}",
            at("quadriceps_strength", LEAST, 70, ShareOf(Reference.OTHER_SIDE)),
        ),
        (
            "{pain_walking: {above: 110 %, share_of: best}}",
            at("pain_walking", ABOVE, 110, ShareOf(Reference.BEST)),
        ),
        # the course itself
        ("{time_since_start: {at_least: 6 weeks}}", at("time_since_start", LEAST, 42)),
        ("{time_at_level: {below: 10 days}}", at("time_at_level", BELOW, 10)),
        ("{holds_in_a_row: {is: 2}}", within("holds_in_a_row", (2, 2))),
        ("{age: {at_least: 65 years}}", at("age", LEAST, 65)),
        # connectives
        ("{all: [{pain_walking: {above: 5}}]}", All((PAIN,))),
        (
            "{any: [{pain_walking: {above: 5}}, {calf_pain: {is: true}}]}",
            AnyOf((PAIN, within("calf_pain", (1, 1)))),
        ),
        ("{not: {pain_walking: {above: 5}}}", Not(PAIN)),
        ("{at_least_n_of: {n: 1, of: [{pain_walking: {above: 5}}]}}", AtLeastNOf(1, (PAIN,))),
        ("{condition: settled}", Named(ConditionId("settled"), at("pain_at_rest", MOST, 3))),
        # several clauses of one measure are and-ed, in the order of the alphabet
        (
            "{effusion: {rose_by: 1 grade, at_least: 1+}}",
            All((at("effusion", LEAST, 2), at("effusion", LEAST, 1, Rise(3, 28)))),
        ),
        (
            "{time_since_start: {below: 3 weeks, at_least: 1 weeks}}",
            All((at("time_since_start", LEAST, 7), at("time_since_start", BELOW, 21))),
        ),
    ],
)
def test_form(body: str, tree: Condition) -> None:
    """A condition means exactly this tree, with thresholds in the measure's own numbers."""
    assert meaning(body) == tree


def test_a_level_is_its_place() -> None:
    """A test of the level compares places on the ladder."""
    assert meaning("{level: {at_least: high}}", LADDER) == at("level", LEAST, 1)


def test_the_source_stays_with_its_number() -> None:
    """The citation of one number is kept with its test."""
    told = meaning("{pain_walking: {above: 5, source: fees-1998}}")
    assert told == Test(MeasureId("pain_walking"), Now(), Limit(ABOVE, 5), SourceId("fees-1998"))


def test_an_expected_curve_can_be_fallen_short_of() -> None:
    """Where a curve is given, a value is compared with what is expected by then."""
    curve = "expected:\n  knee_flexion: {weeks: {1: 80, 8: 110}, source: fees-1998}\n"
    tree = at("knee_flexion", LEAST, 20, ShortOf(Reference.EXPECTED))
    assert meaning("{knee_flexion: {at_least: 20 deg, short_of: expected}}", curve) == tree


def test_the_look_back_is_a_parameter() -> None:
    """A protocol that looks back further does so in every trend."""
    more = "parameters:\n  look_back: {value: 6 weeks, source: fees-1998}\n"
    assert meaning("{pain_walking: {rose_by: 2}}", more) == at("pain_walking", LEAST, 2, Rise(3, 42))


@pytest.mark.parametrize(
    ("body", "finding_id"),
    [
        ("{knee_flexion: {at_least: 100}}", "RP109"),
        ("{knee_flexion: {at_least: 100 s}}", "RP109"),
        ("{pain_walking: {above: 5 points}}", "RP109"),
        ("{pain_walking: {above: 11}}", "RP110"),
        ("{pain_walking: {above: 10}}", "RP110"),
        ("{pain_walking: {below: 0}}", "RP110"),
        ("{pain_walking: {above: 4.5}}", "RP110"),
        ("{effusion: {at_least: 4+}}", "RP103"),
        ("{effusion: {one_of: [trace, 5+]}}", "RP103"),
        ("{effusion: {above: {parameter: pain_limit}}}", "RP109"),
        ("{knee_flexion: {below: {parameter: tug_limit}}}", "RP109"),
        ("{knee_flexion: {below: {parameter: short_gap}}}", "RP109"),
        ("{age: {above: {parameter: short_gap}}}", "RP109"),
        ("{time_since_start: {above: {parameter: tug_limit}}}", "RP109"),
        ("{knee_flexion: {at_least: 70 deg, share_of: other_side}}", "RP109"),
        ("{knee_flexion: {at_least: 10 %, short_of: best}}", "RP109"),
        ("{time_since_start: {at_least: 6}}", "RP109"),
        ("{time_since_start: {at_least: 6 months}}", "RP109"),
        ("{time_since_start: {at_least: 1.5 weeks}}", "RP109"),
        ("{holds_in_a_row: {at_least: 2 holds}}", "RP109"),
        ("{pain_walking: {rose_by: 0}}", "RP109"),
        ("{pain_walking: {rose_by: 2 points}}", "RP109"),
        ("{effusion: {at_least: 1+, for_last: 0 check_ins}}", "RP109"),
        ("{effusion: {at_least: 1+, for_last: 2 weeks}}", "RP109"),
        ("{effusion: {one_of: [none, 3+], for_last: 2 check_ins}}", "RP111"),
        ("{knee_flexion: {flat_for: 1 check_in}}", "RP111"),
        ("{extension_lag: {flat_for: 3 check_ins}}", "RP111"),
        ("{knee_flexion: {flat_for: 7 days}}", "RP111"),
        ("{age: {between: [1 years, 2 years]}}", "RP111"),
    ],
)
def test_what_can_mean_nothing(body: str, finding_id: str) -> None:
    """A threshold or test that its measure cannot have is refused once, with what would be right."""
    told = resolved(a_condition(body))
    assert told.protocol is None
    assert told.ids == [finding_id]
    assert told.findings[0].label


def test_every_fault_of_a_condition_is_told() -> None:
    """No fault hides another: each part of a condition is read to its end."""
    effusion = "{effusion: {is: 9+, source: ebert}}"
    body = f"{{any: [{{pain: {{above: 1}}}}, {{not: {{tug: {{above: 5}}}}}}, {{condition: x}}, {effusion}]}}"
    assert sorted(resolved(a_condition(body)).ids) == ["RP103", "RP104", "RP107", "RP108", "RP109"]


def test_circles_are_told_once() -> None:
    """Conditions that use each other are one finding, however many rules use them."""
    body = (
        HEAD.format(id="child", title="A circle")
        + "conditions:\n  a: {condition: b}\n  b: {any: [{condition: c}, {condition: a}]}\n"
        "  c: {not: {condition: a}}\n"
        "guarantees:\n  - {never: hold, when: {condition: a}}\n  - {never: hold, when: {condition: c}}\n"
    )
    told = resolved(body)
    assert told.ids == ["RP113", "RP113"]
    assert {one.message for one in told.findings} == {
        "condition `a` uses itself through `b`",
        "condition `a` uses itself through `b` through `c`",
    }
