"""What is wrong with a translation file, entry by entry.

A translation and what there is to translate flow in; findings flow out. A place that is lost would leave a
number out of a sentence, so such an entry is not printed.
"""

import re
from collections.abc import Iterable, Iterator

from rehab.findings import Finding, finding
from rehab.frozen import replace
from rehab.translation.model import ToTranslate, Translated, Translation

_PLACE = re.compile(r"\{(\w*)\}")
_BRACE = re.compile(r"[{}]")


def faults(translation: Translation) -> Iterator[Finding]:
    """Entries that cannot be printed, because their places are not those of the English text."""
    for one in translation.entries:
        if all(one.forms) and one.forms and not _fits(one):
            wanted = ", ".join(f"`{{{name}}}`" for name in sorted(_places(one.key + one.many))) or "none"
            message = "the places of this translation are not those of its English text"
            yield finding("RP602", message, span=one.span, label=f"there must be {wanted}")


def without_faults(translation: Translation) -> Translation:
    """The same translation, its faulty entries waiting again."""
    kept = tuple(one if _fits(one) else replace(one, forms=()) for one in translation.entries)
    return replace(translation, entries=kept)


def gaps(translation: Translation, texts: Iterable[ToTranslate]) -> tuple[ToTranslate, ...]:
    """The texts that it does not say."""
    known = translation.known
    return tuple(one for one in texts if one.forms[0] not in known)


def _fits(one: Translated) -> bool:
    """A plural's form may leave out the number, never another place, and nothing may be added."""
    places = _places(one.key + one.many)
    needed = places - {"n"} if one.many else places
    return all(
        needed <= _places(form) <= places and len(_BRACE.findall(form)) == 2 * len(_PLACE.findall(form))
        for form in one.forms
        if places or "{" not in one.key
    )


def _places(text: str) -> set[str]:
    return set(_PLACE.findall(text))
