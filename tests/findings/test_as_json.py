"""The JSON form holds all that the text form says, in keys that scripts can rely on."""

import json

from rehab.findings.as_json import render_json
from tests.findings.samples import NOWHERE, PLACED, SHOWN, WARNING


def test_no_findings() -> None:
    """No findings are a whole answer too: every count is zero."""
    assert json.loads(render_json([])) == {"errors": 0, "warnings": 0, "notes": 0, "findings": []}


def test_counts_by_severity() -> None:
    """Each severity is counted by itself."""
    told = json.loads(render_json([PLACED, WARNING, NOWHERE]))
    assert (told["errors"], told["warnings"], told["notes"]) == (2, 1, 0)


def test_a_finding_is_told_whole() -> None:
    """A finding keeps its place, its words and the help of the catalogue."""
    assert json.loads(render_json([PLACED]))["findings"] == [
        {
            "id": "RP104",
            "severity": "error",
            "title": "unknown measure",
            "message": "unknown measure `knee_flexon`",
            "file": "protocols/my tka/protocol.yaml",
            "line": 41,
            "column": 9,
            "end_column": 20,
            "where": "phase `supported` > enter_when > item 2",
            "label": "did you mean `knee_flexion`?",
            "shown": [],
            "why": "a test of a measure that does not exist can never be met and never be missed",
            "help": "Use a measure of the catalogue, or correct the spelling.",
        }
    ]


def test_what_shows_it() -> None:
    """The patient who shows a finding comes line by line."""
    (told,) = json.loads(render_json([SHOWN]))["findings"]
    assert told["shown"] == ["pain 6", "-> progress"]


def test_no_place_is_null() -> None:
    """A finding about no place has null where the place would stand."""
    (told,) = json.loads(render_json([NOWHERE]))["findings"]
    assert [told[key] for key in ("file", "line", "column", "end_column")] == [None] * 4


def test_order_of_the_file() -> None:
    """Findings come in the order of the files, whatever the order they are given in."""
    told = json.loads(render_json([WARNING, PLACED, NOWHERE]))["findings"]
    assert [one["id"] for one in told] == ["RP016", "RP104", "RP302"]
