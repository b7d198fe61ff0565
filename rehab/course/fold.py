"""The fold: check-ins, events and signatures by date come to a level, a memory and today's decision.

One knee's record and a judge flow in; a Course flows out. Each past decision is taken as of its own
date, with what was known then; a signed decision, override or recorded level fixes the level at its
date, and a correction lowers the level from the day on which it was made.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rehab.course.memory import after_record, lower_of, without_visit
from rehab.course.model import Course, Memory, Signature, Step
from rehab.course.step import one_step
from rehab.decision.judge import Judge
from rehab.decision.model import Decision, Sheet, Standing, StandingReason
from rehab.frozen import replace
from rehab.patient.model import EventKind, KneeCourse, RecordEntry, Series
from rehab.protocol.model import Protocol
from rehab.terms.caution import Contact, Dose, DoseKind, HoldKind, gravest, most_cautious
from rehab.terms.ids import LevelId

_SIGNED = frozenset({EventKind.SIGNED, EventKind.OVERRIDE})
_KINDS = tuple(HoldKind)
_ENDS_THE_SHEET = frozenset({EventKind.EVENT, EventKind.CLOSURE})


def fold(
    knee: KneeCourse, judge: Judge, *, as_of: date, judge_on: Callable[[date], Judge] | None = None
) -> Course:
    """The course of one knee up to a day.

    Args:
        knee: the knee's series and record.
        judge: decides by the protocol as it is resolved for that day.
        as_of: the day to decide for.
        judge_on: the judge of an earlier day, where the protocol was another one then.

    Raises:
        EnginesDisagree: if two engines answer differently at any visit.
    """
    record = tuple(entry for entry in knee.record if entry.on <= as_of)
    first = Memory(clock_start=knee.series.start)
    walk = _Walk(knee, judge_on or (lambda _: judge), knee.as_known, record, first)
    walk.through(len(knee.series.up_to(as_of).visits))
    today = walk.today(as_of)
    corrected = any(reason.kind is Standing.CORRECTED for reason in today.standing)
    signatures = tuple(walk.signatures)
    return Course(knee, judge.protocol, as_of, tuple(walk.steps), today, walk.memory, signatures, corrected)


@dataclass(slots=True)
class _Walk:
    """One walk through a knee's visits and record, in the order of their days.

    Attributes:
        judge_on: the judge of a day.
        known: the series as it was known on a day.
        record: every entry that the walk comes by.
        signatures: the signed decisions and overrides among them, with what they came to.
        later: entries since the last visit.
        again: the last visit decided anew with values that were corrected since.
    """

    knee: KneeCourse
    judge_on: Callable[[date], Judge]
    known: Callable[[date], Series]
    record: tuple[RecordEntry, ...]
    memory: Memory
    steps: list[Step] = field(default_factory=list)
    taken: list[RecordEntry] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    later: list[RecordEntry] = field(default_factory=list)
    again: list[Decision] = field(default_factory=list)

    def through(self, visits: int) -> None:
        """Walk through the first so many visits, then through what the record has after them."""
        pending = deque(self.record)
        for at, visit in enumerate(self.knee.series.visits[:visits]):
            self._before(pending, visit.on)
            self._visit(at, pending, is_last=at == visits - 1)
        while pending:
            self._apply(pending.popleft())

    def _before(self, pending: deque[RecordEntry], day: date) -> None:
        """Take from the record what counts before the visit of a day.

        What was signed on that day comes after it. So does a closure of what is not open yet: it closes
        what that visit finds.
        """
        after: list[RecordEntry] = []
        while pending and pending[0].on <= day:
            entry = pending.popleft()
            is_open = entry.of in self.memory.open_flags or entry.of in self.memory.open_events
            closes_later = entry.kind is EventKind.CLOSURE and not is_open
            if entry.on == day and (entry.kind in _SIGNED or closes_later):
                after.append(entry)
            else:
                self._apply(entry)
        pending.extendleft(reversed(after))

    def _visit(self, at: int, pending: deque[RecordEntry], *, is_last: bool) -> None:
        day = self.knee.series.visits[at].on
        decision, self.memory = one_step(
            self.memory, self.known(day), at, self.judge_on(day), is_last=is_last
        )
        signed = self._signed(pending, day)
        self.later, self.again = [], []
        self.steps.append(Step(decision, signed, self.memory.level))

    def _signed(self, pending: deque[RecordEntry], day: date) -> tuple[Signature, ...]:
        """Take from the record what was signed on the day of a visit."""
        before = len(self.signatures)
        today: list[RecordEntry] = []
        while pending and pending[0].on == day:
            today.append(pending.popleft())
        pending.extendleft(reversed([entry for entry in today if entry.kind not in _SIGNED]))
        for entry in today:
            if entry.kind in _SIGNED:
                self._apply(entry)
        return tuple(self.signatures[before:])

    # The record ------------------------------------------------------------------------------------

    def _apply(self, entry: RecordEntry) -> None:
        if entry.kind is EventKind.CORRECTION:
            self._correct(entry)
        else:
            protocol = self.judge_on(entry.on).protocol
            self.memory = after_record(self.memory, entry, protocol)
            if entry.kind in _SIGNED:
                self.signatures.append(Signature(entry, self.memory.level, protocol.version))
        self.taken.append(entry)
        self.later.append(entry)

    def _correct(self, entry: RecordEntry) -> None:
        """A correction lowers at once: what would be permitted, had the right value been known before."""
        known = self.knee.as_known(entry.on)
        record = tuple(one for one in self.taken if one.kind is not EventKind.CORRECTION)
        walk = _Walk(self.knee, self.judge_on, lambda _: known, record, Memory(clock_start=known.start))
        walk.through(len(self.steps))
        level = lower_of(self.judge_on(entry.on).protocol, self.memory.level, walk.memory.level)
        flags = {**walk.memory.open_flags, **self.memory.open_flags}
        self.memory = replace(self.memory.at_level(level, entry.on), open_flags=flags)
        self.again += [step.decision for step in walk.steps[-1:]]

    # Today -----------------------------------------------------------------------------------------

    def today(self, as_of: date) -> Decision:
        """The last visit's decision while it holds; else what holds when nobody has come."""
        judge, last = self.judge_on(as_of), self._last_decision(as_of)
        seen = without_visit(self.memory, as_of, judge.protocol)
        if last is None or as_of > last.expires or any(one.kind in _ENDS_THE_SHEET for one in self.later):
            kind = Standing.EVENT if self.later and self.memory.open_events else Standing.EXPIRED
            return judge.without_visit(self.known(as_of).up_to(as_of), seen, as_of, kind=kind, last=last)
        return _at_level(last, seen.state.level, judge.protocol)

    def _last_decision(self, as_of: date) -> Decision | None:
        """The last visit's decision, more cautious where a correction since then says so."""
        if not self.steps:
            return None
        step = self.steps[-1]
        if not self.again:
            return step.decision
        graver = _graver((step.decision, *reversed(self.again)))
        is_signed = any(entry.kind in _SIGNED for entry in self.later)
        if graver == step.decision and (is_signed or self.memory.level == step.level_after):
            return step.decision
        names = dict.fromkeys(entry.of for entry in self.later if entry.kind is EventKind.CORRECTION)
        corrected = StandingReason(Standing.CORRECTED, about=", ".join(names))
        return replace(graver, on=as_of, standing=(*graver.standing, corrected))


def _graver(every: Sequence[Decision]) -> Decision:
    """The gravest of some decisions of one visit, the first of equals; each part at its most cautious."""
    action = most_cautious(one.action for one in every)
    graver = max(every, key=_gravity)
    outcome = graver.outcome if graver.action == action else gravest(action)
    sheet = graver.sheet
    if action.dose.kind is DoseKind.STOP:
        sheet = Sheet.NO_SESSIONS
    elif any(one.sheet is Sheet.ASK_FIRST for one in every):
        sheet = Sheet.ASK_FIRST
    kind = graver.hold_kind if action.dose.kind is DoseKind.HOLD else None
    return replace(graver, action=action, outcome=outcome, hold_kind=kind, sheet=sheet)


def _gravity(decision: Decision) -> tuple[Contact, Dose, int, int]:
    """How grave a decision is; of two holds the one whose kind counts more."""
    action, kind = decision.action, decision.hold_kind
    telling = 0 if kind is None else -_KINDS.index(kind)
    return action.contact, action.dose, action.days_off, telling


def _at_level(decision: Decision, level: LevelId | None, protocol: Protocol) -> Decision:
    """A decision with the level that was signed for, lowered to or closed since."""
    if level == (None if decision.level is None else decision.level.id):
        return decision
    sheet = decision.sheet
    if sheet in {Sheet.SESSIONS, Sheet.NOT_YET}:
        sheet = Sheet.NOT_YET if level is None else Sheet.SESSIONS
    return replace(
        decision,
        sheet=sheet,
        level=None if level is None else protocol.level(level),
        phase=None if level is None else protocol.phase_of(level),
    )
