"""Parts of a handout's week: stop signs, dose, log, pain scale, steps; finished words as a clinic prints."""

from typing import Literal

from rehab.report.model import (
    DoseCard,
    Labelled,
    PainBand,
    PainScale,
    Phone,
    PlannedSession,
    QuietDay,
    RecordCell,
    RecordGroup,
    Section,
    SessionLog,
    Sessions,
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
NO_ANSWER = "No answer? Go to a doctor or a hospital today."
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
            return SignList(
                kind=kind, title="Call us today if", signs=CALL_SIGNS, phone=CLINIC, note=NO_ANSWER
            )
        case "emergency":
            return SignList(kind=kind, title="Call 911 now if", signs=EMERGENCY_SIGNS, phone=AMBULANCE)


def a_session(day: str, date: str, dose: str) -> PlannedSession:
    """One line of the week."""
    return PlannedSession(day=day, date=date, dose=dose, done_label=f"{day} done")


def a_quiet_day(day: str, date: str) -> QuietDay:
    """A day between two sessions."""
    return QuietDay(day=day, date=date, said="No walking backward today.")


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
        days=(
            a_session("Tue", "May 12", dose),
            a_quiet_day("Wed", "May 13"),
            a_session("Thu", "May 14", dose),
            a_quiet_day("Fri", "May 15"),
            a_session("Sat", "May 16", dose),
            a_quiet_day("Sun", "May 17"),
            a_quiet_day("Mon", "May 18"),
        ),
        note="Your other exercises go on as usual.",
    )


def a_dose(hands: Labelled, work: str, total: str) -> DoseCard:
    """The dose of one session at the bars."""
    return DoseCard(
        title="Each session",
        work=work,
        facts=(
            Labelled(label="Where", value="Parallel bars or kitchen counter"),
            hands,
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


def how_to(start: str, seconds: str) -> Section:
    """How to walk backward at the counter or bars, from the first step on."""
    return Section(
        title="How to walk backward at the counter",
        items=(
            start,
            "Look ahead. Do not twist to look behind you.",
            "Reach back with your toes first. Take a short, quiet step.",
            "Let the foot roll down to the heel. Then gently straighten the knee.",
            f"Count “one, two” as you step. Stop and rest after {seconds} seconds.",
            "At the end of the counter, stop. Hold on with both hands and turn around.",
        ),
    )


def week_sheet(dose: DoseCard, log: SessionLog, steps: Section) -> Sessions:
    """A week with sessions at the bars."""
    return Sessions(
        dose=dose,
        log=log,
        pain_scale=PAIN_SCALE,
        before_you_start=BEFORE_YOU_START,
        warm_up=WARM_UP,
        how_to=steps,
    )
