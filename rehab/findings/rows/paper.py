"""RP621 to RP639: what a printed paper asks of its reader.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`. The finished words are judged, so
that a sheet is found too hard whoever wrote it.
"""

from rehab.findings.model import Severity
from rehab.findings.row import Row

PAPER = (
    Row(
        "RP621",
        "sheet that asks too much of its reader",
        "what is long or hard is put away, and then nobody stops in time",
        "Shorten what your own files say, or read the sheet with the patient.",
        Severity.WARNING,
    ),
)
