"""The course as rows of a table for a spreadsheet or a register: one row a check-in and knee.

A case flows in; a header and rows of dates, numbers and ids flow out. Nobody's name and no free text is among
them. Values are those that hold today; a measure that was corrected after the decision is named in its row.
"""

from collections.abc import Iterator
from datetime import date

from rehab.course.model import Course, Step
from rehab.frozen import FrozenStruct
from rehab.patient.model import Visit
from rehab.report.case import Case
from rehab.report.outcome import fired
from rehab.terms.measure import Kind, Measure, RecordedAt

_WEEK = 7
_ABOUT = (
    *("knee", "date", "days_since_start", "week", "level_before", "level_decided", "level_after"),
    *("outcome", "contact", "hold_kind", "rules", "sessions", "corrected_since"),
)

Cell = str | float | date | None
"""A date, a number, an id or nothing."""


class CourseRows(FrozenStruct):
    """The table; each row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def course_rows_from_plan(case: Case) -> CourseRows:
    """Every check-in of each knee, with every measure that was ever taken as a column."""
    measures = tuple(
        one
        for one in case.catalogue.measures
        if one.recorded is RecordedAt.CHECK_IN and any(_is_known(course, one) for course in case.courses)
    )
    rows = tuple(_row(course, step, measures) for course in case.courses for step in course.steps)
    return CourseRows((*_ABOUT, *(_heading(one) for one in measures)), rows)


def _heading(measure: Measure) -> str:
    """A measure with its unit; of words the number that stands for each."""
    words = ("no", "yes") if measure.kind is Kind.YES_NO else measure.grades
    unit = ", ".join(f"{place} {word}" for place, word in enumerate(words)) or measure.unit
    return f"{measure.id} [{unit}]" if unit else measure.id


def _row(course: Course, step: Step, measures: tuple[Measure, ...]) -> tuple[Cell, ...]:
    decision = step.decision
    then, now = (_visit(course, step, as_known=as_known) for as_known in (True, False))
    corrected = [one.id for one in measures if _number(then, one) != _number(now, one)]
    return (
        decision.knee,
        decision.on,
        decision.days_since_start,
        decision.days_since_start // _WEEK,
        None if decision.level_before is None else decision.level_before.id,
        None if decision.level is None else decision.level.id,
        step.level_after,
        decision.outcome.value,
        decision.action.contact.word,
        None if decision.hold_kind is None else decision.hold_kind.value,
        " ".join(reason.rule.id for reason in fired(decision)),
        None if now is None or now.sessions is None else len(now.sessions),
        " ".join(corrected),
        *(_number(now, one) for one in measures),
    )


def _visit(course: Course, step: Step, *, as_known: bool) -> Visit | None:
    """The check-in that a decision rests on, as it was known then or as it is known today."""
    series = course.knee.as_known(step.decision.on) if as_known else course.knee.series
    return next((one for one in series.visits if one.on == step.decision.visit_on), None)


def _number(visit: Visit | None, measure: Measure) -> float | None:
    """The value that counts, else the first one that was given."""
    given = () if visit is None else visit.observed.get(measure.id, ())
    return next((one.number for one in (*(one for one in given if one.full), *given)), None)


def _is_known(course: Course, measure: Measure) -> bool:
    visits: Iterator[Visit] = iter(course.knee.series.up_to(course.as_of).visits)
    return any(measure.id in visit.observed for visit in visits)
