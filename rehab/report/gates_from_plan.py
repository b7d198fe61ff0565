"""The gates of a report: each criterion of the next step with its value, its threshold and its source.

A case flows in; gate rows flow out, a missed one with how near it was. A gate of several parts is taken
apart, so that a reader sees which part is missing.
"""

from collections.abc import Iterator

from rehab.course.model import Course
from rehab.decision.model import Decision, GateItem, Standing
from rehab.protocol.condition import All, Named, Test
from rehab.protocol.model import Level
from rehab.protocol.standing import SESSIONS_BEFORE_PROGRESS
from rehab.report.case import Case
from rehab.report.clinician import GateRow, GateTable, TruthWord
from rehab.report.outcome import level_words, visit_of, when_words
from rehab.report.sources import source_key
from rehab.rules.reference import Trace
from rehab.terms.caution import Outcome
from rehab.terms.ids import CLINIC_DEFAULT, SourceId
from rehab.terms.state_measure import STATE_MEASURES
from rehab.terms.truth import Truth
from rehab.wording import english, english_report
from rehab.wording import english_paper as words
from rehab.wording.condition import condition_sentence, threshold_words
from rehab.wording.name import measure_label
from rehab.wording.number import amount_words, capital, counted, number_words
from rehab.wording.observation import leaves, seen_words
from rehab.wording.voice import CLINICIAN

_WEEK = 7
_ORDER = {"no": 0, "unknown": 1, "yes": 2}


def gates_from_plan(case: Case) -> GateTable:
    """Every criterion of the next step, what is missing first; after a step up also what is ahead."""
    level = _asked(case, case.leading)[0]
    title = words.GATES_EXIT
    if level is not None:
        title = words.GATES.format(level=level_words(level, case.protocol))
    label, truth, value, threshold, near, source = words.GATE_COLUMNS
    rows = (row for course in case.courses for row in _rows(case, course))
    return GateTable(
        title=title,
        gate_label=label,
        truth_label=truth,
        value_label=value,
        threshold_label=threshold,
        near_label=near,
        source_label=source,
        rows=tuple(sorted(dict.fromkeys(rows), key=lambda row: _ORDER[row.truth.kind])),
    )


def steps_back(decision: Decision) -> bool:
    """True if the level fell, so that what comes next is not what was asked for at this check-in."""
    return decision.outcome is not Outcome.PROGRESS and decision.level != decision.level_before


def truth_word(truth: Truth, table: dict[str, str]) -> TruthWord:
    """A truth in the reader's word: met, not met, unknown."""
    return TruthWord(kind=truth.value, word=table[truth.value])


def single_tests(trace: Trace, name: str = "") -> Iterator[tuple[Trace, str]]:
    """The parts of a gate one by one, each with the name of the condition that holds it."""
    match trace.condition:
        case All():
            for part in trace.parts:
                yield from single_tests(part, name)
        case Named(condition):
            for part in trace.parts:
                yield from single_tests(part, condition.replace("_", " "))
        case _:
            yield trace, name


# Rows ------------------------------------------------------------------------------------------------


def _asked(case: Case, course: Course) -> tuple[Level | None, tuple[GateItem, ...]]:
    """The level whose gates are shown: the one asked for, or after a step back the one ahead."""
    if steps_back(course.today):
        coming = next(one for other, one in case.aheads if other is course)
        return coming.level, coming.gates
    return course.today.target, course.today.gates


def _rows(case: Case, course: Course) -> Iterator[GateRow]:
    level, items = _asked(case, course)
    for row in (*_standing_rows(course, level), *_gate_rows(case, course, items)):
        # Of the knee that does not set the pace only what is missing: the rest changes nothing this week.
        if course is not case.leading and row.truth.kind == "yes":
            continue
        yield row.model_copy(update={"label": case.of_knee(course, row.label)})
    if course is case.leading and course.today.outcome is Outcome.PROGRESS and case.ahead.level is not None:
        missing = tuple(item for item in case.ahead.gates if item.truth is not Truth.YES)
        for row in _gate_rows(case, course, missing):
            ahead = level_words(case.ahead.level, course.protocol, form=english_report.LEVEL_SHORT)
            label = words.FOR_LEVEL.format(level=ahead, gate=row.label[:1].lower() + row.label[1:])
            yield row.model_copy(update={"label": case.of_knee(course, label)})


def _standing_rows(course: Course, level: Level | None) -> Iterator[GateRow]:
    """The window of the phase and the sessions done, which every gate has."""
    decision, protocol = course.today, course.protocol
    if level is None:
        return
    phase = protocol.phase_of(level.id)
    opens = phase.window.not_before_days
    yield GateRow(
        label=words.WINDOW.format(phase=phase.id),
        truth=_met(Truth.YES if decision.days_since_start >= opens else Truth.NO),
        value=when_words(decision),
        threshold=words.WINDOW_NEEDED.format(week=opens // _WEEK),
        source=source_key(phase.window.source),
    )
    visit = visit_of(course, decision)
    if decision.level_before is None or visit is None or steps_back(decision):
        return
    few = next((one for one in decision.standing if one.kind is Standing.TOO_FEW_SESSIONS), None)
    said = None if visit.sessions is None else len(visit.sessions)
    parameter = next(one for one in protocol.parameters if one.id == SESSIONS_BEFORE_PROGRESS)
    yield GateRow(
        label=words.SESSIONS_HERE,
        truth=_met(Truth.YES if few is None else Truth.UNKNOWN if few.truth is Truth.UNKNOWN else Truth.NO),
        value=words.NOT_SAID
        if said is None
        else words.SINCE_LAST.format(n=said if few is None else number_words(few.number)),
        threshold=words.SESSIONS_NEEDED.format(n=number_words(parameter.value)),
        source=source_key(parameter.source),
    )


def _gate_rows(case: Case, course: Course, items: tuple[GateItem, ...]) -> Iterator[GateRow]:
    for item in items:
        if item.trace is None:
            continue
        for trace, name in single_tests(item.trace.when):
            row = _row(case, course, trace)
            label = words.OF_CONDITION.format(gate=row.label, name=name) if name else row.label
            yield row.model_copy(update={"label": label, "near": "; ".join(_near(trace, course, case))})


def _row(case: Case, course: Course, trace: Trace) -> GateRow:
    protocol, catalogue = course.protocol, case.catalogue
    if not isinstance(trace.condition, Test):
        seen = (
            f"{_label(test, case)}: {seen_words(test, part, catalogue=catalogue, protocol=protocol)}"
            for test, part in leaves(trace)
        )
        return GateRow(
            label=words.SEVERAL,
            truth=_met(trace.truth),
            value="; ".join(dict.fromkeys(seen)),
            threshold=condition_sentence(trace.condition, catalogue, protocol),
            source=source_key(_first_source(trace)),
        )
    test = trace.condition
    return GateRow(
        label=_label(test, case),
        truth=_met(trace.truth),
        value=seen_words(test, trace, catalogue=catalogue, protocol=protocol),
        threshold=threshold_words(test, catalogue, protocol, voice=CLINICIAN),
        source=source_key(test.source),
    )


def _label(test: Test, case: Case) -> str:
    measure = case.catalogue.by_id.get(test.measure)
    if measure is None:
        return capital(STATE_MEASURES[test.measure].title)
    return measure_label(measure, CLINICIAN)


def _met(truth: Truth) -> TruthWord:
    return truth_word(truth, english_report.GATE_STATES)


def _first_source(trace: Trace) -> SourceId:
    return next((test.source for test, _ in leaves(trace) if test.source is not None), CLINIC_DEFAULT)


# Near misses -----------------------------------------------------------------------------------------


def _near(trace: Trace, course: Course, case: Case) -> Iterator[str]:
    """How far a missed gate is from being met, and how often it was met."""
    asked = {test for test, _ in leaves(trace)}
    for near in course.today.near_misses:
        if near.test not in asked:
            continue
        measure = case.catalogue.by_id[near.test.measure]
        amount = amount_words(measure, near.short_by, CLINICIAN)
        how = [words.TO_GO.format(amount=amount)]
        if near.of > 1:
            of = counted(near.of, english.CHECK_INS)
            how.append(english_report.NEAR_MISS_MET.format(met=near.met_on, of=of))
        if measure.error is not None and near.short_by <= measure.error:
            error = amount_words(measure, measure.error, CLINICIAN)
            how.append(english_report.WITHIN_ERROR.format(error=error))
        yield ", ".join(how)
