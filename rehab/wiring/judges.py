"""Judges that are made once: a protocol flows in, its judge flows out, the same one for the same protocol.

Patients of one Monday share a few protocols, and making the engines of one takes longer than asking them.
"""

from rehab.decision.judge import Judge
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue
from rehab.wiring import make_judge

_KEPT = 8
"""How many are kept, the last used ones."""


class Judges:
    """Makes judges, and keeps those that it made last."""

    def __init__(self) -> None:
        self._made: list[Judge] = []

    def __call__(self, protocol: Protocol, catalogue: Catalogue) -> Judge:
        """The judge of a protocol; equal in everything, down to where each line is written."""
        known = (one for one in self._made if one.protocol == protocol and one.catalogue == catalogue)
        judge = next(known, None) or make_judge(protocol, catalogue)
        self._made = [judge, *(one for one in self._made if one is not judge)][:_KEPT]
        return judge
