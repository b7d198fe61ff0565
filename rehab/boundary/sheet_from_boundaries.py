"""The sheet to tick and sign, from the boundary patients of a protocol.

Boundaries flow in; finished words flow out, grouped by rule and gate in the order of the file.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from rehab.boundary.line import lines_of, said_value
from rehab.boundary.model import Boundaries, Boundary, BoundaryPatient
from rehab.boundary.threshold import Threshold
from rehab.boundary.tick import Tick
from rehab.checks.cases.case_week import CaseWeek
from rehab.protocol.from_authored import Choice
from rehab.protocol.model import Protocol
from rehab.report.boundary_sheet import BoundaryGroup, BoundaryRow, BoundarySheet
from rehab.report.parts import Labelled
from rehab.report.text import DIGEST_SHOWN
from rehab.terms.ids import LevelId, PhaseId
from rehab.terms.measure import Catalogue
from rehab.terms.state_measure import STATE_MEASURES
from rehab.wording import english_boundary as words
from rehab.wording.name import measure_label, measure_name
from rehab.wording.number import counted, listed
from rehab.wording.voice import CLINICIAN

_ROWS_A_MINUTE = 2


def sheet_from_boundaries(boundaries: Boundaries, day: date) -> BoundarySheet:
    """The sheet.

    Args:
        boundaries: the patients.
        day: the day that the paper carries as its own.
    """
    protocol = boundaries.subject.protocol
    return BoundarySheet(
        language="en",
        title=words.TITLE.format(title=protocol.title),
        date=day,
        running=words.RUNNING.format(protocol=protocol.id, version=protocol.version),
        stamp=words.STAMP.format(
            protocol=protocol.id,
            version=protocol.version,
            digest=protocol.digest[:DIGEST_SHOWN],
            status=words.STATUS[protocol.status.value],
        ),
        footer=tuple(_footer(boundaries)),
        page_of=words.PAGE_OF,
        lead=(words.LEAD, words.HOW_TO_TICK, words.WHAT_BOXES_MEAN),
        length=_length(len(boundaries.patients)),
        usual_title=words.USUAL,
        usual_note=words.USUAL_NOTE.format(age=CaseWeek.model_fields["age"].default),
        usual=tuple(_usual(boundaries)),
        levels_title=words.LEVELS,
        levels=tuple(
            words.LEVEL.format(number=number, title=level.title)
            for number, level in enumerate(protocol.levels, 1)
        ),
        patient_label=words.PATIENT,
        boxes=tuple(words.BOXES[tick.value] for tick in Tick),
        groups=tuple(groups_of(boundaries)),
        signing=words.SIGNING,
        signature=tuple(Labelled(label=label, value="") for label in words.SIGNED),
    )


def groups_of(boundaries: Boundaries) -> Iterator[BoundaryGroup]:
    """The patients by the rule or gate that parts them."""
    protocol = boundaries.subject.protocol
    for (owner, choice), group in groupby(boundaries.boundaries, key=_belongs_to):
        limits = tuple(tuple(_rows(boundary, boundaries)) for boundary in group)
        yield BoundaryGroup(title=_title(owner, choice, protocol), limits=limits)


def _belongs_to(boundary: Boundary) -> tuple[str, Choice]:
    return boundary.threshold.owner, boundary.threshold.choice


def _rows(boundary: Boundary, boundaries: Boundaries) -> Iterator[BoundaryRow]:
    lines = lines_of(boundary, boundaries.usual, boundaries.subject.catalogue)
    for patient, line in zip(boundary.patients, lines, strict=True):
        yield BoundaryRow(id=patient.id, where=line.where, finding=line.finding)


def _title(owner: str, choice: Choice, protocol: Protocol) -> str:
    kind, name = owner.split(":")
    form = words.GROUPS[kind]
    if kind == "level":
        at = protocol.place[LevelId(name)]
        title = form.format(number=at + 1, title=protocol.levels[at].title)
    elif kind in {"enter", "exit"}:
        at = next(number for number, phase in enumerate(protocol.phases) if phase.id == PhaseId(name))
        title = form.format(number=at + 1, title=protocol.phases[at].title)
    else:
        title = form.format(name=name)
    chosen = [*([choice.variant] if choice.variant else []), *choice.modifiers]
    if not chosen:
        return title
    return words.WITH.format(title=title, choice=listed([one.replace("_", " ") for one in chosen]))


def _length(patients: int) -> str:
    people, minutes = words.LENGTH
    return words.AT_A_TIME.format(
        patients=counted(patients, people), minutes=counted(-(-patients // _ROWS_A_MINUTE), minutes)
    )


def _usual(boundaries: Boundaries) -> Iterator[Labelled]:
    catalogue, usual = boundaries.subject.catalogue, boundaries.usual
    for name, value in usual.own.items():
        measure = catalogue.by_id[name]
        other = usual.other.get(name)
        note = "" if other is None else words.OTHER_KNEE.format(value=said_value(measure, other))
        label = measure_label(measure, CLINICIAN)
        yield Labelled(label=label, value=said_value(measure, value), note=note)


def _footer(boundaries: Boundaries) -> Iterator[str]:
    protocol = boundaries.subject.protocol
    if boundaries.left_out:
        names = [_limit(one, boundaries.subject.catalogue) for one in boundaries.left_out]
        form = words.LEFT_OUT[0 if len(names) == 1 else 1]
        yield form.format(n=len(names), names="; ".join(dict.fromkeys(names)))
    yield words.WAY_BACK.format(protocol=protocol.id)
    yield words.DIGEST.format(digest=protocol.digest)


def _limit(threshold: Threshold, catalogue: Catalogue) -> str:
    measure = catalogue.by_id.get(threshold.measure)
    about = STATE_MEASURES[threshold.measure].title if measure is None else measure_name(measure, CLINICIAN)
    return f"{threshold.owner.partition(':')[2]}, {about}"


def line_by_id(boundaries: Boundaries) -> dict[str, tuple[BoundaryPatient, str]]:
    """Every patient with his line, by his id."""
    catalogue = boundaries.subject.catalogue
    return {
        patient.id: (patient, line.whole)
        for boundary in boundaries.boundaries
        for patient, line in zip(
            boundary.patients, lines_of(boundary, boundaries.usual, catalogue), strict=True
        )
    }
