"""RP316: a pain scale in which a point has no word, or two.

A Subject flows in; a finding at the band flows out. A patient with that pain would not know what to do.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import text_place
from rehab.checks.subject import Subject
from rehab.findings import Finding

_HIGHEST = 10


def check(subject: Subject) -> Iterator[Finding]:
    """Each band that does not begin where the one before it ends, and a scale that ends below 10."""
    place = text_place(subject, "pain_bands")
    bands = subject.protocol.texts.pain_bands
    if place is None:
        return
    begins = 0
    for number, band in enumerate(bands):
        if band.low != begins:
            what = "no band" if band.low > begins else "two bands"
            point = min(begins, band.low)
            at = place / number / "points"
            yield at.finding("RP316", f"pain of {point} is in {what}", label=f"begin at `{begins}`")
        begins = max(begins, band.high + 1)
    if begins <= _HIGHEST:
        at = place / (len(bands) - 1) / "points"
        yield at.finding("RP316", f"pain of {begins} is in no band", label=f"end at `{_HIGHEST}`")
    elif bands[-1].high > _HIGHEST:
        at = place / (len(bands) - 1) / "points"
        yield at.finding("RP316", f"there is no pain of {bands[-1].high}", label=f"end at `{_HIGHEST}`")
