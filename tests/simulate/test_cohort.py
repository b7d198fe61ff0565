"""Cohorts: the same patients for the same recipe, on the published curves, with the gaps that are said."""

from collections import Counter
from statistics import mean, median

import pytest

from rehab.frozen import replace
from rehab.patient.authored import ValueText
from rehab.patient.model import Absence, Observed, Visit
from rehab.patient.observation import accept
from rehab.simulate.cohort import POPULATIONS, Cohort, Recipe
from rehab.simulate.knee_replacement import KNEE_REPLACEMENT
from rehab.simulate.model import START, WEEK
from rehab.simulate.population import Population
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Kind, Reporter, Value
from tests.patient.written import the_catalogue
from tests.simulate.trials import a_patient

FLEXION, EFFUSION = MeasureId("knee_flexion"), MeasureId("effusion")
EVERYBODY = 300


def visits(population: Population, noise: float = 1, patients: int = EVERYBODY) -> list[list[Visit]]:
    """The check-ins of many patients."""
    cohort = Cohort(Recipe(population, patients, 8, 1, noise), the_catalogue())
    return [list(cohort.patient(number).series.visits) for number in range(1, patients + 1)]


def test_the_same_number_is_the_same_patient() -> None:
    """Patient 17 is drawn alike whenever he is asked for."""
    assert a_patient(17) == a_patient(17)


def test_a_longer_course_begins_as_the_shorter_one() -> None:
    """More weeks add check-ins and change none."""
    short, long = a_patient(3, weeks=8), a_patient(3, weeks=20)
    assert long.series.visits[: len(short.series.visits)] == short.series.visits
    assert long.diary[: len(short.diary)] == short.diary


def test_another_seed_is_another_patient() -> None:
    """The seed changes what check-ins hold."""
    assert a_patient(17, seed=2).series != a_patient(17).series


@pytest.mark.parametrize(("week", "published"), [(1, 80), (8, 110)])
def test_flexion_after_knee_replacement_follows_the_published_median(week: int, published: float) -> None:
    """Without errors half of all patients lie below the median of Kornuijt 2019, in both of its weeks."""
    bent = [
        one.observed[FLEXION][0].number
        for some in visits(KNEE_REPLACEMENT, noise=0)
        for one in some
        if (one.on - START).days == week * WEEK
    ]
    assert len(bent) == EVERYBODY
    assert abs(median(bent) - published) <= 2


def test_some_knees_stay_behind() -> None:
    """About 8 in 137 bend less than 90 degrees in week 8, as Kornuijt 2019 counted."""
    last = [some[-1].observed[FLEXION][0].number for some in visits(KNEE_REPLACEMENT, noise=0)]
    assert 0.02 < mean(one < 90 for one in last) < 0.11


def test_without_noise_every_check_in_takes_place_and_nothing_is_refused() -> None:
    """Noise 0 is a patient who always comes and is always measured right."""
    for some in visits(KNEE_REPLACEMENT, noise=0, patients=20):
        assert len(some) == 8
        assert not any(one.absent for one in some)
        assert all(one.number == one.repeat for visit in some for one in visit.observed[FLEXION])


def test_check_ins_are_missed_as_often_as_is_said() -> None:
    """About 15 of 100 do not take place."""
    came = sum(len(some) for some in visits(KNEE_REPLACEMENT))
    assert abs(came / (8 * EVERYBODY) - 0.85) < 0.03


def test_slips_of_the_pen_are_refused_by_name() -> None:
    """A value that was written wrongly is not there, and its name says why."""
    why = Counter(why for some in visits(KNEE_REPLACEMENT) for one in some for why in one.absent.values())
    assert set(why) == {Absence.REJECTED}
    for some in visits(KNEE_REPLACEMENT):
        assert not any(set(one.absent) & set(one.observed) for one in some)


@pytest.mark.parametrize("population", POPULATIONS.values(), ids=list(POPULATIONS))
def test_every_value_is_one_that_the_reader_of_episodes_accepts(population: Population) -> None:
    """What a virtual check-in holds is what the same values, written in a file, would come to."""
    for some in visits(population, patients=10):
        for visit in some:
            for observed in (*visit.observed.values(), *visit.other.values()):
                assert as_read(*observed) == observed


def as_read(one: Observed) -> tuple[Observed, ...]:
    """The observation that comes of a value as a file gives it."""
    measure = the_catalogue().by_id[one.measure]

    def written(number: float) -> Value:
        if measure.kind is Kind.YES_NO:
            return bool(number)
        return measure.grades[int(number)] if measure.grades else number

    repeat = None if one.repeat is None else written(one.repeat)
    text = ValueText(value=written(one.number), repeat=repeat)
    accepted = accept(measure, [(text, Reporter.CLINICIAN)], one.on)
    assert not accepted.rejected, accepted
    return accepted.observed


def test_a_measure_that_the_catalogue_lacks_is_never_recorded() -> None:
    """A clinic's own catalogue may be smaller."""
    catalogue = the_catalogue()
    smaller = catalogue.model_copy(
        update={"measures": tuple(one for one in catalogue.measures if one.id != EFFUSION)}
    )
    smaller = type(catalogue).model_validate({"schema": 1, "measures": smaller.measures})
    patient = Cohort(Recipe(KNEE_REPLACEMENT), smaller).patient(1)
    assert not any(EFFUSION in visit.observed for visit in patient.series.visits)


def test_noise_changes_no_patient_but_the_errors() -> None:
    """The same patients are read with another error: who they are does not depend on the noise."""
    recipe = Recipe(KNEE_REPLACEMENT)
    quiet, loud = (
        Cohort(replace(recipe, noise=noise), the_catalogue()).patient(5).series for noise in (0, 2)
    )
    assert quiet.birth_year == loud.birth_year
