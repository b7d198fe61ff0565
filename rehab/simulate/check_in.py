"""One check-in of a virtual patient while it is filled in: values read with error, gaps and slips of the pen.

True values flow in one by one, a Visit flows out. A value that nobody took is not there; one that was
written wrongly is refused by name, as the reader of episodes does it.
"""

from dataclasses import dataclass, field
from datetime import date

from rehab.patient.model import Absence, Observed, Visit
from rehab.simulate.draws import Draws
from rehab.simulate.population import Gaps, Recovery
from rehab.simulate.who import Lean
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure, Reporter, Worse

_PLACES = 4


@dataclass(slots=True)
class CheckIn:
    """What one check-in holds so far."""

    on: date
    draws: Draws
    gaps: Gaps
    observed: dict[MeasureId, tuple[Observed, ...]] = field(default_factory=dict)
    other: dict[MeasureId, tuple[Observed, ...]] = field(default_factory=dict)
    absent: dict[MeasureId, Absence] = field(default_factory=dict)

    def read(self, measure: Measure, recovery: Recovery, lean: Lean, usual: float) -> None:
        """Read a measure, as often as it is read, and of the other knee too if that has a value."""
        if not self._is_taken(measure):
            return
        true = usual + lean.above
        if recovery.is_share:
            true *= (lean.other or 0) / 100
        sd = recovery.reading.sd
        number = self._reading(measure, true, sd)
        repeat = self._reading(measure, true, sd) if recovery.is_repeated else None
        if repeat is not None and (repeat > number) is (measure.worse is Worse.HIGHER):
            number, repeat = repeat, number
        self.observed[measure.id] = (self._seen(measure, number, repeat),)
        if lean.other is not None:
            other = self._reading(measure, lean.other, sd)
            self.other[measure.id] = (self._seen(measure, other),)

    def say(self, measure: Measure, number: float) -> None:
        """Note a value that is not read with an error."""
        if self._is_taken(measure):
            self.observed[measure.id] = (self._seen(measure, number),)

    def answer(self, measure: Measure, number: float) -> None:
        """Note the answer to a question that was asked."""
        self.observed[measure.id] = (self._seen(measure, number),)

    def visit(self) -> Visit:
        """The whole check-in, by a clinician, before anything is said of sessions."""
        return Visit(self.on, observed=self.observed, other=self.other, absent=self.absent, sessions=())

    def _is_taken(self, measure: Measure) -> bool:
        drawn = self.draws.share()
        if drawn < self.gaps.values:
            return False
        if drawn < self.gaps.values + self.gaps.slips:
            self.absent[measure.id] = Absence.REJECTED
            return False
        return True

    def _reading(self, measure: Measure, true: float, sd: float) -> float:
        """The truth as it is read: with an error, on the measure's step, within its range."""
        low, high = measure.range
        read = round((true + sd * self.draws.normal()) / measure.step) * measure.step
        return round(min(max(read, low), high), _PLACES)

    def _seen(self, measure: Measure, number: float, repeat: float | None = None) -> Observed:
        return Observed(measure.id, number, self.on, Reporter.CLINICIAN, repeat=repeat)
