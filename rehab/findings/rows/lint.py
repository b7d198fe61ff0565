"""RP301 to RP349: what a reader would stumble over in a protocol that can be resolved.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`. What can hurt a patient is an
error, what only makes a protocol harder to trust or to read is a warning.
"""

from rehab.findings.model import Severity
from rehab.findings.row import Row

LINT = (
    Row(
        "RP302",
        "review that is overdue",
        "evidence moves on, and nobody has looked whether the protocol still follows it",
        "Look at the protocol again, sign it under `reviewed_by`, and set the next date under `review_by`.",
        Severity.WARNING,
    ),
)
