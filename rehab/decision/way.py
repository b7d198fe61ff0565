"""The way up: what stands between a patient and the next level.

Truths of gates, the visit and what the course knows flow in; a Way flows out: the next level, its gate
item by item, and the standing reasons to wait.
"""

from collections.abc import Iterator, Mapping

from rehab.decision.ladder import NextLevel, next_level
from rehab.decision.model import (
    Before,
    GateItem,
    GateKind,
    Standing,
    StandingReason,
)
from rehab.frozen import FrozenStruct
from rehab.protocol.model import Level, Phase, Protocol
from rehab.protocol.standing import (
    LEVELS_PER_WEEK,
    SESSIONS_BEFORE_PROGRESS,
)
from rehab.rules.model import EntryId, Moment, enter_entry, exit_entry, gate_parts, need_entry
from rehab.terms.ids import ParameterId
from rehab.terms.truth import Truth, all_of

_WEEK = 7


class Way(FrozenStruct):
    """What stands on the way to the next level.

    Attributes:
        next: the next level; None at the top.
        gates: the items of its gate, or of the last exit gate at the top.
        standing: reasons to wait; one that is UNKNOWN is a question nobody has asked.
    """

    next: NextLevel | None
    gates: tuple[GateItem, ...]
    standing: tuple[StandingReason, ...]

    @property
    def truth(self) -> Truth:
        """The truth of the whole gate."""
        return all_of(item.truth for item in self.gates)

    @property
    def waits(self) -> bool:
        """True if something but the gate says to wait; at the top there is nothing to wait for."""
        return any(reason.truth is Truth.YES and reason.kind is not Standing.TOP for reason in self.standing)

    @property
    def unsaid(self) -> bool:
        """True if nobody said whether there were sessions."""
        return any(reason.truth is Truth.UNKNOWN for reason in self.standing)


def way_up(protocol: Protocol, truths: Mapping[EntryId, Truth], moment: Moment, *, before: Before) -> Way:
    """What stands between the patient and the next level.

    Args:
        protocol: the resolved protocol.
        truths: the truth of every entry of its rule set.
        moment: the visit that is decided.
        before: what the course knows before it.
    """
    return _Looking(protocol, truths, moment, before).way()


class _Looking(FrozenStruct):
    protocol: Protocol
    truths: Mapping[EntryId, Truth]
    moment: Moment
    before: Before

    def way(self) -> Way:
        """The whole way."""
        found = next_level(self.protocol, self._place, self._days)
        if found is None:
            return Way(None, tuple(self._exit_items(self._phase)), (StandingReason(Standing.TOP),))
        phase = self.protocol.phase_of(found.level.id)
        gates = [*self._gate_items(phase, found.level)]
        if self._phase is not None and phase.id != self._phase.id:
            gates = [*self._exit_items(self._phase), *gates]
        return Way(found, tuple(gates), tuple(self._waits(phase, found)))

    def _gate_items(self, phase: Phase, level: Level) -> Iterator[GateItem]:
        for item in range(len(gate_parts(phase.enter_when))):
            yield self._item(enter_entry(phase.id, item), GateKind.ENTER, phase.id)
        for item in range(len(gate_parts(level.needs))):
            yield self._item(need_entry(level.id, item), GateKind.LEVEL, level.id)

    def _exit_items(self, phase: Phase | None) -> Iterator[GateItem]:
        if phase is None:
            return
        for item in range(len(gate_parts(phase.exit_when))):
            yield self._item(exit_entry(phase.id, item), GateKind.EXIT, phase.id)

    def _item(self, entry: EntryId, kind: GateKind, owner: str) -> GateItem:
        return GateItem(entry, kind, owner, self.truths[entry])

    def _waits(self, phase: Phase, found: NextLevel) -> Iterator[StandingReason]:
        opens = phase.window.not_before_days
        if self._days < opens:
            yield StandingReason(Standing.NOT_YET_OPEN, self._days, opens, phase.id)
        if found.closed_by is not None:
            yield StandingReason(
                Standing.CAPPED, self._days, found.closed_by.until_days or 0, found.closed_by.id
            )
        if not self._by_clinician:
            yield StandingReason(Standing.OWN_CHECK_IN)
        if self._started:
            yield from self._exposure()
        gained = sum((self.moment.today - day).days < _WEEK for day in self.before.gained_on)
        if gained >= self._number(LEVELS_PER_WEEK):
            yield StandingReason(Standing.LEVELS_THIS_WEEK, gained, self._number(LEVELS_PER_WEEK))

    def _exposure(self) -> Iterator[StandingReason]:
        done = self.before.state.sessions_at_level
        enough = self._number(SESSIONS_BEFORE_PROGRESS)
        if done is None:
            yield StandingReason(Standing.TOO_FEW_SESSIONS, 0, enough, truth=Truth.UNKNOWN)
        elif done < enough:
            yield StandingReason(Standing.TOO_FEW_SESSIONS, done, enough)

    # Short names ---------------------------------------------------------------------------------

    @property
    def _place(self) -> int:
        return self.before.state.place

    @property
    def _started(self) -> bool:
        return self.before.state.level is not None

    @property
    def _days(self) -> int:
        return (self.moment.today - self.before.state.clock_start).days

    @property
    def _by_clinician(self) -> bool:
        return self.moment.series.visits[self.moment.at].by_clinician

    @property
    def _phase(self) -> Phase | None:
        level = self.before.state.level
        return None if level is None else self.protocol.phase_of(level)

    def _number(self, parameter: ParameterId) -> float:
        return self.protocol.parameter(parameter)
