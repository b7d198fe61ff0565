"""RP321: a claim of good that names no source.

A Subject flows in; a finding at each such claim flows out. Only what the press said, or what nobody has
studied, may stand without one: both say so on the sheet.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import text_place
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.protocol.model import Strength

_SAID_ONLY = frozenset({Strength.PRESS, Strength.NOT_STUDIED})


def check(subject: Subject) -> Iterator[Finding]:
    """Each printed claim that something was shown, without where it was shown."""
    place = text_place(subject, "why")
    for number, claim in enumerate(subject.protocol.texts.why):
        if place is not None and claim.source is None and claim.strength not in _SAID_ONLY:
            message = f"this claim of `{claim.strength.value}` has no source"
            label = "add `source: ...`, or say `strength: not_studied`"
            yield (place / number).finding("RP321", message, label=label)
