"""What the sessions of a virtual patient would bring: pains, soreness, swelling and near falls, by week.

A population and a patient flow in, lines flow out for every session that a week could have. Whether one
takes place follows from what is decided; what it brings does not, so that two protocols meet the same knee.
"""

from collections.abc import Iterator

from rehab.frozen import FrozenStruct
from rehab.simulate.curve import by_week
from rehab.simulate.draws import Draws
from rehab.simulate.every_knee import PAIN_WALKING
from rehab.simulate.model import MOST_SESSIONS_A_WEEK, Line
from rehab.simulate.population import Population
from rehab.simulate.who import Who
from rehab.terms.measure import Catalogue, Measure


class _Entry(FrozenStruct):
    """One entry of the diary: the number it mostly has, and other numbers with their shares."""

    measure: Measure
    none: float
    shares: tuple[tuple[float, float], ...]


class Diaries:
    """Draws the diaries of patients of one population."""

    def __init__(self, population: Population, catalogue: Catalogue, weeks: int) -> None:
        """Work out what is the same for every patient.

        Args:
            population: whose diaries.
            catalogue: the measures; what it does not have is never recorded.
            weeks: the last week with a session.
        """
        self._diary, self._gaps, self._weeks = population.diary, population.gaps, weeks
        known = catalogue.by_id
        walking = next(one for one in population.recoveries if one.measure == PAIN_WALKING)
        self._walking = by_week(walking.points, weeks)
        self._pains = tuple((known[name], by) for name, by in self._diary.pains.items() if name in known)
        self._entries = tuple(_entries(population, catalogue))

    def lines(self, who: Who, draws: Draws) -> Iterator[tuple[Line, ...]]:
        """What each session of each week would bring, from week 0 on.

        Args:
            who: the patient.
            draws: the patient's own stream for the diary.
        """
        above = who.leans[PAIN_WALKING].above
        for week in range(self._weeks + 1):
            walking = self._walking[week] + above
            yield tuple(self._line(walking, draws) for _ in range(MOST_SESSIONS_A_WEEK))

    def _line(self, walking: float, draws: Draws) -> Line:
        if not draws.happens(self._diary.done) or draws.happens(self._gaps.days):
            return None
        sd = self._diary.pain_sd.sd
        brought = {
            measure.id: _score(measure, walking + by + sd * draws.normal()) for measure, by in self._pains
        }
        for entry in self._entries:
            brought[entry.measure.id] = _drawn(entry, draws.share())
        return brought


def _entries(population: Population, catalogue: Catalogue) -> Iterator[_Entry]:
    diary = population.diary
    for name, events in diary.events.items():
        measure = catalogue.by_id.get(name)
        none = None if measure is None else measure.number(diary.none[name])
        if measure is None or none is None:
            continue
        numbers = ((measure.number(value), share) for value, share in events)
        yield _Entry(measure, none, tuple((number, share) for number, share in numbers if number is not None))


def _score(measure: Measure, true: float) -> float:
    low, high = measure.range
    return float(min(max(round(true), low), high))


def _drawn(entry: _Entry, drawn: float) -> float:
    so_far = 0.0
    for number, share in entry.shares:
        so_far += share
        if drawn < so_far:
            return number
    return entry.none
