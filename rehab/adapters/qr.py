"""Draws letters as a QR code: digits and capitals come in, the markup of a drawing comes out.

The one door to segno. Nothing else is drawn than what was given, and the same letters give the same drawing:
both papers of a handout ask for it.
"""

from functools import lru_cache

import segno

_QUIET_ZONE = 4
"""Modules of white around it, without which a scanner does not find it."""


@lru_cache(maxsize=8)
def qr_svg(letters: str) -> str:
    """The QR code of some letters as SVG, black on white; a seventh of it may be smudged.

    A screen reader passes over it: what it is stands in the words of the paper around it.

    Args:
        letters: digits and capitals, which a QR code holds in its dense mode.
    """
    code = segno.make_qr(letters, error="m", mode="alphanumeric", boost_error=False)
    drawn: str = code.svg_inline(
        border=_QUIET_ZONE, omitsize=True, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return drawn.replace("<svg ", '<svg aria-hidden="true" ', 1)
