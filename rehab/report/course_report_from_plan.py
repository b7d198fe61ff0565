"""The course report from a plan: the whole episode so far of one patient, for whoever takes over.

Plan, courses, episode and catalogue flow in, a CourseReport flows out. Nothing is decided here: every word
and number is read from the decisions of the course, the plan or the protocol.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from rehab.course.model import Course
from rehab.patient.model import Episode
from rehab.plan.model import Plan
from rehab.report.case import Case
from rehab.report.charts_from_plan import charts_from_plan
from rehab.report.course_from_plan import course_from_plan, loosened_from_plan, one_line
from rehab.report.course_report import CourseFacts, CourseReport
from rehab.report.identity_from_plan import (
    header_from_plan,
    layers_from_plan,
    lines_to_sign,
    notices_from_plan,
    origin_from_plan,
)
from rehab.report.outcome import level_number
from rehab.report.outcomes_from_plan import outcomes_from_plan
from rehab.report.parts import Labelled
from rehab.report.ticks import without_ticks
from rehab.report.timeline_from_plan import MARK_OF, timeline_from_plan
from rehab.terms.measure import Catalogue
from rehab.wording import english_course as words
from rehab.wording import english_paper
from rehab.wording.number import short_day


def course_report_from_plan(
    plan: Plan, courses: Sequence[Course], *, episode: Episode, catalogue: Catalogue
) -> CourseReport:
    """The course report.

    Args:
        plan: the week.
        courses: the course of each knee, as the plan was made from.
        episode: who it is.
        catalogue: the measures.
    """
    case = Case(plan, courses, episode, catalogue)
    leading_first = sorted(courses, key=lambda course: course is not case.leading)
    ways = (timeline_from_plan(case, course) for course in leading_first)
    return without_ticks(
        CourseReport(
            language=case.language,
            title=words.TITLE,
            date=plan.as_of,
            running=case.running,
            notices=notices_from_plan(case),
            stamp=case.stamp,
            footer=tuple(layers_from_plan(case)),
            page_of=english_paper.PAGE_OF,
            header=tuple(header_from_plan(case)),
            so_far=tuple(_so_far(case, course) for course in leading_first),
            timelines=tuple(way for way in ways if way is not None),
            charts=charts_from_plan(case),
            decisions=course_from_plan(case),
            outcomes=outcomes_from_plan(case),
            signed=loosened_from_plan(case),
            origin=origin_from_plan(case).model_copy(update={"note": ""}),
            signature=lines_to_sign(case),
        )
    )


def _so_far(case: Case, course: Course) -> CourseFacts:
    return CourseFacts(
        title=case.of_knee(course, words.SO_FAR),
        lead=one_line(course.today, course),
        facts=tuple(_facts(course)),
    )


def _facts(course: Course) -> Iterator[Labelled]:
    days = [step.decision.on for step in course.steps]
    between = words.FROM_TO.format(first=short_day(days[0]), last=short_day(days[-1])) if days else ""
    yield Labelled(label=words.CHECK_INS, value=str(len(days)), note=between)
    yield _level_now(course)
    came_to = Counter(MARK_OF[step.decision.outcome] for step in course.steps)
    yield Labelled(label=words.STEPS_UP, value=str(came_to["up"]))
    yield Labelled(label=words.HELD, value=str(came_to["stay"]))
    yield Labelled(label=words.STEPS_BACK, value=str(came_to["down"]))
    yield Labelled(label=words.CALLED, value=str(came_to["call"]))
    visits = course.knee.series.up_to(course.as_of).visits
    unsaid = sum(visit.sessions is None for visit in visits)
    yield Labelled(
        label=words.SESSIONS_TOLD,
        value=str(sum(len(visit.sessions or ()) for visit in visits)),
        note=words.SESSIONS_UNSAID.format(n=unsaid) if unsaid else "",
    )


def _level_now(course: Course) -> Labelled:
    protocol, level = course.protocol, course.today.level
    number = english_paper.NONE if level is None else str(level_number(level, protocol))
    levels = sum(one.id not in protocol.removed_levels for one in protocol.levels)
    return Labelled(label=words.LEVEL_NOW, value=words.OF_LEVELS.format(level=number, levels=levels))
