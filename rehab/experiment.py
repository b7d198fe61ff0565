"""An experiment: a cohort of virtual patients meets a protocol, on every core that there is.

A trial flows in; tallies flow out piece by piece, and from their sum the files that a person looks at. No
file is opened here.
"""

import json
from collections.abc import Iterator

from rehab.adapters import html
from rehab.adapters.processes import cores, spread
from rehab.report.charts import svg
from rehab.report.ticks import without_ticks
from rehab.simulate.as_json import simulation_json
from rehab.simulate.page_from_simulation import page_from_simulation
from rehab.simulate.run import Trial, chunks
from rehab.simulate.simulation import Simulation
from rehab.simulate.tally import Tally
from rehab.terms.measure import Catalogue

FILES = ("simulation.html", "weeks-to-level.svg", "by-week.svg", "simulation.json")
"""The documents of a simulation, by file name."""

_WORTH_A_PROCESS = 200
"""Patients below which starting another process takes longer than following them."""


def tallies(trial: Trial, *, processes: int | None = None) -> Iterator[Tally]:
    """The tallies of a cohort, piece by piece, in the order of its patients.

    Args:
        trial: the cohort and the protocol that it meets.
        processes: how many to use; None for as many as there are cores, if there are patients enough.

    Raises:
        EnginesDisagree: if the second look at a patient comes to something else.
        GuaranteeBroken: if a decision would break a promise of the protocol's author.
    """
    if processes is None:
        processes = cores() if trial.recipe.patients >= _WORTH_A_PROCESS else 1
    return spread(trial.tally, chunks(trial.recipe), processes=processes)


def documents(simulation: Simulation, catalogue: Catalogue) -> dict[str, bytes]:
    """The page of a simulation, its pictures and its figures, by file name.

    Args:
        simulation: the figures.
        catalogue: names what the patients rest on.
    """
    page = without_ticks(page_from_simulation(simulation, catalogue))
    told = json.dumps(simulation_json(simulation, catalogue), ensure_ascii=False, indent=2)
    contents = (html.render(page), *(svg(chart) for chart in page.charts.charts), told)
    return {name: f"{text}\n".encode() for name, text in zip(FILES, contents, strict=True)}
