"""Who has read a translation, and whether what was read is what stands there now.

A translation and what there is to translate flow in; what is wrong with its marks flows out. A mark is worth
what it was set on: a changed word of safety makes it void.
"""

import hashlib
from collections.abc import Iterable, Iterator

from rehab.translation.model import ToTranslate, Translation

_SHOWN = 16


def safety_digest(translation: Translation, texts: Iterable[ToTranslate]) -> str:
    """The digest of the words of safety, English and translated."""
    known = translation.known
    digest = hashlib.sha256()
    for one in sorted((one for one in texts if one.is_safety), key=lambda one: one.forms):
        for part in (*one.forms, *known.get(one.forms[0], ())):
            digest.update(part.encode() + b"\0")
    return digest.hexdigest()[:_SHOWN]


def open_marks(translation: Translation, texts: tuple[ToTranslate, ...]) -> Iterator[str]:
    """What is still to be done before a paper may go without the word `draft`."""
    known, marks = translation.known, translation.marks
    missing = sum(one.forms[0] not in known for one in texts)
    if missing:
        yield f"{missing} of {len(texts)} texts have no translation"
    if not marks.reviewed_by:
        yield "nobody has reviewed it"
    if not any(one.is_safety for one in texts):
        return
    if not marks.safety_read_by:
        yield "nobody has read the words of safety a second time"
    elif _person(marks.safety_read_by) == _person(marks.reviewed_by):
        yield "its second reader is the one who reviewed it"
    elif marks.safety_digest != safety_digest(translation, texts):
        yield "words of safety have changed since they were read"


def _person(mark: str) -> str:
    """The letters of a name: `A. Garcia` and `a.garcia` are one person."""
    return "".join(filter(str.isalpha, mark.partition(",")[0].casefold()))
