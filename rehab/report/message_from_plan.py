"""The one message of a handout: a headline that a patient can act on, and a short because.

A case flows in, a Message flows out. The because comes from the patient texts of the rules that spoke, or
says in plain numbers what is still missing.
"""

from collections.abc import Iterator

from rehab.course.model import Course
from rehab.decision.model import Decision, RuleReason, Sheet, Standing, StandingReason
from rehab.protocol.condition import tests_of
from rehab.protocol.model import Answer
from rehab.protocol.standing import SESSIONS_BEFORE_PROGRESS
from rehab.report.case import Case
from rehab.report.handout import Message
from rehab.report.outcome import fired, gravest_of
from rehab.report.parts import Tone
from rehab.report.questions import questions_of
from rehab.report.reasons import levels_lost, near_miss_words
from rehab.terms.caution import Contact, DoseKind, HoldKind, Outcome
from rehab.terms.ids import MeasureId
from rehab.terms.truth import Truth
from rehab.wording import english
from rehab.wording import english_handout as words
from rehab.wording.need import needs_in_turn
from rehab.wording.number import counted, long_day, named_day
from rehab.wording.observation import leaves

_SENTENCES = 2


def message_from_plan(case: Case) -> Message:
    """The message of the handout."""
    because = (case.say(words.DAYS_PASSED),) if is_too_late(case) else _because(case)
    said = [one for one in dict.fromkeys(because) if one]
    return Message(
        headline=_headline(case),
        because=case.tongue.joined(said) if said else case.say(words.HOLD_PLAINLY),
        tone=tone_of(case),
    )


def has_come(case: Case) -> bool:
    """True if a check-in covers this day."""
    return case.decision.visit_on is not None


def is_too_late(case: Case) -> bool:
    """True if the week would have sessions and none of its days for them is left."""
    plan, decision = case.plan, case.decision
    return decision.sheet is Sheet.SESSIONS and plan.sheet is Sheet.NOT_YET and plan.as_of > plan.first_day


def ruled_out_by(case: Case) -> str:
    """Who ruled it out for good, in plain words; empty where nobody did, or where a call comes first."""
    if max(course.today.action.contact for course in case.courses) >= Contact.URGENT:
        return ""
    never = [
        reason.rule
        for course in case.courses
        for reason in fired(course.today)
        if reason.rule.answer is Answer.NEVER
    ]
    if not never:
        return ""
    asked = (test.measure for rule in never for test in tests_of(rule.when))
    named = (words.WHO_RULED_OUT[name] for name in asked if name in words.WHO_RULED_OUT)
    return case.say(next(named, words.RULED_OUT_BY_CLINIC))


def event_names(decision: Decision, case: Case) -> tuple[str, ...]:
    """Events that stop until they are cleared, in plain words."""
    return tuple(
        case.say(words.EVENTS.get(reason.about, reason.about.replace("_", " ")))
        for reason in decision.standing
        if reason.kind is Standing.EVENT and reason.about
    )


# The headline ----------------------------------------------------------------------------------------


def _headline(case: Case) -> str:
    contact = max(course.today.action.contact for course in case.courses)
    if contact is Contact.EMERGENCY:
        number = case.episode.clinic.emergency
        return case.say(words.CALL_NOW, number=number) if number else case.say(words.CALL_NOW_NO_NUMBER)
    if contact is Contact.URGENT:
        return case.say(words.CALL_TODAY)
    if ruled_out_by(case):
        return case.say(words.NEVER)
    match case.plan.sheet:
        case Sheet.NO_SESSIONS:
            return case.say(words.STOP)
        case Sheet.ASK_FIRST:
            return case.say(words.ASK_FIRST if has_come(case) else words.COME_FIRST)
        case Sheet.NOT_YET if is_too_late(case):
            return case.say(words.COME_FIRST)
        case Sheet.NOT_YET:
            held_before = case.decision.level_before is not None
            return case.say(words.PAUSE if held_before else words.NOT_YET)
        case Sheet.SESSIONS:
            return case.say(_of_a_week(case.leading, wants_visit=contact is Contact.REFER))


def _of_a_week(course: Course, *, wants_visit: bool) -> str:
    decision = course.today
    if course.set_by is not None:
        return words.THERAPIST_CHOSE
    if decision.outcome is Outcome.DISCHARGE:
        return words.DISCHARGE
    if decision.outcome is Outcome.PROGRESS:
        return words.BEGIN if decision.level_before is None else words.STEP_UP
    if decision.action.dose.kind is DoseKind.REGRESS and decision.level != decision.level_before:
        return words.EASIER_AND_VISIT if wants_visit else words.EASIER
    return words.SAME_LEVEL_AND_VISIT if wants_visit else words.SAME_LEVEL


def tone_of(case: Case) -> Tone:
    """How loud a paper speaks: alarm where someone must be called now, calm where all is well."""
    sheet, decision = case.plan.sheet, case.decision
    if decision.action.contact >= Contact.URGENT:
        return "alarm"
    good = decision.outcome in {Outcome.PROGRESS, Outcome.DISCHARGE}
    waits = decision.outcome is Outcome.NOT_STARTED or decision.hold_kind in {HoldKind.TIME, HoldKind.CEILING}
    calm = (good or waits) and sheet in {Sheet.SESSIONS, Sheet.NOT_YET}
    return "calm" if calm and decision.action.contact is Contact.NONE else "caution"


# The because -----------------------------------------------------------------------------------------


def _because(case: Case) -> Iterator[str]:
    of_knees = {course.today.knee: _in_short(case, course) for course in case.courses}
    if len(set(of_knees.values())) == 1:
        yield _in_short(case, case.leading)
    else:
        for course in case.courses:
            said = of_knees[course.today.knee]
            if said and (course is case.leading or course.today.action.contact is not Contact.NONE):
                yield case.of_knee(course, said)
    calls = case.plan.sheet in {Sheet.SESSIONS, Sheet.NOT_YET}
    if case.plan.contact == Contact.REFER.word and calls:
        phone = case.episode.clinic.phone
        yield case.say(words.CALL_FOR_VISIT_AT, phone=phone) if phone else case.say(words.CALL_FOR_VISIT)


def _in_short(case: Case, course: Course) -> str:
    return case.tongue.joined(list(dict.fromkeys(_of_course(case, course)))[:_SENTENCES])


def _of_course(case: Case, course: Course) -> Iterator[str]:
    decision = course.today
    if decision.visit_on is None:
        yield from _nobody_came(case, course)
        return
    walks = case.plan.sheet is Sheet.SESSIONS
    if walks and decision.level is not None and course.set_by is not None:
        yield case.say(words.CHOSE_BECAUSE, level=case.tongue.inside(case.say(decision.level.patient)))
        return
    if decision.outcome in {Outcome.PROGRESS, Outcome.DISCHARGE} and walks:
        yield _moved_on(case, decision)
        return
    if decision.outcome is Outcome.NOT_STARTED:
        yield _opens(case, course)
    asking = gravest_of(fired(decision))
    not_known = tuple(reason for reason in asking if reason.counted is not reason.truth)
    for reason in asking:
        unsure = reason.counted is not reason.truth
        yield _to_be_safe(not_known, case) if unsure else case.say(reason.rule.patient)
    for event in event_names(decision, case):
        yield case.say(words.CLEAR_FIRST, event=event)
    if case.plan.sheet is Sheet.ASK_FIRST:
        yield _ask_first(case, course)
        return
    yield from _waiting(case, course)


def _to_be_safe(reasons: tuple[RuleReason, ...], case: Case) -> str:
    """Rules that nobody could answer twice running: what they say is not known to be so."""
    asked = [leaf for reason in reasons if reason.trace is not None for leaf in leaves(reason.trace.when)]
    names = dict.fromkeys(test.measure for test, _ in asked if test.measure in case.catalogue.by_id)
    return case.say(words.TO_BE_SAFE, needs=_needs_words(tuple(names), case))


def _moved_on(case: Case, decision: Decision) -> str:
    if decision.outcome is Outcome.DISCHARGE:
        return case.say(words.DISCHARGE_BECAUSE)
    level = "" if decision.level is None else case.tongue.inside(case.say(decision.level.patient))
    form = words.BEGIN_BECAUSE if decision.level_before is None else words.STEP_UP_BECAUSE
    return case.say(form, level=level)


def _opens(case: Case, course: Course) -> str:
    phases = course.protocol.phases
    days = phases[0].window.not_before_days if phases else 0
    day = course.memory.clock_start.fromordinal(course.memory.clock_start.toordinal() + days)
    return case.say(words.STARTS_ON, day=long_day(day, case.tongue))


def _nobody_came(case: Case, course: Course) -> Iterator[str]:
    kinds = {reason.kind for reason in course.today.standing}
    for event in event_names(course.today, case):
        yield case.say(words.CLEAR_FIRST, event=event)
    if course.memory.open_flags:
        yield case.say(words.RED_FLAG_OPEN)
    visits = course.knee.series.up_to(course.as_of).visits
    if not visits:
        yield case.say(words.COME_FIRST_NEVER)
    elif Standing.EXPIRED in kinds and course.as_of > course.steps[-1].decision.expires:
        yield case.say(words.COME_FIRST_BECAUSE, day=long_day(visits[-1].on, case.tongue))
    else:
        yield case.say(words.COME_FIRST_CHANGED, day=long_day(visits[-1].on, case.tongue))


def _ask_first(case: Case, course: Course) -> str:
    asked = questions_of(course.today, case.catalogue, case.voice)
    if asked.to_answer or not asked.to_check:
        return case.say(words.ASK_FIRST_BECAUSE)
    return case.say(words.CHECK_FIRST_BECAUSE, needs=_needs_words(asked.to_check, case))


def _waiting(case: Case, course: Course) -> Iterator[str]:
    """What a hold waits for, where no rule has said it."""
    decision = course.today
    early = decision.hold_kind in {HoldKind.TIME, HoldKind.CEILING}
    for reason in decision.standing:
        said = _standing(reason, course, case)
        if said and (reason.kind in _ACTING or (early and not fired(decision))):
            yield said
    if fired(decision):
        return
    repeats = any(reason.kind is Standing.REPEAT for reason in decision.standing)
    if decision.hold_kind is HoldKind.DATA and decision.needs and not repeats:
        form = words.NOT_KNOWN_YET if decision.level_before is not None else words.NOT_KNOWN_TO_START
        yield case.say(form, needs=_needs_words(decision.needs, case))
    if decision.hold_kind is HoldKind.GATE:
        for near in decision.near_misses[:1]:
            now = near_miss_words(near, case.catalogue, voice=case.voice)
            yield case.say(words.NOT_THERE_YET, now=now)


def _needs_words(needs: tuple[MeasureId, ...], case: Case) -> str:
    return needs_in_turn(needs, case.catalogue, case.voice)


_ACTING = frozenset(
    {Standing.GAP, Standing.REPEAT, Standing.REVIEW, Standing.OWN_CHECK_IN, Standing.CORRECTED}
)
_FIXED = {
    Standing.OWN_CHECK_IN: words.OWN_CHECK_IN,
    Standing.LEVELS_THIS_WEEK: words.LEVELS_THIS_WEEK,
    Standing.REVIEW: words.REVIEW,
    Standing.TOP: words.TOP,
    Standing.CORRECTED: words.CORRECTED,
}


def _standing(reason: StandingReason, course: Course, case: Case) -> str:
    """A standing reason for a patient; empty where it is said elsewhere."""
    match reason.kind:
        case Standing.GAP | Standing.TOO_FEW_SESSIONS if reason.truth is Truth.UNKNOWN:
            return case.say(words.GAP_UNSAID)
        case Standing.GAP:
            lost = levels_lost(reason, course.today, course.protocol)
            days = counted(reason.number, english.DAYS, case.tongue)
            return case.say(words.GAP if lost else words.GAP_AT_THE_LOWEST, days=days)
        case Standing.TOO_FEW_SESSIONS:
            needed = course.protocol.parameter(SESSIONS_BEFORE_PROGRESS)
            enough = counted(needed, english.SESSIONS, case.tongue)
            done = counted(reason.number, english.SESSIONS, case.tongue)
            return case.say(words.TOO_FEW if reason.number else words.TOO_FEW_NONE, done=done, enough=enough)
        case Standing.NOT_YET_OPEN | Standing.CAPPED:
            day = case.ahead.opens if course is case.leading else None
            return "" if day is None else case.say(words.OPENS_ON, day=named_day(day, case.tongue))
        case Standing.REPEAT:
            form = words.REPEAT if course.today.level_before is not None else words.REPEAT_TO_START
            return case.say(form, needs=_needs_words((MeasureId(reason.about),), case))
        case _:
            return case.say(_FIXED.get(reason.kind, ""))
