"""On which days the dose has grown at the present level: a fold over the course's own decisions.

A course flows in, days flow out. No plan is remembered: the days are read from what was decided and
done, so that a reprint is the same sheet. The dose grows only after a week that asked for nothing but
time: no rule speaking, no gate missed, nothing unknown, nothing corrected, enough sessions done. Any other
hold repeats the dose; a new level, a stop or days off begin again at its low end.
"""

from collections.abc import Sequence
from datetime import date

from rehab.course.model import Course, Step
from rehab.decision.model import Decision
from rehab.frozen import FrozenStruct, replace
from rehab.patient.model import EventKind, Visit
from rehab.protocol.standing import SESSIONS_BEFORE_PROGRESS
from rehab.terms.caution import Contact, DoseKind, HoldKind
from rehab.terms.ids import LevelId
from rehab.terms.truth import Truth

_WEEK = 7
_WAITING_ONLY = frozenset({HoldKind.TIME, HoldKind.CEILING})


class Weeks(FrozenStruct):
    """What a course says of the dose of its week.

    Attributes:
        begun: the day on which the dose began at the level's low end; None if that is today.
        grown_on: the days on which it has grown since; a repeated dose keeps the ceilings of those days.
        is_new: true if the last of them is this week's.
    """

    begun: date | None = None
    grown_on: tuple[date, ...] = ()
    is_new: bool = False


class _Seen(FrozenStruct):
    """What is known after some check-ins: the level, its weeks, and since when the dose is as it is."""

    level: LevelId | None = None
    weeks: Weeks = Weeks()
    since: date | None = None


def weeks_grown(course: Course, others: Sequence[Course] = ()) -> Weeks:
    """When this week's dose began at the level's low end, and when it has grown since.

    Args:
        course: the knee that holds the level.
        others: the other knee, which walks the same week and may hold the dose back.
    """
    visits = {visit.on: visit for visit in course.knee.series.visits}
    held = _held_back((course, *others), course)
    seen = _Seen()
    for step, decision in zip(course.steps, _decisions(course), strict=True):
        day = step.decision.on
        visit = None if day in held else visits.get(day)
        seen = _after(seen, step, decision, visit=visit, course=course)
    level = course.today.level
    return seen.weeks if level is not None and level.id == seen.level else Weeks()


def _held_back(courses: Sequence[Course], own: Course) -> frozenset[date]:
    """The days of check-ins after which nothing grows: the other knee holds, or a value was put right."""
    others = (step.decision for one in courses if one is not own for step in one.steps)
    holding = {decision.on for decision in others if not _may(decision)}
    return frozenset(holding.union(*(_corrected(course) for course in courses)))


def _corrected(course: Course) -> frozenset[date]:
    """The days of check-ins that a correction came after."""
    days = [step.decision.on for step in course.steps]
    put_right = [one.on for one in course.knee.record if one.kind is EventKind.CORRECTION]
    before = ([day for day in days if day < on] for on in put_right if on <= course.as_of)
    return frozenset(earlier[-1] for earlier in before if earlier)


def _decisions(course: Course) -> tuple[Decision, ...]:
    """Every check-in's decision, the last one as it was corrected since."""
    every = tuple(step.decision for step in course.steps)
    return (*every[:-1], course.today) if course.corrected and every else every


def _after(seen: _Seen, step: Step, decision: Decision, *, visit: Visit | None, course: Course) -> _Seen:
    day = step.decision.on
    if step.level_after != seen.level:
        return _Seen(step.level_after, Weeks(day), day)
    if _rests(decision):
        return _Seen(seen.level, Weeks(seen.weeks.begun), day)
    if _grows(seen, decision, visit, course):
        grown = Weeks(seen.weeks.begun, (*seen.weeks.grown_on, day), is_new=True)
        return _Seen(seen.level, grown, day)
    return replace(seen, weeks=replace(seen.weeks, is_new=False))


def _rests(decision: Decision) -> bool:
    action = decision.action
    return action.dose.kind >= DoseKind.REGRESS or action.days_off > 0 or action.contact is not Contact.NONE


def _may(decision: Decision) -> bool:
    """True if a decision asks for nothing but time."""
    waits = decision.hold_kind is None or decision.hold_kind in _WAITING_ONLY
    return waits and decision.held.kinds <= _WAITING_ONLY and not _rests(decision)


def _grows(seen: _Seen, decision: Decision, visit: Visit | None, course: Course) -> bool:
    if visit is None or not visit.by_clinician or decision.hold_kind is None or not _may(decision):
        return False
    speaking = any(reason.counted is not Truth.NO and reason.applies_now for reason in decision.rules)
    done = sum(line.level in {None, seen.level} for line in visit.sessions or ())
    a_week_on = seen.since is None or (visit.on - seen.since).days >= _WEEK
    return not speaking and a_week_on and done >= course.protocol.parameter(SESSIONS_BEFORE_PROGRESS)
