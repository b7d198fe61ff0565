"""A cohort: virtual patients by number, the same for the same recipe, whatever protocol they will meet.

A recipe flows in; a VirtualPatient flows out for every number. Patient 17 is the same one in a cohort of 20
and in one of 10,000, so that processes can share the work and two protocols can meet the same people.
"""

from collections.abc import Mapping

from rehab.frozen import FrozenStruct, replace
from rehab.patient.model import Series
from rehab.simulate.acl_reconstruction import ACL_RECONSTRUCTION
from rehab.simulate.diary import Diaries
from rehab.simulate.draws import Draws
from rehab.simulate.knee_replacement import KNEE_REPLACEMENT
from rehab.simulate.meniscectomy import MENISCECTOMY
from rehab.simulate.model import START, VirtualPatient
from rehab.simulate.population import Gaps, Population, Spread
from rehab.simulate.weeks import Weeks
from rehab.simulate.who import who_is
from rehab.terms.measure import Catalogue

POPULATIONS: Mapping[str, Population] = {
    one.procedure: one for one in (KNEE_REPLACEMENT, ACL_RECONSTRUCTION, MENISCECTOMY)
}
"""The populations by their operation."""


class Recipe(FrozenStruct):
    """How a cohort is drawn; the same recipe draws the same patients.

    Attributes:
        population: whom to draw from.
        patients: how many.
        weeks: how long each is followed, with one check-in a week.
        seed: another seed gives other patients.
        noise: times the population's errors and gaps; 0 for none at all.
    """

    population: Population
    patients: int = 1000
    weeks: int = 26
    seed: int = 1
    noise: float = 1


class Cohort:
    """Virtual patients of one recipe."""

    def __init__(self, recipe: Recipe, catalogue: Catalogue) -> None:
        """Work out what is the same for every patient.

        Args:
            recipe: how the cohort is drawn.
            catalogue: the measures.
        """
        self.recipe = recipe
        self._population = _with_noise(recipe.population, recipe.noise)
        self._check_ins = Weeks(self._population, catalogue, recipe.weeks)
        self._diaries = Diaries(self._population, catalogue, recipe.weeks)

    def patient(self, number: int) -> VirtualPatient:
        """The patient of a number, from 1."""
        draws = Draws(f"{self.recipe.seed}:{number}")
        who = who_is(self._population, draws)
        visits = tuple(self._check_ins.visits(who, draws))
        diary = tuple(self._diaries.lines(who, Draws(f"{self.recipe.seed}:{number}:diary")))
        series = Series(knee="right", start=START, visits=visits, birth_year=START.year - who.age)
        return VirtualPatient(number, self.recipe.weeks, series, diary)


def _with_noise(population: Population, times: float) -> Population:
    """The population with its errors and gaps so many times as large."""
    gaps, diary = population.gaps, population.diary
    return replace(
        population,
        recoveries=tuple(replace(one, reading=_times(one.reading, times)) for one in population.recoveries),
        diary=replace(diary, pain_sd=_times(diary.pain_sd, times)),
        gaps=Gaps(gaps.days * times, gaps.values * times, gaps.slips * times),
    )


def _times(spread: Spread, times: float) -> Spread:
    return replace(spread, sd=spread.sd * times)
