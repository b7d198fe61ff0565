"""The text form of a decision: what `rehab decide` prints, as a colleague would say it.

A course flows in, a few short paragraphs flow out: the outcome, why, what to measure next, what was
refused, how near it was, and until when it holds.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from rehab.course.model import Course
from rehab.decision.model import Decision, RuleReason, Sheet, Standing
from rehab.patient.model import Doubtful, Episode, Rejected
from rehab.protocol.model import Status
from rehab.report.loosened_words import loosened_words
from rehab.report.outcome import (
    because,
    fired,
    flips,
    gate_words,
    gates,
    headline_words,
    level_words,
    today_words,
    unanswered,
    when_words,
)
from rehab.report.questions import ask_again_words
from rehab.report.reasons import borderline_words, near_miss_words, standing_words
from rehab.report.signatures import signature_lines
from rehab.report.sources import rule_source
from rehab.terms.caution import DoseKind
from rehab.terms.measure import Catalogue
from rehab.terms.truth import Truth
from rehab.wording import english_report as words
from rehab.wording.need import effort_words, need_words
from rehab.wording.number import capital, counted, long_day, short_day
from rehab.wording.observation import observed_words
from rehab.wording.voice import CLINICIAN

_WIDTH = 92
_UNKNOWN_SHOWN = 8
DIGEST_SHOWN = 12
"""Characters of a digest that a page shows; enough to tell two protocols apart by eye."""


def decision_text(course: Course, episode: Episode, catalogue: Catalogue) -> str:
    """Today's decision for one knee in a colleague's words.

    Args:
        course: the knee's course.
        episode: what was refused or doubtful.
        catalogue: the measures.
    """
    decision = course.today
    head = words.TEXT_HEAD.format(
        knee=capital(words.KNEES[decision.knee]),
        when=when_words(decision),
        outcome=today_words(course, form=words.LEVEL_IN_FULL),
    )
    paragraphs = [
        _filled(head) + "\n" + _filled(" ".join(_reason(course, episode, catalogue))),
        *(
            _section(words.TEXT_SECTIONS[key], items)
            for key, lines in _sections(course, episode, catalogue)
            if (items := tuple(lines))
        ),
        "\n".join(_filled(line) for line in _until(course)),
    ]
    return "\n\n".join(paragraphs)


def planned_words(courses: Sequence[Course], episode: Episode) -> str:
    """Today's decision for each knee in one line, for a list of many patients, and what was refused."""
    said = "; ".join(
        words.TEXT_LINE.format(knee=capital(words.KNEES[one.today.knee]), outcome=headline_words(one))
        for one in courses
    )
    days = {one.today.visit_on for one in courses}
    refused = [
        words.REFUSED_SHORT.format(measure=one.measure, value=one.value)
        for one in episode.rejected
        if one.check_in in days
    ]
    return words.LINE_REFUSED.format(line=said, refused=", ".join(refused)) if refused else said


def past_day_words(episode: Episode) -> str:
    """That the decision is of a past day, and how much of the file came later; empty where nothing did."""
    if not episode.left_out:
        return ""
    later = counted(episode.left_out, words.LATER_ENTRIES)
    return words.AS_IT_STOOD.format(day=long_day(episode.as_of), later=later)


def _sections(course: Course, episode: Episode, catalogue: Catalogue) -> Iterator[tuple[str, Iterable[str]]]:
    decision, protocol = course.today, course.protocol
    yield "needs", _needs(decision, catalogue)
    yield "rejected", (_refused(one, decision) for one in episode.rejected_for(decision.knee))
    asked = (one for one in episode.doubtful_for(decision.knee) if one.check_in == decision.visit_on)
    yield "doubtful", (_refused(one, decision) for one in asked)
    yield "rules", (_rule_line(reason, course, catalogue) for reason in fired(decision))
    yield "unknown", _unknown_lines(course, catalogue)
    yield "gates", _gate_lines(course, catalogue)
    yield "near", (near_miss_words(near, catalogue, voice=CLINICIAN) for near in decision.near_misses)
    yield (
        "borderline",
        (borderline_words(mark, catalogue, outcome=decision.outcome) for mark in flips(decision)),
    )
    yield "standing", _standing(course, catalogue)
    yield "signed", signature_lines(course)
    yield (
        "loosened",
        (loosened_words(one, words.LOOSENED) for one in protocol.loosened),
    )


def _refused(one: Rejected | Doubtful, decision: Decision) -> str:
    """A refused or doubtful value; of the other knee it says so."""
    measure = one.measure
    if one.knee != decision.knee:
        measure = words.OF_OTHER_KNEE.format(measure=measure, knee=words.KNEES[one.knee])
    return words.REJECTED.format(measure=measure, value=one.value, day=short_day(one.check_in), why=one.why)


def _needs(decision: Decision, catalogue: Catalogue) -> Iterator[str]:
    for need in decision.needs:
        yield words.NEED.format(name=need_words(need, catalogue), effort=effort_words(need, catalogue))
    if decision.needs and not decision.needs_exact:
        yield words.NOT_SMALLEST


def _rule_line(reason: RuleReason, course: Course, catalogue: Catalogue) -> str:
    rule = reason.rule
    source = rule_source(rule)
    if rule.extrapolated:
        source = words.SOURCE_EXTRAPOLATED.format(source=source)
    seen = () if reason.trace is None else observed_words(reason.trace, catalogue, course.protocol)
    if reason.counted is not reason.truth:
        seen = (*seen, words.ACTS_AS_YES)
    return words.RULE_LINE.format(
        id=rule.id, text=rule.text, source=source, observed="; ".join(seen)
    ).rstrip()


def _unknown_lines(course: Course, catalogue: Catalogue) -> Iterator[str]:
    """The rules that cannot be answered, each with what was seen; the rest of a long list by number."""
    open_rules = unanswered(course.today)
    for reason in open_rules[:_UNKNOWN_SHOWN]:
        seen = () if reason.trace is None else observed_words(reason.trace, catalogue, course.protocol)
        yield f"`{reason.rule.id}`: {'; '.join(seen)}"
    if len(open_rules) > _UNKNOWN_SHOWN:
        yield counted(len(open_rules) - _UNKNOWN_SHOWN, words.AND_MORE)


def _gate_lines(course: Course, catalogue: Catalogue) -> Iterator[str]:
    """How many gates are met, and each that is not."""
    decision = course.today
    met = len(gates(decision, Truth.YES))
    if met == len(decision.gates):
        return
    level = level_words(decision.target, course.protocol)
    yield words.GATES_MET.format(met=met, all=len(decision.gates), level=level)
    for item in (*gates(decision, Truth.NO), *gates(decision, Truth.UNKNOWN)):
        seen = () if item.trace is None else observed_words(item.trace, catalogue, course.protocol)
        yield words.GATE_LINE.format(
            state=words.GATE_STATES[item.truth.value],
            gate=gate_words(item, course, catalogue),
            observed="; ".join(seen),
        )


def _standing(course: Course, catalogue: Catalogue) -> Iterator[str]:
    """Standing reasons that the because does not already give."""
    said = because(course, catalogue)
    for reason in course.today.standing:
        line = standing_words(reason, course.today, course.protocol, catalogue)
        if line not in said and reason.kind is not Standing.NO_FINDING:
            yield line


def _reason(course: Course, episode: Episode, catalogue: Catalogue) -> Iterator[str]:
    """Why, whether there is a week on the patient's sheet, and what to ask again."""
    decision = course.today
    yield words.TEXT_BECAUSE.format(because=because(course, catalogue))
    match decision.sheet:
        case Sheet.ASK_FIRST:
            first = words.TEXT_COME_FIRST if decision.visit_on is None else words.TEXT_ASK_FIRST
            yield first.format(calls=capital(words.SHEET_CALLS))
        case Sheet.NO_SESSIONS:
            yield words.TEXT_NO_SESSIONS
    yield from ask_again_words(decision, episode, catalogue)


def _until(course: Course) -> tuple[str, ...]:
    decision, protocol = course.today, course.protocol
    holds = words.EXPIRES if decision.expires > course.as_of else words.EXPIRES_AT_ONCE
    if decision.sheet is Sheet.ASK_FIRST and decision.visit_on is not None:
        holds = words.EXPIRES_ANSWERED
    if decision.action.dose.kind is DoseKind.STOP:
        holds = words.EXPIRES_CLEARED
    said = [
        holds.format(day=long_day(decision.expires)),
        words.PROTOCOL.format(
            id=protocol.id,
            version=protocol.version,
            status=protocol.status.value,
            digest=protocol.digest[:DIGEST_SHOWN],
            layers=" + ".join(protocol.layers),
        ),
    ]
    if protocol.status is Status.DRAFT:
        said.append(words.DRAFT_NOTE)
    if protocol.status is Status.RETIRED:
        said.append(words.RETIRED_NOTE)
    if course.corrected:
        said.append(words.CORRECTED_NOTE)
    return tuple(said)


def _section(title: str, items: tuple[str, ...]) -> str:
    lines = (
        textwrap.fill(item, _WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)
        for item in items
    )
    return "\n".join((f"{title}:", *lines))


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_on_hyphens=False)
