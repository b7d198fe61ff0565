"""The check-ins of a virtual patient, week by week, from what is true of the knee.

A population flows in once, patients flow in one by one, their visits flow out.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

from rehab.frozen import FrozenStruct
from rehab.patient.model import Visit
from rehab.simulate.check_in import CheckIn
from rehab.simulate.curve import by_week
from rehab.simulate.draws import Draws
from rehab.simulate.model import START, WEEK
from rehab.simulate.population import Milestone, Population, Recovery
from rehab.simulate.who import Who
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Measure, Value


class _Course(FrozenStruct):
    """A recovery with all that is the same for every patient worked out once."""

    measure: Measure
    recovery: Recovery
    usual: tuple[float, ...]
    slow: tuple[float, ...]


class Weeks:
    """Draws the check-ins of patients of one population."""

    def __init__(self, population: Population, catalogue: Catalogue, weeks: int) -> None:
        """Work out what is the same for every patient.

        Args:
            population: whose check-ins.
            catalogue: the measures; what it does not have is never recorded.
            weeks: the last week with a check-in.
        """
        self._population, self._weeks, self._known = population, weeks, catalogue.by_id
        self._courses = tuple(
            _Course(
                self._known[one.measure],
                one,
                by_week(one.points, weeks),
                by_week(one.points if one.slow is None else one.slow.points, weeks),
            )
            for one in population.recoveries
            if one.measure in self._known
        )

    def visits(self, who: Who, draws: Draws) -> Iterator[Visit]:
        """The check-ins of one patient that take place, by date.

        Args:
            who: the patient.
            draws: the patient's own stream.
        """
        for week in range(1, self._weeks + 1):
            if not draws.happens(self._population.gaps.days):
                check_in = CheckIn(START + timedelta(days=week * WEEK), draws, self._population.gaps)
                self._read(check_in, who, week)
                self._say(check_in, who, week)
                self._ask(check_in)
                yield check_in.visit()

    def _read(self, check_in: CheckIn, who: Who, week: int) -> None:
        for one in self._courses:
            recovery = one.recovery
            is_asked = recovery.only_with is None or bool(who.traits.get(recovery.only_with))
            if is_asked and week % recovery.every == 0:
                lean = who.leans[recovery.measure]
                check_in.read(one.measure, recovery, lean, (one.slow if lean.is_slow else one.usual)[week])

    def _say(self, check_in: CheckIn, who: Who, week: int) -> None:
        reached = {
            one.measure: _reached(one, week - who.shifts[one.measure]) for one in self._population.milestones
        }
        for name, value in (*reached.items(), *who.traits.items()):
            self._noted(check_in.say, name, value)

    def _ask(self, check_in: CheckIn) -> None:
        """Ask all questions, or forget the whole list."""
        if check_in.draws.happens(self._population.gaps.values):
            return
        for name, share in self._population.questions.items():
            self._noted(check_in.answer, name, check_in.draws.happens(share))

    def _noted(self, note: Callable[[Measure, float], None], name: MeasureId, value: Value) -> None:
        measure = self._known.get(name)
        number = None if measure is None else measure.number(value)
        if measure is not None and number is not None:
            note(measure, number)


def _reached(milestone: Milestone, week: float) -> Value:
    """The value of the last step that has come."""
    value = milestone.steps[0][1]
    for since, step in milestone.steps:
        if since <= week:
            value = step
    return value
