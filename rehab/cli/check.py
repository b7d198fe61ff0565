"""`rehab check`: everything that can be said of protocols and other files before a patient meets them."""

import os
import sys
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from rehab.cli.inputs import day, own_folders, today
from rehab.cli.paths import named, shelved
from rehab.cli.trouble import Exit, say
from rehab.errors import UsageError
from rehab.findings import Finding, has_errors, render
from rehab.inspection import inspect
from rehab.wiring import make_judge, prove

_Write = Callable[[Iterable[Finding]], str]


def check_paths(words: list[str], *, form: str, as_of: str, protocols: list[Path] | None) -> int:
    """Print everything that is wrong with some files, or with every protocol of the shelf.

    Raises:
        UsageError: if there is no such form, or a word is neither a path nor a protocol.
    """
    write = _writer(form)
    own = own_folders(protocols)
    given = named(words, own=own)
    on = day(as_of) or today()
    inspected = inspect(
        given.files, shelved=lambda: shelved(own), make_judge=make_judge, prove=prove, today=on
    )
    found = (*given.unread, *inspected)
    sys.stdout.write(write(found))
    number = "1 file" if len(given.files) == 1 else f"{len(given.files)} files"
    say(f"{number} checked" + ("" if found else ", nothing found"))
    return Exit.FINDINGS if has_errors(found) else Exit.DONE


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
