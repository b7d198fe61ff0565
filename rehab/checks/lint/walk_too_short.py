"""RP322: pieces of backward walking that do not fit into the walk that holds them.

A Subject flows in; a finding at the walk of each such level flows out. The sheet says how many pieces lie in
how long a walk, and nobody could do both.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.protocol.authored import ProtocolText
from rehab.protocol.authored_ladder import DoseText
from rehab.protocol.layer import Layer, Place

_MINUTE = 60


def check(subject: Subject) -> Iterator[Finding]:
    """Each walk that is shorter than its longest session of pieces with the rests between."""
    for layer in subject.chain:
        for place, dose in _doses(layer):
            needed = longest_s(dose)
            if 0 < dose.walk_min * _MINUTE < needed:
                minutes = -(-needed // _MINUTE)
                message = f"a walk of {dose.walk_min} minutes cannot hold its pieces and the rests between"
                yield (place / "walk_min").finding("RP322", message, label=f"they take {minutes:g} minutes")


def longest_s(dose: DoseText) -> float:
    """Seconds of the longest session that a dose can grow to, its rests included."""
    least, most = dose.work_s
    sessions = (
        (repeats, min(most, dose.total_min * _MINUTE / repeats))
        for repeats in range(dose.repeats[0], dose.repeats[1] + 1)
    )
    lengths = (repeats * work + (repeats - 1) * dose.rest_s for repeats, work in sessions if work >= least)
    return max(lengths, default=0)


def _doses(layer: Layer) -> Iterator[tuple[Place, DoseText]]:
    levels = layer.text.levels if isinstance(layer.text, ProtocolText) else ()
    for number, level in enumerate(levels):
        yield Place(layer, ("levels", number, "dose")), level.dose
