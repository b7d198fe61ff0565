"""The way up: what stands between a patient and the next level.

Truths of gates, the visit and what the course knows flow in; a Way flows out: the next level, its gate
item by item, and the standing reasons to wait.
"""

from collections.abc import Iterator, Mapping

from rehab.decision.ladder import NextLevel, climbed, next_level
from rehab.decision.model import (
    Before,
    GateItem,
    GateKind,
    Standing,
    StandingReason,
)
from rehab.frozen import FrozenStruct
from rehab.protocol.model import Level, Protocol
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


def gate_entries(
    protocol: Protocol, place: int, target: Level | None
) -> Iterator[tuple[EntryId, GateKind, str]]:
    """What the gate to a level asks; without a level, the exit of the last phase.

    A level or phase that is stepped over, because it is removed or lies above a cap, still asks: what keeps
    somebody from the one must not lead to the next on easier terms.

    Args:
        protocol: the resolved protocol.
        place: the place of the present level, -1 before the first.
        target: the next level.

    Yields:
        The entry, which gate it belongs to, and the id of the phase or level.
    """
    now = None if place < 0 else protocol.phase_of(protocol.levels[place].id)
    if now is not None and (target is None or protocol.phase_of(target.id).id != now.id):
        for item in range(len(gate_parts(now.exit_when))):
            yield exit_entry(now.id, item), GateKind.EXIT, now.id
    asked = None
    for level in () if target is None else climbed(protocol, place, target.id):
        phase = protocol.phase_of(level.id)
        for item in range(len(gate_parts(phase.enter_when))) if phase.id != asked else ():
            yield enter_entry(phase.id, item), GateKind.ENTER, phase.id
        for item in range(len(gate_parts(level.needs))):
            yield need_entry(level.id, item), GateKind.LEVEL, level.id
        asked = phase.id


class _Looking(FrozenStruct):
    protocol: Protocol
    truths: Mapping[EntryId, Truth]
    moment: Moment
    before: Before

    def way(self) -> Way:
        """The whole way."""
        found = next_level(self.protocol, self._place, self._days)
        if found is None:
            return Way(None, self._gate(None), (StandingReason(Standing.TOP),))
        return Way(found, self._gate(found), tuple(self._waits(found)))

    def _gate(self, found: NextLevel | None) -> tuple[GateItem, ...]:
        asked = gate_entries(self.protocol, self._place, None if found is None else found.level)
        return tuple(GateItem(entry, kind, owner, self.truths[entry]) for entry, kind, owner in asked)

    def _waits(self, found: NextLevel) -> Iterator[StandingReason]:
        steps = climbed(self.protocol, self._place, found.level.id)
        phases = (self.protocol.phase_of(level.id) for level in steps)
        last = max(phases, key=lambda phase: phase.window.not_before_days)
        opens = last.window.not_before_days
        if self._days < opens:
            yield StandingReason(Standing.NOT_YET_OPEN, self._days, opens, last.id)
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

    def _number(self, parameter: ParameterId) -> float:
        return self.protocol.parameter(parameter)
