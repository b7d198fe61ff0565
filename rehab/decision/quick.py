"""The quick judge: what a visit comes to, by one engine alone and without its reasons.

A moment and what the course knows flow in; a bare Decision flows out. It is for counting over thousands of
patients who do not exist; no real patient is decided without the second engine.
"""

from functools import cached_property

from rehab.decision.model import Before, Decision
from rehab.decision.settle import Settling
from rehab.frozen import FrozenStruct
from rehab.protocol.model import Protocol
from rehab.rules.model import Engine, Moment
from rehab.terms.measure import Catalogue


class QuickJudge(FrozenStruct, dict=True):
    """Decides visits of one resolved protocol, ten times as fast as the judge.

    Attributes:
        fast: the engine that decides.
    """

    protocol: Protocol
    catalogue: Catalogue
    fast: Engine

    def decide(self, moment: Moment, before: Before, *, is_last: bool = True) -> Decision:
        """The decision of one visit as the judge takes it, without traces, needs, near misses or marks.

        Args:
            moment: the visit with the state before it.
            before: what else the course knows.
            is_last: false for a visit of the past; it changes nothing here.

        Raises:
            GuaranteeBroken: if the decision would break a promise of the protocol's author.
        """
        truths = self.fast.truths(moment)
        settled = self._settling.settled(truths, moment, before, is_last=is_last)
        return self._settling.bare(settled.composed, moment, truths)

    @cached_property
    def _settling(self) -> Settling:
        return Settling(self.protocol, self.catalogue, self.fast, is_quick=True)
