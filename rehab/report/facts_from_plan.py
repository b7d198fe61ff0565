"""The parts of a decision for the clinician's paper: level, contact, dose, hold, days off, week, expiry.

A case flows in, labelled values flow out. Where a clinician set the level they say what was signed.
"""

from collections.abc import Iterator

from rehab.decision.model import Sheet
from rehab.report.case import Case
from rehab.report.effort import effort_target
from rehab.report.outcome import flips, level_number
from rehab.report.parts import Labelled
from rehab.report.week_from_plan import work_words
from rehab.terms.caution import Dose, DoseKind
from rehab.terms.truth import Truth
from rehab.wording import english, english_report
from rehab.wording import english_paper as words
from rehab.wording.name import lower_first
from rehab.wording.number import counted, long_day, number_words, speed_words, time_words


def facts_from_plan(case: Case) -> Iterator[Labelled]:
    """The parts of the decision, each with its label."""
    decision = case.decision
    yield Labelled(label=words.LEVEL, value=_levels(case), note=_open_levels(case))
    calls = english_report.SHEET_CALLS if case.plan.sheet is Sheet.ASK_FIRST else ""
    yield Labelled(label=words.CONTACT, value=decision.action.contact.word, note=calls)
    yield _dose(case)
    if decision.hold_kind is not None:
        running = case.leading.memory.row.kinds.get(decision.hold_kind, 0)
        note = counted(running, words.IN_A_ROW) if running else ""
        if case.leading.set_by is not None:
            note = words.OF_PROPOSAL
        yield Labelled(label=words.HOLD_KIND, value=decision.hold_kind.value, note=note)
    stopped = decision.action.dose.kind is DoseKind.STOP
    yield Labelled(
        label=words.DAYS_OFF, value=words.UNTIL_CLEARED if stopped else str(decision.action.days_off)
    )
    yield Labelled(label=words.BORDERLINE, value=words.YES if flips(decision) else words.NO)
    yield Labelled(
        label=words.EXPIRES,
        value=words.WHEN_CLEARED if stopped else long_day(case.plan.expires),
        note=words.OR_ANSWERED if calls and decision.visit_on is not None else "",
    )


def week_facts_from_plan(case: Case) -> Iterator[Labelled]:
    """What the patient's sheet asks for, and what it has beside its sessions."""
    yield Labelled(label=words.WEEK_OF, value=_week(case))
    if case.plan.sheet is not Sheet.SESSIONS:
        return
    effort = effort_target(case.protocol)
    if effort is not None:
        yield effort
    if case.protocol.variety:
        yield _between(case)


def _between(case: Case) -> Labelled:
    """What the sheet offers for the days between, and what it does not; unknown is not offered."""
    title = {one.id: one.title for one in case.protocol.variety}
    shut = dict.fromkeys(
        one.variety.title
        for course in case.courses
        for one in course.today.activities
        if one.truth is not Truth.YES
    )
    return Labelled(
        label=words.BETWEEN,
        value=words.NOTHING_OFFERED if case.plan.variety is None else title[case.plan.variety],
        note=words.NOT_OFFERED.format(activities=", ".join(map(lower_first, shut))) if shut else "",
    )


def _levels(case: Case) -> str:
    decision, protocol = case.decision, case.protocol
    before = (
        words.NONE if decision.level_before is None else str(level_number(decision.level_before, protocol))
    )
    after = words.NONE if decision.level is None else str(level_number(decision.level, protocol))
    if before == after:
        return words.LEVEL_STAYS.format(before=before) if decision.level is not None else words.NONE
    return words.LEVEL_TO.format(before=before, after=after)


def _open_levels(case: Case) -> str:
    protocol = case.protocol
    number = sum(level.id not in protocol.removed_levels for level in protocol.levels)
    return counted(number, words.OF_OPEN)


def _dose(case: Case) -> Labelled:
    """What happens to the dose; where a clinician set the level, what that comes to and what was proposed."""
    dose = case.decision.action.dose
    proposed = _dose_words(dose)
    if case.leading.set_by is None or dose.kind is DoseKind.STOP:
        return Labelled(label=words.DOSE, value=proposed)
    levels = (case.decision.level, case.decision.level_before)
    after, before = (0 if level is None else level_number(level, case.protocol) for level in levels)
    kind = DoseKind.PROGRESS if after > before else DoseKind.REGRESS if after < before else DoseKind.HOLD
    return Labelled(
        label=words.DOSE,
        value=_dose_words(Dose(kind, max(before - after, 0))),
        note=words.PROPOSED_DOSE.format(dose=proposed),
    )


def _dose_words(dose: Dose) -> str:
    return counted(dose.levels, words.REGRESS_BY) if dose.kind is DoseKind.REGRESS else dose.kind.word


def _week(case: Case) -> str:
    """The week that the patient's sheet gives, in one line."""
    plan = case.plan
    if plan.sheet is not Sheet.SESSIONS or plan.dose is None or plan.level is None:
        return words.NO_WEEK[plan.sheet.value]
    said = work_words(plan.dose, case.protocol.level(plan.level).surface)
    if plan.dose.speed_kmh is not None:
        speed = speed_words(plan.dose.speed_kmh, case.episode.patient.units)
        said = words.AT_SPEED.format(words=said, speed=speed)
    if plan.dose.incline_pct:
        said = words.UPHILL.format(words=said, n=number_words(plan.dose.incline_pct))
    return words.WEEK_OF_DOSE.format(
        sessions=counted(len(plan.sessions), english.SESSIONS),
        dose=said,
        walking=time_words(plan.dose.walking_s),
    )
