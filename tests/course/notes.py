"""Case notes: a course in a few words, read and folded like every patient's.

Notes of a test flow in (`well(49, effusion="2+")`, `closes(52, "calf-pain")`); the course flows out,
with each decision said in a few words (`hold gate bars`). Protocols are small texts of the tests, read
by the real loader, or those that ship; every decision is taken by both engines.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.course.fold import fold
from rehab.course.model import Course
from rehab.decision.judge import Judge
from rehab.decision.model import Decision
from rehab.findings import render
from rehab.patient.authored import EpisodeText
from rehab.patient.from_authored import episode_from_authored
from rehab.patient.model import Episode
from rehab.patient.one_value import is_one_value
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import read_chain
from rehab.source import read
from rehab.source.shape import shape
from rehab.wiring import make_judge
from tests.course import protocols
from tests.patient.written import START, Written, a_check_in, a_line, a_start, on, the_catalogue

SIGNED = {"by": "J. Smith, PT"}

WELL: Mapping[str, Any] = {
    "pain_walking": 1,
    "knee_flexion": 120,
    "effusion": "none",
    "dizziness": False,
    "calf_pain": False,
    "chest_symptoms": False,
}
"""What a patient whom nothing holds back is found to be."""

GOOD = {"pain_during": 1}
"""A session with nothing to complain of."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the notes: the list of the episode that it belongs to, and its entry."""

    key: str
    entry: Written


# Check-ins ----------------------------------------------------------------------------------------


def sessions(*days: int, **said: Any) -> list[Written]:  # noqa: ANN401  (any session measure)
    """Session lines of some days, good ones but for what is said."""
    return [a_line(day, **{**GOOD, **said}) for day in days]


def blank(day: int, /, **said: Any) -> Note:  # noqa: ANN401  (whatever a check-in can hold)
    """A clinician's check-in that holds only what is said."""
    return Note("check_ins", a_check_in(day, **said))


def well(day: int, /, *without: str, **said: Any) -> Note:  # noqa: ANN401  (whatever a check-in can hold)
    """A clinician's check-in of a well patient after three good sessions, but for what is said.

    Args:
        day: day since the start.
        without: what nobody asked or measured; `sessions` if nobody asked for them.
        said: what was otherwise.
    """
    plain = {**WELL, "sessions": sessions(day - 5, day - 3, day - 1)}
    found = {name: value for name, value in {**plain, **said}.items() if name not in without}
    return Note("check_ins", a_check_in(day, **found))


def first(day: int, /, *without: str, **said: Any) -> Note:  # noqa: ANN401
    """A well patient's check-in before there were any sessions."""
    return well(day, *without, **{"sessions": [], **said})


def own(day: int, /, *without: str, **said: Any) -> Note:  # noqa: ANN401
    """The patient's own check-in, as `well`; nobody has measured the knee."""
    unmeasured = {"knee_flexion", "effusion"} - said.keys()
    return well(day, *unmeasured, *without, **{"by": "patient", **said})


# The record ---------------------------------------------------------------------------------------


def event(day: int, kind: str = "fall", **said: Any) -> Note:  # noqa: ANN401  (any key of an event)
    """Something that happened."""
    return Note("events", {"date": on(day), "kind": kind, **said})


def closes(day: int, what: str, **said: Any) -> Note:  # noqa: ANN401  (any key of a closure)
    """A clinician closes a red flag, or clears an event."""
    return Note("closures", {"date": on(day), "of": what, "finding": "nothing found", **SIGNED, **said})


def signs(day: int, level: str | None, **said: Any) -> Note:  # noqa: ANN401
    """A signed decision; None is no level."""
    return Note("decisions", _levelled({"date": on(day), "why": "as proposed", **SIGNED, **said}, level))


def overrides(day: int, level: str | None, **said: Any) -> Note:  # noqa: ANN401
    """A signed override; None is no level."""
    return Note("overrides", _levelled({"date": on(day), "why": "as I see it", **SIGNED, **said}, level))


def knows(day: int, rule: str, **said: Any) -> Note:  # noqa: ANN401  (any key of a baseline)
    """A clinician records a finding as long known."""
    return Note("baselines", {"date": on(day), "rule": rule, "finding": "since childhood", **SIGNED, **said})


def corrects(day: int, check_in: int, measure: str, value: object, **said: Any) -> Note:  # noqa: ANN401
    """A clinician corrects a value of a check-in."""
    right = {"check_in": on(check_in), "measure": measure, "value": value}
    return Note("corrections", {"date": on(day), **right, **SIGNED, **said})


def _levelled(entry: Written, level: str | None) -> Written:
    return entry if level is None else {**entry, "level": level}


# Courses ------------------------------------------------------------------------------------------


def episode_of(
    *notes: Note, as_of: int | None = None, starts: Sequence[Written] | None = None, birth_year: int = 1960
) -> Written:
    """The episode file of some notes; as of the last day that they name, unless another is given."""
    found: dict[str, list[Written]] = {}
    for note in notes:
        found.setdefault(note.key, []).append(note.entry)
    days = [date.fromisoformat(note.entry["date"]) for note in notes]
    last = max(days, default=START) if as_of is None else START + timedelta(days=as_of)
    return {
        "patient": {"id": "a", "birth_year": birth_year},
        "protocol": "ladder",
        "starts": list(starts or [a_start()]),
        "as_of": last.isoformat(),
        **found,
    }


@cache
def judge_of(name: str, variant: str | None = None, modifiers: tuple[str, ...] = ()) -> Judge:
    """The judge of a protocol by its name: a text of the tests, or one that ships."""
    shelf = FolderShelf((data_folder("protocols"),))
    text = protocols.TEXTS.get(name)
    file = shelf.protocol(name) if text is None else (f"{name}.yaml", text)
    assert file is not None, f"there is no protocol {name}"
    chain, findings = read_chain(file[1], name=file[0], read_file=shelf.protocol)
    assert not findings, render(findings)
    protocol, findings = resolve(chain, the_catalogue(), Choice(variant, modifiers))
    assert protocol is not None, render(findings)
    return make_judge(protocol, the_catalogue())


def read_episode(written: Written) -> Episode:
    """An episode as it is read from its file."""
    node, findings = read(json.dumps(written), name="episode.json", spares=is_one_value)
    assert node is not None, render(findings)
    authored, shaped = shape(EpisodeText, node)
    assert authored is not None, render(shaped)
    episode, more = episode_from_authored(authored, node, the_catalogue(), today=START)
    assert episode is not None, render(more)
    return episode


def courses_of(written: Written, protocol: str = "ladder") -> tuple[Course, ...]:
    """The course of each knee of an episode."""
    episode = read_episode(written)
    assert episode.as_of is not None
    day = episode.as_of
    return tuple(
        fold(knee, judge_of(protocol, knee.variant, knee.modifiers), as_of=day) for knee in episode.knees
    )


def course_of(*notes: Note, protocol: str = "ladder", as_of: int | None = None) -> Course:
    """The course of a right knee operated on day 0."""
    (course,) = courses_of(episode_of(*notes, as_of=as_of), protocol)
    return course


def said(decision: Decision) -> str:
    """A decision in a few words: outcome, kind of hold, level."""
    kind = "" if decision.hold_kind is None else f" {decision.hold_kind.value}"
    level = "none" if decision.level is None else decision.level.id
    return f"{decision.outcome.value}{kind} {level}"


def steps(course: Course) -> list[str]:
    """The decision of each visit in a few words."""
    return [said(step.decision) for step in course.steps]


# Tables -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence about courses, with a course that shows it.

    Attributes:
        expected: each visit's decision in a few words.
        today: what holds on the day to decide for; the last visit's decision if left out.
        as_of: that day; the last day that the notes name if left out.
    """

    sentence: str
    notes: Sequence[Note]
    expected: Sequence[str]
    today: str | None = None
    as_of: int | None = None
    protocol: str = "ladder"


def named(case: object) -> str:
    """The sentence of a case, as the name of its test."""
    return case.sentence if isinstance(case, Case) else repr(case)


def check(case: Case) -> None:
    """Hold a case to its expected course."""
    course = course_of(*case.notes, protocol=case.protocol, as_of=case.as_of)
    came = (*steps(course), said(course.today))
    expected = (*case.expected, case.today or case.expected[-1])
    assert came == expected, f"expected {expected}, came {came}"
