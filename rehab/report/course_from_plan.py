"""The course so far as tables: each check-in with its decision, and everything that was signed or loosened.

A case flows in, two tables flow out. Each decision stands with a reason of one line, so that a course can
be read down the page.
"""

from collections.abc import Iterator, Mapping

from rehab.course.model import Course, Step
from rehab.decision.model import Decision, Standing
from rehab.decision.row import COURSE
from rehab.patient.model import EventKind, RecordEntry, Visit
from rehab.report.case import Case
from rehab.report.charts_from_plan import trend_measures
from rehab.report.outcome import fired, gravest_of, level_words, outcome_words, set_words, speaks_over
from rehab.report.signatures import remarks_of, signature_remarks
from rehab.report.table import Table, columns
from rehab.terms.caution import HoldKind, Outcome
from rehab.terms.ids import LevelId, MeasureId
from rehab.terms.measure import Measure
from rehab.wording import english_paper as words
from rehab.wording import english_report
from rehab.wording.name import measure_label, path_words
from rehab.wording.number import capital, listed, long_day, short_day, value_words
from rehab.wording.voice import CLINICIAN

_WEEK = 7
_REASON_SHARE = 14


def course_from_plan(case: Case) -> Table:
    """Every check-in of each knee with what was found and what was decided."""
    measures = tuple(one for one in trend_measures(case) if any(_has(course, one) for course in case.courses))
    several = len(case.courses) > 1
    labels = [words.DATE, words.WEEK, *(measure_label(one, CLINICIAN) for one in measures)]
    labels += [words.SESSIONS, words.LEVEL, words.DECISION_AND_REASON]
    shares = [3, 2, *(3 for _ in measures), 3, 2, _REASON_SHARE]
    if several:
        labels.insert(0, words.KNEE)
        shares.insert(0, 3)
    rows = tuple(
        (*((english_report.KNEES_LOUD[course.today.knee],) if several else ()), *_row(step, course, measures))
        for course in case.courses
        for step in course.steps
    )
    return Table(title=words.COURSE, columns=columns(labels, shares), rows=rows, none=words.COURSE_NONE)


def loosened_from_plan(case: Case) -> Table:
    """Who signed what, and why: loosened limits first, levels signed as decided last, the latest first."""
    rows = tuple(
        dict.fromkeys(
            (case.of_knee(course, what), day, who)
            for course in case.courses
            for what, day, who in (*_limits(course), *_entries(course, case))
        )
    )
    return Table(
        title=words.LOOSENED,
        columns=columns(words.LOOSENED_COLUMNS, (5, 3, 7)),
        rows=rows,
        none=words.LOOSENED_NONE,
    )


def one_line(decision: Decision, course: Course) -> str:
    """A decision with its reason in one line."""
    outcome = capital(outcome_words(decision, course.protocol))
    reason = _reason(decision)
    return words.ONE_LINE.format(outcome=outcome, reason=reason) if reason else outcome


# Check-ins -------------------------------------------------------------------------------------------


def _row(step: Step, course: Course, measures: tuple[Measure, ...]) -> tuple[str, ...]:
    decision = step.decision
    known, visit = (
        next((one for one in series.visits if one.on == decision.visit_on), None)
        for series in (course.knee.as_known(decision.on), course.knee.series)
    )
    return (
        short_day(decision.on),
        str(decision.days_since_start // _WEEK),
        *(_values(known, visit, measure) for measure in measures),
        _sessions(visit),
        _number(step.level_after, course),
        _decided(step, course),
    )


def _decided(step: Step, course: Course) -> str:
    """What was decided; where a clinician set another level that day, what was signed."""
    said, protocol, signed = one_line(step.decision, course), course.protocol, step.set_by
    remarks = remarks_of(step, protocol)
    if signed is not None and speaks_over(step.decision):
        remarks = listed([part for part in (_level(step.level_after, course), remarks) if part])
    elif signed is not None:
        level = None if step.level_after is None else protocol.level(step.level_after)
        set_to = capital(set_words(level, signed.by, step.decision, protocol))
        said = words.SET_AND_WHY.format(words=set_to, why=signed.why)
    return words.SIGNED.format(words=said, remarks=remarks) if remarks else said


def _has(course: Course, measure: Measure) -> bool:
    return any(visit.observed.get(measure.id) for visit in course.knee.series.up_to(course.as_of).visits)


def _values(known: Visit | None, visit: Visit | None, measure: Measure) -> str:
    """A value as it was known at the check-in, and what it was corrected to since."""
    old, new = _value(known, measure), _value(visit, measure)
    return old if old == new else words.CORRECTED_VALUE.format(old=old, new=new)


def _value(visit: Visit | None, measure: Measure) -> str:
    observed = () if visit is None else visit.observed.get(measure.id, ())
    values = dict.fromkeys(value_words(measure, one.number, CLINICIAN) for one in observed)
    return ", ".join(values) or words.NOT_LOOKED_AT


def _sessions(visit: Visit | None) -> str:
    if visit is None or visit.sessions is None:
        return words.NOT_SAID
    return str(len(visit.sessions)) if visit.sessions else words.NONE


def _number(level: LevelId | None, course: Course) -> str:
    if level is None:
        return words.NONE
    return level_words(course.protocol.level(level), course.protocol, form="{number}")


def _level(level: LevelId | None, course: Course) -> str:
    return level_words(None if level is None else course.protocol.level(level), course.protocol)


def _reason(decision: Decision) -> str:
    asking = gravest_of(fired(decision))
    if asking:
        return listed([f"`{reason.rule.id}`" for reason in asking])
    if decision.outcome is Outcome.PROGRESS:
        return words.REASON_GATES
    kinds = [reason.kind for reason in decision.standing]
    for kind in (Standing.EVENT, Standing.UNSEEN, Standing.UNREAD, Standing.GAP, Standing.REPEAT):
        if kind in kinds:
            return english_report.SHORT_STANDING[kind.value]
    if decision.hold_kind is HoldKind.TIME and Standing.REVIEW in kinds:
        is_long = any(reason.about == COURSE for reason in decision.standing)
        return english_report.SHORT_STANDING[COURSE if is_long else Standing.REVIEW.value]
    if decision.outcome is Outcome.NOT_STARTED:
        return english_report.SHORT_STANDING[Standing.NOT_YET_OPEN.value]
    return "" if decision.hold_kind is None else english_report.HOLD_KINDS[decision.hold_kind.value]


# Signatures ------------------------------------------------------------------------------------------


def _limits(course: Course) -> Iterator[tuple[str, str, str]]:
    for one in course.protocol.loosened:
        what = words.LOOSENED_LIMIT.format(path=path_words(one.path), new=one.new, old=one.old)
        day = words.UNTIL.format(day=long_day(one.until))
        yield what, day, words.WHO_WHY.format(who=one.by, why=one.why)


def _entries(course: Course, case: Case) -> Iterator[tuple[str, str, str]]:
    signed = {one.entry: signature_remarks(one, course.protocol) for one in course.signatures}
    entries = [entry for entry in course.knee.record if entry.on <= course.as_of]
    latest_first = sorted(entries, key=lambda entry: entry.on, reverse=True)
    for entry in sorted(latest_first, key=lambda entry: _plain(entry, signed)):
        what, remarks = _what(entry, course, case), signed.get(entry, "")
        said = words.REMARKED.format(what=what, remarks=remarks) if remarks else what
        yield said, short_day(entry.on), _who(entry)


def _plain(entry: RecordEntry, signed: Mapping[RecordEntry, str]) -> bool:
    """True for what is signed at every visit: the level as it was decided."""
    return entry.kind is EventKind.SIGNED and not signed.get(entry)


def _what(entry: RecordEntry, course: Course, case: Case) -> str:
    level = entry.level if entry.level in course.protocol.place else None
    measure = case.catalogue.by_id.get(MeasureId(entry.of))
    of = entry.of if measure is None else measure_label(measure, CLINICIAN)
    said = words.ENTRIES[entry.kind.value].format(of=of, level=_level(level, course))
    return said if entry.kind is EventKind.CLOSURE or "`" in said[:1] else capital(said)


def _who(entry: RecordEntry) -> str:
    if not entry.by:
        return entry.why or words.NOT_LOOKED_AT
    return words.WHO_WHY.format(who=entry.by, why=entry.why) if entry.why else entry.by
