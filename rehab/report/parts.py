"""Parts that both papers are made of: finished words come in, and stand in a frozen value with a name.

Both papers have a language, a day and lines on every page; saying so once keeps the two alike.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from rehab.frozen import Frozen
from rehab.report.visible import Text

Tone = Literal["calm", "caution", "alarm"]
HexColour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class Labelled(Frozen):
    """A labelled value: "Total" and "5 minutes"; the note is a short remark under it ("new this week")."""

    label: Text
    value: Text
    note: Text = ""


class Section(Frozen):
    """A heading, an optional sentence under it, and items."""

    title: Text
    lead: Text = ""
    items: tuple[Text, ...] = ()


class BrandColour(Frozen):
    """A clinic's colour for headings, and the pale ground that goes with it."""

    strong: HexColour
    tint: HexColour


class PrintedLogo(Frozen):
    """A logo with its size on paper; `uri` is a `data:` address, so that nothing is ever fetched."""

    uri: bytes
    width_mm: float
    height_mm: float


class Brand(Frozen):
    """How a clinic marks its papers; without a colour or a logo they have the program's own look."""

    name: Text
    colour: BrandColour | None = None
    logo: PrintedLogo | None = None


class Document(Frozen):
    """What every paper has: its language, its day, and the lines that stand on every page.

    Attributes:
        language: BCP 47 tag, such as `en-US`.
        date: the `as_of` day; the PDF carries it as its date, so the same inputs give the same bytes.
        running: person, knee and week in one short line; on top of each page after the first.
        notices: what must be seen on every page, such as a draft protocol or a loosened limit.
        stamp: protocol id, version, short digest and status in one short line; at the foot of every page.
        footer: what stands once at the end, such as the note on evidence.
        brand: the mark of the clinic whose paper it is; none where no clinic's file was given.
        page_of: the page number's wording with `{page}` and `{pages}`, filled by the page maker alone.
    """

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    direction: Literal["ltr", "rtl"] = "ltr"
    title: Text
    date: dt.date
    running: Text
    notices: tuple[Text, ...] = ()
    stamp: Text
    footer: tuple[Text, ...] = ()
    brand: Brand | None = None
    page_of: Text
