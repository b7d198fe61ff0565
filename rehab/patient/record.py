"""The record of one knee: what changes the course beside its check-ins, by date.

An episode's text flows in; events, closures, signed decisions, overrides, known baselines and
corrections of one knee flow out in one order, so that the fold has a single list to walk.
"""

from collections.abc import Iterator

from rehab.patient.authored import EpisodeText, StartText
from rehab.patient.model import EventKind, RecordEntry
from rehab.terms.ids import LevelId

RE_OPERATION = "re_operation"
"""The kind of event that a later start of the same knee is."""


def record_of(text: EpisodeText, start: StartText) -> tuple[RecordEntry, ...]:
    """All record entries of a start's knee, by date; entries that name no knee belong to each."""
    entries = (
        *_events(text, start),
        *_closures(text, start),
        *_levels(text, start),
        *_baselines(text, start),
        *_corrections(text, start),
    )
    return tuple(sorted(entries, key=lambda entry: entry.on))


def _events(text: EpisodeText, start: StartText) -> Iterator[RecordEntry]:
    for event in text.events:
        if event.knee in {None, start.knee}:
            yield RecordEntry(EventKind.EVENT, event.date_, of=event.kind)
    for later in text.starts:
        if later.knee == start.knee and later.date_ > start.date_:
            yield RecordEntry(EventKind.EVENT, later.date_, of=RE_OPERATION)


def _closures(text: EpisodeText, start: StartText) -> Iterator[RecordEntry]:
    for closure in text.closures:
        if closure.knee in {None, start.knee}:
            level = _level(closure.resume_at)
            yield RecordEntry(
                EventKind.CLOSURE, closure.date_, closure.of, level, closure.by, closure.finding
            )


def _levels(text: EpisodeText, start: StartText) -> Iterator[RecordEntry]:
    for kind, entries in ((EventKind.SIGNED, text.decisions), (EventKind.OVERRIDE, text.overrides)):
        for signed in entries:
            if signed.knee in {None, start.knee}:
                yield RecordEntry(
                    kind,
                    signed.date_,
                    level=_level(signed.level),
                    by=signed.by,
                    why=signed.why,
                    version=signed.protocol_version,
                )


def _baselines(text: EpisodeText, start: StartText) -> Iterator[RecordEntry]:
    for known in text.baselines:
        if known.knee in {None, start.knee}:
            yield RecordEntry(EventKind.BASELINE, known.date_, known.rule, None, known.by, known.finding)


def _corrections(text: EpisodeText, start: StartText) -> Iterator[RecordEntry]:
    for one in text.corrections:
        if one.knee in {None, start.knee}:
            yield RecordEntry(EventKind.CORRECTION, one.date_, one.measure, None, one.by)


def _level(name: str | None) -> LevelId | None:
    return None if name is None else LevelId(name)
