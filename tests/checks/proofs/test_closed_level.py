"""A level that nobody reaches, and what keeps everyone below it."""

import pytest

from rehab.checks.proofs.closed_level import check
from tests.checks.proofs.proving import a_rule, examined, ids, more, together, with_gate, with_rule


@pytest.mark.parametrize(
    ("gate", "found"),
    [
        ("{knee_flexion: {at_least: 100 deg, at_most: 100 deg, source: ebert-2014}}", []),
        ("{knee_flexion: {at_least: 100 deg, at_most: 99 deg, source: ebert-2014}}", ["RP407"]),
        ("{pain_at_rest: {at_most: 3, at_least: 3, source: clinic-default}}", []),
        ("{pain_at_rest: {at_most: 2, at_least: 3, source: clinic-default}}", ["RP407"]),
    ],
)
def test_gate(gate: str, found: list[str]) -> None:
    """A gate that one value still opens is silent."""
    assert ids(check, with_gate(gate)) == found


def test_it_names_the_parts_of_the_gate() -> None:
    """Of several parts those are named that exclude each other, with their lines."""
    gate = together(
        "pain_at_rest: {at_most: 2, source: clinic-default}",
        "knee_flexion: {at_least: 100 deg, source: ebert-2014}",
        "pain_at_rest: {at_least: 4, source: clinic-default}",
    )
    (finding,) = check(examined(with_gate(gate)))
    about, *named = finding.shown
    assert about == "nobody meets these two together:"
    assert [line.split("   ")[0].strip() for line in named] == [
        "phase `supported` > enter_when > item 1",
        "phase `supported` > enter_when > item 3",
    ]


def test_it_names_the_rule_that_holds() -> None:
    """Where the gate opens, the rule is named that holds whoever meets it."""
    (finding,) = check(examined(with_rule("{knee_flexion: {at_least: 100 deg}}")))
    assert finding.shown[0] == "whoever meets its gate is held by this:"
    assert "rule `own`" in finding.shown[1]


def test_two_rules_together() -> None:
    """Two rules that together hold everyone close the level, though neither does alone."""
    rules = a_rule("less", "{pain_at_rest: {at_most: 1}}"), a_rule("more", "{pain_at_rest: {at_least: 2}}")
    assert ids(check, more("rules:\n" + "".join(rules))) == ["RP407"]
    assert ids(check, more("rules:\n" + rules[1])) == []
