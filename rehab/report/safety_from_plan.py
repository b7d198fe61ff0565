"""The stop-and-call box, and the sheets without sessions: what to do now, whom to call, what to say.

A case flows in, finished lists flow out. Every sign comes from the protocol; the numbers to call are the
clinic's own, and where one is missing the sheet says in words whom to call.
"""

from collections.abc import Iterator

from rehab.decision.model import Sheet
from rehab.report.case import Case
from rehab.report.handout import AskFirst, NoSessions, Phone, SafetyBox, SignList
from rehab.report.message_from_plan import has_come, is_too_late, ruled_out_by
from rehab.report.outcome import fired
from rehab.report.parts import Section
from rehab.report.questions import Asked, questions_of
from rehab.terms.caution import Contact
from rehab.terms.measure import Kind
from rehab.terms.truth import Truth
from rehab.wording import english
from rehab.wording import english_handout as words
from rehab.wording.condition import comparison_words
from rehab.wording.need import needs_in_turn
from rehab.wording.number import capital, listed, long_day
from rehab.wording.observation import leaves


def safety_from_plan(case: Case) -> SafetyBox:
    """The box with signs and numbers; without sessions the gravest list stands first."""
    walks = case.plan.sheet is Sheet.SESSIONS
    stop = SignList(kind="stop", title=case.say(words.STOP_IF), signs=case.each(case.plan.stop_signs))
    lists = (stop, _call_today(case), _emergency(case)) if walks else (_emergency(case), _call_today(case))
    return SafetyBox(
        title=case.say(words.SAFETY if walks else words.SAFETY_NO_SESSIONS),
        lists=tuple(one for one in lists if one.signs),
    )


def sheet_without_sessions(case: Case) -> NoSessions | AskFirst:
    """What to do where there are no sessions."""
    if case.plan.sheet is Sheet.ASK_FIRST:
        asked = _asked(case)
        if asked.to_answer:
            steps = words.ASK_STEPS if has_come(case) else words.COME_FIRST_STEPS
            return AskFirst(
                questions=Section(title=case.say(words.QUESTIONS), items=asked.to_answer),
                choices=case.each(words.CHOICES),
                steps=Section(title=case.say(words.WHAT_TO_DO_NOW), items=_filled(steps, case)),
            )
    title = words.WHAT_TO_DO if case.plan.sheet is Sheet.NOT_YET else words.WHAT_TO_DO_NOW
    return NoSessions(steps=Section(title=case.say(title), items=_steps(case)), more=tuple(_to_say(case)))


def _emergency(case: Case) -> SignList:
    number = case.episode.clinic.emergency
    return SignList(
        kind="emergency",
        title=case.say(words.CALL_NOW_IF, number=number) if number else case.say(words.CALL_AMBULANCE_IF),
        signs=case.each(case.protocol.texts.emergency),
        phone=Phone(label=case.say(words.EMERGENCY), number=case.tongue.steady(number)) if number else None,
    )


def _call_today(case: Case) -> SignList:
    """Whom to call today; who must call anyway reads why, and no list of other reasons."""
    contact = max(course.today.action.contact for course in case.courses)
    title, signs, note = words.CALL_TODAY_IF, case.each(case.protocol.texts.call_today), words.NOBODY_ANSWERS
    if case.plan.sheet is Sheet.ASK_FIRST:
        title, signs = words.CALL_FIRST, (case.say(words.GO_THROUGH),)
        note = words.NOBODY_ANSWERS_A_YES
    if contact is Contact.URGENT:
        title, note = words.CALL_US_TODAY, words.NOBODY_ANSWERS
        signs = tuple(dict.fromkeys(map(capital, _signs(case)))) or signs
    if contact is Contact.EMERGENCY:
        # The ambulance comes first, and nothing on this sheet may sound like a milder way.
        title, signs, note = words.THEN_CALL_US, (case.say(words.TELL_US),), ""
    return SignList(
        kind="call_today", title=case.say(title), signs=signs, phone=_clinic(case), note=case.say(note)
    )


def _clinic(case: Case) -> Phone:
    """The clinic's number, or a line to write it on."""
    clinic = case.episode.clinic
    if clinic.phone:
        return Phone(label=clinic.name or case.say(words.CLINIC), number=case.tongue.steady(clinic.phone))
    name = clinic.name or case.tongue.inside(case.say(words.CLINIC))
    return Phone(label=case.say(words.PHONE_OF, clinic=name), number=words.BLANK_NUMBER)


def _asked(case: Case) -> Asked:
    """What all knees ask, none twice."""
    every = [questions_of(course.today, case.catalogue, case.voice) for course in case.courses]
    return Asked(
        tuple(dict.fromkeys(question for asked in every for question in asked.to_answer)),
        tuple(dict.fromkeys(name for asked in every for name in asked.to_check)),
    )


def _steps(case: Case) -> tuple[str, ...]:
    contact = max(course.today.action.contact for course in case.courses)
    if contact is Contact.EMERGENCY:
        return _filled(words.EMERGENCY_STEPS, case)
    if contact is Contact.URGENT:
        return _filled(words.URGENT_STEPS, case)
    if ruled_out_by(case):
        return _filled(words.RULED_OUT_STEPS, case)
    match case.plan.sheet:
        case Sheet.ASK_FIRST:
            return _filled(words.CHECK_STEPS, case)
        case Sheet.NOT_YET if is_too_late(case):
            return _filled(words.COME_FIRST_STEPS, case)
        case Sheet.NOT_YET if contact is Contact.NONE:
            return _filled(words.NOT_YET_STEPS, case)
        case _:
            return _filled(words.STOP_STEPS, case)


def _filled(steps: tuple[str, ...], case: Case) -> tuple[str, ...]:
    phone = case.episode.clinic.phone
    needs = needs_in_turn(_asked(case).to_check, case.catalogue, case.voice)
    return tuple(
        case.say(
            step,
            number=case.episode.clinic.emergency or case.say(words.AN_AMBULANCE),
            at=case.say(words.AT_PHONE, phone=phone) if phone else "",
            needs=needs,
            who=ruled_out_by(case),
        )
        for step in steps
    )


# What to say -----------------------------------------------------------------------------------------


def _to_say(case: Case) -> Iterator[Section]:
    """Where a call is urgent: one line about the operation, one about the signs."""
    urgent = [course for course in case.courses if course.today.action.contact >= Contact.URGENT]
    for course in urgent:
        said = [_operation(case)] if case.is_operated else []
        if not case.is_operated:
            said.append(case.say(words.SAY_START, knee=case.say(words.SIDES[course.today.knee])))
        signs = tuple(dict.fromkeys(_signs(case)))
        if signs:
            said.append(case.say(words.SAY_SIGNS, signs=listed(signs, tongue=case.tongue)))
        yield Section(title=case.say(words.WHAT_TO_SAY), items=tuple(said))
        return


def _operation(case: Case) -> str:
    knee = case.leading.knee
    return case.say(
        words.SAY_OPERATION,
        procedure=case.say(words.PROCEDURES.get(knee.procedure, words.AN_OPERATION)),
        day=long_day(knee.series.start, case.tongue),
        knee=case.say(words.SIDES[knee.knee]),
    )


def _signs(case: Case) -> Iterator[str]:
    for course in case.courses:
        for reason in fired(course.today):
            if reason.rule.action.contact < Contact.URGENT or reason.trace is None:
                continue
            for test, trace in leaves(reason.trace.when):
                measure = case.catalogue.by_id.get(test.measure)
                if measure is None or not (trace.truth is Truth.YES or reason.trace.flag_open):
                    continue
                if measure.kind is Kind.YES_NO:
                    yield case.say(measure.plain)
                else:
                    value = comparison_words(test.comparison, measure, case.voice)
                    yield case.say(english.ANSWERED, name=case.say(measure.plain), value=value)
