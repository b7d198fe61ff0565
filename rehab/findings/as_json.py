"""Findings as JSON, for scripts.

Findings flow in; one JSON text flows out, with the counts by which a script decides.
"""

import json
from collections.abc import Iterable
from typing import Any

from rehab.findings.catalogue import CATALOGUE
from rehab.findings.model import Finding, Severity


def render_json(findings: Iterable[Finding]) -> str:
    """All findings in the order of the file, with a count for each severity."""
    ordered = sorted(findings)
    told: dict[str, Any] = {
        f"{severity}s": sum(finding.severity is severity for finding in ordered) for severity in Severity
    }
    told["findings"] = [finding_json(finding) for finding in ordered]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding; its place is null where it is about none."""
    span, row = finding.span, CATALOGUE[finding.id]
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "title": row.title,
        "message": finding.message,
        "file": None if span is None else span.file,
        "line": None if span is None else span.line,
        "column": None if span is None else span.column,
        "end_column": None if span is None else span.end_column,
        "where": finding.where,
        "label": finding.label,
        "shown": list(finding.shown),
        "why": finding.why,
        "help": row.help,
    }
