"""The patient's paper as a value: finished words in the reader's language come in, a Handout goes out.

A sheet is one of three kinds, so that a page can never both offer a session and forbid it.
"""

from typing import Annotated, Literal

from pydantic import Field

from rehab.frozen import Frozen
from rehab.report.drawing import Drawing
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
    """A day with a session; `done_label` is what the tick box means when it is read aloud."""

    kind: Literal["session"] = "session"
    day: Text
    date: Text
    dose: Text
    done_label: Text


class QuietDay(Frozen):
    """A day without walking backwards, between sessions or off; `said` says so."""

    kind: Literal["quiet"] = "quiet"
    day: Text
    date: Text
    said: Text


DiaryDay = Annotated[PlannedSession | QuietDay, Field(discriminator="kind")]


class SessionLog(Frozen):
    """The days of the week in their order; each session has a tick box and cells to fill in by hand.

    Attributes:
        legend: what the letters mean that are written into a cell.
    """

    title: Text
    lead: Text
    done_label: Text
    session_label: Text
    record: tuple[RecordGroup, ...]
    days: tuple[DiaryDay, ...]
    legend: Text = ""
    note: Text = ""

    @property
    def sessions(self) -> tuple[PlannedSession, ...]:
        """The days with a session."""
        return tuple(one for one in self.days if isinstance(one, PlannedSession))


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
    """Each session at a glance.

    Attributes:
        title: the words before the work: "Each session".
        work: what is done, printed in large figures.
        new: what is new about the work, in a word.
        facts: setting, hands, rest, speed and the like.
    """

    title: Text
    work: Text
    new: Text = ""
    drawing: Drawing | None = None
    facts: tuple[Labelled, ...]


class Sessions(Frozen):
    """A week with sessions.

    Attributes:
        step: the step itself, drawn beside how to walk.
        after: what to do after each session.
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
    after: Section | None = None
    how_to: Section
    step: tuple[Drawing, ...] = ()
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
        visit: when the patient comes next, or a blank to fill in after the note where the value is empty.
        valid: until when the sheet holds (title), what to do after that (lead, items), what ends it at once.
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
    visit: Labelled | None = None
    valid: Section
    clinician: Labelled
    replay: ReplayCode | None = None

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """Every drawing of the sheet, in the order of their places."""
        if not isinstance(self.sheet, Sessions):
            return ()
        setting = self.sheet.dose.drawing
        return (*(() if setting is None else (setting,)), *self.sheet.step)
