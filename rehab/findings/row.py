"""One row of the catalogue of findings: what an id means, wherever it is told.

Plain words flow in; the row flows out that prints, pages and tests read.
"""

from rehab.findings.model import Severity
from rehab.frozen import FrozenStruct


class Row(FrozenStruct):
    """One kind of finding, as `rehab explain ID` tells it."""

    id: str
    title: str
    why: str
    help: str
    severity: Severity = Severity.ERROR
