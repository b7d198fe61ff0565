"""`rehab test`: the cases of protocols, what they show, and which slips of the pen they would notice."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import typer

from rehab.checks.cases.cases import CaseRun, run_cases
from rehab.checks.cases.coverage import coverage_of
from rehab.checks.cases.mutant import Mutant
from rehab.checks.cases.mutants import mutants_of
from rehab.checks.cases.mutation import Tried
from rehab.checks.cases.verdict import Verdict
from rehab.checks.subject import Subject, subject_of
from rehab.cli.inputs import own_folders
from rehab.cli.paths import named
from rehab.cli.trouble import Exit, say, show_findings
from rehab.errors import UsageError
from rehab.findings import Finding, Severity, has_errors
from rehab.findings.as_json import finding_json
from rehab.findings.github import render_github
from rehab.frozen import FrozenStruct, replace
from rehab.inspection import Handed, Kind
from rehab.pipeline import read_catalogue
from rehab.protocol.layer import read_chain
from rehab.wiring import make_judge
from rehab.wiring.proving import fates

_FORMS = ("text", "json", "github")


class Asked(FrozenStruct):
    """What the command line asks for.

    Attributes:
        mutation: true if mutants are tried as well.
        fail_under: the least percentage that is enough; empty for any.
        form: how it is written.
    """

    mutation: bool = False
    fail_under: str = ""
    form: str = "text"

    @property
    def least(self) -> Fraction:
        """The least percentage that is enough.

        Raises:
            UsageError: if it is no percentage.
        """
        try:
            least = Fraction(self.fail_under or "0")
        except ValueError:
            least = Fraction(-1)
        if not 0 <= least <= 100:  # noqa: PLR2004  (a percentage)
            raise UsageError(f"`--fail-under {self.fail_under}` is no percentage; write it as 100 or 99.5")
        return least


def test_protocols(words: list[str], asked: Asked, *, protocols: list[Path] | None) -> int:
    """Walk the cases of some protocols, of all if none is named.

    Raises:
        UsageError: if a word is neither a path nor a protocol, or an option cannot be what it is.
    """
    if asked.form not in _FORMS:
        raise UsageError(f"`--format {asked.form}`: there is text, json and github")
    least = asked.least
    given = named(words, own=own_folders(protocols))
    broken, verdicts = [*given.unread], []
    for file in given.files:
        if file.kind in {None, Kind.PROTOCOL}:
            verdict = _verdict(file, asked, broken)
            if verdict is not None:
                verdicts.append(verdict)
                _write(verdict, asked)
    short = [verdict.protocol for verdict in verdicts if verdict.is_below(least)]
    _write_whole(verdicts, broken, asked, short)
    missed = sum(not result.holds for verdict in verdicts for result in verdict.results)
    say(f"{sum(verdict.cases.covered for verdict in verdicts)} passed, {missed} failed")
    for name in short:
        say(f"{name} shows or notices less than {asked.fail_under} %")
    return Exit.FINDINGS if missed or short or has_errors(broken) else Exit.DONE


def _verdict(file: Handed, asked: Asked, broken: list[Finding]) -> Verdict | None:
    """The verdict on one protocol; None if it has an error, which is noted."""
    catalogue = read_catalogue(file.shelf)
    chain, found = read_chain(file.text, name=file.name, read_file=file.shelf.protocol)
    broken.extend(found)
    if has_errors(found):
        return None
    subject, found = subject_of(chain, catalogue)
    broken.extend(found)
    if subject is None:
        return None
    runs, found = run_cases(chain, catalogue, make_judge)
    if has_errors(found):
        broken.extend(found)
        return None
    results = tuple(run.result for run in runs)
    verdict = Verdict(chain[-1].name, results, coverage_of(subject, runs))
    return replace(verdict, tried=_tried(subject, runs)) if asked.mutation else verdict


def _tried(subject: Subject, runs: tuple[CaseRun, ...]) -> tuple[Tried, ...]:
    """The fate of every mutant, behind a bar where a person waits."""
    mutants = mutants_of(subject.chain, subject.catalogue)
    with _counted(mutants, subject.protocol.id) as counted:
        return tuple(fates(counted, subject, runs))


@contextmanager
def _counted(mutants: tuple[Mutant, ...], label: str) -> Iterator[Iterator[Mutant]]:
    if not sys.stderr.isatty():
        yield iter(mutants)
        return
    with typer.progressbar(mutants, label=label, file=sys.stderr) as bar:
        yield iter(bar)


def _write(verdict: Verdict, asked: Asked) -> None:
    """One protocol at once, where a person reads along."""
    if asked.form == "text":
        sys.stdout.write(verdict.text())
        sys.stdout.flush()


def _write_whole(verdicts: list[Verdict], broken: list[Finding], asked: Asked, short: list[str]) -> None:
    """Everything together, where a program reads."""
    if asked.form == "text":
        show_findings(broken)
        return
    found = [*broken]
    for verdict in verdicts:
        grave = verdict.protocol in short
        found.extend(replace(one, severity=Severity.ERROR) if grave else one for one in verdict.findings)
    if asked.form == "github":
        sys.stdout.write(render_github(found))
        return
    told = {
        "protocols": [verdict.json() for verdict in verdicts],
        "findings": [finding_json(one) for one in sorted(found)],
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
