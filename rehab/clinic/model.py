"""A Clinic: who it is, whom to call and how its papers look, with its logo inside.

`from_authored.py` makes it; both papers and every other document of a week are marked with it. No file is
named in it any more, so that a paper never fetches anything.
"""

from rehab.clinic.authored import Drafts
from rehab.frozen import FrozenStruct
from rehab.terms.paper import Paper


class Logo(FrozenStruct):
    """A drawing that has been looked through: it draws, and does nothing else.

    Attributes:
        media: what the bytes are, `image/svg+xml` or `image/png`.
        data: the drawing.
        width: how wide it is, in units of its own.
        height: how high it is, in the same units.
    """

    media: str
    data: bytes
    width: float
    height: float


class Clinic(FrozenStruct):
    """A clinic; empty text where its file says nothing.

    Attributes:
        colour: of headings, as `#0d4f5c`; empty for the papers' own.
        language: of the handout where an episode names none; None for the program's own.
        paper: size of the paper where the command names none.
        draft_translations: whether a translation that nobody has reviewed may be printed.
    """

    name: str
    logo: Logo | None = None
    colour: str = ""
    phone: str = ""
    emergency: str = ""
    address: str = ""
    footer: str = ""
    language: str | None = None
    paper: Paper | None = None
    large_print: bool = False
    draft_translations: Drafts = "allow"
