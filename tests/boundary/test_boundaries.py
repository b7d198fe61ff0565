"""Boundary patients: just below, at and just above a threshold, and decided by nothing else."""

import pytest

from tests.boundary.sheets import the_boundaries, ticked
from tests.checks.cases.walked import a_protocol

ON, STAYS, EASIER, STOP = ["goes_on"], ["stays"], ["easier"], ["stop"]


def test_a_gate_is_tried_at_its_number_and_beside_it() -> None:
    """At 100 deg and a degree more the patient goes on, a degree less he stays."""
    found = the_boundaries(a_protocol(rules={}))
    assert ticked(found, "enter:held", "knee_flexion") == {99: STAYS, 100: ON, 101: ON}


def test_a_window_is_tried_at_its_day_and_beside_it() -> None:
    """The first day of week 6 opens the ladder, the day before does not."""
    found = the_boundaries(a_protocol(rules={}))
    assert ticked(found, "enter:held", "time_since_start") == {41: STAYS, 42: ON, 43: ON}


@pytest.mark.parametrize(
    ("when", "then", "expected"),
    [
        ("{effusion: {at_least: 2+}}", "hold", {2: ON, 3: STAYS, 4: STAYS}),
        ("{pain_walking: {above: 5}}", "{regress: 1}", {4: ON, 5: ON, 6: EASIER}),
        ("{pain_walking: {above: 5}}", "stop", {4: ON, 5: ON, 6: STOP}),
        ("{pain_walking: {above: 5}}", "refer", {4: ON, 5: ON, 6: ["seen", "stays"]}),
        ("{calf_pain: {is: true}}", "urgent", {0: ON, 1: ["seen", "stop"]}),
        ("{pain_walking: {rose_by: 2}}", "hold", {1: ON, 2: STAYS, 3: STAYS}),
        ("{knee_flexion: {fell_by: 5 deg}}", "hold", {4: ON, 5: STAYS, 6: STAYS}),
        ("{pain_during: {above: 3}}", "hold", {2: ON, 3: ON, 4: STAYS}),
        ("{effusion: {at_least: 2+, for_last: 2 check_ins}}", "hold", {2: ON, 3: STAYS, 4: STAYS}),
        ("{swelling: {is: true, for_last: 2 sessions}}", "hold", {0: ON, 1: STAYS}),
        ("{age: {at_least: 80 years}}", "hold", {79: ON, 80: STAYS, 81: STAYS}),
    ],
)
def test_a_rule_is_tried_at_its_number_and_beside_it(
    when: str, then: str, expected: dict[float, list[str]]
) -> None:
    """Whatever a rule looks at, its patients lie on both sides of its number, and only they differ."""
    found = the_boundaries(a_protocol(rules={"one": (when, then)}))
    (measure,) = (one.threshold.measure for one in found.boundaries if one.threshold.owner == "rule:one")
    assert ticked(found, "rule:one", measure) == expected


def test_all_else_lets_the_rule_speak() -> None:
    """In a rule of two tests each is tried in patients for whom the other one holds."""
    when = "{all: [{pain_walking: {at_least: 4}}, {effusion: {at_least: 1+}}]}"
    found = the_boundaries(a_protocol(rules={"both": (when, "stop")}))
    assert ticked(found, "rule:both", "pain_walking") == {3: ON, 4: STOP, 5: STOP}
    assert ticked(found, "rule:both", "effusion") == {1: ON, 2: STOP, 3: STOP}


def test_a_long_past_is_drawn_out() -> None:
    """A rule that asks for three irritable holds is tried in a patient who had them."""
    sore = ("{pain_during: {above: 2}}", "{dose: hold, hold_kind: irritable}")
    again = ("{all: [{holds_in_a_row: {at_least: 2}}, {pain_during: {above: 2}}]}", "refer")
    text = a_protocol(rules={"sore": sore, "again": again}).replace(
        "then: {dose: hold, hold_kind: irritable}", "then: hold, hold_kind: irritable"
    )
    found = the_boundaries(text)
    assert ticked(found, "rule:again", "holds_in_a_row")[2] == ["seen", "stays"]


def test_time_at_a_level_is_counted_from_the_day_it_was_reached() -> None:
    """Two weeks at a level are tried at 13, 14 and 15 days."""
    leave = "{time_at_level: {at_least: 2 weeks}}"
    found = the_boundaries(a_protocol(rules={}, leave=leave))
    assert ticked(found, "exit:held", "time_at_level") == {13: STAYS, 14: ON, 15: ON}


def test_what_makes_no_difference_is_left_out_and_told() -> None:
    """A rule that another always drowns out parts nobody."""
    rules = {
        "sooner": ("{pain_walking: {above: 3}}", "stop"),
        "later": ("{pain_walking: {above: 6}}", "hold"),
    }
    found = the_boundaries(a_protocol(rules=rules))
    assert [one.owner for one in found.left_out] == ["rule:later"]


def test_the_same_protocol_gives_the_same_patients() -> None:
    """Ids, patients and decisions depend on nothing but the protocol."""
    one, other = (the_boundaries(a_protocol()) for _ in range(2))
    assert [(each.id, each.given) for each in one.patients] == [
        (each.id, each.given) for each in other.patients
    ]


def test_an_id_outlives_what_is_written_around_it() -> None:
    """Another rule changes no id; another number changes those of its own patients and no others."""
    before = {one.id for one in the_boundaries(a_protocol()).patients}
    more = {"pain": ("{pain_walking: {above: 7}}", "stop"), "fluid": ("{effusion: {at_least: 2+}}", "hold")}
    assert before < {one.id for one in the_boundaries(a_protocol(rules=more)).patients}
    moved = the_boundaries(a_protocol(gate="{knee_flexion: {at_least: 101 deg}}"))
    assert len(before - {one.id for one in moved.patients}) == 1
