"""Findings as GitHub workflow commands, which show each one at its line of a pull request.

Findings flow in; one line each flows out. What a file holds is escaped, so that it can neither end a line
nor begin a command of its own.
"""

from collections.abc import Iterable

from rehab.findings.catalogue import CATALOGUE
from rehab.findings.model import Finding, Severity

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(findings: Iterable[Finding]) -> str:
    """All findings in the order of the file; empty text for none."""
    return "".join(f"{_line(finding)}\n" for finding in sorted(findings))


def _line(finding: Finding) -> str:
    properties = {"title": f"{finding.id} {CATALOGUE[finding.id].title}"}
    span = finding.span
    if span is not None:
        place = {"file": span.file, "line": span.line, "col": span.column, "endColumn": span.end_column}
        properties = {**{name: str(value) for name, value in place.items()}, **properties}
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMAND[finding.severity]} {shown}::{_data(finding.in_full)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
