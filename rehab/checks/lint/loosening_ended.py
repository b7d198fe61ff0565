"""RP303: a signed loosening whose last day has passed.

A Subject flows in; a finding at the day flows out. The number of the protocol holds again since then, and
who reads the overlay would think otherwise.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.protocol.authored import OverlayText
from rehab.protocol.layer import Place


def check(subject: Subject) -> Iterator[Finding]:
    """Each entry of an overlay that has ended before today."""
    for layer in subject.layers:
        if subject.today is None or not isinstance(layer.text, OverlayText):
            continue
        for number, entry in enumerate(layer.text.loosen):
            if entry.until < subject.today:
                place = Place(layer, ("loosen", number, "until"))
                message = f"`{entry.path}` was loosened until {entry.until} only"
                yield place.finding("RP303", message, label="sign it anew, or take the entry out")
