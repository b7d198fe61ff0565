"""`rehab test`: the cases of protocols, each a sentence, and what differs where one does not hold."""

import sys
from pathlib import Path

from rehab.cli.inputs import own_folders
from rehab.cli.trouble import Exit, say, show_findings
from rehab.errors import UsageError


def test_protocols(names: list[str], *, protocols: list[Path] | None) -> int:
    """Run the cases of some protocols, of all if none is named.

    Raises:
        UsageError: if there is no protocol of a name.
    """
    from rehab.checks.cases import run_cases
    from rehab.findings import has_errors
    from rehab.pipeline import read_catalogue, read_protocol
    from rehab.wiring import make_judge, shelf

    books = shelf(Path(), own=own_folders(protocols))
    catalogue = read_catalogue(books)
    held = missed = 0
    broken = False
    for name in names or books.protocols():
        if books.protocol(name) is None:
            raise UsageError(f"there is no protocol `{name}`; there are {', '.join(books.protocols())}")
        _, chain, findings = read_protocol(name, shelf=books, catalogue=catalogue)
        show_findings(findings)
        broken = broken or has_errors(findings)
        if has_errors(findings):
            continue
        runs, _ = run_cases(chain, catalogue, make_judge)
        results = [run.result for run in runs]
        held += sum(result.holds for result in results)
        for result in results:
            if not result.holds:
                missed += 1
                where = f"{result.where.file}:{result.where.line}:{result.where.column}"
                sys.stdout.write(f"{where}: {result.name}\n")
                sys.stdout.writelines(f"    {problem}\n" for problem in result.problems)
        sys.stdout.write(f"{name}: {sum(result.holds for result in results)} of {len(results)} cases hold\n")
    say(f"{held} passed, {missed} failed")
    return Exit.FINDINGS if missed or broken else Exit.DONE
