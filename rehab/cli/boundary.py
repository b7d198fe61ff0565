"""`rehab test PROTOCOL --boundary-sheet` and `--answers`: a sheet to tick and sign, and the way back from it.

One protocol flows in, by name, file or folder; the sheet flows out beside an empty file of answers, or a
filled one is compared with what the protocol decides.
"""

import sys
from pathlib import Path
from typing import get_args

from rehab.adapters.files import read_file, shown, write_whole
from rehab.boundary.as_yaml import answers_file, cases_yaml
from rehab.boundary.authored import NOT_TICKED, read_answers
from rehab.boundary.compared import compared
from rehab.boundary.model import Boundaries
from rehab.checks.cases.case_ladder import on_case_ladder
from rehab.checks.subject import subject_of
from rehab.cli.inputs import own_folders, today
from rehab.cli.paths import named
from rehab.cli.trouble import Exit, say, show_findings
from rehab.errors import InputRefused, UsageError
from rehab.findings import has_errors
from rehab.frozen import FrozenStruct
from rehab.pipeline import read_catalogue
from rehab.protocol.layer import read_chain
from rehab.terms.paper import Paper
from rehab.wiring.proving import boundary_patients, print_boundary_sheet

ANSWERS = "boundary-answers.yaml"


class Sheet(FrozenStruct):
    """What the command line asks for.

    Attributes:
        printed: true if the sheet is printed.
        out: where it goes.
        paper: size of the paper.
        answers: the filled file to compare.
        as_cases: true if the ticked patients are printed as cases.
    """

    printed: bool
    out: Path
    paper: str
    answers: Path | None
    as_cases: bool


def sheet_or_answers(words: list[str], wanted: Sheet, *, protocols: list[Path] | None) -> int:
    """Print the sheet of one protocol, or compare a filled one with it.

    Raises:
        UsageError: if it is not clear which, no single protocol is named, or answers would be written over.
        InputRefused: if a file cannot be read.
    """
    if wanted.printed is (wanted.answers is not None):
        raise UsageError("print a sheet by `--boundary-sheet`, or compare one by `--answers FILE`")
    if wanted.answers is not None:
        return _check_answers(words, wanted.answers, as_cases=wanted.as_cases, protocols=protocols)
    if wanted.as_cases:
        raise UsageError("`--as-cases` prints the answers of `--answers FILE`")
    return _print_sheet(words, wanted.out, paper=wanted.paper, protocols=protocols)


def _print_sheet(words: list[str], out: Path, *, paper: str, protocols: list[Path] | None) -> int:
    """The sheet of one protocol, with the file that its ticks are typed into."""
    size = next((one for one in get_args(Paper) if one == paper), None)
    if size is None:
        raise UsageError(f"`--paper {paper}`: there is {' and '.join(get_args(Paper))}")
    _keep_answers(out / ANSWERS)
    boundaries = _boundaries(words, protocols)
    documents = print_boundary_sheet(boundaries, today(), paper=size)
    documents[ANSWERS] = answers_file(boundaries).encode()
    for name, content in documents.items():
        write_whole(out / name, content)
        sys.stdout.write(f"{out / name}\n")
    left = f"; {len(boundaries.left_out)} limits left out, named on the sheet" if boundaries.left_out else ""
    say(f"{len(boundaries.patients)} patients{left}")
    return Exit.DONE


def _check_answers(words: list[str], path: Path, *, as_cases: bool, protocols: list[Path] | None) -> int:
    """A file of answers beside the protocol that it is about."""
    text, found = read_file(path)
    if text is None:
        raise InputRefused(found)
    file, found = read_answers(text, name=shown(path))
    if file is None:
        raise InputRefused(found)
    told = compared(file, _boundaries(words, protocols))
    show_findings((*found, *told.findings))
    if as_cases:
        sys.stdout.write(cases_yaml(told.answered))
        sys.stderr.write(told.text())
    else:
        sys.stdout.write(told.text())
    return Exit.FINDINGS if told.differing or has_errors(told.findings) else Exit.DONE


def _keep_answers(path: Path) -> None:
    """Refuse to write over a file in which somebody has typed."""
    text, _ = read_file(path) if path.exists() else ("", ())
    file, _ = read_answers(text or "", name=shown(path))
    ticked = path.exists() and (file is None or any(one != NOT_TICKED for one in file.text.answers.values()))
    if ticked:
        raise UsageError(f"`{path}` holds answers already; name another folder by `--out`")


def _boundaries(words: list[str], protocols: list[Path] | None) -> Boundaries:
    given = named(words, own=own_folders(protocols)) if words else None
    if given is None or len(given.files) + len(given.unread) != 1:
        raise UsageError("a boundary sheet is about one protocol; name it, as in `rehab test tka-retro`")
    if given.unread:
        raise InputRefused(given.unread)
    (file,) = given.files
    catalogue = read_catalogue(file.shelf)
    chain, found = read_chain(file.text, name=file.name, read_file=file.shelf.protocol)
    if has_errors(found):
        raise InputRefused(found)
    subject, found = subject_of(on_case_ladder(chain), catalogue)
    if subject is None:
        raise InputRefused(found)
    boundaries = boundary_patients(subject)
    if boundaries is None:
        raise UsageError(f"`{subject.protocol.id}` names no case patient whom the others could be like")
    return boundaries
