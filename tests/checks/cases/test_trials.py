"""Trials: the numbers at which a threshold is tried, the value itself and one step to either side."""

import pytest

from rehab.checks.cases.trials import trials_of
from rehab.protocol import condition as tree
from rehab.protocol.from_authored import resolve
from tests.checks.cases.walked import a_chain, a_protocol
from tests.patient.written import the_catalogue

_MORE = "expected:\n  knee_flexion: {weeks: {1: 80, 8: 110}, source: clinic-default}\n"


def _trials(when: str) -> list[list[float]]:
    """The numbers to try, of each test of a condition."""
    text = a_protocol(rules={"asked": (when, "hold")}, more=_MORE)
    protocol, _ = resolve(a_chain(text), the_catalogue())
    assert protocol is not None
    (rule,) = protocol.rules
    return [
        [trial.number for trial in trials_of(test, the_catalogue(), protocol)]
        for test in tree.tests_of(rule.when)
    ]


@pytest.mark.parametrize(
    ("when", "numbers"),
    [
        pytest.param("{knee_flexion: {below: 90 deg}}", [89, 90, 91], id="a plain threshold"),
        pytest.param("{tug: {below: 13.5 s}}", [13.49, 13.5, 13.51], id="steps of a hundredth"),
        pytest.param("{effusion: {at_least: 2+}}", [2, 3, 4], id="grades"),
        pytest.param("{effusion: {is: 3+}}", [3, 4], id="nothing lies above the last grade"),
        pytest.param("{extension_lag: {above: 0 deg}}", [0, 1], id="nothing lies below the range"),
        pytest.param("{calf_pain: {is: true}}", [0, 1], id="yes and no"),
        pytest.param("{effusion: {one_of: [trace, 1+]}}", [0, 1, 2, 3], id="both ends of a range"),
        pytest.param("{knee_flexion: {between: [60 deg, 90 deg]}}", [59, 60, 90, 91], id="between"),
        pytest.param("{knee_flexion: {fell_by: 5 deg}}", [4, 5, 6], id="a change"),
        pytest.param("{effusion: {above_best_for_last: 2 check_ins}}", [-1, 0, 1], id="above its best"),
        pytest.param(
            "{knee_flexion: {at_least: 20 deg, short_of: expected}}",
            [19, 21],
            id="on a curve the value itself may never be hit",
        ),
        pytest.param(
            "{quadriceps_strength: {below: 60 %, share_of: other_side}}", [59, 61], id="a share has no steps"
        ),
        pytest.param("{time_since_start: {at_least: 6 weeks}}", [41, 42, 43], id="days"),
        pytest.param("{holds_in_a_row: {at_least: 0}}", [0, 1], id="no count is below none"),
        pytest.param("{level: {at_least: bars}}", [-1, 0, 1], id="before the first level is a place"),
        pytest.param("{level: {at_least: rail}}", [0, 1], id="nothing lies above the ladder"),
    ],
)
def test_a_threshold_is_tried_at_and_beside_its_value(when: str, numbers: list[float]) -> None:
    """One step of the measure to each side, as far as its values go."""
    assert _trials(when) == [numbers]


def test_between_two_steps_either_counts() -> None:
    """A number that is less than a step away tries that side as well."""
    text = a_protocol(rules={"asked": ("{quadriceps_strength: {below: 60 %, share_of: other_side}}", "hold")})
    protocol, _ = resolve(a_chain(text), the_catalogue())
    assert protocol is not None
    (test,) = tree.tests_of(protocol.rules[0].when)
    below, above = trials_of(test, the_catalogue(), protocol)
    assert [below.is_met_by(number) for number in (58.9, 59, 59.9, 60, 60.1)] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert [above.is_met_by(number) for number in (59.9, 60, 60.1, 61, 61.1)] == [
        False,
        False,
        True,
        True,
        False,
    ]
