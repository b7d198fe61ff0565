"""The clinician's paper from a plan: the decision, why and why not, on what grounds, and a line to sign.

Plan, courses, episode and catalogue flow in, a ClinicianReport flows out. Nothing is decided here: every
word and number is read from the decision, the plan or the protocol.
"""

from collections.abc import Iterator, Sequence

from rehab.course.model import Course
from rehab.patient.model import Doubtful, Episode, Rejected
from rehab.plan.model import Plan
from rehab.protocol.condition import tests_of
from rehab.report.alerts_from_plan import alerts_from_plan
from rehab.report.case import Case
from rehab.report.change_from_plan import to_change_from_plan
from rehab.report.charts_from_plan import charts_from_plan
from rehab.report.clinician import ClinicianReport, DecisionSummary
from rehab.report.course_from_plan import course_from_plan, loosened_from_plan
from rehab.report.facts_from_plan import facts_from_plan, week_facts_from_plan
from rehab.report.gates_from_plan import gates_from_plan
from rehab.report.identity_from_plan import (
    header_from_plan,
    layers_from_plan,
    lines_to_sign,
    notices_from_plan,
    origin_from_plan,
)
from rehab.report.message_from_plan import tone_of
from rehab.report.outcome import because, fired, gates, headline_words, today_words, unanswered
from rehab.report.outcomes_from_plan import outcomes_from_plan
from rehab.report.questions import ask_again_words
from rehab.report.rules_from_plan import extrapolated, rules_from_plan, sources_from_plan
from rehab.report.table import Table, columns
from rehab.report.ticks import without_ticks
from rehab.report.why_from_plan import claims_from_plan
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue
from rehab.terms.truth import Truth
from rehab.wording import english_paper as words
from rehab.wording import english_report
from rehab.wording.name import measure_label
from rehab.wording.need import effort_words, need_words
from rehab.wording.number import capital, counted, short_day
from rehab.wording.tongue import ENGLISH, Tongue
from rehab.wording.voice import CLINICIAN

_WEEK = 7


def clinician_report_from_plan(
    plan: Plan,
    courses: Sequence[Course],
    *,
    episode: Episode,
    catalogue: Catalogue,
    handout: Tongue = ENGLISH,
) -> ClinicianReport:
    """The clinician's paper.

    Args:
        plan: the week.
        courses: the course of each knee, as the plan was made from.
        episode: who it is, and what was refused or doubtful.
        catalogue: the measures.
        handout: the language that the patient's paper is in.
    """
    case = Case(plan, courses, episode, catalogue)
    draft = (words.DRAFT_HANDOUT.format(tag=handout.tag),) if handout.is_draft else ()
    report = ClinicianReport(
        language=case.language,
        title=words.TITLE,
        date=plan.as_of,
        running=case.running,
        notices=(*notices_from_plan(case), *draft),
        stamp=case.stamp,
        footer=tuple(_footer(case)),
        page_of=words.PAGE_OF,
        header=tuple(header_from_plan(case)),
        decision=_summary(case),
        alerts=alerts_from_plan(case),
        gates=gates_from_plan(case),
        needs=_needs(case),
        to_change=to_change_from_plan(case),
        rejected=_rejected(case),
        loosened=loosened_from_plan(case),
        charts=charts_from_plan(case),
        origin=origin_from_plan(case),
        signature=lines_to_sign(case),
        more=words.MORE,
        elsewhere=words.ELSEWHERE,
        course=course_from_plan(case),
        rules=rules_from_plan(case),
        outcomes=outcomes_from_plan(case),
        claims=claims_from_plan(case),
        sources_title=words.SOURCES,
        sources_legend=words.SOURCES_LEGEND,
        sources=sources_from_plan(case),
    )
    return without_ticks(report)


# Decision --------------------------------------------------------------------------------------------


def _summary(case: Case) -> DecisionSummary:
    said = (
        case.of_knee(course, _outcome_and_reason(case, course))
        for course in sorted(case.courses, key=lambda one: one is not case.leading)
    )
    return DecisionSummary(
        title=words.DECISION,
        outcome=capital(headline_words(case.leading)),
        tone=tone_of(case),
        because=" ".join(said),
        to_do=tuple(dict.fromkeys(_to_do(case))),
        facts=tuple(facts_from_plan(case)),
        week=tuple(week_facts_from_plan(case)),
    )


def _to_do(case: Case) -> Iterator[str]:
    """What the red flags that speak say to a clinician."""
    for course in case.courses:
        yield from (reason.rule.text for reason in fired(course.today) if reason.rule.red_flag)


def _outcome_and_reason(case: Case, course: Course) -> str:
    """Why; with two knees also what, because the headline speaks of one of them."""
    again = ask_again_words(course.today, case.episode, case.catalogue)
    reason = " ".join((capital(because(course, case.catalogue)) + ".", *again))
    if len(case.courses) == 1:
        return reason
    return f"{capital(today_words(course))}. {reason}"


# Tables ----------------------------------------------------------------------------------------------


def _needs(case: Case) -> Table:
    rows = tuple(
        (
            case.of_knee(course, capital(need_words(need, case.catalogue))),
            effort_words(need, case.catalogue),
            _settles(need, course),
        )
        for course in case.courses
        for need in course.today.needs
    )
    exact = all(course.today.needs_exact for course in case.courses)
    return Table(
        title=words.NEEDS,
        lead="" if exact else words.NEEDS_NOT_SMALLEST,
        columns=columns(words.NEEDS_COLUMNS, (6, 2, 4)),
        rows=rows,
        none=words.NEEDS_NONE,
    )


def _settles(need: MeasureId, course: Course) -> str:
    """How many open rules and gates speak of a need."""
    decision = course.today
    rules = sum(
        any(test.measure == need for test in tests_of(reason.rule.when)) for reason in unanswered(decision)
    )
    open_gates = sum(
        item.trace is not None and any(test.measure == need for test in tests_of(item.trace.entry.when))
        for item in gates(decision, Truth.UNKNOWN)
    )
    said = [counted(rules, words.SETTLES_RULES)] if rules else []
    said += [counted(open_gates, words.SETTLES_GATES)] if open_gates else []
    return ", ".join(said) or words.NOT_LOOKED_AT


def _rejected(case: Case) -> Table:
    label = {one.id: measure_label(one, CLINICIAN) for one in case.catalogue.measures}
    every: list[tuple[Rejected | Doubtful, str]] = [
        *((one, words.REJECTED_WHY) for one in case.episode.rejected),
        *((one, words.DOUBTFUL_WHY) for one in case.episode.doubtful),
    ]
    return Table(
        title=words.REJECTED,
        columns=columns(words.REJECTED_COLUMNS, (4, 2, 2, 7)),
        rows=tuple(
            (
                _of_its_knee(case, one, label.get(MeasureId(one.measure), one.measure)),
                one.value,
                short_day(one.check_in),
                form.format(why=one.why),
            )
            for one, form in every
        ),
        none=words.REJECTED_NONE,
    )


def _of_its_knee(case: Case, one: Rejected | Doubtful, label: str) -> str:
    """A refused value's measure, with its knee where that is not the only one treated."""
    course = next((course for course in case.courses if course.today.knee == one.knee), None)
    if course is None:
        return english_report.OF_OTHER_KNEE.format(measure=label, knee=english_report.KNEES[one.knee])
    return case.of_knee(course, label)


def _footer(case: Case) -> Iterator[str]:
    if extrapolated(case):
        yield words.EXTRAPOLATED_NOTE
    yield from layers_from_plan(case)
