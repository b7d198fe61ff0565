"""The search for the patients beside one threshold, each decided by the program itself.

Pivots and a judge flow in; rows of patients flow out who are not all decided alike, the row first in which
nothing but the threshold changes its answer.
"""

from collections.abc import Iterable, Iterator

from rehab.boundary.alone import Tried, beside_the_point, parts
from rehab.boundary.another_day import on_day
from rehab.boundary.drawn_out import Ways
from rehab.boundary.patient import Patient
from rehab.boundary.pivot import Pivots
from rehab.boundary.threshold import Asked, Opening, Threshold
from rehab.checks.cases.trials import trials_of
from rehab.checks.proofs.found_patient import course_as_written
from rehab.checks.subject import Subject
from rehab.decision.judge import Judge
from rehab.decision.model import Decision
from rehab.frozen import FrozenStruct
from rehab.protocol.condition import Limit, ShareOf
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue

_PLACES = 3
"""A threshold parts patients at so many places of the ladder before one is taken where others do as well."""
_CLEAR = (0, False)
"""Nothing else changes its answer, and somebody goes on."""


class Searching(FrozenStruct):
    """The search in one protocol.

    Attributes:
        subject: the protocol as written.
        pivots: patients for whom a threshold decides.
        judge: decides whoever is found.
    """

    subject: Subject
    pivots: Pivots
    judge: Judge

    def beside(self, threshold: Threshold) -> tuple[Tried, ...]:
        """The patients below, at and above a threshold; none if it parts nobody who could be found."""
        rows = self._on_days(threshold) if isinstance(threshold, Opening) else self._at_numbers(threshold)
        return min(rows, key=lambda row: beside_the_point(threshold, row), default=())

    def _on_days(self, opening: Opening) -> Iterator[tuple[Tried, ...]]:
        ready = self.pivots.ready_at(opening.place)
        days = (opening.day + side for side in (-1, 0, 1))
        beside = [(day, None if ready is None else on_day(ready, day)) for day in days]
        yield from self._parted(opening, [beside])

    def _at_numbers(self, asked: Asked) -> Iterator[tuple[Tried, ...]]:
        ways = Ways(
            asked,
            self.pivots.protocol,
            self.pivots.usual,
            self.pivots.catalogue,
            self.pivots.reached,
        )
        numbers = _numbers(asked, self.pivots.catalogue, self.pivots.protocol)
        places = 0
        for patient in self.pivots.decided_by(asked):
            by_way = zip(*(tuple(ways.with_number(patient, number)) for number in numbers), strict=True)
            rows = tuple(self._parted(asked, (tuple(zip(numbers, way, strict=True)) for way in by_way)))
            yield from rows
            places += bool(rows)
            if places == _PLACES or any(beside_the_point(asked, row)[:2] == _CLEAR for row in rows):
                return

    def _parted(
        self, threshold: Threshold, ways: Iterable[Iterable[tuple[float, Patient | None]]]
    ) -> Iterator[tuple[Tried, ...]]:
        """The rows of patients whom the threshold parts."""
        for way in ways:
            decided = [(number, one, self._decision(one)) for number, one in way if one is not None]
            row = tuple(Tried(number, one, said) for number, one, said in decided if said is not None)
            if parts(threshold, row):
                yield row

    def _decision(self, patient: Patient) -> Decision | None:
        """What the program decides; None where the patient breaks a promise or is refused."""
        given = patient.given(self.pivots.usual, self.pivots.catalogue)
        course = course_as_written(given, self.judge, self.subject.chain)
        return None if course is None else course.today


def _numbers(asked: Asked, catalogue: Catalogue, protocol: Protocol) -> tuple[float, ...]:
    """The numbers to try: at the threshold and one step to either side, as far as the measure goes."""
    numbers = {trial.number for trial in trials_of(asked.test, catalogue, protocol)}
    if isinstance(asked.test.view, ShareOf) and isinstance(asked.test.comparison, Limit):
        numbers.add(asked.test.comparison.threshold)  # beside a hundred a share lies on the measure's steps
    return tuple(sorted(numbers))
