"""Trials for tests: small cohorts that meet the shipped protocols.

A protocol's name flows in, with what is special about the cohort; a Trial or its Simulation flows out.
"""

from functools import cache

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.pipeline import read_protocol
from rehab.protocol.model import Protocol
from rehab.simulate.cohort import POPULATIONS, Cohort, Recipe
from rehab.simulate.follow import Followed, follow
from rehab.simulate.from_tally import simulation_from_tally
from rehab.simulate.knee_replacement import KNEE_REPLACEMENT
from rehab.simulate.model import VirtualPatient
from rehab.simulate.run import Trial
from rehab.simulate.simulation import Simulation
from rehab.wiring import make_judge
from rehab.wiring.proving import make_quick_judge
from tests.patient.written import the_catalogue

TKA, ACL, MENISCUS = "tka-retro", "acl-reconstruction-retro", "partial-meniscectomy-retro"


@cache
def shipped(name: str) -> Protocol:
    """A shipped protocol, resolved."""
    shelf = FolderShelf((data_folder("protocols"),))
    protocol, _, findings = read_protocol(name, shelf=shelf, catalogue=the_catalogue())
    assert protocol is not None, findings
    return protocol


def a_recipe(
    name: str = TKA, *, patients: int = 20, weeks: int = 26, seed: int = 1, noise: float = 1
) -> Recipe:
    """A small cohort for a shipped protocol."""
    return Recipe(POPULATIONS[shipped(name).procedure], patients, weeks, seed, noise)


def a_trial(name: str = TKA, *, recipe: Recipe | None = None) -> Trial:
    """A small cohort that meets a shipped protocol."""
    return Trial(recipe or a_recipe(name), shipped(name), the_catalogue(), make_quick_judge, make_judge)


@cache
def simulated(name: str = TKA) -> Simulation:
    """What a shipped protocol does to a small cohort."""
    trial = a_trial(name)
    numbers = range(1, trial.recipe.patients + 1)
    return simulation_from_tally(trial.tally(numbers), trial.recipe, trial.protocol)


def a_patient(number: int = 1, *, weeks: int = 26, seed: int = 1, noise: float = 1) -> VirtualPatient:
    """A virtual patient after a knee replacement."""
    recipe = Recipe(KNEE_REPLACEMENT, weeks=weeks, seed=seed, noise=noise)
    return Cohort(recipe, the_catalogue()).patient(number)


def followed(number: int = 1, name: str = TKA, *, noise: float = 1) -> Followed:
    """What becomes of a virtual patient under a shipped protocol."""
    cohort = Cohort(a_recipe(name, noise=noise), the_catalogue())
    return follow(cohort.patient(number), make_quick_judge(shipped(name), the_catalogue()))
