"""Patients beside a threshold: one patient made into others who differ in the number that is asked about.

A patient for whom a threshold decides flows in, and a number; patients flow out in whom the test would see
that number, each made in another way: today alone, the week before as well, at every check-in of a row.
"""

import itertools
from collections.abc import Callable, Iterator

from rehab.boundary.patient import Found, Patient, Usual, Visit
from rehab.boundary.threshold import Asked, check_ins_for
from rehab.frozen import FrozenStruct, replace
from rehab.proof.two_visits import written
from rehab.protocol.condition import (
    Counted,
    ExcessOverBest,
    Fall,
    Gain,
    Now,
    Reference,
    Rise,
    ShareOf,
    ShortOf,
    Throughout,
)
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue, Measure, RecordedAt, Worse
from rehab.terms.state_measure import (
    AGE,
    HOLDS_IN_A_ROW,
    LEVEL,
    SESSIONS_AT_LEVEL,
    SESSIONS_REPORTED,
    TIME_AT_LEVEL,
    TIME_SINCE_START,
)

_WEEK = 7
_DECIMALS = 4
_NEARLY = 1e-6
_WHOLE = 100.0
"""The value of the other knee beside which a share in percent is the value itself."""


class Ways(FrozenStruct):
    """How a patient is given a number.

    Attributes:
        asked: the threshold.
        protocol: the resolved protocol.
        usual: whom patients are like.
        catalogue: the measures.
        reached: makes of a patient one who came to the level so many days ago.
    """

    asked: Asked
    protocol: Protocol
    usual: Usual
    catalogue: Catalogue
    reached: Callable[[Patient, int], Patient | None]

    def with_number(self, patient: Patient, number: float) -> Iterator[Patient | None]:
        """Patients in whom the test sees a number, always so many in the same order.

        Args:
            patient: a patient for whom the threshold decides.
            number: what the test is to see.

        Yields:
            A patient made in one way; None where the number cannot be had in that way.
        """
        measure = self.catalogue.by_id.get(self.asked.measure)
        if measure is None:
            yield self._of_course(patient, round(number))
            return
        made = _Made(measure, self.usual, patient, self._check_ins)
        match self.asked.test.view:
            case Now():
                yield from made.steady(number)
            case Throughout(run):
                yield from made.steady(number, lines=run.count if run.of is Counted.SESSIONS else 0)
            case Rise():
                yield from made.changed(number)
            case Fall():
                yield from made.changed(-number)
            case ShortOf(reference):
                yield from made.short_of(number, self._beside(made, reference, patient.today.day))
            case ShareOf():
                yield from made.beside_other(number, _WHOLE)
            case Gain(check_ins):
                yield from made.gained(number, check_ins)
            case ExcessOverBest(count):
                yield from made.exceeding(number, count)

    def _of_course(self, patient: Patient, count: int) -> Patient | None:
        """A patient of whom the course knows another number."""
        measure, visit = self.asked.measure, patient.today
        if measure == LEVEL:
            return replace(patient, level=str(self.protocol.levels[count].id) if count >= 0 else "")
        if count < 0:
            return None
        if measure == TIME_SINCE_START:
            return on_day(patient, count)
        if measure == AGE:
            return replace(patient, age=count)
        if measure in {SESSIONS_REPORTED, SESSIONS_AT_LEVEL}:
            return _today(patient, replace(visit, sessions=_lines(visit, count)))
        if measure == TIME_AT_LEVEL:
            return self.reached(patient, count)
        return _in_a_row(patient, count + 1) if measure == HOLDS_IN_A_ROW else None

    @property
    def _check_ins(self) -> int:
        """Check-ins in a row that the other tests of the entry need."""
        return max(check_ins_for(test) for test in self.asked.tests)

    def _beside(self, made: "_Made", reference: Reference, day: int) -> float | None:
        match reference:
            case Reference.OTHER_SIDE:
                return made.other
            case Reference.FIRST | Reference.BEST:
                return made.last_week
            case Reference.EXPECTED:
                curve = next((one for one in self.protocol.curves if one.measure == made.measure.id), None)
                return None if curve is None else _on_curve(curve.points, day)


def on_day(patient: Patient, day: int) -> Patient | None:
    """The same patient on another day; None before the first."""
    if day < 0 or any(visit.day >= day for visit in patient.visits[:-1]):
        return None
    moved = _today(patient, replace(patient.today, day=day))
    return replace(moved, last_week=None) if day < _WEEK else moved


def _today(patient: Patient, visit: Visit) -> Patient:
    return replace(patient, visits=(*patient.visits[:-1], visit))


def _in_a_row(patient: Patient, count: int) -> Patient | None:
    """A patient in whom the same was found at so many check-ins running."""
    first = patient.today.day - _WEEK * (count - 1)
    if first < 0:
        return None
    visits = (replace(patient.today, day=first + _WEEK * number) for number in range(count))
    return replace(patient, visits=tuple(visits))


def _lines(visit: Visit, count: int) -> tuple[Found, ...]:
    line: Found = next(iter(visit.sessions or ()), {})
    return (line,) * count


def _on_curve(points: tuple[tuple[float, float], ...], day: int) -> float:
    """The value of an expected curve on a day, as far as it goes."""
    week = day / _WEEK
    for (start, low), (end, high) in itertools.pairwise(points):
        if start <= week <= end:
            return low + (high - low) * (week - start) / (end - start)
    return points[0][1] if week < points[0][0] else points[-1][1]


class _Made(FrozenStruct):
    """A patient and a measure of which he is given other values.

    Attributes:
        check_ins: how many check-ins in a row his entry looks at.
    """

    measure: Measure
    usual: Usual
    patient: Patient
    check_ins: int

    # What there is ------------------------------------------------------------------------------------

    @property
    def today(self) -> float | None:
        """The value of today."""
        return self._number(self.patient.today.own)

    @property
    def last_week(self) -> float | None:
        """The value of the week before."""
        return self._number(self.patient.last_week or {})

    @property
    def other(self) -> float | None:
        """The value of the other knee."""
        said = self.patient.today.other.get(self.measure.id, self.usual.other.get(self.measure.id))
        return self.measure.number(said) if isinstance(said, bool | int | float | str) else None

    def _number(self, found: Found) -> float | None:
        said = found.get(self.measure.id, self.usual.own.get(self.measure.id))
        return self.measure.number(said) if isinstance(said, bool | int | float | str) else None

    # Ways ---------------------------------------------------------------------------------------------

    def steady(self, number: float, *, lines: int = 0) -> Iterator[Patient | None]:
        """Today alone; the week before as well; in a row; in a row after something better."""
        if self.measure.recorded is RecordedAt.SESSION:
            yield from self._rows(self._with_sessions(number, lines))
            return
        today = self._with_today(number)
        yield today
        yield self._after(today, number)
        yield from self._rows(today)

    def changed(self, number: float) -> Iterator[Patient | None]:
        """So much more than the week before: that week moved, or today."""
        today, before = self.today, self.last_week
        if today is not None:
            moved = self._after(self.patient, today - number)
            yield from self._rows(moved)
        else:
            yield None
        start = self.measure.best if before is None else before
        yield from self._rows(self._after(self._with_today(start + number), start))

    def short_of(self, number: float, reference: float | None) -> Iterator[Patient | None]:
        """So much worse than a reference, today alone or the week before as well."""
        if reference is None:
            return
        value = self._worse_by(reference, number)
        steps = (value - self.measure.range[0]) / self.measure.step
        value = self.measure.range[0] + round(steps) * self.measure.step
        today = self._with_today(value)
        yield today
        yield self._after(today, value)

    def beside_other(self, number: float, other: float) -> Iterator[Patient | None]:
        """A value beside one of the other knee."""
        today = self._with_today(number)
        word = self._word(other)
        if today is None or word is None:
            yield from (None, None)
            return
        visit = today.today
        beside = _today(today, replace(visit, other={**visit.other, self.measure.id: word}))
        yield beside
        yield self._after(beside, number)

    def gained(self, number: float, check_ins: int) -> Iterator[Patient | None]:
        """So much better today than at the check-ins before, all of which found the same."""
        for today in (self.today, self.measure.best):
            row = _in_a_row(self.patient, check_ins)
            before = None if today is None else self._word(self._worse_by(today, number))
            now = None if today is None else self._word(today)
            if row is None or before is None or now is None:
                yield None
                continue
            *earlier, last = row.visits
            found = [replace(one, own={**one.own, self.measure.id: before}) for one in earlier]
            last = replace(last, own={**last.own, self.measure.id: now})
            yield self._after(replace(row, visits=(*found, last)), self._worse_by(today or 0.0, number))

    def exceeding(self, number: float, count: int) -> Iterator[Patient | None]:
        """So much worse than before at so many check-ins running."""
        for before in (self.last_week, self.measure.best):
            today = None if before is None else self._with_today(self._worse_by(before, number))
            row = None if today is None else _in_a_row(today, count)
            yield None if before is None else self._after(row, before)

    # Parts --------------------------------------------------------------------------------------------

    def _rows(self, patient: Patient | None) -> Iterator[Patient | None]:
        """The patient as he is; the same at as many check-ins as are looked at; that after the best."""
        yield patient
        row = None if patient is None or self.check_ins == 1 else _in_a_row(patient, self.check_ins)
        yield row
        in_session = self.measure.recorded is RecordedAt.SESSION
        yield None if in_session else self._after(row, self.measure.best)

    def _with_today(self, number: float) -> Patient | None:
        word, visit = self._word(number), self.patient.today
        if word is None:
            return None
        return _today(self.patient, replace(visit, own={**visit.own, self.measure.id: word}))

    def _with_sessions(self, number: float, lines: int) -> Patient | None:
        word, visit = self._word(number), self.patient.today
        if word is None:
            return None
        there = visit.sessions or ({},)
        row = there if len(there) >= lines else _lines(visit, lines)
        changed = tuple({**line, self.measure.id: word} for line in row)
        return _today(self.patient, replace(visit, sessions=changed))

    def _after(self, patient: Patient | None, number: float) -> Patient | None:
        """The patient with another value the week before."""
        word = self._word(number)
        if patient is None or word is None or patient.visits[0].day < _WEEK:
            return None
        return replace(patient, last_week={**(patient.last_week or {}), self.measure.id: word})

    def _worse_by(self, number: float, amount: float) -> float:
        return number + amount if self.measure.worse is Worse.HIGHER else number - amount

    def _word(self, number: float) -> object | None:
        """A number as a file writes it; None where the measure cannot have it."""
        low, high = self.measure.range
        steps = (round(number, _DECIMALS) - low) / self.measure.step
        if not low <= round(number, _DECIMALS) <= high or abs(steps - round(steps)) > _NEARLY:
            return None
        return written(self.measure, round(steps))
