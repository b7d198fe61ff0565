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
from rehab.patient.record import record_of
from rehab.patient.refusal import impossible
from rehab.patient.series_from_authored import Noted, versions_of
from rehab.source import Node
from rehab.terms.measure import Catalogue


def episode_from_authored(
    text: EpisodeText, node: Node, catalogue: Catalogue, *, today: date
) -> tuple[Episode | None, tuple[Finding, ...]]:
    """The normalised episode.

    Args:
        text: the checked file.
        node: the file's tree, for positions.
        catalogue: the measures that observations name.
        today: the day to decide for if the file says none; nothing may be dated after it.

    Returns:
        The episode and what is wrong with the file; no episode if there is an error.
    """
    findings = impossible(text, node, catalogue, today=text.as_of or today)
    if has_errors(findings):
        return None, findings
    noted = Noted()
    knees = tuple(_knee(text, start, catalogue, noted) for start in _first_starts(text))
    episode = Episode(
        patient=text.patient,
        clinic=text.clinic,
        protocol=text.protocol,
        overlays=text.overlays,
        as_of=text.as_of,
        knees=knees,
        rejected=tuple(dict.fromkeys(noted.rejected)),
        doubtful=tuple(dict.fromkeys(noted.doubtful)),
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
