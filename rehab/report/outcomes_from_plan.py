"""Tests and questionnaires, first and last: what a patient gains where no rule and no gate asks for it.

A case flows in; one table flows out, or none where nothing was taken twice. A change inside the measurement
error is called so, so that nobody reads a gain into noise.
"""

from collections.abc import Iterator

from rehab.course.model import Course
from rehab.report.case import Case
from rehab.report.charts_from_plan import trend_measures
from rehab.report.table import Table, columns
from rehab.terms.measure import Effort, Kind, Measure, RecordedAt, Worse
from rehab.wording import english_paper as words
from rehab.wording.name import measure_label
from rehab.wording.number import amount_words, short_day, value_words
from rehab.wording.voice import CLINICIAN

_SCORED = "points"
_NUMBERS = frozenset({Kind.QUANTITY, Kind.SECONDS, Kind.COUNT})


def outcomes_from_plan(case: Case) -> Table | None:
    """First and last value of each test and questionnaire that was taken at two check-ins or more."""
    rows = tuple(row for course in case.courses for row in _rows(case, course))
    if not rows:
        return None
    return Table(
        title=words.OUTCOMES, columns=columns(words.OUTCOME_COLUMNS, (6, 4, 4, 6)), rows=rows, none=""
    )


def _rows(case: Case, course: Course) -> Iterator[tuple[str, ...]]:
    visits = course.knee.series.up_to(course.as_of).visits
    charted = frozenset(one.id for one in trend_measures(case))
    for measure in case.catalogue.measures:
        if measure.id in charted or not _is_outcome(measure):
            continue
        taken = [(visit.on, seen[0].number) for visit in visits if (seen := visit.observed.get(measure.id))]
        if len(taken) > 1:
            first, last = taken[0][1], taken[-1][1]
            values = (
                words.OUTCOME_VALUE.format(value=value_words(measure, number, CLINICIAN), day=short_day(on))
                for on, number in (taken[0], taken[-1])
            )
            yield (
                case.of_knee(course, measure_label(measure, CLINICIAN)),
                *values,
                _change(measure, first, last),
            )


def _is_outcome(measure: Measure) -> bool:
    """A test with a number, or a scored questionnaire."""
    is_taken = measure.effort is Effort.test or measure.unit == _SCORED
    is_followed = measure.recorded is RecordedAt.CHECK_IN and measure.worse is not Worse.NONE
    return is_taken and is_followed and measure.kind in _NUMBERS


def _change(measure: Measure, first: float, last: float) -> str:
    if first == last:
        return words.OUTCOME_SAME
    is_worse = (last > first) is (measure.worse is Worse.HIGHER)
    amount = amount_words(measure, abs(last - first), CLINICIAN)
    said = (words.OUTCOME_WORSE if is_worse else words.OUTCOME_BETTER).format(amount=amount)
    is_noise = measure.error is not None and abs(last - first) < measure.error
    return words.OUTCOME_NOISE.format(change=said) if is_noise else said
