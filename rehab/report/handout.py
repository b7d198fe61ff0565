"""The patient's paper as a value: finished words in the reader's language come in, a Handout goes out.

A sheet is one of three kinds, so that a page can never both offer a session and forbid it.
"""

from typing import Annotated, Literal

from pydantic import Field

from rehab.frozen import Frozen
from rehab.report.parts import Document, Labelled, Section, Tone
from rehab.report.visible import Text

Fraction = Annotated[float, Field(ge=0, le=1)]


class Message(Frozen):
    """The one thing to take away, and a short because."""

    headline: Text
    because: Text
    tone: Tone


class Phone(Frozen):
    """Whom to call; the number is printed large."""

    label: Text
    number: Text


class SignList(Frozen):
    """Signs that ask for one action: stop the session, call the clinic today, call for an ambulance.

    Attributes:
        note: what to do where nobody answers the phone.
    """

    kind: Literal["stop", "call_today", "emergency"]
    title: Text
    signs: tuple[Text, ...]
    phone: Phone | None = None
    note: Text = ""


class SafetyBox(Frozen):
    """The stop-and-call box; its lists stand in the order given."""

    title: Text
    lists: tuple[SignList, ...]


class RecordCell(Frozen):
    """One cell to fill in by hand: blank, or choices to ring ("yes", "no")."""

    label: Text = ""
    choices: tuple[Text, ...] = ()


class RecordGroup(Frozen):
    """Cells under one heading of the log: "Pain, 0 to 10" over before, after and next morning."""

    label: Text
    cells: tuple[RecordCell, ...]


class PlannedSession(Frozen):
    """One planned day; `done_label` is what the tick box means when it is read aloud."""

    day: Text
    date: Text
    dose: Text
    done_label: Text


class SessionLog(Frozen):
    """The week's sessions, each with a tick box and cells to fill in by hand.

    Attributes:
        legend: what the letters mean that are written into a cell.
    """

    title: Text
    lead: Text
    done_label: Text
    session_label: Text
    record: tuple[RecordGroup, ...]
    sessions: tuple[PlannedSession, ...]
    legend: Text = ""
    note: Text = ""


class PainBand(Frozen):
    """One band of the pain scale; `marks` are its numbers one by one, `word` says what the colour says."""

    kind: Literal["go", "watch", "stop"]
    marks: tuple[Text, ...]
    range: Text
    word: Text
    sentence: Text


class PainScale(Frozen):
    """The 0 to 10 scale, which pain is meant, and the protocol's bands."""

    title: Text
    lead: Text
    bands: tuple[PainBand, ...]


class DoseCard(Frozen):
    """Each session at a glance: setting, hands, work, rest, speed, incline, total."""

    title: Text
    facts: tuple[Labelled, ...]
    note: Text = ""


class Sessions(Frozen):
    """A week with sessions.

    Attributes:
        between: what the days between are good for.
        segments: how the pieces lie in an ordinary walk.
        for_partner: the lines of whoever walks along.
    """

    kind: Literal["sessions"] = "sessions"
    dose: DoseCard
    log: SessionLog
    between: Section | None = None
    pain_scale: PainScale
    before_you_start: Section
    warm_up: Section
    how_to: Section
    segments: Section | None = None
    for_partner: Section | None = None


class NoSessions(Frozen):
    """No sessions: what to do now; whom to call stands in the safety box."""

    kind: Literal["no_sessions"] = "no_sessions"
    steps: Section
    more: tuple[Section, ...] = ()


class AskFirst(Frozen):
    """No session until these questions are answered; each has boxes to tick."""

    kind: Literal["ask_first"] = "ask_first"
    questions: Section
    choices: tuple[Text, ...]
    steps: Section


Sheet = Annotated[Sessions | NoSessions | AskFirst, Field(discriminator="kind")]


class NearRow(Frozen):
    """One target: where the patient is, where it lies, and how full to draw the bar (1.0 is reached)."""

    label: Text
    now: Text
    target: Text
    fraction: Fraction
    sentence: Text


class Nearness(Frozen):
    """How near the patient is to the next step."""

    title: Text
    lead: Text = ""
    now_label: Text
    target_label: Text
    rows: tuple[NearRow, ...]


class Reasons(Frozen):
    """Why walking backwards: under each strength of evidence (label) what is claimed (value)."""

    title: Text
    reasons: tuple[Labelled, ...]
    note: Text


class ReplayCode(Frozen):
    """The facts behind the sheet as letters, from which it can be printed again without the name.

    Attributes:
        letters: all of them, for the QR code.
        lines: the same as they are read aloud, in groups.
        picture: what the QR code is, for who cannot see it.
    """

    title: Text
    lead: Text
    letters: Annotated[str, Field(pattern=r"^[0-9A-Z]+$")]
    lines: tuple[Text, ...]
    picture: Text


class Handout(Document):
    """The patient's paper: one message, what to do, when to stop and whom to call.

    Attributes:
        when: the week since surgery or the start of care, with the dates as its note.
        why: reasons to walk backwards, each as strong as its evidence; none on a sheet without sessions.
        valid: until when the sheet holds (title) and what to do after that (items).
        clinician: who answers for it, or a blank to fill in where the value is empty.
        replay: the code to print the sheet again, if it has one.
    """

    person: Labelled
    knee: Labelled
    when: Labelled
    message: Message
    safety: SafetyBox
    sheet: Sheet
    nearness: Nearness | None = None
    next_week: Section | None = None
    why: Reasons | None = None
    valid: Section
    clinician: Labelled
    replay: ReplayCode | None = None
