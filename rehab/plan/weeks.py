"""How many times the dose has grown at the present level: a fold over the course's own decisions.

A course flows in, a count flows out. No plan is remembered: the count is read from what was decided and
done, so that a reprint is the same sheet. The dose grows only after a week that asked for nothing: the
same level again, no rule speaking, nothing unknown, enough sessions done. An irritable knee or a missing
value repeats the dose; a new level, a stop or days off begin again at its low end.
"""

from dataclasses import dataclass
from datetime import date

from rehab.course.model import Course, Step
from rehab.decision.model import Decision
from rehab.patient.model import Visit
from rehab.protocol.standing import SESSIONS_BEFORE_PROGRESS
from rehab.terms.caution import Contact, DoseKind, HoldKind
from rehab.terms.ids import LevelId
from rehab.terms.truth import Truth

_WEEK = 7
_CLEAN_HOLDS = frozenset({HoldKind.TIME, HoldKind.GATE, HoldKind.CEILING})


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is known after some check-ins: the level, how often its dose has grown, and when last."""

    level: LevelId | None = None
    grown: int = 0
    since: date | None = None


def weeks_grown(course: Course) -> int:
    """How many steps above the level's low end this week's dose lies."""
    visits = {visit.on: visit for visit in course.knee.series.visits}
    seen = _Seen()
    for step in course.steps:
        seen = _after(seen, step, visits.get(step.decision.on), course)
    level = course.today.level
    return seen.grown if level is not None and level.id == seen.level else 0


def _after(seen: _Seen, step: Step, visit: Visit | None, course: Course) -> _Seen:
    decision = step.decision
    if step.level_after != seen.level or _rests(decision):
        return _Seen(step.level_after, 0, decision.on)
    if _grows(seen, decision, visit, course):
        return _Seen(seen.level, seen.grown + 1, decision.on)
    return seen


def _rests(decision: Decision) -> bool:
    action = decision.action
    return action.dose.kind >= DoseKind.REGRESS or action.days_off > 0 or action.contact is not Contact.NONE


def _grows(seen: _Seen, decision: Decision, visit: Visit | None, course: Course) -> bool:
    if visit is None or not visit.by_clinician or decision.hold_kind not in _CLEAN_HOLDS:
        return False
    speaking = any(reason.counted is not Truth.NO and reason.applies_now for reason in decision.rules)
    done = sum(line.level in {None, seen.level} for line in visit.sessions or ())
    a_week_on = seen.since is None or (decision.on - seen.since).days >= _WEEK
    return not speaking and a_week_on and done >= course.protocol.parameter(SESSIONS_BEFORE_PROGRESS)
