"""RP302: a protocol whose date of review has passed.

A Subject flows in; a finding at the date flows out. Evidence moves on, and a protocol that nobody looks
at again goes on deciding as if it had not.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import Place


def check(subject: Subject) -> Iterator[Finding]:
    """Each layer that should have been looked at again before today."""
    for layer in subject.chain:
        by = layer.text.review_by if isinstance(layer.text, ProtocolText) else None
        if subject.today is not None and by is not None and by < subject.today:
            days = (subject.today - by).days
            message = f"`{layer.name}` was to be reviewed by {by}"
            label = f"{days} {'day' if days == 1 else 'days'} ago"
            yield Place(layer, ("review_by",)).finding("RP302", message, label=label)
