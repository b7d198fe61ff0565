"""A protocol as a page to read aloud: finished words come in, and stand in a frozen value with a name.

Text, HTML and JSON print the same page. The clinician's words and the patient's stand in one place, side by
side, so that nobody can change the one and forget the other.
"""

from typing import Annotated, Literal

from pydantic import Field

from rehab.frozen import Frozen
from rehab.report.ladder_picture import LadderPicture
from rehab.report.parts import Labelled
from rehab.report.visible import Text


class Line(Frozen):
    """One thing that is said of an entry.

    Attributes:
        label: what it is about; empty where it goes on from the line before.
        patient: the same in plain words; empty where only a clinician needs it.
        source: what it rests on; empty where nothing is named.
    """

    label: Text = ""
    clinician: Text
    patient: Text = ""
    source: Text = ""


class Entry(Frozen):
    """A phase, a level, a rule: its name, its words in both voices, and what is said of it."""

    name: Text
    clinician: Text = ""
    patient: Text = ""
    lines: tuple[Line, ...] = ()


class PagePart(Frozen):
    """A heading, an optional sentence under it, and entries."""

    title: Text
    lead: Text = ""
    entries: tuple[Entry, ...]


class ProtocolPage(Frozen):
    """One protocol, whole.

    Attributes:
        language: BCP 47 tag, such as `en-US`.
        notices: what must be seen first: a draft, a loosened limit.
        about: what it is for, when it begins and where it stands, a sentence each.
        facts: what it rests on.
        picture: phases and ladder; None for a base that has no ladder.
        voices: the headings over the two voices, the clinician's first.
        plainly: how a line of text leads in the patient's words, with `{words}`.
        sources: each source's key (label) and its citation (value).
        stamp: protocol, version, status and digest in one short line.
    """

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en-US"
    direction: Literal["ltr", "rtl"] = "ltr"
    title: Text
    notices: tuple[Text, ...]
    about: tuple[Text, ...]
    facts: tuple[Labelled, ...]
    picture: LadderPicture | None
    voices: tuple[Text, Text]
    plainly: Text
    parts: tuple[PagePart, ...]
    sources_title: Text
    sources: tuple[Labelled, ...]
    footer: tuple[Text, ...]
    stamp: Text
