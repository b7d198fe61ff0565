"""How a clinic marks its papers: a finished paper and the Clinic flow in, the marked paper flows out.

No word of the paper changes. The clinic's colour goes to headings and grounds; the colours that mean
something (calm, caution, alarm) are the same in every clinic.
"""

import base64
from typing import TypeVar

from rehab.clinic.colour import tint_of
from rehab.clinic.model import Clinic, Logo
from rehab.report.parts import Brand, BrandColour, Document, PrintedLogo

_WIDEST_MM, _HIGHEST_MM = 40.0, 11.0
"""The room that a logo has at the head of a page."""

D = TypeVar("D", bound=Document)


def branded(document: D, clinic: Clinic) -> D:
    """The paper with the clinic's mark at its head, and the clinic's lines among those at its end.

    Args:
        document: a paper of any kind.
        clinic: whose paper it is.
    """
    lines = tuple(line for line in (clinic.address, clinic.footer) if line)
    marked = {"brand": _brand(clinic), "footer": (*document.footer, *lines)}
    return type(document).model_validate({**dict(document), **marked})


def _brand(clinic: Clinic) -> Brand:
    colour = BrandColour(strong=clinic.colour, tint=tint_of(clinic.colour)) if clinic.colour else None
    logo = None if clinic.logo is None else _printed(clinic.logo)
    return Brand(name=clinic.name, colour=colour, logo=logo)


def _printed(logo: Logo) -> PrintedLogo:
    """The logo as large as its room allows, in its own proportions."""
    scale = min(_WIDEST_MM / logo.width, _HIGHEST_MM / logo.height)
    return PrintedLogo(
        uri=b"data:" + logo.media.encode() + b";base64," + base64.b64encode(logo.data),
        width_mm=round(logo.width * scale, 2),
        height_mm=round(logo.height * scale, 2),
    )
