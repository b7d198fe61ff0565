"""Patients as a finding shows them: what tells them apart from the usual one, and what is decided.

Cases and decisions flow in; lines of text flow out, in the names, words and units of the protocol, so that
they can be copied into its cases. What differs between two patients is marked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from rehab.decision.model import Decision
from rehab.decision.model import Sheet as PrintedSheet
from rehab.terms.caution import Contact, Outcome
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure

Given = Mapping[str, Any]
"""A patient in the words of a case."""

_Words = Callable[[str, object], str]
"""From a measure and its value to what is written of it."""

_COURSE = {"day": "day", "level": "level until now", "by": "answered by", "age": "age"}
"""What a case says of the course, and what it is called here."""
_NOTHING = ""
_UNKNOWN, _EMPTY = "unknown", "nothing"


def side_by_side(
    patients: Sequence[Given],
    decisions: Sequence[Decision | None],
    *,
    usual: Mapping[str, object],
    measures: Mapping[MeasureId, Measure],
    heads: Sequence[str] = ("the patient",),
) -> tuple[str, ...]:
    """The lines that show one patient, or two with what differs marked.

    Args:
        patients: one or two patients.
        decisions: what is decided for each; None where a broken promise keeps it from being issued.
        usual: the values of the usual patient, which are left out; None for what is shown of today anyway.
        measures: the catalogue.
        heads: what each patient is called.
    """
    rows = [("", *heads)]
    words = partial(_said, measures)
    rows += _rows(patients, words, measures)
    rows += _observed("{}", [_today(one) for one in patients], usual, words)
    before = [_last_week(one, measures) for one in patients]
    known = {name: value for name, value in usual.items() if value is not None}
    rows += _observed("last week: {}", before, known, words)
    rows += _decided(decisions)
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads) + 1)]
    return tuple(_line(row, widths) for row in rows)


def _decided(decisions: Sequence[Decision | None]) -> Iterator[tuple[str, ...]]:
    """The decision in words, and what it does to the level and to the sheet where that says something."""
    yield ("decision", *map(_outcome, decisions))
    issued = [decision for decision in decisions if decision is not None]
    if len(issued) < len(decisions):
        return
    yield ("level from now on", *("none yet" if one.level is None else one.level.id for one in issued))
    days_off = [one.action.days_off for one in issued]
    if any(days_off):
        yield ("days off", *map(str, days_off))
    printed = ["yes" if one.sheet is PrintedSheet.SESSIONS else "no" for one in issued]
    if any(one.level is not None for one in issued):
        yield ("sessions printed", *printed)


def _outcome(decision: Decision | None) -> str:
    if decision is None:
        return "none can be issued, it would break the promise"
    said, contact = decision.outcome.value.replace("_", " "), decision.action.contact
    if contact > Contact.NONE and decision.outcome is not Outcome(contact.word):
        return f"{said}, contact {contact.word}"
    return said


def _rows(
    patients: Sequence[Given], words: _Words, measures: Mapping[MeasureId, Measure]
) -> Iterator[tuple[str, ...]]:
    """The course, and the sessions where they were not all as good as can be."""
    for name, called in _COURSE.items():
        values = [patient.get(name) for patient in patients]
        if any(value is not None for value in values):
            yield (called, *(_of_course(name, value) for value in values))
    if any("level" in patient for patient in patients):
        yield ("sessions since", *map(_count, patients))
    lines: list[Mapping[str, object]] = [
        next(iter(patient.get("sessions") or ()), {}) for patient in patients
    ]
    if any(lines) and _is_empty(lines):
        yield ("observed in each", *(_EMPTY for _ in patients))
    else:
        for name in dict.fromkeys(name for line in lines for name in line):
            values = [line.get(name) for line in lines]
            if not all(value is None or _is_best(measures, name, value) for value in values):
                yield (f"in each: {name}", *(words(name, value) for value in values))


def _is_best(measures: Mapping[MeasureId, Measure], name: str, value: object) -> bool:
    measure = measures.get(MeasureId(name))
    if measure is None or not isinstance(value, bool | int | float | str):
        return False
    return measure.number(value) == measure.best


def _today(patient: Given) -> Given:
    return {name: said for name, said in patient.items() if name not in {*_COURSE, "sessions", "last_week"}}


def _last_week(patient: Given, measures: Mapping[MeasureId, Measure]) -> Given:
    """What was observed a week ago; that nobody asked for a red flag then says nothing of today."""
    return {
        name: said
        for name, said in patient.get("last_week", {}).items()
        if said != _UNKNOWN or name not in measures or not measures[MeasureId(name)].red_flag
    }


def _observed(
    called: str,
    patients: Sequence[Given],
    usual: Mapping[str, object],
    words: _Words,
) -> Iterator[tuple[str, ...]]:
    """What was observed and is not as usual, or not the same of both."""
    if any(patients) and _is_empty(patients):
        yield (called.format("observed"), *(_EMPTY for _ in patients))
        return
    for name in patients[0]:
        values = [patient.get(name) for patient in patients]
        is_usual = all(value == usual.get(name, _UNKNOWN) for value in values)
        if not is_usual or len(set(map(str, values))) > 1:
            yield (called.format(name), *(words(name, value) for value in values))


def _is_empty(observed: Iterable[Given]) -> bool:
    return all(value == _UNKNOWN for one in observed for value in one.values())


def _of_course(name: str, value: object) -> str:
    if value is None:
        return _NOTHING
    return f"{value} (week {value // 7})" if name == "day" and isinstance(value, int) else str(value)


def _count(patient: Given) -> str:
    sessions = patient.get("sessions")
    return "not said" if sessions is None else str(len(sessions))


def _said(measures: Mapping[MeasureId, Measure], name: str, value: object) -> str:
    measure = measures.get(MeasureId(name))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if measure is None or measure.unit is None or isinstance(value, str):
        return _NOTHING if value is None else str(value)
    return f"{value} {measure.unit}"


def _line(row: tuple[str, ...], widths: Sequence[int]) -> str:
    differs = len(row) > 2 and row[0] and row[1] != row[2]  # noqa: PLR2004  (a name and two patients)
    mark = "*" if differs else " "
    cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
    return f"{mark} {'  '.join(cells)}".rstrip()
