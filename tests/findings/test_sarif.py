"""The SARIF form is SARIF 2.1.0 by its published schema, and says what the text form says."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from rehab.findings import CATALOGUE, ROWS, Finding, finding
from rehab.findings.sarif import render_sarif
from tests.findings.samples import NOWHERE, PLACED, SHOWN, WARNING, nasty

SCHEMA = json.loads((Path(__file__).parent / "sarif/sarif-2.1.0-rtm.4.json").read_text(encoding="utf-8"))


def log(*findings: Finding) -> dict[str, Any]:
    """Findings as the run that a service reads."""
    told: dict[str, Any] = json.loads(render_sarif(findings, version="1.2.3"))
    return told


@pytest.mark.parametrize(
    "findings",
    [(), (PLACED,), (NOWHERE, WARNING, PLACED, nasty()), tuple(finding(row.id, "so") for row in ROWS)],
    ids=["none", "one", "several", "every kind"],
)
def test_fits_the_schema(findings: tuple[Finding, ...]) -> None:
    """Whatever was found, the file is valid by the schema of SARIF 2.1.0."""
    Draft4Validator(SCHEMA).validate(log(*findings))


def test_the_schema_can_refuse() -> None:
    """The schema that the test above relies on refuses a result without a message."""
    broken = log(PLACED)
    del broken["runs"][0]["results"][0]["message"]
    assert not Draft4Validator(SCHEMA).is_valid(broken)


def test_a_result_stands_at_its_words() -> None:
    """A result names the file relative to the sources, with spaces as URIs write them, and the columns."""
    (result,) = log(PLACED)["runs"][0]["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "protocols/my%20tka/protocol.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 41, "startColumn": 9, "endColumn": 20},
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "phase `supported` > enter_when > item 2"}]
    assert result["message"]["text"].startswith("unknown measure `knee_flexon`: did you mean")


def test_what_shows_it_stands_in_the_message() -> None:
    """The patient who shows a finding is part of the message."""
    (result,) = log(SHOWN)["runs"][0]["results"]
    assert "\npain 6\n-> progress\nwhy: " in result["message"]["text"]


def test_a_file_that_lies_elsewhere_has_its_whole_address() -> None:
    """An absolute path is an absolute URI and relative to nothing."""
    span = PLACED.span
    assert span is not None
    moved = finding("RP104", "so", type(span)("/srv/a b.yaml", 1, 1, 2, "x"))
    (result,) = log(moved)["runs"][0]["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert address == {"uri": "file:///srv/a%20b.yaml"}


def test_each_rule_once_with_its_help() -> None:
    """Every kind that was found is described once, with title, reason, help and severity."""
    run = log(PLACED, WARNING, PLACED)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["RP104", "RP302"]
    row = CATALOGUE["RP302"]
    assert rules[1]["shortDescription"]["text"] == row.title
    assert rules[1]["fullDescription"]["text"] == row.why
    assert row.help in rules[1]["help"]["text"]
    assert rules[1]["defaultConfiguration"] == {"level": "warning"}
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_columns_count_characters() -> None:
    """The unit of the columns is said, because the default of SARIF is another one."""
    assert log()["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_the_version_is_the_programs() -> None:
    """The log names the program and its version."""
    driver = log()["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("rehab", "1.2.3")
