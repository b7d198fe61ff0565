"""Parts that both papers are made of: finished words come in, and stand in a frozen value with a name.

Both papers have a language, a day and lines on every page; saying so once keeps the two alike.
"""

import datetime as dt
from typing import Literal

from rehab.frozen import Frozen
from rehab.report.visible import Text

Tone = Literal["calm", "caution", "alarm"]


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


class Document(Frozen):
    """What every paper has: its language, its day, and the lines that stand on every page.

    Attributes:
        language: BCP 47 tag, such as `en-US`.
        date: the `as_of` day; the PDF carries it as its date, so the same inputs give the same bytes.
        running: the short line at the top of every page after the first: person, knee, week.
        notices: what must be seen on every page, such as a draft protocol or a loosened limit.
        footer: protocol id, version, short digest, status, evidence note; on every page.
        page_of: the page number's wording with `{page}` and `{pages}`, filled by the page maker alone.
    """

    language: str
    direction: Literal["ltr", "rtl"] = "ltr"
    title: Text
    date: dt.date
    running: Text
    notices: tuple[Text, ...] = ()
    footer: tuple[Text, ...]
    page_of: Text
