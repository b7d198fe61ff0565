"""One plan from the courses of one patient: the more cautious knee sets the pace.

Courses with today's decisions flow in, a Plan flows out. Each part is taken at its most cautious over
both knees: kind of sheet, contact, dose, days off, and the lower level. The week is that of the decision,
so a reprint later in the week is the same sheet but for the days that have passed, and it never reaches past
the decision's expiry.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from rehab.course.model import Course
from rehab.decision.ladder import least_minutes
from rehab.decision.model import Sheet
from rehab.frozen import FrozenStruct, replace
from rehab.plan.ahead import ahead, to_measure
from rehab.plan.ceiling import Ceiling, ceiling_of, lower
from rehab.plan.days import first_day, session_days
from rehab.plan.growth import Step, first_week, next_week
from rehab.plan.model import Grown, KneeDecision, NextStep, Plan, PlanDay
from rehab.plan.variety import variety_of
from rehab.plan.weeks import Weeks, weeks_grown
from rehab.protocol.model import Level
from rehab.protocol.standing import SESSIONS_BEFORE_PROGRESS
from rehab.terms.caution import DoseKind
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue

_WEEK = 7
_CAUTION = (Sheet.SESSIONS, Sheet.NOT_YET, Sheet.ASK_FIRST, Sheet.NO_SESSIONS)


def plan_from_courses(courses: Sequence[Course], *, patient: str, catalogue: Catalogue) -> Plan:
    """The week of one patient.

    Args:
        courses: the course of each knee under treatment.
        patient: the clinic's own number of the patient.
        catalogue: the measures; their ages say what the next check-in must measure.
    """
    return _Week(tuple(courses), patient, catalogue).plan()


def leading_course(courses: Sequence[Course]) -> Course:
    """The course that sets the pace: the gravest sheet, contact, dose and days off, then the lower level."""

    def caution(course: Course) -> tuple[object, ...]:
        action = course.today.action
        sheet = _CAUTION.index(course.today.sheet)
        return sheet, action.contact, action.dose, action.days_off, -_place(course)

    return max(courses, key=caution)


class _Week(FrozenStruct):
    courses: tuple[Course, ...]
    patient: str
    catalogue: Catalogue

    def plan(self) -> Plan:
        leading = leading_course(self.courses)
        step, days = self._step(), self._days()
        sheet = leading.today.sheet
        if sheet is Sheet.SESSIONS and (step is None or not any(day.kind == "session" for day in days)):
            sheet, step = Sheet.NOT_YET, None
        walks = sheet is Sheet.SESSIONS
        planned = sum(day.kind == "session" for day in days)
        is_short = step is not None and step.grown is Grown.SESSIONS and planned < step.sessions
        protocol, decision = leading.protocol, leading.today
        week, has_rest = decision.days_since_start // _WEEK, any(day.kind == "rest" for day in days)
        return Plan(
            schema=1,
            patient=self.patient,
            protocol=protocol.id,
            version=protocol.version,
            status=protocol.status.value,
            knees=tuple(_knee(course) for course in self.courses),
            leading=decision.knee,
            as_of=leading.as_of,
            week=week,
            first_day=self._checked_in,
            expires=self._expires,
            sheet=sheet,
            contact=max(course.today.action.contact for course in self.courses).word,
            level=None if self._level is None or not walks else self._level.id,
            dose=step.dose if step is not None and walks else None,
            grown=step.grown if step is not None and walks and not is_short else Grown.NOTHING,
            days=days if walks else (),
            variety=variety_of(self.courses, week=week) if walks and has_rest else None,
            warm_up=protocol.texts.warm_up,
            record=protocol.texts.record,
            stop_signs=protocol.texts.stop_signs,
            fall_back=protocol.texts.fall_back,
            needs=self._needs(),
            next_step=self._next(leading),
        )

    # The days -----------------------------------------------------------------------------------------

    @property
    def _checked_in(self) -> date:
        return max(course.today.on for course in self.courses)

    @property
    def _expires(self) -> date:
        return min(course.today.expires for course in self.courses)

    @property
    def _as_of(self) -> date:
        return max(course.as_of for course in self.courses)

    def _days(self) -> tuple[PlanDay, ...]:
        """Every day after the check-in up to the expiry, the sessions as evenly spread as they fit.

        A late print leaves out the days that have passed, and moves none: somebody may hold the first print,
        and a session beside its days would be one too many or leave no day of rest.
        """
        step = self._step()
        off = max(course.today.action.days_off for course in self.courses)
        first = first_day(self._checked_in, off, self._last_session)
        walking = session_days(first, self._expires, 0 if step is None else step.sessions)
        return tuple(
            PlanDay(day=day, kind=self._kind(day, walking, off))
            for number in range(1, (self._expires - self._checked_in).days + 1)
            for day in (date.fromordinal(self._checked_in.toordinal() + number),)
            if day >= self._as_of
        )

    def _kind(self, day: date, walking: tuple[date, ...], off: int) -> Literal["session", "rest", "day_off"]:
        if day in walking:
            return "session"
        return "day_off" if (day - self._checked_in).days <= off else "rest"

    @property
    def _last_session(self) -> date | None:
        return max(
            (
                line.on
                for course in self.courses
                for visit in course.knee.series.up_to(course.as_of).visits
                for line in visit.sessions or ()
            ),
            default=None,
        )

    # The dose -----------------------------------------------------------------------------------------

    @property
    def _level(self) -> Level | None:
        """The highest level that both knees may walk at: not above the lower one, in neither's way."""
        ladder = self.courses[0].protocol.levels
        for level in reversed(ladder[: min(map(_place, self.courses)) + 1]):
            if not any(level.id in course.protocol.removed_levels for course in self.courses):
                return level
        return None

    def _step(self) -> Step | None:
        """This week's dose: of the knee that holds the level, and the least where both do.

        A week in which a rule asks for days off or a step back begins at the low end.
        """
        level = self._level
        if level is None:
            return None
        weeks = [weeks_grown(one, self.courses) for one in self.courses if one.today.level == level]
        least = min(weeks, key=lambda one: (len(one.grown_on), one.is_new), default=Weeks())
        grave = any(
            course.today.action.days_off or course.today.action.dose.kind >= DoseKind.REGRESS
            for course in self.courses
        )
        return self._dose(level, Weeks(least.begun) if grave else least)

    def _dose(self, level: Level, weeks: Weeks) -> Step:
        """The dose after so many weeks at a level, each under the ceilings of its day."""
        protocol = self.courses[0].protocol
        step = first_week(level, protocol, self._ceiling(weeks.begun))
        grown = Grown.NOTHING
        for day in weeks.grown_on:
            more = next_week(step, level, protocol, self._ceiling(day))
            step, grown = (step, Grown.NOTHING) if more is None else (more, more.grown)
        return replace(step, grown=grown if weeks.is_new else Grown.NOTHING)

    def _ceiling(self, on: date | None) -> Ceiling:
        """The ceilings of a day; in the week of a step back no more minutes than the level that was left.

        A lower level can have longer walks than the one above it, with more to hold on to. Who steps back
        because it was too much must not walk for longer.
        """
        ceiling = ceiling_of(self.courses, on=on)
        for course in self.courses:
            left = course.today.level_before
            if left is not None and _place(course) < course.protocol.place[left.id]:
                ceiling = replace(ceiling, minutes=lower(least_minutes(left), ceiling.minutes))
        return ceiling

    # What comes next ------------------------------------------------------------------------------------

    def _needs(self) -> tuple[MeasureId, ...]:
        return tuple(dict.fromkeys(need for course in self.courses for need in course.today.needs))

    def _next(self, leading: Course) -> NextStep | None:
        if leading.today.visit_on is None:
            return None
        coming = ahead(leading, self.catalogue)
        return NextStep(
            level=None if coming.level is None else coming.level.id,
            opens=coming.opens,
            sessions=int(leading.protocol.parameter(SESSIONS_BEFORE_PROGRESS)),
            measure=to_measure(coming, leading, self.catalogue, at=self._expires),
        )


def _place(course: Course) -> int:
    """The place of the level from now on, -1 for none."""
    level = course.today.level
    return -1 if level is None else course.protocol.place[level.id]


def _knee(course: Course) -> KneeDecision:
    decision = course.today
    return KneeDecision(
        knee=decision.knee,
        outcome=decision.outcome,
        contact=decision.action.contact.word,
        dose=decision.action.dose.kind.word,
        days_off=decision.action.days_off,
        level=None if decision.level is None else decision.level.id,
        week=decision.days_since_start // _WEEK,
        digest=course.protocol.digest,
    )
