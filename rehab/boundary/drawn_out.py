"""Patients beside a threshold: one patient made into others who differ in the number that is asked about.

A patient for whom a threshold decides flows in, and a number; patients flow out in whom the test would see
that number, each made in another way: today alone, the week before as well, at every check-in of a row.
"""

import itertools
from collections.abc import Callable, Iterator

from rehab.boundary.another_day import alike, in_a_row, on_day, with_today
from rehab.boundary.another_value import AnotherValue
from rehab.boundary.patient import Patient, Usual
from rehab.boundary.threshold import Asked, check_ins_for
from rehab.frozen import FrozenStruct, replace
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
from rehab.terms.measure import Catalogue
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
        made = AnotherValue(measure, self.usual, patient, self._check_ins)
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
            return with_today(patient, replace(visit, sessions=alike(visit, count)))
        if measure == TIME_AT_LEVEL:
            return self.reached(patient, count)
        return in_a_row(patient, count + 1) if measure == HOLDS_IN_A_ROW else None

    @property
    def _check_ins(self) -> int:
        """Check-ins in a row that the other tests of the entry need."""
        return max(check_ins_for(test) for test in self.asked.tests)

    def _beside(self, made: AnotherValue, reference: Reference, day: int) -> float | None:
        match reference:
            case Reference.OTHER_SIDE:
                return made.other
            case Reference.FIRST | Reference.BEST:
                return made.last_week
            case Reference.EXPECTED:
                curve = next((one for one in self.protocol.curves if one.measure == made.measure.id), None)
                return None if curve is None else _on_curve(curve.points, day)


def _on_curve(points: tuple[tuple[float, float], ...], day: int) -> float:
    """The value of an expected curve on a day, as far as it goes."""
    week = day / _WEEK
    for (start, low), (end, high) in itertools.pairwise(points):
        if start <= week <= end:
            return low + (high - low) * (week - start) / (end - start)
    return points[0][1] if week < points[0][0] else points[-1][1]
