"""The same patient with other values of one measure, each made in several ways.

A patient and a number flow in; patients flow out, always so many in the same order, None where the number
cannot be had in that way.
"""

from collections.abc import Iterator

from rehab.boundary.another_day import alike, in_a_row, with_today
from rehab.boundary.patient import Found, Patient, Usual
from rehab.frozen import FrozenStruct, replace
from rehab.proof.two_visits import written
from rehab.terms.measure import Measure, RecordedAt, Worse

_WEEK = 7
_DECIMALS = 4
_NEARLY = 1e-6


class AnotherValue(FrozenStruct):
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
        beside = with_today(today, replace(visit, other={**visit.other, self.measure.id: word}))
        yield beside
        yield self._after(beside, number)

    def gained(self, number: float, check_ins: int) -> Iterator[Patient | None]:
        """So much better today than at the check-ins before, all of which found the same."""
        for today in (self.today, self.measure.best):
            row = in_a_row(self.patient, check_ins)
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
            row = None if today is None else in_a_row(today, count)
            yield None if before is None else self._after(row, before)

    # Parts --------------------------------------------------------------------------------------------

    def _rows(self, patient: Patient | None) -> Iterator[Patient | None]:
        """The patient as he is; the same at as many check-ins as are looked at; that after the best."""
        yield patient
        row = None if patient is None or self.check_ins == 1 else in_a_row(patient, self.check_ins)
        yield row
        in_session = self.measure.recorded is RecordedAt.SESSION
        yield None if in_session else self._after(row, self.measure.best)

    def _with_today(self, number: float) -> Patient | None:
        word, visit = self._word(number), self.patient.today
        if word is None:
            return None
        return with_today(self.patient, replace(visit, own={**visit.own, self.measure.id: word}))

    def _with_sessions(self, number: float, lines: int) -> Patient | None:
        word, visit = self._word(number), self.patient.today
        if word is None:
            return None
        there = visit.sessions or ({},)
        row = there if len(there) >= lines else alike(visit, lines)
        changed = tuple({**line, self.measure.id: word} for line in row)
        return with_today(self.patient, replace(visit, sessions=changed))

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
