"""Findings: what is wrong with a file, told so that its writer can put it right.

Facts and positions flow in; values flow out, and their form for a terminal. Forms for other programs
(JSON, GitHub, SARIF) stand in files of their own, so that only who asks for one pays for it.
Every stage above reports through this one door, so that all of it reads alike.
"""

from rehab.findings.catalogue import CATALOGUE, ROWS, finding
from rehab.findings.model import Finding, Severity, Span, has_errors
from rehab.findings.row import Row
from rehab.findings.suggest import did_you_mean
from rehab.findings.text import render

__all__ = [
    "CATALOGUE",
    "ROWS",
    "Finding",
    "Row",
    "Severity",
    "Span",
    "did_you_mean",
    "finding",
    "has_errors",
    "render",
]
