"""The fold: check-ins, events and signatures by date come to a level, a memory and today's decision.

One knee's record and a judge flow in; a Course flows out. Each past decision is taken as of its own
date; a signed decision, override or recorded level fixes the level at its date.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rehab.course.memory import after_decision, after_record, before_visit, lower_of
from rehab.course.model import Course, Memory, Step
from rehab.decision.judge import Judge
from rehab.decision.model import Decision, Standing
from rehab.patient.model import EventKind, KneeCourse, RecordEntry, Series
from rehab.rules.model import Moment


def fold(knee: KneeCourse, judge: Judge, *, as_of: date) -> Course:
    """The course of one knee up to a day.

    Args:
        knee: the knee's series and record.
        judge: decides single visits of the resolved protocol.
        as_of: the day to decide for.

    Raises:
        EnginesDisagree: if two engines answer differently at any visit.
    """
    corrections = [one for one in knee.corrections if one.on <= as_of]
    corrected = _Fold(knee, knee.series if corrections else knee.uncorrected, judge, as_of).course()
    if not corrections:
        return corrected
    first, last = min(one.on for one in corrections), max(one.on for one in corrections)
    as_written = _Fold(knee, knee.uncorrected, judge, as_of).course()
    steps = (
        *(step for step in as_written.steps if step.decision.on < first),
        *(step for step in corrected.steps if step.decision.on >= first),
    )
    visited_since = any(visit.by_clinician and last <= visit.on <= as_of for visit in knee.series.visits)
    if visited_since:
        return replace(corrected, steps=steps)
    return _lowered_at_once(replace(corrected, steps=steps), as_written, judge)


def _lowered_at_once(corrected: Course, as_written: Course, judge: Judge) -> Course:
    """A correction lowers today's level at once; it raises it only at the next visit."""
    lower = lower_of(judge.protocol, corrected.memory.level, as_written.memory.level)
    memory = corrected.memory if lower == corrected.memory.level else as_written.memory
    if memory.level == as_written.memory.level and corrected.today.outcome is as_written.today.outcome:
        return replace(as_written, steps=corrected.steps)
    cautious = max(corrected.today, as_written.today, key=_caution)
    level = None if lower is None else judge.protocol.level(lower)
    today = replace(cautious, level=level, on=corrected.as_of)
    return replace(corrected, today=today, memory=memory, corrected=True)


def _caution(decision: Decision) -> tuple[int, object, int]:
    return decision.action.contact, decision.action.dose, decision.action.days_off


@dataclass(frozen=True, slots=True)
class _Fold:
    knee: KneeCourse
    series: Series
    judge: Judge
    as_of: date

    def course(self) -> Course:
        series = self.series.up_to(self.as_of)
        memory = Memory(clock_start=series.start)
        steps: list[Step] = []
        pending = [entry for entry in self.knee.record if entry.on <= self.as_of]
        for at, visit in enumerate(series.visits):
            for entry in _taken(pending, visit.on):
                memory = after_record(memory, entry, self.judge.protocol)
            seen = before_visit(memory, visit, self.judge.protocol)
            decision = self.judge.decide(Moment(series, at, seen.state), seen)
            memory = after_decision(memory, decision, visit, seen)
            signed = tuple(entry for entry in pending if entry.on == visit.on)
            for entry in signed:
                memory = after_record(memory, entry, self.judge.protocol)
            pending = [entry for entry in pending if entry not in signed]
            steps.append(Step(decision, signed, memory.level))
        later = tuple(pending)
        for entry in later:
            memory = after_record(memory, entry, self.judge.protocol)
        today = self._today(memory, steps, later, series)
        return Course(self.knee, self.judge.protocol, self.as_of, tuple(steps), today, memory)

    def _today(
        self, memory: Memory, steps: list[Step], later: tuple[RecordEntry, ...], series: Series
    ) -> Decision:
        """The last visit's decision while it holds; else what holds when nobody has come."""
        last = steps[-1] if steps else None
        seen = before_visit(memory, None, self.judge.protocol)
        if later:
            kind = Standing.EVENT if memory.open_events else Standing.EXPIRED
            return self.judge.without_visit(series, seen, self.as_of, kind=kind)
        if last is None or self.as_of > last.decision.expires:
            return self.judge.without_visit(series, seen, self.as_of, kind=Standing.EXPIRED)
        return self._as_signed(last)

    def _as_signed(self, step: Step) -> Decision:
        """The visit's decision with the level that was signed on the same day."""
        decision = step.decision
        level = None if step.level_after is None else self.judge.protocol.level(step.level_after)
        if level == decision.level or not step.signed:
            return decision
        phase = None if level is None else self.judge.protocol.phase_of(level.id)
        return replace(decision, level=level, phase=phase)


def _taken(pending: list[RecordEntry], day: date) -> Iterator[RecordEntry]:
    """Take from the record what comes before a visit: earlier days, and events and closures of the day."""
    early = [
        entry
        for entry in pending
        if entry.on < day or (entry.on == day and entry.kind not in {EventKind.SIGNED, EventKind.OVERRIDE})
    ]
    for entry in early:
        pending.remove(entry)
        yield entry
