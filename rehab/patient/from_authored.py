"""An episode file becomes one series a knee; what cannot be true is refused by name.

The checked text of an episode and the catalogue flow in; an Episode flows out, with every refused
value beside it. A refused value is unknown for its own measure only. A wrong knee, an impossible
date or an unknown name gives no episode at all, but findings at their places.
"""

from collections.abc import Iterator
from datetime import date

from rehab.findings import Finding, has_errors
from rehab.patient.authored import EpisodeText, StartText
from rehab.patient.model import Episode, KneeCourse
from rehab.patient.past_day import as_it_stood, last_day
from rehab.patient.record import record_of
from rehab.patient.refusal import impossible
from rehab.patient.series_from_authored import Noted, versions_of
from rehab.source import Node
from rehab.terms.measure import Catalogue


def episode_from_authored(
    text: EpisodeText, node: Node, catalogue: Catalogue, *, today: date, as_of: date | None = None
) -> tuple[Episode | None, tuple[Finding, ...]]:
    """The normalised episode.

    Args:
        text: the checked file.
        node: the file's tree, for positions.
        catalogue: the measures that observations name.
        today: the file's own day if it says none; nothing may be dated after that day.
        as_of: the day to decide for, if not the file's own; what came later is left out.

    Returns:
        The episode and what is wrong with the file; no episode if there is an error.
    """
    day, last = as_of or text.as_of or today, last_day(text, as_of=as_of, today=today)
    findings = impossible(text, node, catalogue, day=day, last=last)
    if has_errors(findings):
        return None, findings
    noted = Noted()
    known, left_out = as_it_stood(text, day)
    knees = tuple(_knee(known, start, catalogue, noted) for start in _first_starts(known))
    episode = Episode(
        patient=text.patient,
        clinic=text.clinic,
        protocol=text.protocol,
        overlays=text.overlays,
        as_of=day,
        knees=knees,
        rejected=tuple(dict.fromkeys(noted.rejected)),
        doubtful=tuple(dict.fromkeys(noted.doubtful)),
        left_out=left_out,
    )
    return episode, findings


def _first_starts(text: EpisodeText) -> Iterator[StartText]:
    """The start of each knee; a later operation on the same knee is an event of its course."""
    for knee in dict.fromkeys(start.knee for start in text.starts):
        yield min((start for start in text.starts if start.knee == knee), key=lambda start: start.date_)


def _knee(text: EpisodeText, start: StartText, catalogue: Catalogue, noted: Noted) -> KneeCourse:
    versions = versions_of(text, start, catalogue, noted)
    return KneeCourse(
        knee=start.knee,
        procedure=start.procedure,
        variant=start.variant,
        modifiers=start.modifiers,
        series=versions[-1][1],
        versions=versions,
        record=record_of(text, start),
    )
