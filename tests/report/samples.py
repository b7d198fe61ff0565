"""Handouts as a clinic would print them: a step forward, a hold, questions first, and a call for help.

They are finished words, as `from_course` will make them, for one knee whose values follow the evidence file.
"""

import datetime as dt
from typing import Literal

from rehab.report.model import (
    AskFirst,
    DoseCard,
    Handout,
    Labelled,
    Message,
    Nearness,
    NearRow,
    NoSessions,
    PainBand,
    PainScale,
    Phone,
    PlannedSession,
    RecordCell,
    RecordGroup,
    SafetyBox,
    Section,
    SessionLog,
    Sessions,
    Sheet,
    SignList,
)

CLINIC = Phone(label="Riverside Knee Clinic", number="(555) 010-0142")
AMBULANCE = Phone(label="Emergency", number="911")
STOP_SIGNS = (
    "Pain goes above 5",
    "Knee gives way, catches or locks",
    "Knee swells up fast",
    "You feel dizzy or nearly fall",
    "Calf pain or numbness",
)
CALL_SIGNS = (
    "Fever of 100.4 °F (38 °C) or more",
    "Wound is red, warm or leaking",
    "Calf is sore or swollen",
    "Pain above 5 the next morning",
    "Knee is much more swollen",
    "Knee won't straighten as before",
)
EMERGENCY_SIGNS = (
    "Chest pain",
    "Short of breath",
    "Coughing blood or fainting",
    "You cannot stand on the leg",
)


def sign_list(kind: Literal["stop", "call_today", "emergency"]) -> SignList:
    """One list of the safety box."""
    match kind:
        case "stop":
            return SignList(kind=kind, title="Stop the session if", signs=STOP_SIGNS)
        case "call_today":
            return SignList(kind=kind, title="Call us today if", signs=CALL_SIGNS, phone=CLINIC)
        case "emergency":
            return SignList(kind=kind, title="Call 911 now if", signs=EMERGENCY_SIGNS, phone=AMBULANCE)


def a_session(day: str, date: str, dose: str) -> PlannedSession:
    """One line of the week."""
    return PlannedSession(day=day, date=date, dose=dose, done_label=f"{day} done")


def a_log(dose: str) -> SessionLog:
    """Three sessions with rest between."""
    return SessionLog(
        title="Your three sessions",
        lead="Tick each one. Write your pain as a number from 0 to 10.",
        done_label="Done",
        session_label="Day and dose",
        record=(
            RecordGroup(
                label="Pain in the knee",
                cells=(
                    RecordCell(label="Before"),
                    RecordCell(label="After"),
                    RecordCell(label="Next morning"),
                ),
            ),
            RecordGroup(label="Puffy?", cells=(RecordCell(choices=("yes", "no")),)),
            RecordGroup(label="Nearly fell?", cells=(RecordCell(choices=("yes", "no")),)),
        ),
        sessions=(
            a_session("Tuesday", "May 12", dose),
            a_session("Thursday", "May 14", dose),
            a_session("Saturday", "May 16", dose),
        ),
        note="Rest from backward walking on the other days. Your other exercises go on as usual.",
    )


def a_dose(hands: Labelled, work: str, total: str) -> DoseCard:
    """The dose of one session at the bars."""
    return DoseCard(
        title="Each session",
        facts=(
            Labelled(label="Where", value="Parallel bars or kitchen counter"),
            hands,
            Labelled(label="How much", value=work),
            Labelled(label="Rest between", value="1 minute"),
            Labelled(label="Speed", value="Slow: about 1 km/h (0.6 mph)"),
            Labelled(label="Floor", value="Flat"),
            Labelled(label="Walking in all", value=total),
        ),
    )


PAIN_SCALE = PainScale(
    title="Your pain scale",
    lead="0 is no pain. 10 is the worst pain you can think of.",
    bands=(
        PainBand(kind="go", marks=("0", "1", "2"), range="0 to 2", word="OK", sentence="Carry on."),
        PainBand(
            kind="watch",
            marks=("3", "4", "5"),
            range="3 to 5",
            word="Watch",
            sentence="Fine if it is gone by the next morning.",
        ),
        PainBand(
            kind="stop",
            marks=("6", "7", "8", "9", "10"),
            range="6 to 10",
            word="Stop",
            sentence="Stop for today. Call us if it lasts to the next morning.",
        ),
    ),
)
BEFORE_YOU_START = Section(
    title="Before you start",
    items=(
        "Flat, closed shoes with grip",
        "A clear path: no rugs, cords or pets",
        "Good light",
        "Someone beside you, not behind you",
        "Pain at rest is 3 or less",
    ),
)
WARM_UP = Section(
    title="Warm up first",
    items=("Walk forward slowly for 5 minutes.", "Bend and straighten the knee 10 times, sitting."),
)
HOW_TO = Section(
    title="How to walk backward at the counter",
    items=(
        "Stand tall, the counter at your side. Rest your fingertips on it.",
        "Look ahead. Do not twist to look behind you.",
        "Reach back with your toes first. Take a short, quiet step.",
        "Let the foot roll down to the heel. Then gently straighten the knee.",
        "Count “one, two” as you step. Stop and rest after 30 seconds.",
        "At the end of the counter, stop. Hold on with both hands and turn around.",
    ),
)


def week_sheet(dose: DoseCard, log: SessionLog, how_to: Section = HOW_TO) -> Sessions:
    """A week with sessions at the bars."""
    return Sessions(
        dose=dose,
        log=log,
        pain_scale=PAIN_SCALE,
        before_you_start=BEFORE_YOU_START,
        warm_up=WARM_UP,
        how_to=how_to,
    )


VALID = Section(
    title="This sheet ends on Monday, May 18",
    items=("After that, do not use it. Walk forward as usual and call us for a new check-in.",),
)


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
            "The steps and limits come from studies and expert advice. Few studies tested this after surgery.",
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
        valid=valid,
        clinician=Labelled(label="Your therapist", value="Dana Ortiz, PT"),
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
        sheet=week_sheet(dose, a_log("5 walks of 30 seconds")),
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
    how_to = HOW_TO.model_copy(
        update={"items": ("Stand tall between the bars. Hold on with both hands.", *HOW_TO.items[1:])}
    )
    return a_handout(
        message=Message(
            headline="Stay at the same level this week.",
            because="We do not yet know how straight your knee gets. We need to measure it before you step up.",
            tone="caution",
        ),
        sheet=week_sheet(dose, a_log("4 walks of 20 seconds"), how_to),
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
