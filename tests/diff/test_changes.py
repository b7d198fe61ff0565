"""What is written differently: as sentences, with file and line on both sides."""

from rehab.diff.changes import Change, changes
from tests.checks.cases.walked import a_protocol
from tests.diff.editions import FLUID, GATE, PLAIN, SORE, an_edition

TWO = "{all: [{knee_flexion: {at_least: 100 deg}}, {effusion: {at_most: 1+}}]}"


def written(old: str, new: str) -> list[str]:
    """Each change in one line."""
    return [shown(one) for one in changes(an_edition(old, "old.yaml"), an_edition(new, "new.yaml"))]


def shown(change: Change) -> str:
    """A change with its words on both sides."""
    sides = (None if said is None else said.words for said in (change.old, change.new))
    return f"{change.about}, {change.aspect}: {' -> '.join(str(side) for side in sides)}"


def test_the_same_file_has_no_change() -> None:
    """Neither a comment nor the order of rules is a change."""
    assert not written(PLAIN, "# why\n" + PLAIN)
    assert not written(PLAIN, a_protocol(rules={"sore": SORE, "fluid": FLUID}, gate=GATE))


def test_a_rule_is_told_by_its_sentences() -> None:
    """Another threshold and another action are two changes of one rule."""
    new = PLAIN.replace(
        "{pain_walking: {above: 5}}, then: {regress: 1}", "{pain_walking: {above: 4}}, then: hold"
    )
    assert written(PLAIN, new) == [
        "rule `sore`, condition: Pain on walking above 5 -> Pain on walking above 4",
        "rule `sore`, action: regress 1 -> hold",
    ]


def test_a_rule_dropped_and_one_added() -> None:
    """What only one version has is told whole."""
    new = a_protocol(rules={"fluid": FLUID, "stiff": ("{knee_flexion: {below: 80 deg}}", "refer")}, gate=GATE)
    assert written(PLAIN, new) == [
        "rule `sore`, : Pain on walking above 5: regress 1 -> None",
        "rule `stiff`, : None -> Active knee flexion below 80 deg: refer, hold",
    ]


def test_a_gate_is_told_item_by_item() -> None:
    """An item that is still asked is not told; one that changed stands beside what it was."""
    old, new = a_protocol(gate=GATE), a_protocol(gate=TWO.replace("100", "101"))
    gate = "phase `held`, entry gate: "
    assert written(old, new) == [
        f"{gate}active knee flexion at least 100 deg -> active knee flexion at least 101 deg",
        f"{gate}None -> effusion at most 1+",
    ]


def test_both_sides_name_their_line() -> None:
    """A window that moved is found in both files."""
    new = "# one line more\n" + PLAIN.replace("not_before: 6", "not_before: 7")
    (change,) = changes(an_edition(PLAIN, "old.yaml"), an_edition(new, "new.yaml"))
    assert change.old is not None
    assert change.old.origin is not None
    assert change.new is not None
    assert change.new.origin is not None
    at = next(number for number, line in enumerate(PLAIN.splitlines(), 1) if "not_before: 6" in line)
    assert (change.old.origin.file, change.old.origin.line) == ("old.yaml", at)
    assert (change.new.origin.file, change.new.origin.line) == ("new.yaml", at + 1)
    assert (change.old.words, change.new.words) == ("not before 6 weeks", "not before 7 weeks")


def test_a_level_is_told_number_by_number() -> None:
    """A dose names the number that differs and no other."""
    assert written(PLAIN, PLAIN.replace("total_min: 2,", "total_min: 3,")) == [
        "level `bars`, most minutes in a session: 2 -> 3",
        "level `rail`, most minutes in a session: 2 -> 3",
    ]
