"""Handouts as a clinic would print them: a step forward, a hold, questions first, and a call for help.

They are finished words, as `from_course` will make them, for one knee whose values follow the evidence file.
"""

import datetime as dt
from typing import Literal

from rehab.replay.letters import groups, letters_of
from rehab.report.handout import ReplayCode
from rehab.report.model import (
    AskFirst,
    Handout,
    Labelled,
    Message,
    Nearness,
    NearRow,
    NoSessions,
    SafetyBox,
    Section,
    Sheet,
)
from tests.report.sample_week import a_dose, a_log, how_to, sign_list, week_sheet

VALID = Section(
    title="This sheet ends on Monday, May 18",
    items=("After that, do not use it. Walk forward as usual and call us for a new check-in.",),
)
VISIT = Labelled(label="Your next visit, by Monday, May 18", value="", note="Day and time:")


def a_handout(
    *,
    message: Message,
    sheet: Sheet,
    nearness: Nearness | None = None,
    next_week: Section | None = None,
    valid: Section = VALID,
) -> Handout:
    """A handout of week 7 after a knee replacement on the right."""
    walks = sheet.kind == "sessions"
    order: tuple[Literal["stop", "call_today", "emergency"], ...] = (
        ("stop", "call_today", "emergency") if walks else ("emergency", "call_today")
    )
    return Handout(
        language="en-US",
        title="Your week of walking backward",
        date=dt.date(2026, 5, 11),
        running="Maria K. · RIGHT knee · Week 7",
        notices=("DRAFT protocol, not yet approved. Use it only with your therapist.",),
        stamp="tka-retro 1.0.0 · 3f9c1b7a20d4 · DRAFT",
        footer=(
            "Steps and limits come from studies and expert advice. Few studies tested this after surgery.",
        ),
        page_of="Page {page} of {pages}",
        person=Labelled(label="For", value="Maria K."),
        knee=Labelled(label="Which knee", value="RIGHT knee"),
        when=Labelled(label="When", value="Week 7 after surgery", note="May 11 to May 18, 2026"),
        message=message,
        safety=SafetyBox(
            title="When to stop, and whom to call" if walks else "Whom to call",
            lists=tuple(sign_list(kind) for kind in order),
        ),
        sheet=sheet,
        nearness=nearness,
        next_week=next_week,
        visit=None if message.tone == "alarm" else VISIT,
        valid=valid,
        clinician=Labelled(label="Your therapist", value="Dana Ortiz, PT"),
        replay=a_code() if walks else None,
    )


def a_code() -> ReplayCode:
    """A code as long as that of an ordinary week."""
    letters = letters_of(bytes(range(1, 96)))
    return ReplayCode(
        title="To print this sheet again",
        lead="Your clinic can print this sheet again from this code. Your name is not in it.",
        letters=letters,
        lines=groups(letters),
        picture="The same code as a picture, for a scanner.",
    )


def progress_handout() -> Handout:
    """Week 7, all gates met: one level up, one thing changed."""
    dose = a_dose(
        Labelled(label="Hands", value="One hand, fingertips", note="New this week"),
        "5 walks of 30 seconds",
        "2 minutes 30 seconds",
    )
    return a_handout(
        message=Message(
            headline="Step up: hold on with the fingertips of one hand.",
            because="Your knee bends well, swelling went down, and pain stayed at 2 or less.",
            tone="calm",
        ),
        sheet=week_sheet(
            dose,
            a_log("5 walks of 30 seconds"),
            how_to("Stand tall, the counter at your side. Rest your fingertips on it.", "30"),
        ),
        nearness=Nearness(
            title="How near you are",
            now_label="Now",
            target_label="Goal",
            rows=(
                NearRow(
                    label="Bending the knee",
                    now="109°",
                    target="100° or more",
                    fraction=1.0,
                    sentence="You are there.",
                ),
                NearRow(
                    label="Stand up, walk, sit down",
                    now="14.2 s",
                    target="under 13.5 s",
                    fraction=0.85,
                    sentence="Less than 1 second to go.",
                ),
            ),
        ),
        next_week=Section(
            title="To step up next week",
            items=("Do at least 2 of your 3 sessions.", "Pain 5 or less, and settled by the next morning."),
        ),
    )


def hold_handout() -> Handout:
    """Week 7, the straightening was not measured: the same level again."""
    dose = a_dose(Labelled(label="Hands", value="Both hands"), "4 walks of 20 seconds", "1 minute 20 seconds")
    return a_handout(
        message=Message(
            headline="Stay at the same level this week.",
            because="We do not know yet how straight your knee gets. We will measure it before you step up.",
            tone="caution",
        ),
        sheet=week_sheet(
            dose,
            a_log("4 walks of 20 seconds"),
            how_to("Stand tall, facing the counter. Hold on with both hands.", "20"),
        ),
        nearness=Nearness(
            title="How near you are",
            now_label="Now",
            target_label="Goal",
            rows=(
                NearRow(
                    label="Straightening the knee",
                    now="not measured",
                    target="5° short or less",
                    fraction=0.0,
                    sentence="We will measure it at your next visit.",
                ),
            ),
        ),
        next_week=Section(
            title="To step up next week",
            items=("Let us measure how straight your knee gets.", "Do at least 2 of your 3 sessions."),
        ),
    )


def emergency_handout() -> Handout:
    """A red flag answered yes: no sessions, only what to do and whom to call."""
    return a_handout(
        message=Message(
            headline="Call 911 now. Do not walk backward.",
            because="You told us that you have chest pain and are short of breath.",
            tone="alarm",
        ),
        sheet=NoSessions(
            steps=Section(
                title="What to do now",
                items=(
                    "Call 911. If you can, have someone stay with you.",
                    "Sit down and rest. Do not drive yourself.",
                    "Then call the clinic, or ask someone to call for you.",
                ),
            ),
            more=(
                Section(
                    title="What to say",
                    items=(
                        "“I had a knee replacement on March 23. It is my right knee.”",
                        "“I have chest pain and I am short of breath.”",
                    ),
                ),
            ),
        ),
        next_week=Section(
            title="Before you walk backward again",
            items=("A clinician must see you and clear you first. We will make a new sheet then.",),
        ),
        valid=Section(title="This sheet holds until a clinician clears you", items=("Keep it with you.",)),
    )


def ask_first_handout() -> Handout:
    """A red-flag question was not answered: no session until it is."""
    return a_handout(
        message=Message(
            headline="Call us before any session.",
            because="Some safety questions were not answered. We need your answers first.",
            tone="caution",
        ),
        sheet=AskFirst(
            questions=Section(
                title="Answer these with your clinic",
                items=(
                    "Is your calf sore, warm or swollen?",
                    "Have you had chest pain or been short of breath?",
                    "Have you had a fever of 100.4 °F (38 °C) or more?",
                    "Is the wound red, warm or leaking?",
                ),
            ),
            choices=("yes", "no"),
            steps=Section(
                title="What to do now",
                items=(
                    "Call the clinic today and go through the questions.",
                    "Walk forward as usual. Do not walk backward yet.",
                    "If any answer is yes, tell us at once.",
                ),
            ),
        ),
    )
