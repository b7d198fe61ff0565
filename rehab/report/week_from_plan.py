"""The week of a handout: dose, log, pain scale and steps, with every number ready to use.

A case flows in, a Sessions sheet flows out. The log asks for exactly what next week's rules will need, so
that a filled-in sheet is enough to decide on.
"""

from collections.abc import Iterator, Mapping

from rehab.plan.ahead import to_record
from rehab.plan.model import Grown, PlanDay, SessionDose
from rehab.protocol.model import Level, Support, Surface
from rehab.protocol.model import PainBand as AuthoredBand
from rehab.report.case import Case
from rehab.report.drawing import drawing_of, step_drawings
from rehab.report.effort import effort_plainly
from rehab.report.handout import (
    DoseCard,
    PainBand,
    PainScale,
    PlannedSession,
    QuietDay,
    RecordCell,
    RecordGroup,
    SessionLog,
    Sessions,
)
from rehab.report.how_to_from_plan import for_partner, how_to_walk, segments
from rehab.report.parts import Labelled, Section
from rehab.terms.measure import Kind, Measure, RecordedAt
from rehab.wording import english
from rehab.wording import english_handout as words
from rehab.wording.number import (
    counted,
    number_words,
    short_day,
    short_weekday,
    speed_words,
    time_words,
    weekday,
)
from rehab.wording.tongue import ENGLISH, Tongue

_MINUTE = 60


def week_from_plan(case: Case, level: Level, dose: SessionDose) -> Sessions:
    """A week with sessions.

    Args:
        case: what the paper is written about.
        level: the level of the week.
        dose: the dose of each session.
    """
    texts = case.protocol.texts
    return Sessions(
        dose=_dose_card(case, level, dose),
        log=_log(case, dose),
        between=_between(case),
        pain_scale=PainScale(
            title=case.say(words.PAIN_SCALE),
            lead=case.say(words.PAIN_SCALE_LEAD),
            bands=tuple(
                _band(case, band, number, len(texts.pain_bands))
                for number, band in enumerate(texts.pain_bands)
            ),
        ),
        before_you_start=Section(
            title=case.say(words.BEFORE_YOU_START), items=case.each(texts.before_you_start)
        ),
        warm_up=Section(title=case.say(words.WARM_UP), items=case.each(case.plan.warm_up)),
        after=Section(title=case.say(words.AFTER), items=case.each(texts.after)) if texts.after else None,
        how_to=how_to_walk(case, level),
        step=step_drawings(level, tongue=case.tongue),
        segments=segments(case, level, dose),
        for_partner=for_partner(case, level),
    )


# The dose --------------------------------------------------------------------------------------------


def work_words(dose: SessionDose, surface: Surface, tongue: Tongue = ENGLISH) -> str:
    """The work of one session: `4 walks of 30 seconds`, on the field `4 runs of 5 seconds`."""
    form = words.RUNS if surface.is_run else words.WALKS
    return tongue.count(dose.repeats, form, time=time_words(dose.work_s, tongue))


def _dose_card(case: Case, level: Level, dose: SessionDose) -> DoseCard:
    grown, names = case.plan.grown, words.GROWN_RUNS if level.surface.is_run else words.GROWN
    return DoseCard(
        title=case.say(words.EACH_SESSION),
        work=work_words(dose, level.surface, case.tongue),
        new=case.say(names[grown.value] if grown in {Grown.REPEATS, Grown.WORK} else ""),
        drawing=drawing_of(level, dose.incline_pct, tongue=case.tongue),
        facts=tuple(_facts(case, level, dose)),
    )


def _facts(case: Case, level: Level, dose: SessionDose) -> Iterator[Labelled]:
    """What else a session is made of, each fact with a word on what is new about it."""
    before, grown = case.decision.level_before, case.plan.grown
    moved = before is not None and before.id != level.id
    new_place = words.NEW if moved and before is not None and before.surface is not level.surface else ""
    new_hands = words.NEW if moved and before is not None and before.support is not level.support else ""
    yield _fact(case, words.WHERE, words.SURFACES[level.surface.value], new_place)
    yield _fact(case, words.HANDS, words.SUPPORTS[level.support.value], new_hands)
    if dose.repeats > 1:
        yield Labelled(label=case.say(words.REST), value=time_words(dose.rest_s, case.tongue))
    in_all = words.RUNNING_IN_ALL if level.surface.is_run else words.IN_ALL
    yield Labelled(label=case.say(in_all), value=time_words(dose.walking_s, case.tongue))
    yield _speed(case, level, dose)
    effort = effort_plainly(case.protocol, case.tongue)
    if effort is not None:
        yield effort
    if level.surface is Surface.TREADMILL:
        steep = number_words(dose.incline_pct, tongue=case.tongue)
        uphill = case.say(words.UPHILL, n=steep) if dose.incline_pct else case.say(words.FLAT)
        steeper = words.GROWN[grown.value] if grown is Grown.INCLINE else ""
        yield Labelled(label=case.say(words.SLOPE), value=uphill, note=case.say(steeper))
    if dose.walk_min:
        walk = case.say(words.INSIDE_A_WALK, minutes=counted(dose.walk_min, english.MINUTES, case.tongue))
        yield Labelled(label=case.say(words.INSIDE), value=walk)
    if level.helper:
        yield _fact(case, words.WITH_YOU, _helper(level))


def _helper(level: Level) -> str:
    if level.surface is Surface.BAND:
        return words.THERAPIST_BESIDE
    if level.surface.is_run:
        return words.PARTNER_IN_FRONT
    return words.PARTNER if level.support is Support.PARTNER else words.HELPER


def _speed(case: Case, level: Level, dose: SessionDose) -> Labelled:
    if dose.speed_kmh is None:
        return _fact(case, words.SPEED, words.EASY_RUN if level.surface.is_run else words.SLOW)
    faster = words.GROWN[Grown.SPEED.value] if case.plan.grown is Grown.SPEED else ""
    speed = speed_words(dose.speed_kmh, case.episode.patient.units, case.tongue)
    return Labelled(label=case.say(words.SPEED), value=speed, note=case.say(faster))


def _fact(case: Case, label: str, value: str, note: str = "") -> Labelled:
    """A fact whose words need no number."""
    return Labelled(label=case.say(label), value=case.say(value), note=case.say(note))


# The log ---------------------------------------------------------------------------------------------


def _log(case: Case, dose: SessionDose) -> SessionLog:
    lead = case.say(words.LOG_LEAD)
    if case.plan.grown is Grown.SESSIONS:
        lead = case.tongue.joined((case.say(words.ONE_MORE_SESSION), lead))
    return SessionLog(
        title=counted(len(case.plan.sessions), words.YOUR_SESSIONS, case.tongue),
        lead=lead,
        done_label=case.say(words.DONE),
        session_label=case.say(words.DAY_AND_DOSE),
        record=tuple(_record(case)),
        days=tuple(_day(case, one, dose) for one in case.plan.days),
        legend=case.tongue.joined(tuple(_legend(case))),
        note=case.say(words.LOG_NOTE),
    )


def _day(case: Case, planned: PlanDay, dose: SessionDose) -> PlannedSession | QuietDay:
    day, date = short_weekday(planned.day, case.tongue), short_day(planned.day, case.tongue)
    if planned.kind != "session":
        said = words.DAY_OFF if planned.kind == "day_off" else words.DAY_BETWEEN
        return QuietDay(day=day, date=date, said=case.say(said))
    done = case.say(words.DAY_DONE, day=weekday(planned.day, case.tongue))
    return PlannedSession(day=day, date=date, dose=_in_short(case, dose), done_label=done)


def _between(case: Case) -> Section | None:
    """What the days between are good for; none where there are no such days, or nothing to say of them."""
    offered = (one.patient for one in case.protocol.variety if one.id == case.plan.variety)
    items = case.each((*offered, *case.protocol.texts.between))
    return Section(title=case.say(words.BETWEEN), items=items) if items and case.plan.between else None


_LETTERS = "ABCDEFGHIJ"
_SORENESS = "soreness"
_CLEAN_STEPS = "clean_steps"


def _letters(case: Case) -> Mapping[str, str]:
    """A letter for each grade of soreness but the first, which is none."""
    measure = next((one for one in case.catalogue.measures if one.id == _SORENESS), None)
    return {} if measure is None else dict(zip(_LETTERS, measure.grades[1:], strict=False))


def _legend(case: Case) -> Iterator[str]:
    """What the columns mean that do not say it themselves: the letters of soreness, clean steps."""
    asked = {one.id for one in _asked(case)}
    if _SORENESS in asked:
        yield _soreness_legend(case)
    if _CLEAN_STEPS in asked:
        yield case.say(words.CLEAN_LEGEND)


def _soreness_legend(case: Case) -> str:
    """What the letters of soreness mean, in the order of the grades."""
    said = (
        case.say(words.SORE_GRADE, letter=letter, grade=case.say(_sore_grade(grade)))
        for letter, grade in _letters(case).items()
    )
    return case.say(words.SORE_LEGEND, grades=case.tongue.joined(said))


def _sore_grade(grade: str) -> str:
    return words.SORE_GRADES.get(grade, grade.replace("_", " "))


def _in_short(case: Case, dose: SessionDose) -> str:
    """The work of one session where there is little room: `4 x 30 sec`, `2 x 3:30 min`."""
    minutes, seconds = divmod(dose.work_s, _MINUTE)
    if not minutes:
        return case.say(words.SHORT_SECONDS, n=dose.repeats, s=seconds)
    time = f"{minutes}:{seconds:02}" if seconds else str(minutes)
    return case.say(words.SHORT_MINUTES, n=dose.repeats, min=time)


def _record(case: Case) -> Iterator[RecordGroup]:
    """One group of cells for the pains, then one for each other session measure that a rule asks for."""
    session = [one for one in case.catalogue.measures if one.recorded is RecordedAt.SESSION]
    pains = [one.id for one in session if one.id in words.PAIN_CELLS]
    if pains:
        cells = tuple(RecordCell(label=case.say(words.PAIN_CELLS[name])) for name in pains)
        yield RecordGroup(label=case.say(words.PAIN), cells=cells)
    for one in _asked(case):
        cell = RecordCell(choices=case.each(words.CHOICES)) if one.kind is Kind.YES_NO else RecordCell()
        label = case.say(words.LOG_LABELS.get(one.id, one.plain))
        if one.id == _SORENESS:
            label = case.say(words.SORE, letters=case.say(english.COMMA).join(_letters(case)))
        yield RecordGroup(label=label, cells=(cell,))


def _asked(case: Case) -> tuple[Measure, ...]:
    """The session measures beside the pains that the next check-in asks for, of either knee."""
    asked = {name for course, coming in case.aheads for name in to_record(coming, course, case.catalogue)}
    return tuple(one for one in case.catalogue.measures if one.id in asked and one.id not in words.PAIN_CELLS)


# The pain scale --------------------------------------------------------------------------------------


def _band(case: Case, band: AuthoredBand, number: int, of: int) -> PainBand:
    return PainBand(
        kind="go" if number == 0 else "stop" if number == of - 1 else "watch",
        marks=tuple(str(mark) for mark in range(band.low, band.high + 1)),
        range=case.say(words.BAND_RANGE, low=band.low, high=band.high),
        word=case.say(band.word),
        sentence=case.say(band.text),
    )
