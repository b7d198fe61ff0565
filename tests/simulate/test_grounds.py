"""Grounds: every number behind a virtual patient is printed, with a source that is there or as assumed."""

import pytest

from rehab.frozen import replace
from rehab.simulate.cohort import POPULATIONS
from rehab.simulate.grounds import grounds
from rehab.simulate.population import Population
from rehab.simulate.simulation import Simulation
from rehab.terms.ids import MeasureId
from rehab.wording.name import measure_label
from rehab.wording.number import number_words
from rehab.wording.voice import CLINICIAN
from tests.patient.written import the_catalogue
from tests.simulate.trials import simulated

EVERY = pytest.mark.parametrize("population", POPULATIONS.values(), ids=list(POPULATIONS))


def of(population: Population) -> Simulation:
    """A simulation of a population."""
    told = simulated()
    return replace(told, recipe=replace(told.recipe, population=population))


def said(simulation: Simulation) -> list[tuple[str, str, str]]:
    """The grounds of a simulation: what, its value, and its origin."""
    return [(one.what, one.value, one.origin) for one in grounds(simulation, the_catalogue())]


@EVERY
def test_every_source_that_is_named_has_a_citation(population: Population) -> None:
    """What is not assumed names a key of the list of sources."""
    origins = {origin for _, _, origin in said(of(population))}
    assert origins - {"assumed"} <= population.sources.keys()


@EVERY
def test_every_measure_of_a_patient_is_accounted_for(population: Population) -> None:
    """Each measure that these patients have a value of stands under its name."""
    told = " ".join(what for what, _, _ in said(of(population)))
    by_id = the_catalogue().by_id
    labels = {measure_label(by_id[name], CLINICIAN) for name in population.measures}
    assert not [label for label in labels if label not in told]


@EVERY
def test_every_point_of_every_curve_is_printed(population: Population) -> None:
    """No value is used that the page does not print beside its measure."""
    told = said(of(population))
    for recovery in population.recoveries:
        label = measure_label(the_catalogue().by_id[recovery.measure], CLINICIAN)
        mine = " ".join(value for what, value, _ in told if what == label)
        for point in recovery.points:
            assert f"in week {number_words(point.week)}" in mine, (label, point)


def test_a_published_value_names_its_source_and_an_assumed_one_does_not() -> None:
    """Of one curve the published weeks and the weeks between stand apart."""
    flexion = [(value, origin) for what, value, origin in said(simulated()) if what == "Active knee flexion"]
    assert flexion[0] == (
        "80 deg in week 1, 110 deg in week 8; 8 of 137 patients stay behind",
        "kornuijt-2019",
    )
    assert flexion[1] == ("117 deg in week 26", "marshall-growth")
    value, origin = flexion[2]
    assert value.startswith("90 deg in week 2, 96 deg in week 3")
    assert origin == "assumed"


def test_nothing_of_a_meniscectomy_is_published() -> None:
    """No recovery curve was found for it, which is said in so many words."""
    population = POPULATIONS["partial_meniscectomy"]
    assert "No recovery curve was found" in population.basis
    assert all(not point.source for one in population.recoveries for point in one.points)


def test_another_noise_is_printed() -> None:
    """Errors that were made larger or smaller are never printed as if they were the usual ones."""
    told = simulated()
    assert not [what for what, _, _ in said(told) if what == "Noise"]
    quiet = replace(told, recipe=replace(told.recipe, noise=0.5))
    assert said(quiet)[0] == ("Noise", "every error and every gap 0.5 times as large as below", "assumed")


def test_what_was_never_recorded_is_printed() -> None:
    """A measure that the protocol asks for in vain stands on the page."""
    told = replace(simulated(), never_recorded=(MeasureId("brace"),))
    assert "`brace`" in said(told)[0][1]
