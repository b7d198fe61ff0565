"""What commands take: a file or stdin, a day, folders with a clinic's own protocols.

Words of the command line flow in; texts and days flow out. The clock is read here and in no room below.
"""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from rehab.adapters.files import read_beside, read_file, shown
from rehab.clinic.model import Clinic as ClinicOfFile
from rehab.errors import InputRefused, UsageError
from rehab.findings import has_errors
from rehab.frozen import FrozenStruct
from rehab.source import decode

STDIN = Path("-")

AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="Decide for this day, such as 2026-11-20.")
]
Protocols = Annotated[
    list[Path] | None,
    typer.Option(
        "--protocols",
        metavar="DIR",
        envvar="REHAB_PROTOCOLS",
        help="A folder with your own protocols; it stands before the bundled ones.",
    ),
]

Clinic = Annotated[
    Path | None,
    typer.Option(
        "--clinic",
        metavar="FILE",
        envvar="REHAB_CLINIC",
        help="Your clinic's file: name, logo, numbers to call, colour.",
    ),
]


class Given(FrozenStruct):
    """A text with the name that messages use, and the folder it lies in."""

    text: str
    name: str
    folder: Path


def given(path: Path) -> Given:
    """The text of a file, or of stdin for `-`.

    Raises:
        InputRefused: if it cannot be read.
    """
    if path == STDIN:
        text, findings = decode(sys.stdin.buffer.read(), name="stdin")
        name, folder = "stdin", Path()
    else:
        text, findings = read_file(path)
        name, folder = str(path), path.parent
    if text is None or has_errors(findings):
        raise InputRefused(findings)
    return Given(text, name, folder)


def clinic_of(path: Path | None) -> ClinicOfFile | None:
    """The clinic of a file, None if none was named.

    Raises:
        InputRefused: if it or its logo has an error; all of them at once.
    """
    from rehab.clinic.from_authored import clinic_from_text

    if path is None:
        return None
    file = given(path)
    name = file.name if path == STDIN else shown(path)
    clinic, findings = clinic_from_text(file.text, name=name, beside=read_beside(file.folder))
    if clinic is None:
        raise InputRefused(findings)
    return clinic


def day(written: str) -> date | None:
    """The day of `--as-of`, None if it was not given.

    Raises:
        UsageError: if it is no date.
    """
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError(f"`--as-of {written}` is no date; write it as 2026-11-20") from None


def own_folders(folders: Sequence[Path] | None) -> tuple[Path, ...]:
    """The folders with a clinic's own protocols.

    Raises:
        UsageError: if one is no folder.
    """
    for folder in folders or ():
        if not folder.is_dir():
            raise UsageError(f"`--protocols {folder}`: there is no such folder")
        if not any(folder.glob("*/protocol.yaml")):
            raise UsageError(f"`--protocols {folder}` holds no protocol; it needs one as NAME/protocol.yaml")
    return tuple(folders or ())


def today() -> date:
    """The day it is."""
    return datetime.now(tz=UTC).astimezone().date()
