"""RP313: more standing words than two pages hold.

A Subject flows in; one finding flows out if the longest sheet is too long. What a sheet says beside the
week's dose is the same every week, and what is too long is not read.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import PatientText, standing_texts
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.protocol.layer import Place
from rehab.protocol.model import Setting
from rehab.wording.reading_grade import words

MOST_WORDS = 450
"""Words of a protocol's own on one sheet; a default of this project, for two pages in 14 point."""


def check(subject: Subject) -> Iterator[Finding]:
    """The protocol, if its longest sheet has more than so many words."""
    words_of: dict[Setting | None, int] = {}
    for one in standing_texts(subject):
        words_of[one.setting] = words_of.get(one.setting, 0) + _count(one)
    longest = (
        max(
            (sum(words_of.get(one, 0) for one in (None, *level.settings)), level.id)
            for level in subject.protocol.levels
        )
        if subject.protocol.levels
        else (0, "")
    )
    if longest[0] > MOST_WORDS:
        message = f"the sheet of `{longest[1]}` has {longest[0]} words beside the week's dose"
        place = Place(subject.chain[-1], ("texts",))
        yield place.finding("RP313", message, label=f"at most {MOST_WORDS}", key=True)


def _count(one: PatientText) -> int:
    """Words on the sheet; what to record stands on it as columns and not as these words."""
    return 0 if "record" in one.place.path else len(words(one.text))
