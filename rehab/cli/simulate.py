"""`rehab simulate`: what a protocol does to virtual patients, as tables, pictures or JSON."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from rehab.adapters.files import write_whole
from rehab.cli.inputs import own_folders
from rehab.cli.trouble import Exit, show_findings
from rehab.errors import InputRefused, UsageError
from rehab.experiment import documents, tallies
from rehab.findings import has_errors
from rehab.frozen import FrozenStruct
from rehab.pipeline import read_catalogue, read_protocol
from rehab.protocol.model import Protocol
from rehab.simulate.as_json import simulation_json
from rehab.simulate.cohort import POPULATIONS, Recipe
from rehab.simulate.from_tally import simulation_from_tally
from rehab.simulate.page_from_simulation import page_from_simulation
from rehab.simulate.run import Trial
from rehab.simulate.simulation import Simulation
from rehab.simulate.tally import Tally
from rehab.simulate.text import simulation_text
from rehab.terms.measure import Catalogue
from rehab.wiring import make_judge, shelf
from rehab.wiring.proving import make_quick_judge

_MOST = {"patients": 1_000_000, "weeks": 104, "noise": 3}


class Drawn(FrozenStruct):
    """What the command line says of the cohort."""

    patients: int
    weeks: int
    seed: int
    noise: float


def simulate_protocol(
    name: str, drawn: Drawn, *, out: Path | None, as_json: bool, protocols: list[Path] | None
) -> int:
    """Lead a cohort through a protocol, and print what becomes of it.

    Raises:
        UsageError: if there is no such protocol, or nobody to lead through it.
        InputRefused: if the protocol has an error.
    """
    books = shelf(Path(), own=own_folders(protocols))
    if books.protocol(name) is None:
        raise UsageError(f"there is no protocol `{name}`; there are {', '.join(books.protocols())}")
    catalogue = read_catalogue(books)
    protocol, _, findings = read_protocol(name, shelf=books, catalogue=catalogue)
    if protocol is None or has_errors(findings):
        raise InputRefused(findings)
    show_findings(findings)
    trial = Trial(_recipe(drawn, protocol), protocol, catalogue, make_quick_judge, make_judge)
    simulation = simulation_from_tally(_tally(trial), trial.recipe, protocol)
    _print(simulation, catalogue, as_json=as_json)
    if out is not None:
        for file, content in documents(simulation, catalogue).items():
            write_whole(out / file, content)
            if not as_json:
                sys.stdout.write(f"{out / file}\n")
    return Exit.DONE


def _recipe(drawn: Drawn, protocol: Protocol) -> Recipe:
    """How the cohort is drawn, if there can be one.

    Raises:
        UsageError: if a number is out of bounds, or no population has had the operation.
    """
    for name, least in (("patients", 1), ("weeks", 1), ("noise", 0)):
        number = getattr(drawn, name)
        if not least <= number <= _MOST[name]:
            raise UsageError(f"`--{name} {number}`: it goes from {least} to {_MOST[name]:,}")
    population = POPULATIONS.get(protocol.procedure)
    if population is None:
        operation = f"`{protocol.procedure}`" if protocol.procedure else "a protocol without an operation"
        known = ", ".join(f"`{one}`" for one in POPULATIONS)
        raise UsageError(f"there is no recovery curve for {operation}; there is one for {known}")
    if not protocol.levels:
        raise UsageError(f"`{protocol.id}` has no level that a patient could reach")
    return Recipe(population, drawn.patients, drawn.weeks, drawn.seed, drawn.noise)


def _tally(trial: Trial) -> Tally:
    total = Tally()
    with _progress(trial) as pieces:
        for piece in pieces:
            total.merge(piece)
    return total


def _print(simulation: Simulation, catalogue: Catalogue, *, as_json: bool) -> None:
    if as_json:
        json.dump(simulation_json(simulation, catalogue), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(simulation_text(page_from_simulation(simulation, catalogue)) + "\n")


@contextmanager
def _progress(trial: Trial) -> Iterator[Iterator[Tally]]:
    """The tallies one by one, behind a bar where a person waits."""
    pieces = tallies(trial)
    if not sys.stderr.isatty():
        yield pieces
        return
    with typer.progressbar(length=trial.recipe.patients, label="simulating", file=sys.stderr) as bar:
        yield _counted(pieces, bar.update)


def _counted(pieces: Iterator[Tally], show: Callable[[int], None]) -> Iterator[Tally]:
    for piece in pieces:
        show(piece.patients)
        yield piece
