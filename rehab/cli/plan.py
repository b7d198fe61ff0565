"""`rehab plan`: the main job. One episode becomes a decision, a plan and six documents."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import typer

from rehab.adapters.files import write_whole
from rehab.cli.decide import print_decision, trip_of
from rehab.cli.inputs import clinic_of, own_folders
from rehab.cli.trouble import Exit, say, show_findings, told
from rehab.errors import RehabError, UsageError
from rehab.frozen import FrozenStruct
from rehab.pipeline import Trip
from rehab.terms.paper import Paper
from rehab.wiring import shelf
from rehab.wiring.languages import tongue_of
from rehab.wiring.papers import (
    PAPERS,
    PARTS,
    Wanted,
    language_of,
    name_left_out,
    print_papers,
    printing_of,
)


class Look(FrozenStruct):
    """How the papers should look, as the command says it.

    Attributes:
        paper: size of the paper; empty for the clinic's, else A4.
        large_print: handouts in 18 point; None for what the clinic's file says.
        clinic: the clinic's file.
        only: the documents that are wanted, with commas between them; empty for all.
        language: of the handout; empty for the patient's.
    """

    paper: str = ""
    large_print: bool | None = None
    clinic: Path | None = None
    only: str = ""
    language: str = ""


def plan_episodes(
    episodes: list[Path],
    out: Path,
    as_of: str,
    *,
    look: Look,
    protocols: list[Path] | None,
) -> int:
    """Plan some episodes; one that fails does not stop the rest and is named at the end.

    Raises:
        UsageError: if there is no such size of paper, or no such document.
        InputRefused: if the clinic's file has an error.
    """
    try:
        wanted = _wanted(look)
    except RehabError:
        _tell_of_earlier(out, written=set())
        raise
    codes: list[int] = []
    failed: list[str] = []
    written: set[Path] = set()
    with _progress(episodes) as paths:
        for path in paths:
            try:
                if len(episodes) == 1:
                    _clear(out)
                trip = trip_of(path, as_of, protocols)
                folder = out if len(episodes) == 1 else out / trip.episode.patient.id
                if folder in written:
                    raise UsageError(f"{path}: `{trip.episode.patient.id}` was already planned in this run")
                written.add(folder)
                language = language_of(trip.episode, wanted.clinic, look.language)
                spoken = tongue_of(trip, shelf(Path(), own=own_folders(protocols)), language)
                show_findings((*trip.findings, *spoken.findings))
                codes.append(_plan(trip, folder, wanted.in_language(spoken.tongue)))
            except RehabError as error:
                codes.append(told(error))
                failed.append(str(path))
    if failed and len(episodes) > 1:
        say(f"not planned: {', '.join(failed)}")
    if failed:
        _tell_of_earlier(out, written)
    return max(codes, default=Exit.DONE)


def _wanted(look: Look) -> Wanted:
    """What to print, how and for whom; what the command says counts before the clinic's file."""
    paper = next((one for one in get_args(Paper) if one == look.paper.lower()), None)
    if look.paper and paper is None:
        raise UsageError(f"`--paper {look.paper}`: there is {' and '.join(get_args(Paper))}")
    only = [one.strip() for one in look.only.split(",")] if look.only else list(PARTS)
    for one in only:
        if one not in PARTS:
            raise UsageError(f"`--only {one}`: there is {', '.join(PARTS)}")
    clinic = clinic_of(look.clinic)
    return Wanted(
        printing=printing_of(clinic, paper=paper, large_print=look.large_print),
        clinic=clinic,
        only=frozenset(only),
    )


def _clear(folder: Path) -> None:
    """Take last time's papers away first: if this run fails, nobody must hold an old week for the new one."""
    for name in PAPERS:
        (folder / name).unlink(missing_ok=True)


def _tell_of_earlier(out: Path, written: set[Path]) -> None:
    """Name the folders whose papers this run has not written: nobody may take them for this week's."""
    below = sorted(one for one in out.iterdir() if one.is_dir()) if out.is_dir() else []
    for folder in (out, *below):
        if folder not in written and any((folder / name).exists() for name in PAPERS):
            say(f"documents in {folder} are of an earlier run")


def _plan(trip: Trip, folder: Path, wanted: Wanted) -> int:
    nameless = name_left_out(trip)
    if nameless is not None:
        say(f"{nameless.severity}[{nameless.id}] {nameless.message}; {nameless.label}")
    _clear(folder)
    documents = print_papers(trip, wanted)
    for name, content in documents.items():
        write_whole(folder / name, content)
    print_decision(trip, as_json=False)
    sys.stdout.write("\n" + "".join(f"{folder / name}\n" for name in documents))
    return Exit.REJECTED if trip.episode.rejected else Exit.DONE


@contextmanager
def _progress(episodes: list[Path]) -> Iterator[Iterator[Path]]:
    """The episodes one by one, behind a bar where a person waits for several."""
    if len(episodes) == 1 or not sys.stderr.isatty():
        yield iter(episodes)
        return
    with typer.progressbar(episodes, label="planning", file=sys.stderr) as bar:
        yield iter(bar)
