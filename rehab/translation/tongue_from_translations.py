"""The tongue of a paper: translations of the program, the measures and the layers laid together.

Translations flow in, the furthest first; one Tongue flows out. A later file wins, so that a clinic can say a
sentence its own way.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from rehab.translation.model import Translation
from rehab.wording.tongue import ENGLISH, Shapes, Tongue


def tongue_from_translations(
    tag: str,
    translations: Sequence[Translation],
    *,
    shapes: Shapes,
    direction: Literal["ltr", "rtl"],
    needed: Iterable[str] = (),
) -> Tongue:
    """One language, ready to speak; a draft, until somebody says otherwise.

    Args:
        tag: BCP 47.
        translations: the last wins.
        shapes: numbers and days of the language.
        direction: which way it is read.
        needed: the texts that a paper may say.
    """
    messages: Mapping[str, tuple[str, ...]] = {
        key: forms for translation in translations for key, forms in translation.known.items()
    }
    is_whole = all(text in messages for text in needed)
    plural = translations[0].plural if translations else ENGLISH.plural
    return Tongue(tag, messages, plural, shapes, direction, is_draft=True, is_whole=is_whole)
