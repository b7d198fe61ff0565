"""The way of one knee from a plan: which phase and level in which weeks, and what each check-in came to.

A case and a course flow in, a Timeline flows out; none where nobody has come yet. What a clinician set counts
as the level of its weeks, because that is what was walked.
"""

import math
from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from rehab.course.model import Course, Step
from rehab.frozen import FrozenStruct
from rehab.protocol.model import Phase
from rehab.report.case import Case
from rehab.report.chart_data import Axis, Tick
from rehab.report.outcome import level_number
from rehab.report.table import Table, columns
from rehab.report.timeline import LevelRow, Mark, MarkKind, MarkWords, Span, Timeline
from rehab.terms.caution import Outcome
from rehab.terms.ids import LevelId
from rehab.wording import english_course as words
from rehab.wording import english_paper
from rehab.wording.number import listed, number_words, short_day

_WEEK = 7
_MOST_TICKS = 20
MARK_OF: dict[Outcome, MarkKind] = {
    Outcome.PROGRESS: "up",
    Outcome.HOLD: "stay",
    Outcome.NOT_STARTED: "stay",
    Outcome.REGRESS: "down",
    Outcome.REFER: "call",
    Outcome.STOP: "call",
    Outcome.URGENT: "call",
    Outcome.EMERGENCY: "call",
    Outcome.DISCHARGE: "done",
}
"""What a check-in came to, as one of a few marks."""


def timeline_from_plan(case: Case, course: Course) -> Timeline | None:
    """The way of one knee so far; None where nobody has come yet."""
    return _Way(case, course).drawn() if course.steps else None


class _Stay(FrozenStruct):
    """Days at one level, from a check-in to the next that changed it, or to today."""

    level: LevelId | None
    first: date
    last: date


class _Way(FrozenStruct):
    case: Case
    course: Course

    def drawn(self) -> Timeline:
        stays = tuple(self._stays())
        marks = tuple(
            Mark(at=self._weeks(step.decision.on), kind=MARK_OF[step.decision.outcome])
            for step in self.course.steps
        )
        kinds = {mark.kind for mark in marks}
        return Timeline(
            title=self.case.of_knee(self.course, words.TIMELINE),
            description=words.DESCRIPTION.format(spans=listed([self._described(stay) for stay in stays])),
            x=self._x(),
            phases=tuple(self._phases(stays)),
            rows=tuple(self._rows(stays)),
            marks_label=words.DECISIONS,
            marks=marks,
            legend=tuple(
                MarkWords(kind=kind, words=said)
                for kind in ("up", "stay", "down", "call", "done")
                if kind in kinds and (said := words.MARKS[kind])
            ),
            data=self._data(stays),
        )

    # Days and weeks ----------------------------------------------------------------------------------

    def _weeks(self, day: date) -> float:
        return round((day - self.course.knee.series.start).days / _WEEK, 3)

    def _x(self) -> Axis:
        last = math.floor(self._weeks(self.course.as_of)) + 1
        step = math.ceil((last + 1) / _MOST_TICKS)
        operated = self.case.is_operated
        return Axis(
            title=english_paper.WEEKS_SINCE_SURGERY if operated else english_paper.WEEKS_SINCE_START,
            low=0,
            high=last,
            ticks=tuple(Tick(at=week, label=str(week)) for week in range(0, last + 1, step)),
        )

    def _stays(self) -> Iterator[_Stay]:
        """Each stay at one level, from the check-in that opened it."""
        changes: list[tuple[date, LevelId | None]] = []
        for level, steps in groupby(self.course.steps, key=_level_after):
            changes.append((next(steps).decision.on, level))
        for (first, level), (last, _) in pairwise([*changes, (self.course.as_of, None)]):
            yield _Stay(level, first, last)

    # Rows --------------------------------------------------------------------------------------------

    def _rows(self, stays: tuple[_Stay, ...]) -> Iterator[LevelRow]:
        protocol = self.course.protocol
        for level in reversed(protocol.levels):
            if level.id not in protocol.removed_levels:
                yield LevelRow(label=self._name(level.id), spans=self._spans(stays, level.id))
        yield LevelRow(label=words.NO_LEVEL, spans=self._spans(stays, None))

    def _spans(self, stays: tuple[_Stay, ...], level: LevelId | None) -> tuple[Span, ...]:
        return tuple(
            Span(start=self._weeks(stay.first), end=self._weeks(stay.last))
            for stay in stays
            if stay.level == level
        )

    def _phases(self, stays: tuple[_Stay, ...]) -> Iterator[Span]:
        for phase, same in groupby((stay for stay in stays if stay.level), key=self._phase):
            found = tuple(same)
            if phase is not None:
                yield Span(
                    start=self._weeks(found[0].first),
                    end=self._weeks(found[-1].last),
                    label=_spaced(phase.id),
                )

    def _phase(self, stay: _Stay) -> Phase | None:
        return None if stay.level is None else self.course.protocol.phase_of(stay.level)

    def _name(self, level: LevelId | None) -> str:
        if level is None:
            return words.NO_LEVEL
        protocol = self.course.protocol
        return words.LEVEL.format(number=level_number(protocol.level(level), protocol), id=level)

    # Words and figures -------------------------------------------------------------------------------

    def _described(self, stay: _Stay) -> str:
        return words.DESCRIBED.format(
            level=self._name(stay.level),
            first=number_words(self._weeks(stay.first), decimals=0),
            last=number_words(self._weeks(stay.last), decimals=0),
        )

    def _data(self, stays: tuple[_Stay, ...]) -> Table:
        rows = tuple(
            (
                short_day(stay.first),
                short_day(stay.last),
                number_words((stay.last - stay.first).days / _WEEK, decimals=1),
                words.BETWEEN_PHASES if (phase := self._phase(stay)) is None else _spaced(phase.id),
                self._name(stay.level),
            )
            for stay in stays
        )
        title = self.case.of_knee(self.course, words.SPANS)
        return Table(title=title, columns=columns(words.SPAN_COLUMNS, (2, 2, 1, 4, 5)), rows=rows, none="")


def _level_after(step: Step) -> LevelId | None:
    return step.level_after


def _spaced(name: str) -> str:
    return name.replace("_", " ")
