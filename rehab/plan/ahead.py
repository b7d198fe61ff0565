"""What comes after this week: the next level and how its gate stands today.

A course flows in, the next level with the truth of each part of its gate flows out. Where this visit has
changed the level, the gate of the one after it is asked now, so that a patient knows what to work for.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rehab.course.model import Course
from rehab.decision.ladder import next_level
from rehab.decision.model import GateItem, GateKind
from rehab.decision.what_if import last_known
from rehab.frozen import FrozenStruct
from rehab.protocol.condition import Test, is_over_time, tests_of
from rehab.protocol.model import Level, Phase
from rehab.rules.model import (
    CourseState,
    EntryId,
    Moment,
    compile_rules,
    enter_entry,
    exit_entry,
    gate_parts,
    need_entry,
)
from rehab.rules.reference import ReferenceEngine
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, RecordedAt
from rehab.terms.truth import Truth


class Ahead(FrozenStruct):
    """The next step.

    Attributes:
        level: the next level, None at the top.
        opens: the first day on which its phase's window and its ceiling are open.
        gates: the parts of its gate with today's truth.
    """

    level: Level | None
    opens: date | None
    gates: tuple[GateItem, ...]


def ahead(course: Course, catalogue: Catalogue) -> Ahead:
    """The step after this week for one knee."""
    decision = course.today
    if decision.level == decision.level_before:
        return Ahead(decision.target, _opens(course, decision.target), decision.gates)
    return _Ahead(course, catalogue).found()


def to_measure(coming: Ahead, course: Course, catalogue: Catalogue, *, at: date) -> tuple[MeasureId, ...]:
    """What the next check-in must look at, because no earlier one will still hold, in the catalogue's order.

    What a red-flag rule reads holds for its own check-in only. The questions that are red flags by
    themselves are left out: they are asked at every check-in.

    Args:
        coming: the next step.
        course: the knee's course.
        catalogue: the measures with their ages.
        at: the day of the next check-in.
    """
    tests, flagging = tuple(_tests(coming, course)), set(_flagging(course))
    anew = flagging | {test.measure for test in tests if is_over_time(test.view)}
    asked = flagging | {test.measure for test in tests}
    series = course.knee.series.up_to(course.as_of)
    moment = Moment(series, len(series.visits) - 1, CourseState(course.memory.clock_start))

    def is_stale(name: MeasureId) -> bool:
        last = last_known(moment, name) if series.visits else None
        return last is None or (at - last.on).days > catalogue.by_id[name].max_age_days

    return tuple(
        measure.id
        for measure in catalogue.measures
        if measure.id in asked and measure.recorded is RecordedAt.CHECK_IN and not measure.red_flag
        if measure.id in anew or is_stale(measure.id)
    )


def to_record(coming: Ahead, course: Course, catalogue: Catalogue) -> tuple[MeasureId, ...]:
    """What each session line must say for the rules and the gate ahead, in the catalogue's order.

    Args:
        coming: the next step.
        course: the knee's course.
        catalogue: the measures.
    """
    asked = {test.measure for test in _tests(coming, course)}
    session = (one.id for one in catalogue.measures if one.recorded is RecordedAt.SESSION)
    return tuple(name for name in session if name in asked)


def _tests(coming: Ahead, course: Course) -> Iterator[Test]:
    """The tests of the gate ahead and of every rule that applies to this patient."""
    for item in coming.gates:
        if item.trace is not None:
            yield from tests_of(item.trace.entry.when)
    for reason in course.today.rules:
        applies = None if reason.trace is None else reason.trace.applies
        if applies is None or applies.truth is not Truth.NO:
            yield from tests_of(reason.rule.when)


def _flagging(course: Course) -> Iterator[MeasureId]:
    """The measures that the red-flag rules read, also to know whom they are for."""
    for rule in (reason.rule for reason in course.today.rules if reason.rule.red_flag):
        for condition in (rule.when, rule.applies_when):
            yield from () if condition is None else (test.measure for test in tests_of(condition))


def _opens(course: Course, level: Level | None) -> date | None:
    """The first day on which a level's window and ceilings allow it."""
    if level is None:
        return None
    days = course.protocol.phase_of(level.id).window.not_before_days
    found = next_level(course.protocol, course.protocol.place[level.id] - 1, course.today.days_since_start)
    if found is not None and found.level.id == level.id and found.closed_by is not None:
        days = max(days, found.closed_by.until_days or 0)
    return course.memory.clock_start + timedelta(days=days)


class _Ahead(FrozenStruct):
    course: Course
    catalogue: Catalogue

    def found(self) -> Ahead:
        course = self.course
        place = -1 if course.today.level is None else course.protocol.place[course.today.level.id]
        following = next_level(course.protocol, place, course.today.days_since_start)
        level = None if following is None else following.level
        return Ahead(level, _opens(course, level), tuple(self._gates(level)))

    def _gates(self, level: Level | None) -> Iterator[GateItem]:
        rules = compile_rules(self.course.protocol)
        engine = ReferenceEngine(rules, self.catalogue)
        moment = self._moment()
        for entry, kind, owner in self._entries(level):
            trace = engine.trace(rules.by_id[entry], moment)
            yield GateItem(entry, kind, owner, trace.truth, trace)

    def _entries(self, level: Level | None) -> Iterator[tuple[EntryId, GateKind, str]]:
        protocol, present = self.course.protocol, self.course.today.phase
        phase = None if level is None else protocol.phase_of(level.id)
        if present is not None and phase != present:
            yield from self._exits(present)
        if phase is not None and level is not None:
            for item in range(len(gate_parts(phase.enter_when))):
                yield enter_entry(phase.id, item), GateKind.ENTER, phase.id
            for item in range(len(gate_parts(level.needs))):
                yield need_entry(level.id, item), GateKind.LEVEL, level.id

    @staticmethod
    def _exits(phase: Phase) -> Iterator[tuple[EntryId, GateKind, str]]:
        for item in range(len(gate_parts(phase.exit_when))):
            yield exit_entry(phase.id, item), GateKind.EXIT, phase.id

    def _moment(self) -> Moment:
        """The last check-in, as it will be looked back on from the level that it opened."""
        course, memory = self.course, self.course.memory
        level = course.today.level
        state = CourseState(
            clock_start=memory.clock_start,
            level=None if level is None else level.id,
            place=-1 if level is None else course.protocol.place[level.id],
            level_since=memory.level_since,
            last_session=memory.last_session,
        )
        series = course.knee.series.up_to(course.as_of)
        return Moment(series, len(series.visits) - 1, state)
