"""The patient's paper from a plan; `clinician_from_plan.py` makes the other one.

Plan, courses, episode and catalogue flow in; finished words flow out. Nothing is decided here: every word
and number is read from the decision, the plan or the protocol.
"""

from collections.abc import Sequence

from rehab.course.model import Course
from rehab.decision.model import Sheet
from rehab.patient.model import Episode
from rehab.plan.model import Plan
from rehab.report.case import Case
from rehab.report.clinician_from_plan import clinician_report_from_plan
from rehab.report.handout import Handout
from rehab.report.handout import Sheet as PrintedSheet
from rehab.report.message_from_plan import has_come, message_from_plan, ruled_out_by
from rehab.report.near_from_plan import near_from_plan, next_week_from_plan
from rehab.report.parts import Labelled, Section
from rehab.report.questions import questions_of
from rehab.report.safety_from_plan import safety_from_plan, sheet_without_sessions
from rehab.report.week_from_plan import week_from_plan
from rehab.report.why_from_plan import why_from_plan
from rehab.terms.caution import Contact
from rehab.terms.measure import Catalogue
from rehab.wording import english_handout as words
from rehab.wording.number import long_day, month_day, named_day
from rehab.wording.tongue import ENGLISH, Tongue

__all__ = ["clinician_report_from_plan", "handout_from_plan"]


def handout_from_plan(
    plan: Plan,
    courses: Sequence[Course],
    *,
    episode: Episode,
    catalogue: Catalogue,
    tongue: Tongue = ENGLISH,
) -> Handout:
    """The patient's paper.

    Args:
        plan: the week.
        courses: the course of each knee, as the plan was made from.
        episode: who it is and whom to call.
        catalogue: the measures in plain words.
        tongue: the language that the patient reads.
    """
    case = Case(plan, courses, episode, catalogue, tongue)
    walks = plan.sheet is Sheet.SESSIONS
    return Handout(
        language=case.language,
        direction=tongue.direction,
        title=case.say(words.TITLE if walks else words.TITLE_NO_SESSIONS),
        date=plan.as_of,
        running=case.running,
        notices=case.notices(
            past=case.say(words.AS_IT_STOOD, day=long_day(plan.as_of, tongue)),
            draft=case.say(words.DRAFT),
            retired=case.say(words.RETIRED),
            loosened=words.LOOSENED,
        ),
        stamp=case.stamp,
        footer=_footer(case),
        page_of=case.say(words.PAGE_OF),
        person=Labelled(
            label=case.say(words.FOR),
            value=tongue.apart(case.person),
            note="" if episode.patient.name else case.say(words.NAME_HERE),
        ),
        knee=case.knee,
        when=Labelled(label=case.say(words.WHEN), value=case.week, note=_dates(case)),
        message=message_from_plan(case),
        safety=safety_from_plan(case),
        sheet=_sheet(case),
        nearness=near_from_plan(case),
        next_week=next_week_from_plan(case),
        why=why_from_plan(case),
        visit=_visit(case),
        valid=_valid(case),
        clinician=Labelled(label=case.say(words.THERAPIST), value=tongue.apart(case.clinician)),
    )


def _sheet(case: Case) -> PrintedSheet:
    plan = case.plan
    if plan.sheet is Sheet.SESSIONS and plan.level is not None and plan.dose is not None:
        return week_from_plan(case, case.protocol.level(plan.level), plan.dose)
    return sheet_without_sessions(case)


def _dates(case: Case) -> str:
    if case.plan.sheet is not Sheet.SESSIONS:
        return long_day(case.plan.as_of, case.tongue)
    first, last = case.plan.as_of, case.plan.expires
    begins = month_day if first.year == last.year else long_day
    return case.say(words.FROM_TO, first=begins(first, case.tongue), last=long_day(last, case.tongue))


def _valid(case: Case) -> Section:
    plan, who = case.plan, ruled_out_by(case)
    if who:
        return Section(title=case.say(words.VALID_RULED_OUT, who=who), items=(case.say(words.KEEP_IT),))
    if plan.sheet is Sheet.NO_SESSIONS:
        return Section(title=case.say(words.VALID_CLEARED), items=(case.say(words.KEEP_IT),))
    if plan.sheet is Sheet.ASK_FIRST:
        answers = any(
            questions_of(course.today, case.catalogue, case.voice).to_answer for course in case.courses
        )
        title = case.say(words.VALID_ANSWERED if answers and has_come(case) else words.VALID_CHECKED)
        return Section(title=title, items=(case.say(words.KEEP_IT),))
    return Section(
        title=case.say(words.VALID_UNTIL, day=named_day(plan.expires, case.tongue)),
        lead=case.say(words.AFTER_THAT),
        items=(case.say(plan.fall_back), case.say(words.ENDS_AT_ONCE)),
    )


def _visit(case: Case) -> Labelled | None:
    """When to come next, to be written in; none beside an ambulance, or where it is ruled out for good."""
    if ruled_out_by(case) or case.plan.contact == Contact.EMERGENCY.word:
        return None
    if case.plan.sheet in {Sheet.SESSIONS, Sheet.NOT_YET}:
        label = case.say(words.VISIT_BY, day=named_day(case.plan.expires, case.tongue))
    else:
        label = case.say(words.VISIT)
    return Labelled(label=label, value="", note=case.say(words.DAY_AND_TIME))


def _footer(case: Case) -> tuple[str, ...]:
    clinic = case.episode.clinic
    line = case.say(words.CLINIC_LINE, clinic=clinic.name, phone=clinic.phone)
    return (line,) if clinic.name and clinic.phone else ()
