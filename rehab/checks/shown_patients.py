"""Patients as a finding shows them: what tells them apart from the usual one, and what is decided.

Cases and decisions flow in; lines of text flow out, in the names, words and units of the protocol, so that
they can be copied into its cases. What differs between two patients is marked.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rehab.decision.model import Decision
from rehab.decision.model import Sheet as PrintedSheet
from rehab.terms.caution import Contact, Outcome
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure

Given = Mapping[str, Any]
"""A patient in the words of a case."""

_COURSE = ("day", "level", "by", "age")
_NOTHING = ""


def side_by_side(
    patients: Sequence[Given],
    decisions: Sequence[Decision],
    *,
    usual: Mapping[str, object],
    measures: Mapping[MeasureId, Measure],
) -> tuple[str, ...]:
    """The lines that show one patient, or two with what differs marked.

    Args:
        patients: one or two patients.
        decisions: what is decided for each.
        usual: the values of the usual patient, which are left out.
        measures: the catalogue.
    """
    heads = ("the patient",) if len(patients) == 1 else ("one patient", "the other")
    rows = [("", *heads)]
    rows += _rows(patients, usual, lambda name, value: _said(measures.get(MeasureId(name)), value))
    rows.append(("decision", *map(decided_words, decisions)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads) + 1)]
    return tuple(_line(row, widths) for row in rows)


def decided_words(decision: Decision) -> str:
    """A decision in a few words."""
    level = "no level" if decision.level is None else f"level `{decision.level.id}`"
    parts = [decision.outcome.value.replace("_", " ")]
    if decision.action.contact > Contact.NONE and decision.outcome is not Outcome(
        decision.action.contact.word
    ):
        parts.append(f"contact {decision.action.contact.word}")
    parts.append(level)
    if decision.action.days_off:
        parts.append(f"{decision.action.days_off} days off")
    if decision.sheet is not PrintedSheet.SESSIONS:
        parts.append("no sessions printed")
    return ", ".join(parts)


def _rows(
    patients: Sequence[Given], usual: Mapping[str, object], said: Callable[[str, object], str]
) -> Iterator[tuple[str, ...]]:
    """Name and values of everything that is not as usual, or not the same of both."""
    for name in _COURSE:
        values = [patient.get(name) for patient in patients]
        if any(value is not None for value in values):
            yield (name, *(_NOTHING if value is None else str(value) for value in values))
    yield from _compared("sessions since", [_count(patient) for patient in patients], always=True)
    lines: list[Mapping[str, object]] = [
        next(iter(patient.get("sessions") or ()), {}) for patient in patients
    ]
    for name in dict.fromkeys(name for line in lines for name in line):
        yield from _compared(f"in each: {name}", [said(name, line.get(name)) for line in lines])
    for name in patients[0]:
        if name not in {*_COURSE, "sessions", "last_week"}:
            values = [patient.get(name) for patient in patients]
            if any(value != usual.get(name, value) for value in values) or len(set(map(str, values))) > 1:
                yield (name, *(said(name, value) for value in values))
    before = patients[0].get("last_week", {})
    for name, value in before.items():
        if value != usual.get(name, "unknown"):
            yield (f"last week: {name}", *(said(name, value) for _ in patients))


def _compared(name: str, values: Sequence[str], *, always: bool = False) -> Iterator[tuple[str, ...]]:
    if always or len(set(values)) > 1 or any(_is_telling(value) for value in values):
        yield (name, *values)


def _is_telling(value: str) -> bool:
    return value not in {"0", "none", "no", "false", _NOTHING}


def _count(patient: Given) -> str:
    sessions = patient.get("sessions")
    return "not said" if sessions is None else str(len(sessions))


def _said(measure: Measure | None, value: object) -> str:
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
