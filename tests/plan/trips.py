"""Episodes that read like a case note, taken through the whole pipeline with the bundled protocols.

Weeks of a test flow in (`a_trip(week(7, sessions=3, effusion="1+"))`), courses flow out. Everything a
test doesn't name is the same clean check-in, so that a test names its subject only.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from rehab.adapters.files import FolderShelf
from rehab.decision.judge import Judge
from rehab.pipeline import Desk, Trip, run
from rehab.plan.from_courses import plan_from_courses
from rehab.plan.model import Plan
from rehab.protocol.model import Protocol
from rehab.rules.model import EntryId, Moment, compile_rules
from rehab.rules.reference import EntryTrace, ReferenceEngine
from rehab.terms.measure import Catalogue

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "episodes"
Json = dict[str, object]

START = date(2026, 10, 2)
"""Day 0 of every knee that a test builds: a Friday."""

CLEAN_SESSION: Mapping[str, object] = {
    "pain_before": 1,
    "pain_during": 2,
    "pain_after": 1,
    "pain_next_morning": 1,
    "soreness": "none",
    "swelling": False,
    "near_falls": 0,
    "clean_steps": True,
}
READY: Mapping[str, object] = {
    "pain_at_rest": 1,
    "pain_walking": 2,
    "knee_flexion": {"value": 107, "repeat": 107},
    "extension_deficit": {"value": 1, "repeat": 1},
    "extension_lag": 0,
    "effusion": "trace",
    "weight_bearing": "full",
    "wound": "closed",
    "surgeon_clearance": "given",
    "brace": "none",
    "gait_aid": "none",
    "tug": 10.5,
    "single_leg_stance": 12,
    "backward_walk_3m": {"value": 3.6, "repeat": 3.4},
    "falls_last_year": 0,
    "safe_treadmill": True,
    "harness": False,
    "helper_present": True,
    "balance_illness": False,
    "sedating_medicine": False,
    "heart_or_lung_condition": False,
    "chest_symptoms": False,
    "cannot_bear_weight": False,
    "numb_or_cold_foot": False,
    "calf_pain": False,
    "fever_or_wound": False,
    "giving_way": False,
    "locked_knee": False,
    "fall_since_last": False,
    "dizziness": False,
}
"""A knee that is ready for every early gate, and a patient with nothing to report."""


@dataclass(frozen=True, slots=True)
class ReferenceAlone:
    """Stands for the agreed engines: the reference evaluator, which defines the right answer."""

    engine: ReferenceEngine

    def judge(self, moment: Moment) -> Mapping[EntryId, EntryTrace]:
        """Every entry's trace."""
        return {trace.entry.id: trace for trace in self.engine.traces(moment)}


def a_judge(protocol: Protocol, catalogue: Catalogue) -> Judge:
    """A judge that asks the reference evaluator alone."""
    engine = ReferenceEngine(compile_rules(protocol), catalogue)
    return Judge(protocol, catalogue, ReferenceAlone(engine), engine)


def week(
    number: int, *, sessions: int | Sequence[Mapping[str, object]] | None = 0, day: int = 0, **changes: object
) -> Json:
    """A clinician's check-in in a week since the start, clean but for what the test changes.

    Args:
        number: the week.
        sessions: how many clean sessions in the week before, or what was written of each; None if unsaid.
        day: days after the first day of that week.
        changes: measures by name; None leaves one out, `by` says who did the check-in.
    """
    on = START + timedelta(days=7 * number + day)
    keys: Json = {key: changes.pop(key) for key in ("by", "level_done", "knee") if key in changes}
    observed: Json = {**READY, **changes}
    observations = {name: value for name, value in observed.items() if value is not None}
    check_in: Json = {"date": on.isoformat(), "name": "J. Smith, PT", "observations": observations, **keys}
    if sessions is not None:
        lines = [CLEAN_SESSION] * sessions if isinstance(sessions, int) else sessions
        check_in["sessions"] = [_line(line, on, place, len(lines)) for place, line in enumerate(lines)]
    return check_in


def _line(line: Mapping[str, object], on: date, place: int, of: int) -> Json:
    """A session line on its own day: every other day, the last one two days before the check-in."""
    return {"date": (on - timedelta(days=2 * (of - place))).isoformat(), **line}


def an_episode(*weeks: Json, **changes: object) -> Json:
    """An episode after a knee replacement on the right; `changes` are other keys of the file."""
    return {
        "schema": 1,
        "patient": {"id": "case", "name": "M. K.", "birth_year": 1958},
        "clinic": {
            "name": "Riverside Physiotherapy",
            "phone": "555 0100",
            "emergency": "911",
            "clinician": "J. Smith, PT",
        },
        "protocol": "tka-retro",
        "starts": [{"procedure": "total_knee_arthroplasty", "date": START.isoformat(), "knee": "right"}],
        "as_of": weeks[-1]["date"] if weeks else START.isoformat(),
        "check_ins": list(weeks),
    } | changes


def a_trip(*weeks: Json, **changes: object) -> Trip:
    """The courses that an episode comes to."""
    return trip_of_text(json.dumps(an_episode(*weeks, **changes)))


@cache
def an_example(name: str) -> Trip:
    """The courses of a bundled episode."""
    return trip_of_text((EXAMPLES / name).read_text(encoding="utf-8"))


@cache
def trip_of_text(text: str) -> Trip:
    """The courses of an episode's text; asked twice, answered once."""
    shelf = FolderShelf((ROOT / "protocols",), EXAMPLES)
    desk = Desk(shelf, a_judge, START)
    return run(text, name="episode.json", desk=desk)


def plan_of(trip: Trip) -> Plan:
    """The plan of a trip."""
    return plan_from_courses(trip.courses, patient=trip.episode.patient.id, catalogue=trip.catalogue)


def at_level(level: str, number: int, **changes: object) -> Json:
    """Keys of an episode that set the level at the end of a week, whatever was decided before."""
    on = START + timedelta(days=7 * number)
    signed = {"date": on.isoformat(), "level": level, "by": "J. Smith, PT", "why": "walks well"}
    return {"overrides": [signed], **changes}


BILATERAL = [
    {"procedure": "total_knee_arthroplasty", "date": START.isoformat(), "knee": "right"},
    {
        "procedure": "total_knee_arthroplasty",
        "date": (START - timedelta(days=14)).isoformat(),
        "knee": "left",
    },
]
"""Both knees replaced, the left one two weeks before the right one."""


def both(right: object, left: object) -> Json:
    """A sided value."""
    return {"right": right, "left": left}


SIDED = (
    "knee_flexion",
    "extension_deficit",
    "extension_lag",
    "effusion",
    "weight_bearing",
    "wound",
    "brace",
    "surgeon_clearance",
    "single_leg_stance",
)


def week_of_both(
    number: int,
    *,
    right: Mapping[str, object] | None = None,
    left: Mapping[str, object] | None = None,
    sessions: int = 0,
    **changes: object,
) -> Json:
    """A check-in of both knees, clean but for what the test changes on each side."""
    sided: Json = {
        name: both((right or {}).get(name, READY[name]), (left or {}).get(name, READY[name]))
        for name in SIDED
        if name not in changes
    }
    return week(number, sessions=sessions, day=0, **sided, **changes)
