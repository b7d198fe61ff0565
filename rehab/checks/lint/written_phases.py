"""The phases of a protocol as they are written, each with its place, in their order.

A Subject flows in; authored phases flow out. Checks that speak of weeks point at what the author wrote.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.frozen import FrozenStruct
from rehab.protocol.authored import ProtocolText
from rehab.protocol.authored_ladder import PhaseText
from rehab.protocol.layer import Place


class WrittenPhase(FrozenStruct):
    """One phase where it stands."""

    text: PhaseText
    place: Place


def written_phases(subject: Subject) -> Iterator[WrittenPhase]:
    """The phases of all layers, the furthest base first."""
    for layer in subject.chain:
        phases = layer.text.phases if isinstance(layer.text, ProtocolText) else ()
        for number, phase in enumerate(phases):
            yield WrittenPhase(phase, Place(layer, ("phases", number)))
