"""Findings as SARIF 2.1.0, which code-scanning services read.

Findings flow in; one JSON text flows out, with every rule that was broken, its reason and its remedy.
Columns count characters (SARIF: Unicode code points), lines and columns from 1, the end just after.
"""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from rehab.findings.catalogue import CATALOGUE
from rehab.findings.model import Finding, Severity, Span
from rehab.findings.row import Row

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render_sarif(findings: Iterable[Finding], *, version: str) -> str:
    """All findings as one run of one tool.

    Args:
        findings: what was found.
        version: the version of the program.
    """
    ordered = sorted(findings)
    ids = sorted({finding.id for finding in ordered})
    places = {finding_id: number for number, finding_id in enumerate(ids)}
    driver = {"name": "rehab", "version": version, "rules": [_rule(CATALOGUE[one]) for one in ids]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places[finding.id]) for finding in ordered],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "shortDescription": {"text": row.title},
        "fullDescription": {"text": row.why},
        "help": {"text": f"{row.help} `rehab explain {row.id}` says more."},
        "defaultConfiguration": {"level": _LEVEL[row.severity]},
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.id,
        "ruleIndex": rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": finding.in_full},
    }
    location: dict[str, Any] = {}
    if finding.span is not None:
        location["physicalLocation"] = _place(finding.span)
    if finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where}]
    return {**result, "locations": [location]} if location else result


def _place(span: Span) -> dict[str, Any]:
    region = {"startLine": span.line, "startColumn": span.column, "endColumn": span.end_column}
    return {"artifactLocation": _address(span.file), "region": region}


def _address(file: str) -> dict[str, str]:
    """A file by its address: relative to the folder of the sources, or absolute where it lies elsewhere."""
    path = quote(file.replace("\\", "/"))
    return {"uri": f"file://{path}"} if path.startswith("/") else {"uri": path, "uriBaseId": _ROOT}
