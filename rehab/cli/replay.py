"""`rehab replay`: papers made again, byte for byte, or the reason why they would not be the same."""

import hashlib
import sys
from pathlib import Path

from rehab.adapters.files import FolderShelf, write_whole
from rehab.cli.inputs import STDIN, Given, clinic_of, given, own_folders
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
from rehab.wiring.papers import parts_of, print_papers, print_sheet
from rehab.wiring.replaying import replay_code

PLAN = "plan.json"


class Wanted(FrozenStruct):
    """What the command line asks for.

    Attributes:
        out: where the papers go.
        overlays: the folder that the episode's overlays start from; that of the plan if left out.
        anyway: true to print what it would be now where something has changed.
        clinic: the clinic's file whose mark the papers bear.
    """

    out: Path
    overlays: Path | None
    anyway: bool
    clinic: Path | None
    protocols: list[Path] | None


def replay(words: list[str], wanted: Wanted) -> int:
    """Make the papers of a plan, or the handout of a code, again; where they would be others, say why.

    Args:
        words: a `plan.json`, the letters of a code, or `-` for either on stdin.
        wanted: what else the command line asks for.

    Raises:
        InputRefused: if it is no plan and no code, or its episode cannot be decided any more.
        UsageError: if papers of another version would lie beside a plan.
    """
    if wanted.anyway and (wanted.out / PLAN).exists():
        raise UsageError(f"`{wanted.out}` holds a plan that was given out; `--anyway` needs another folder")
    path = Path(words[0])
    if len(words) > 1 or not (path == STDIN or path.suffix or path.exists()):
        return _replay_code(" ".join(words), wanted)
    file = given(path)
    if path == STDIN and not file.text.lstrip().startswith("{"):
        return _replay_code(file.text, wanted)
    return _replay_plan(file, wanted)


def _replay_plan(file: Given, wanted: Wanted) -> int:
    record = read_plan_json(file.text, name=file.name).replay
    has_clinic = any(one.kind == "clinic" for one in record.files)
    press = Press(program_version(), record.printing, clinic_of(wanted.clinic) if has_clinic else None)
    desk = Desk(_shelf(file.folder, wanted), make_judge, record.last_day)
    found = _changed(record, desk, press)
    if found and not wanted.anyway:
        return _refused(found)
    trip = run(record.episode, name="episode", desk=desk, as_of=record.as_of)
    papers = _print(trip, press, record, wanted=wanted, of_another_version=bool(found))
    if not found:
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in papers.items()}
        found = other_papers(record, digests)
        if found and not wanted.anyway:
            return _refused(found)
        if found:
            papers = _print(trip, press, record, wanted=wanted, of_another_version=True)
    return _written(papers, found, wanted.out)


def _replay_code(letters: str, wanted: Wanted) -> int:
    made = replay_code(letters, books=_shelf(Path(), wanted), clinic=clinic_of(wanted.clinic))
    if made.changes and not wanted.anyway:
        return _refused(made.changes)
    return _written(print_sheet(made.handout, made.press.printing), made.changes, wanted.out)


def _shelf(beside: Path, wanted: Wanted) -> FolderShelf:
    return shelf(wanted.overlays or beside, own=own_folders(wanted.protocols))


def _print(
    trip: Trip, press: Press, record: Record, *, wanted: Wanted, of_another_version: bool
) -> dict[str, bytes]:
    books = shelf(Path(), own=own_folders(wanted.protocols))
    spoken = tongue_of(trip, books, press.printing.language)
    papers = Papers(press.printing, press.clinic, parts_of(record.papers), of_another_version)
    return print_papers(trip, papers.in_language(spoken.tongue))


def _changed(record: Record, desk: Desk, press: Press) -> tuple[Finding, ...]:
    now = made_from(record.episode, name="episode", desk=desk, as_of=record.as_of)
    files = () if now is None else files_of(now.layers, now.catalogue, press.clinic)
    return changes(record, files, press)


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
