"""Every fault of a file comes in one run: none hides another, and none has an echo."""

from itertools import combinations

import pytest

from rehab.findings import Finding
from tests.protocol.small import BASE, CHILD, overlay, resolved, with_overlays

FAULTS = [
    ("title: Bars", "titel: Bars", "RP102"),
    ("    patient: On a slow belt\n", "", "RP101"),
    ("rest_s: 45", 'rest_s: "45"', "RP103"),
    ("walk_min: 15", "walk_min: 015", "RP010"),
    ("knee_flexion: {at_least: 100 deg", "knee_flexon: {at_least: 100 deg", "RP104"),
    ("levels: [floor]", "levels: [flor]", "RP105"),
    ("parameter: tug_limit", "parameter: tug_limits", "RP118"),
    ("exit_when: {pain_walking: {at_most: 2}}", "exit_when: {pain_walking: {at_mots: 2}}", "RP102"),
    ("enter_when: {condition: settled}", "enter_when: {condition: setled}", "RP108"),
    ("value: 4, source: ebert-2014", "value: 4, source: ebert-2041", "RP107"),
    ("when: {locked_knee: {is: true}}", "when: {locked_knee: {is: yes}}", "RP007"),
    (
        "text: The knee locks after a repair.",
        "text: The knee locks after a repair.\n        colour: red",
        "RP102",
    ),
    ("modifiers:", "modifers:", "RP102"),
    ("cemented: {not_before: {supported: 7}}", "cemented: {not_before: {suported: 7}}", "RP106"),
    ("  - {never: progress, when: {pain_walking: {above: 5}}}", "  - {never: progress}", "RP101"),
    ("title: One operation\n", "", "RP101"),
    ("procedure: total_knee_arthroplasty", "procedure: 7", "RP103"),
    ("- id: supported", "- id: Supported", "RP103"),
]


def test_the_small_protocol_is_sound() -> None:
    """Each fault below is one change of a protocol without any."""
    assert resolved().findings == ()
    assert all(CHILD.count(old) == 1 for old, _, _ in FAULTS)


@pytest.mark.parametrize(("old", "new", "finding_id"), FAULTS, ids=[new for _, new, _ in FAULTS])
def test_one_fault(old: str, new: str, finding_id: str) -> None:
    """One fault is one finding: what depends on the part that cannot be read is not called unknown."""
    told = resolved(CHILD.replace(old, new))
    assert told.ids == [finding_id]
    assert told.protocol is None


@pytest.mark.parametrize("pair", list(combinations(range(len(FAULTS)), 2)), ids=str)
def test_two_faults(pair: tuple[int, int]) -> None:
    """Of two faults, of whatever kinds and wherever they stand, both are told in one run."""
    text = CHILD
    for number in pair:
        text = text.replace(FAULTS[number][0], FAULTS[number][1])
    if any(FAULTS[number][1] not in text for number in pair):
        pytest.skip("the one fault has taken the other's place")
    told = resolved(text)
    if HIDING & {FAULTS[number][1] for number in pair}:
        assert set(told.ids) <= {FAULTS[number][2] for number in pair}
    else:
        assert sorted(told.ids) == sorted(FAULTS[number][2] for number in pair)


HIDING = {"modifers:"}
"""A key that nobody knows holds nothing that could be read."""


def words(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """File and marked words of each finding."""
    return [(one.span.file, one.span.words) for one in sorted(findings) if one.span]


def test_positions_stay_true() -> None:
    """A fault after an item that was left out stands at its own words, and is counted as it was written."""
    gate = "enter_when: {any: [{pain_walkin: {at_most: 1}}, {tug: {belo: 9 s}}, {effusin: {is: trace}}]}"
    told = resolved(CHILD.replace("enter_when: {condition: settled}", gate))
    assert words(told.findings) == [
        ("child/protocol.yaml", "pain_walkin"),
        ("child/protocol.yaml", "belo"),
        ("child/protocol.yaml", "effusin"),
    ]
    assert [one.where for one in sorted(told.findings)] == [
        "phase `free` > enter_when > item 1 > pain_walkin",
        "phase `free` > enter_when > item 2 > tug",
        "phase `free` > enter_when > item 3 > effusin",
    ]


def test_base_protocol_and_overlay_at_once() -> None:
    """Files that cannot be read whole are told of together with the others."""
    late = overlay("late", "add:\n  not_before: {supported: 8, fre: 10}\n  colour: red\n")
    told = resolved(
        CHILD.replace("surface: treadmill", "surface: tredmill"),
        with_overlays(late),
        others={"base": BASE.replace("    then: urgent\n", "").replace("pain_at_rest", "pain_at_rst")},
    )
    assert [(file, word) for file, word in words(told.findings)] == [
        ("base/protocol.yaml", "pain_at_rst"),
        ("base/protocol.yaml", "id"),
        ("child/protocol.yaml", "tredmill"),
        ("late.yaml", "fre"),
        ("late.yaml", "colour"),
    ]


def test_without_its_base_nothing_is_guessed() -> None:
    """Where the base cannot be found or read, names are not called unknown that it may have."""
    text = CHILD.replace("titel", "title").replace("rest_s: 45", "rest_s: no")
    assert resolved(text.replace("extends: base", "extends: bas")).ids == ["RP114", "RP007"]
    assert resolved(text.replace("extends: base", "extends: [base]")).ids == ["RP103", "RP007"]
    assert resolved(text, others={"base": "{"}).ids[0] == "RP001"


def test_another_schema_is_read_no_further() -> None:
    """What a later program may read otherwise is not judged by this one."""
    assert resolved(CHILD.replace("schema: 1", "schema: 2").replace("knee_flexion", "knee_flexon")).ids == [
        "RP116"
    ]
