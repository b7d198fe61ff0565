"""RP315: a sheet that would lack a part on which safety hangs.

A Subject flows in; a finding for each missing part flows out. The clinic's telephone number is printed with
the reasons to call today, or a line to write it on; without reasons there is neither.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import text_place
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.protocol.layer import Place
from rehab.protocol.model import Setting

_PARTS = {
    "stop_signs": "says when to stop",
    "call_today": "has the clinic's telephone number, for it stands with the reasons to call",
    "emergency": "says when to call an ambulance",
    "pain_bands": "explains the pain scale",
    "fall_back": "says what holds when the sheet has run out",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Each part that a protocol with a ladder must write, or its base for it."""
    place = Place(subject.chain[-1], ("texts",))
    if not subject.protocol.levels:
        return
    for key, what in _PARTS.items():
        if text_place(subject, key) is None:
            yield place.finding("RP315", f"no sheet {what}", label=f"add `{key}:` under `texts:`", key=True)
    for setting in dict.fromkeys(one for level in subject.protocol.levels for one in level.settings):
        if setting is not Setting.SEGMENTS and text_place(subject, "how_to", setting) is None:
            message = f"the sheet for `{setting.value}` does not say how to walk there"
            label = f"add `{setting.value}:` under `how_to:`"
            yield place.finding("RP315", message, label=label, key=True)
