"""Two rules that no patient can tell apart."""

import pytest

from rehab.checks.proofs.same_condition import check
from tests.checks.proofs.proving import a_rule, examined, ids, more, together

_REST = a_rule("rests", "{effusion: {at_least: 2+}}", "{dose: hold, days_off: 2}")


@pytest.mark.parametrize(
    ("when", "found"),
    [
        pytest.param("{effusion: {above: 1+}}", ["RP409"], id="in other words"),
        pytest.param("{not: {effusion: {at_most: 1+}}}", ["RP409"], id="as a denial"),
        pytest.param("{effusion: {above: 2+}}", [], id="one grade more"),
        pytest.param("{effusion: {at_least: 1+}}", [], id="one grade less"),
        pytest.param(
            together("effusion: {above: 1+}", "pain_walking: {above: 2}"), [], id="another measure as well"
        ),
    ],
)
def test_effusion_of_two_or_more(when: str, found: list[str]) -> None:
    """Two rules are found when they fire for the same patients, whatever words say so."""
    assert ids(check, more("rules:\n" + _REST + a_rule("back", when, "{regress: 1}"))) == found


@pytest.mark.parametrize(
    ("then", "what"),
    [("{regress: 1}", "ask for different things"), ("{dose: hold, days_off: 2}", "say the same")],
)
def test_what_they_ask_for(then: str, what: str) -> None:
    """A conflict and a rule too many are told apart, and both lines are named."""
    text = more("rules:\n" + _REST + a_rule("back", "{effusion: {above: 1+}}", then))
    (finding,) = check(examined(text))
    assert what in finding.message
    assert finding.shown == ("rule `rests` stands at own.yaml:10",)
