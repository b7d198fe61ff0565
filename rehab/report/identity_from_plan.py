"""Whose paper it is and what it was decided by: what every clinicians' paper says at its head and at its end.

A case flows in; labelled values and lines flow out, so that the papers of one week say the same.
"""

from collections.abc import Iterator

from rehab.protocol.from_authored import EVERY_SAID
from rehab.report.case import DIGEST_SHOWN, Case
from rehab.report.outcome import visit_of
from rehab.report.parts import Labelled
from rehab.report.text import past_day_words
from rehab.wording import english, english_report
from rehab.wording import english_paper as words
from rehab.wording.name import id_words
from rehab.wording.number import capital, counted, long_day, short_day

_WEEK = 7


def header_from_plan(case: Case) -> Iterator[Labelled]:
    """Who it is, which knee, what was done or is the matter, since when, and as of which day."""
    patient = case.episode.patient
    name = words.PERSON.format(name=patient.name, id=patient.id) if patient.name else patient.id
    born = "" if patient.birth_year is None else words.BORN.format(year=patient.birth_year)
    yield Labelled(label=words.PATIENT, value=name, note=born)
    yield case.knee.model_copy(update={"label": words.KNEE})
    for course in case.courses:
        knee, decision = course.knee, course.today
        unsaid = words.NO_VARIANT if EVERY_SAID in course.protocol.layers else ""
        chosen = (*map(id_words, filter(None, (knee.variant, *knee.modifiers))), unsaid)
        more = " + ".join(filter(None, chosen))
        procedure = case.of_knee(course, capital(id_words(knee.procedure)))
        label = words.PROCEDURE if case.is_operated else words.CONDITION
        yield Labelled(label=label, value=procedure, note=more)
        since = words.DAYS_AND_WEEK.format(
            days=counted(decision.days_since_start, english.DAYS), week=decision.days_since_start // _WEEK
        )
        clock = course.memory.clock_start
        if clock != knee.series.start:
            since = words.COUNTED_FROM.format(day=short_day(clock), since=since)
        label = words.SURGERY if case.is_operated else words.START
        yield Labelled(label=label, value=case.of_knee(course, long_day(knee.series.start)), note=since)
    yield _check_in(case)
    yield Labelled(label=words.AS_OF, value=long_day(case.plan.as_of))


def notices_from_plan(case: Case) -> tuple[str, ...]:
    """What must be seen on every page."""
    return case.notices(
        past=past_day_words(case.episode),
        draft=english_report.DRAFT_NOTE,
        retired=english_report.RETIRED_NOTE,
        loosened=words.LOOSENED_NOTICE,
    )


def origin_from_plan(case: Case) -> Labelled:
    """Which protocol and layers this was decided by."""
    said = dict.fromkeys(
        case.of_knee(
            course,
            words.ORIGIN_LINE.format(
                id=course.protocol.id,
                version=course.protocol.version,
                status=course.protocol.status.value,
                digest=course.protocol.digest[:DIGEST_SHOWN],
                layers=", ".join(course.protocol.layers),
            ),
        )
        for course in case.courses
    )
    return Labelled(label=words.ORIGIN, value=" ".join(said), note=words.ORIGIN_NOTE)


def lines_to_sign(case: Case) -> tuple[Labelled, ...]:
    """The lines to fill in, with what is already known."""
    return (
        Labelled(label=words.CLINICIAN, value=case.clinician),
        Labelled(label=words.SIGNATURE, value=""),
        Labelled(label=words.DATE, value=""),
    )


def layers_from_plan(case: Case) -> Iterator[str]:
    """Every layer of each knee's protocol, and its digest in full."""
    for course in case.courses:
        yield case.of_knee(course, words.LAYERS.format(layers=", ".join(course.protocol.layers)))
    for course in case.courses:
        yield case.of_knee(course, words.DIGEST.format(digest=course.protocol.digest))


def _check_in(case: Case) -> Labelled:
    visit = visit_of(case.leading, case.decision)
    if visit is None:
        return Labelled(label=words.CHECK_IN, value=words.NO_CHECK_IN)
    by = words.BY.format(name=visit.clinician) if visit.clinician else ""
    return Labelled(
        label=words.CHECK_IN, value=long_day(visit.on), note=by if visit.by_clinician else words.OWN
    )
