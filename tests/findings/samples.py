"""Findings for the tests of every form in which they are written."""

from rehab.findings import Finding, Severity, Span, finding
from rehab.frozen import replace

PLACED = finding(
    "RP104",
    "unknown measure `knee_flexon`",
    Span("protocols/my tka/protocol.yaml", 41, 9, 20, "      - knee_flexon: {at_least: 90}"),
    where="phase `supported` > enter_when > item 2",
    label="did you mean `knee_flexion`?",
)
NOWHERE = finding("RP016", "`a.yaml` is empty")
WARNING = replace(PLACED, id="RP302", severity=Severity.WARNING, label="", why="", where="")
SHOWN = replace(PLACED, shown=("pain 6", "-> progress"))


def nasty() -> Finding:
    """A finding whose words try to end a line, begin a command and close a property."""
    span = Span("a,b:c%.yaml", 1, 1, 1, "")
    return Finding("RP104", Severity.NOTE, "100 %\r\n::error::gone", span)
