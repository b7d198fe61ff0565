"""`rehab plan`: the main job. Episodes become decisions, plans and documents, one folder a patient."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, get_args

import typer

from rehab.adapters.files import write_whole
from rehab.adapters.processes import cores, spread
from rehab.cli.inputs import STDIN, clinic_of, day, own_folders, today
from rehab.cli.planning import Planned, Planning, files_named
from rehab.cli.trouble import Exit, in_colour, reason_words, say, trouble_words
from rehab.errors import RehabError, UsageError
from rehab.frozen import FrozenStruct
from rehab.terms.paper import Paper
from rehab.wiring.papers import PAPERS, PARTS, Wanted, printing_of

_WORTH_A_PROCESS = 6
"""Patients for which starting another process takes as long as planning them."""
_LONGEST_ID = 100
_UNSAFE = frozenset('/\\:*?"<>|')


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


class Many(FrozenStruct):
    """Which episodes, and how they are taken.

    Attributes:
        episodes: files, folders and patterns, as they were typed.
        as_of: the day to decide for, as it was typed.
        protocols: folders with a clinic's own protocols.
        jobs: how many processes; None for as many as there are cores, if there are patients enough.
    """

    episodes: list[Path]
    out: Path
    as_of: str = ""
    protocols: list[Path] | None = None
    jobs: int | None = None


def plan_episodes(many: Many, look: Look) -> int:
    """Plan some episodes; one that fails does not stop the rest and is named at the end.

    Raises:
        UsageError: if there is no such size of paper, document, folder or day, or nothing to plan.
        InputRefused: if the clinic's file has an error.
    """
    try:
        files, found = files_named(many.episodes)
        day(many.as_of)
        own = own_folders(many.protocols)
        alone = len(files) == 1 and not found
        planning = Planning(
            many.as_of,
            today(),
            own,
            _wanted(look),
            look.language,
            is_one_of_many=not alone,
            found=found,
            colour=in_colour(),
        )
        jobs = _jobs(many, files)
    except RehabError:
        _tell_of_earlier(many.out, written=frozenset())
        raise
    if alone:
        _clear(many.out)
        return _alone(planning(files[0]), many.out)
    desk = _Desk(many.out)
    with _progress(len(files)) as move_on:
        for planned in spread(planning, files, processes=jobs):
            desk.take(planned)
            move_on()
    return desk.close()


def _alone(planned: Planned, out: Path) -> int:
    """One patient: the whole decision, and where each document lies."""
    sys.stderr.write(planned.beside)
    if planned.failed:
        _tell_of_earlier(out, written=frozenset())
        return planned.code
    _write(planned, out)
    sys.stdout.write(planned.decision)
    sys.stdout.write("\n" + "".join(f"{out / name}\n" for name in planned.papers))
    return planned.code


class _Desk:
    """Where the papers of many patients are put down, one after the other in the order of their files."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._codes: list[int] = []
        self._failed: list[Planned] = []
        self._others: list[Path] = []
        self._written: dict[Path, None] = {}
        self._later: list[tuple[TextIO, str]] = []
        """What is said once the bar is gone, where both are on a terminal."""

    def take(self, planned: Planned) -> None:
        """Write one patient's papers, or note why there are none."""
        if planned.is_other:
            self._others.append(planned.path)
            return
        if not planned.failed:
            planned = self._put_down(planned)
        self._codes.append(planned.code)
        self._say(sys.stderr, planned.beside)
        if planned.failed:
            self._failed.append(planned)

    def close(self) -> int:
        """Say who was planned and who was not; gives the exit code, the gravest of all."""
        for stream, said in self._later:
            stream.write(said)
        for path in self._others:
            say(f"no episode, left out: {path}")
        for one in self._failed:
            say(f"not planned: {one.path} (exit {int(one.code)}): {one.reason}")
        if self._failed:
            _tell_of_earlier(self._out, frozenset(self._written))
        say(f"{len(self._written)} of {len(self._codes)} planned")
        return max(self._codes, default=Exit.DONE)

    def _put_down(self, planned: Planned) -> Planned:
        """Write the papers into the patient's own folder; refused where the folder would be another's."""
        try:
            folder = self._folder(planned)
        except UsageError as error:
            code, said = trouble_words(error, colour=False)
            beside = planned.beside + said
            return Planned(planned.path, beside=beside, code=code, reason=reason_words(error))
        self._written[folder] = None
        _write(planned, folder)
        self._say(sys.stdout, f"{folder}: {planned.line}\n")
        return planned

    def _folder(self, planned: Planned) -> Path:
        """The folder of one patient, called by the clinic's own number.

        Raises:
            UsageError: if the number leads elsewhere or names no folder, or if papers of this run lie there.
        """
        name = planned.patient
        if (
            name.strip(" .") != name
            or not name.isprintable()
            or len(name) > _LONGEST_ID
            or _UNSAFE & set(name)
        ):
            message = f"{planned.path}: the patient's id names no folder; write letters, digits and `-`"
            raise UsageError(message)
        if any(folder.name.casefold() == name.casefold() for folder in self._written):
            raise UsageError(f"{planned.path}: `{name}` was already planned in this run")
        return self._out / name

    def _say(self, stream: TextIO, said: str) -> None:
        if sys.stderr.isatty():
            self._later.append((stream, said))
        else:
            stream.write(said)


def _write(planned: Planned, folder: Path) -> None:
    _clear(folder)
    for name, content in planned.papers.items():
        write_whole(folder / name, content)


def _jobs(many: Many, files: tuple[Path, ...]) -> int:
    """How many processes; stdin can be read by this one alone."""
    if many.jobs is not None and many.jobs < 1:
        raise UsageError(f"`--jobs {many.jobs}`: there must be at least one")
    if STDIN in files:
        return 1
    if many.jobs is not None:
        return many.jobs
    return cores() if len(files) >= _WORTH_A_PROCESS else 1


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


def _tell_of_earlier(out: Path, written: frozenset[Path]) -> None:
    """Name the folders whose papers this run has not written: nobody may take them for this week's."""
    below = sorted(one for one in out.iterdir() if one.is_dir()) if out.is_dir() else []
    for folder in (out, *below):
        if folder not in written and any((folder / name).exists() for name in PAPERS):
            say(f"documents in {folder} are of an earlier run")


@contextmanager
def _progress(patients: int) -> Iterator[Callable[[], None]]:
    """A bar with count and time left, where a person waits; gives what moves it on by one."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with typer.progressbar(
        length=patients, label="planning", show_pos=True, show_eta=True, file=sys.stderr
    ) as bar:
        yield lambda: bar.update(1)
