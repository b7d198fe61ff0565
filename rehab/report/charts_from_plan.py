"""The trend charts of a report: pain, angles and grades with error and expected curve, and the level.

A case flows in, charts as data flow out, the knee that sets the pace first. A measure never taken has none.
The description says in words what a drawing shows, and a table says it in figures.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import dropwhile
from typing import Literal

from rehab.course.model import Course
from rehab.frozen import FrozenStruct
from rehab.protocol.condition import Limit, Now, is_over_time, tests_of
from rehab.protocol.model import Curve
from rehab.report.case import Case
from rehab.report.chart_data import Axis, Band, Chart, Point, Series, Spread, Tick
from rehab.report.chart_data import Limit as Line
from rehab.report.chart_figures import Line as Figures
from rehab.report.chart_figures import in_figures
from rehab.report.clinician import ChartSection
from rehab.report.outcome import level_number
from rehab.report.sources import source_key
from rehab.report.table import Table
from rehab.rules.model import gate_parts
from rehab.rules.sight import curve_at
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Kind, Measure, RecordedAt
from rehab.wording import english_paper as words
from rehab.wording.condition import comparison_words
from rehab.wording.name import measure_label
from rehab.wording.number import amount_words, capital, number_words, value_words
from rehab.wording.voice import CLINICIAN

_WEEK = 7
_MARGIN = 0.3
_MOST_TICKS = 9
_MOST_LINES = 5
_PAINS = (MeasureId("pain_walking"), MeasureId("pain_at_rest"))
_PAIN_NEXT_MORNING = MeasureId("pain_next_morning")
_PAIN_MARKS: Mapping[str, Literal["circle", "square", "triangle"]] = {
    _PAINS[0]: "circle",
    _PAINS[1]: "square",
    _PAIN_NEXT_MORNING: "triangle",
}
_DRAWN = frozenset({Kind.ANGLE, Kind.GRADE})
_PAIN_HIGHEST = 10


def charts_from_plan(case: Case) -> ChartSection:
    """The charts of each knee."""
    leading_first = sorted(case.courses, key=lambda course: course is not case.leading)
    drawn = (chart for course in leading_first for chart in _Drawing(case, course).charts())
    return ChartSection(title=words.CHARTS, charts=tuple(drawn))


def trend_measures(case: Case) -> tuple[Measure, ...]:
    """What is followed from check-in to check-in: the measures whose change a rule asks about."""
    followed = {
        test.measure
        for course in case.courses
        for rule in course.protocol.rules
        for test in tests_of(rule.when)
        if is_over_time(test.view)
    }
    return tuple(
        one for one in case.catalogue.measures if one.id in followed and one.recorded is RecordedAt.CHECK_IN
    )


class _Drawing(FrozenStruct):
    case: Case
    course: Course

    def charts(self) -> Iterator[Chart]:
        if not self._visits:
            return
        pain = self._pain()
        if pain is not None:
            yield pain
        for measure in trend_measures(self.case):
            if measure.kind in _DRAWN and (points := self._observed(measure.id)):
                yield self._trend(measure, points)
        if levels := self._walked():
            yield self._levels(levels)

    # Where things lie --------------------------------------------------------------------------------

    @property
    def _visits(self) -> tuple[date, ...]:
        return tuple(step.decision.on for step in self.course.steps)

    def _weeks(self, day: date) -> float:
        return round((day - self.course.knee.series.start).days / _WEEK, 3)

    def _level(self, level: str) -> int:
        protocol = self.course.protocol
        return level_number(next(one for one in protocol.levels if one.id == level), protocol)

    def _observed(self, name: MeasureId) -> tuple[Point, ...]:
        visits = self.course.knee.series.up_to(self.course.as_of).visits
        return tuple(
            Point(x=self._weeks(visit.on), y=visit.observed[name][0].number)
            for visit in visits
            if visit.observed.get(name)
        )

    def _x(self) -> Axis:
        weeks = [self._weeks(day) for day in self._visits]
        first, last = math.floor(min(weeks)), max(math.ceil(max(weeks)), math.floor(min(weeks)) + 1)
        step = math.ceil((last - first + 1) / _MOST_TICKS)
        return Axis(
            title=words.WEEKS_SINCE_SURGERY if self.case.is_operated else words.WEEKS_SINCE_START,
            low=first - _MARGIN,
            high=last + _MARGIN,
            ticks=tuple(Tick(at=week, label=str(week)) for week in range(first, last + 1, step)),
        )

    def _title(self, title: str) -> str:
        return self.case.of_knee(self.course, title)

    def _data(self, title: str, *lines: Figures) -> Table:
        check_ins = {self._weeks(day): day for day in self._visits}
        return in_figures(self._title(title), lines, check_ins)

    # Pain --------------------------------------------------------------------------------------------

    def _pain(self) -> Chart | None:
        by_id = self.case.catalogue.by_id
        lines = [(by_id[name], self._observed(name)) for name in _PAINS if self._has(name)]
        if self._has(_PAIN_NEXT_MORNING):
            lines.append((by_id[_PAIN_NEXT_MORNING], self._mornings()))
        drawn = [(measure, points) for measure, points in lines if points]
        if not drawn:
            return None
        ticks = tuple(Tick(at=at, label=str(at)) for at in (0, 5, _PAIN_HIGHEST))
        return Chart(
            title=self._title(words.PAIN),
            description=" ".join(_described(measure, points) for measure, points in drawn),
            x=self._x(),
            y=Axis(title=words.PAIN_AXIS, low=0, high=_PAIN_HIGHEST, ticks=ticks),
            series=tuple(self._pain_line(measure, points) for measure, points in drawn),
            data=self._data(words.PAIN, *(_figures(measure, points) for measure, points in drawn)),
        )

    @staticmethod
    def _pain_line(measure: Measure, points: tuple[Point, ...]) -> Series:
        """One kind of pain; the error is drawn for the pain that rules ask about first."""
        label, error = words.PAIN_LINES[measure.id], 0.0
        if measure.id == _PAINS[0] and measure.error is not None:
            label, error = (
                words.WITH_ERROR.format(name=label, error=number_words(measure.error)),
                measure.error,
            )
        return Series(
            label=label,
            points=points,
            line="dashed" if measure.recorded is RecordedAt.SESSION else "solid",
            mark=_PAIN_MARKS[measure.id],
            error=error,
        )

    def _has(self, name: MeasureId) -> bool:
        return name in self.case.catalogue.by_id

    def _mornings(self) -> tuple[Point, ...]:
        visits = self.course.knee.series.up_to(self.course.as_of).visits
        low = min(self._weeks(day) for day in self._visits)
        return tuple(
            Point(x=max(low, self._weeks(line.on)), y=line.values[_PAIN_NEXT_MORNING])
            for visit in visits
            for line in visit.sessions or ()
            if _PAIN_NEXT_MORNING in line.values
        )

    # Angles and grades -------------------------------------------------------------------------------

    def _trend(self, measure: Measure, points: tuple[Point, ...]) -> Chart:
        """The patient's values with their measurement error, the expected curve and the gate."""
        label, error = measure_label(measure, CLINICIAN), measure.error or 0
        curve = next((one for one in self.course.protocol.curves if one.measure == measure.id), None)
        expected, bands = self._expected(curve, measure)
        limits = self._gate(measure)
        measured = words.MEASURED
        if error:
            measured = words.WITH_ERROR.format(name=measured, error=_amount(measure))
        heights = [point.y for one in expected for point in one.points]
        heights += [point.y + way for point in points for way in (-error, error)]
        heights += [edge for one in bands for spread in one.edges for edge in (spread.low, spread.high)]
        return Chart(
            title=self._title(label),
            description=_described(measure, points),
            x=self._x(),
            y=_upright(measure, [*heights, *(limit.at for limit in limits)]),
            series=(Series(label=measured, points=points, error=error), *expected),
            bands=bands,
            limits=limits,
            data=self._data(label, _figures(measure, points), *self._expected_then(curve, measure, points)),
        )

    def _expected_then(
        self, curve: Curve | None, measure: Measure, points: tuple[Point, ...]
    ) -> Iterator[Figures]:
        """What was expected on the days on which something was measured."""
        if curve is not None:
            label = words.EXPECTED.format(source=source_key(curve.source))
            then = tuple(Point(x=p.x, y=curve_at(curve.points, p.x - self._shift)) for p in points)
            yield Figures(label, then, lambda number: value_words(measure, round(number), CLINICIAN))

    @property
    def _shift(self) -> float:
        """Where the clock was restarted the curve begins again, as it does for the rules."""
        return (self.course.memory.clock_start - self.course.knee.series.start).days / _WEEK

    def _expected(self, curve: Curve | None, measure: Measure) -> tuple[tuple[Series, ...], tuple[Band, ...]]:
        """The expected curve over the weeks of the chart, and what cannot be told from it."""
        if curve is None:
            return (), ()
        weeks = [self._weeks(day) for day in self._visits]
        first, last = math.floor(min(weeks)), max(math.ceil(max(weeks)), math.floor(min(weeks)) + 1)
        weeks_shown = range(first, last + 1)
        line = tuple(Point(x=week, y=curve_at(curve.points, week - self._shift)) for week in weeks_shown)
        label = words.EXPECTED.format(source=source_key(curve.source))
        series = (Series(label=label, points=line, line="dashed", mark="none"),)
        if measure.error is None:
            return series, ()
        (low, high), error = measure.range, measure.error
        edges = tuple(Spread(x=p.x, low=max(low, p.y - error), high=min(high, p.y + error)) for p in line)
        return series, (Band(label=words.BAND.format(error=_amount(measure)), edges=edges),)

    def _gate(self, measure: Measure) -> tuple[Line, ...]:
        """The threshold of the phase that the patient is in, or is to enter."""
        protocol, decision = self.course.protocol, self.course.today
        level = decision.target or decision.level
        phase = protocol.phase_of(level.id) if level is not None else next(iter(protocol.phases), None)
        parts = () if phase is None else gate_parts(phase.enter_when)
        for test in (test for part in parts for test in tests_of(part)):
            if test.measure != measure.id or not isinstance(test.view, Now):
                continue
            if isinstance(test.comparison, Limit):
                value = comparison_words(test.comparison, measure, CLINICIAN)
                return (Line(label=words.GATE_LINE.format(value=value), at=test.comparison.threshold),)
        return ()

    # Levels ------------------------------------------------------------------------------------------

    def _walked(self) -> tuple[Point, ...]:
        """The level after each check-in from the first level on; a pause since then is drawn as none."""
        started = dropwhile(lambda step: step.level_after is None, self.course.steps)
        return tuple(
            Point(
                x=self._weeks(step.decision.on),
                y=0 if step.level_after is None else self._level(step.level_after),
            )
            for step in started
        )

    def _levels(self, points: tuple[Point, ...]) -> Chart:
        highest = max(round(max(point.y for point in points)) + 1, 2)
        step = math.ceil((highest + 1) / _MOST_TICKS)
        first, last = points[0], points[-1]
        return Chart(
            title=self._title(words.LEVEL),
            description=(words.DESCRIBED if len(points) > 1 else words.DESCRIBED_ONCE).format(
                name=words.LEVEL,
                first=round(first.y),
                first_week=round(first.x),
                last=round(last.y) or words.NONE,
                last_week=round(last.x),
            ),
            x=self._x(),
            y=Axis(
                title=words.LEVEL_AXIS,
                low=0,
                high=highest,
                ticks=tuple(
                    Tick(at=at, label=str(at or words.NOT_LOOKED_AT)) for at in range(0, highest + 1, step)
                ),
            ),
            series=(Series(label=words.LEVELS_SERIES, points=points, mark="square", steps=True),),
            data=self._data(
                words.LEVEL, Figures(words.LEVELS_SERIES, points, lambda at: str(round(at) or words.NONE))
            ),
        )


def _described(measure: Measure, points: Sequence[Point]) -> str:
    first, last = points[0], points[-1]
    form = words.DESCRIBED if len(points) > 1 else words.DESCRIBED_ONCE
    return form.format(
        name=capital(measure_label(measure, CLINICIAN)),
        first=value_words(measure, first.y, CLINICIAN),
        first_week=round(first.x),
        last=value_words(measure, last.y, CLINICIAN),
        last_week=round(last.x),
    )


def _figures(measure: Measure, points: tuple[Point, ...]) -> Figures:
    label = measure_label(measure, CLINICIAN)
    return Figures(label, points, lambda number: value_words(measure, number, CLINICIAN))


def _amount(measure: Measure) -> str:
    return "" if measure.error is None else amount_words(measure, measure.error, CLINICIAN)


def _upright(measure: Measure, heights: Sequence[float]) -> Axis:
    """An axis around all heights: every grade by its word, or round numbers."""
    if measure.grades:
        ticks = tuple(Tick(at=at, label=word) for at, word in enumerate(measure.grades))
        return Axis(title=words.GRADES, low=0, high=len(measure.grades) - 1, ticks=ticks)
    low, high = min(heights), max(heights)
    step = next(one for one in (5, 10, 20, 40, 80) if (high - low) / one <= _MOST_LINES)
    first, last = math.floor(low / step) * step, math.ceil(high / step) * step
    last = last if last > first else first + step
    ticks = tuple(Tick(at=at, label=str(at)) for at in range(first, last + 1, step))
    return Axis(title=words.DEGREES, low=first, high=last, ticks=ticks)
