"""Refused values as findings at their places, for whoever looks over a file before anyone decides by it.

An episode's text, its tree and what was refused of it flow in; warnings flow out. A decision names the same
values itself, so that they are findings here alone.
"""

from collections.abc import Iterator

from rehab.findings import Finding, finding
from rehab.patient.authored import EpisodeText
from rehab.patient.model import Rejected
from rehab.source import Node
from rehab.source.place import Path, describe, locate, part


def rejected_places(text: EpisodeText, node: Node, rejected: tuple[Rejected, ...]) -> tuple[Finding, ...]:
    """A warning for each refused value, where it is written.

    Args:
        text: the checked file.
        node: its tree, for positions.
        rejected: what was refused.
    """
    return tuple(_finding(text, node, one) for one in rejected)


def _finding(text: EpisodeText, node: Node, one: Rejected) -> Finding:
    places = [_inner(node, path, one) for path in _paths(text, one)]
    as_written = (path for path in places if one.value in locate(node, path).words)
    path = next(as_written, places[0])
    message = f"`{one.measure}` of {one.check_in} is rejected: `{one.value}`"
    return finding("RP203", message, locate(node, path), where=describe(node, path), label=one.why)


def _paths(text: EpisodeText, one: Rejected) -> Iterator[Path]:
    """Where a measure is written for a day: in check-ins, in session lines, in corrections."""
    for number, check_in in enumerate(text.check_ins):
        if check_in.date_ == one.check_in and one.measure in check_in.observations:
            yield "check_ins", number, "observations", one.measure
        for place, line in enumerate(check_in.sessions or ()):
            if line.date_ == one.check_in and one.measure in line.observations:
                yield "check_ins", number, "sessions", place, one.measure
    for number, correction in enumerate(text.corrections):
        if (correction.check_in, correction.measure) == (one.check_in, one.measure):
            yield "corrections", number, "value"


def _inner(node: Node, path: Path, one: Rejected) -> Path:
    """The side of a value, where it has one, and the value itself, where it says how it was taken."""
    for key in (one.knee, "value"):
        if part(node, (*path, key)) is not None and not _names_both(node, path, one):
            path = (*path, key)
    return path


def _names_both(node: Node, path: Path, one: Rejected) -> bool:
    """Whether it is the two sides together that were refused."""
    sides = (part(node, (*path, side)) for side in ("left", "right"))
    return any(side is not None for side in sides) and one.value.startswith(("left: ", "right: "))
