"""`rehab check`: everything that can be said of protocols and other files before a patient meets them."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from rehab.adapters.files import write_whole
from rehab.cli.inputs import day, own_folders, today
from rehab.cli.paths import named, shelved
from rehab.cli.trouble import Exit, say
from rehab.errors import UsageError
from rehab.findings import Finding, has_errors, render
from rehab.frozen import FrozenStruct
from rehab.inspection import inspect
from rehab.wiring import make_judge
from rehab.wiring.proving import prove

_Write = Callable[[Iterable[Finding]], str]


class Wanted(FrozenStruct):
    """How a check is told.

    Attributes:
        form: text, json, github or sarif.
        as_of: the day to judge dates by.
        witness: the folder for the patients that findings show; None for none.
        proofs: whether to say what was proven.
    """

    form: str = "text"
    as_of: str = ""
    witness: Path | None = None
    proofs: bool = False


def check_paths(words: list[str], wanted: Wanted, *, protocols: list[Path] | None) -> int:
    """Print everything that is wrong with some files, or with every protocol of the shelf.

    Raises:
        UsageError: if there is no such form, or a word is neither a path nor a protocol.
    """
    write = _writer(wanted.form)
    own = own_folders(protocols)
    given = named(words, own=own)
    on = day(wanted.as_of) or today()
    inspected = inspect(
        given.files,
        shelved=lambda: shelved(own),
        make_judge=make_judge,
        prove=partial(prove, sheet=wanted.proofs),
        today=on,
    )
    found = (*given.unread, *inspected)
    sys.stdout.write(write(found))
    number = "1 file" if len(given.files) == 1 else f"{len(given.files)} files"
    say(f"{number} checked" + ("" if found else ", nothing found"))
    if own:
        say("read: " + ", ".join(file.name for file in given.files))
    if wanted.witness is not None:
        _write_patients(found, wanted.witness, own)
    return Exit.FINDINGS if has_errors(found) else Exit.DONE


def _write_patients(findings: Iterable[Finding], folder: Path, own: tuple[Path, ...]) -> None:
    """Leave the patients that findings show as episode files: `rp403-1-one.json`, `rp403-1-other.json`."""
    count = Counter[str]()
    shelves = "".join(f" --protocols {shelf}" for shelf in own)
    for finding in findings:
        count[finding.id] += bool(finding.patients)
        ends = ("-one", "-other") if len(finding.patients) > 1 else ("",)
        for patient, end in zip(finding.patients, ends, strict=False):
            path = folder / f"{finding.id.lower()}-{count[finding.id]}{end}.json"
            write_whole(path, patient.encode())
            say(f"wrote {path}; to see the fault: rehab decide {path}{shelves}")
    if not count.total():
        say("no finding shows a patient, so none was written")


def _writer(form: str) -> _Write:
    """What writes findings in a form, imported only when it is asked for.

    Raises:
        UsageError: if there is no such form.
    """
    match form:
        case "text":
            return lambda findings: render(findings, colour=_colour())
        case "json":
            from rehab.findings.as_json import render_json

            return render_json
        case "github":
            from rehab.findings.github import render_github

            return render_github
        case "sarif":
            from rehab.findings.sarif import render_sarif

            return lambda findings: render_sarif(findings, version=version("rehab"))
        case _:
            raise UsageError(f"`--format {form}`: there is text, json, github and sarif")


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
