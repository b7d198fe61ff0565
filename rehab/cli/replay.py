"""`rehab replay`: papers made again, byte for byte, or the reason why they would not be the same."""

import hashlib
import sys
from pathlib import Path

from rehab.adapters.files import FolderShelf, write_whole
from rehab.cli.inputs import Given, given, own_folders
from rehab.cli.trouble import Exit, say, show_findings
from rehab.errors import UsageError
from rehab.findings import Finding
from rehab.frozen import FrozenStruct
from rehab.pipeline import Desk, Trip, made_from, run
from rehab.replay.changes import changes, other_papers
from rehab.replay.record import Press, Record, files_of, read_plan_json
from rehab.wiring import make_judge, program_version, shelf
from rehab.wiring.languages import tongue_of
from rehab.wiring.papers import Wanted as Papers
from rehab.wiring.papers import print_papers

PLAN = "plan.json"


class Wanted(FrozenStruct):
    """What the command line asks for.

    Attributes:
        out: where the papers go.
        overlays: the folder that the episode's overlays start from; that of the plan if left out.
        anyway: true to print what it would be now where something has changed.
    """

    out: Path
    overlays: Path | None
    anyway: bool
    protocols: list[Path] | None


def replay(paper: Path, wanted: Wanted) -> int:
    """Make the papers of a `plan.json` again; where they would be others nothing is written.

    Raises:
        InputRefused: if it is no plan, or its episode cannot be decided any more.
        UsageError: if papers of another version would lie beside a plan.
    """
    if wanted.anyway and (wanted.out / PLAN).exists():
        raise UsageError(f"`{wanted.out}` holds a plan that was given out; `--anyway` needs another folder")
    file = given(paper)
    record = read_plan_json(file.text, name=file.name).replay
    desk = Desk(_shelf(file, wanted), make_judge, record.last_day)
    found = _changed(record, desk)
    if found and not wanted.anyway:
        return _refused(found)
    trip = run(record.episode, name="episode", desk=desk, as_of=record.as_of)
    papers = _print(trip, record, wanted, of_another_version=bool(found))
    if not found:
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in papers.items()}
        found = other_papers(record, digests)
        if found and not wanted.anyway:
            return _refused(found)
        if found:
            papers = _print(trip, record, wanted, of_another_version=True)
    return _written(papers, found, wanted.out)


def _shelf(file: Given, wanted: Wanted) -> FolderShelf:
    return shelf(wanted.overlays or file.folder, own=own_folders(wanted.protocols))


def _print(trip: Trip, record: Record, wanted: Wanted, *, of_another_version: bool) -> dict[str, bytes]:
    books = shelf(Path(), own=own_folders(wanted.protocols))
    spoken = tongue_of(trip, books, record.printing.language)
    papers = Papers(record.printing, of_another_version=of_another_version)
    return print_papers(trip, papers.in_language(spoken.tongue))


def _changed(record: Record, desk: Desk) -> tuple[Finding, ...]:
    now = made_from(record.episode, name="episode", desk=desk, as_of=record.as_of)
    return changes(record, () if now is None else files_of(now), Press(program_version()))


def _refused(found: tuple[Finding, ...]) -> int:
    show_findings(found)
    say("nothing was written; `--anyway` prints what it would be now, marked on every page")
    return Exit.FINDINGS


def _written(papers: dict[str, bytes], found: tuple[Finding, ...], out: Path) -> int:
    """Write the papers; those of another version end the command as a refusal does, though they are there."""
    for name, content in papers.items():
        write_whole(out / name, content)
    sys.stdout.write("".join(f"{out / name}\n" for name in papers))
    show_findings(found)
    if found:
        say("every page says that it was replayed with another version")
    return Exit.FINDINGS if found else Exit.DONE
