"""One visit of a course: its decision, and the memory after it.

A memory, a series and who decides flow in; a decision and the next memory flow out. The fold takes one
such step after another; so does whoever learns of the next visit only once this one is decided.
"""

from typing import Protocol as Port

from rehab.course.memory import after_decision, before_visit
from rehab.course.model import Memory
from rehab.decision.model import Before, Decision
from rehab.patient.model import Series
from rehab.protocol.model import Protocol
from rehab.rules.model import Moment


class Decider(Port):
    """Decides visits by one protocol: the judge with every reason, or the quick judge without."""

    @property
    def protocol(self) -> Protocol:
        """The resolved protocol."""
        ...

    def decide(self, moment: Moment, before: Before, *, is_last: bool = True) -> Decision:
        """The decision of one visit."""
        ...


def one_step(
    memory: Memory, series: Series, at: int, decider: Decider, *, is_last: bool
) -> tuple[Decision, Memory]:
    """Decide one visit.

    Args:
        memory: what the fold carries.
        series: the series as it was known on the day of the visit.
        at: number of the visit, from 0.
        decider: decides by the protocol of that day.
        is_last: false for a visit of the past.
    """
    visit = series.visits[at]
    seen = before_visit(memory, visit, decider.protocol)
    decision = decider.decide(Moment(series, at, seen.state), seen, is_last=is_last)
    return decision, after_decision(memory, decision, visit, seen)
