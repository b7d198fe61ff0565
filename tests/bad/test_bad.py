"""Each file of this folder has one fault, and beside it the message that a person reads.

A message that has changed on purpose is written anew with `python -m tests.bad.renew`.
"""

from pathlib import Path

import pytest

from rehab.findings import CATALOGUE
from tests.bad.console import HERE, bad_files, console

SOUND = frozenset({"good", "good-json"})
TWIN = "-good"
"""How the name of a file ends that has the fault of its neighbour put right."""
NOT_HERE = {
    "RP014": "a file of more than 1 MiB does not belong into a repository",
    "RP021": "two hundred findings are no message to read",
    "RP022": "a file that is there can be opened",
    "RP361": "it is told of answers to a boundary sheet: tests/boundary, tests/cli/test_boundary.py",
    "RP362": "as RP361",
    "RP363": "as RP361",
    "RP364": "as RP361",
    "RP400": "a sheet that is asked for, and no fault: tests/cli/test_check.py",
    "RP401": "the solver settles whatever can be written in a file: tests/checks/proofs/test_not_settled.py",
    "RP402": "the same place is told as RP403: tests/checks/proofs/test_unknown_helps.py",
    "RP207": "it is told of papers made again: tests/replay",
    "RP208": "as RP207",
    "RP209": "the papers tell of it, as of RP204: tests/hostile",
    "RP601": "it is told of a translation: tests/translation, tests/cli/test_translate.py",
    "RP602": "as RP601",
    "RP603": "as RP601",
    "RP604": "as RP601",
    "RP605": "as RP601",
    "RP621": "of a printed sheet: tests/report/test_budget.py",
    "RP204": "the papers tell of it, not the file: tests/cli",
    "RP203": "only `rehab check` tells of a rejected value: tests/cli/test_check_values.py",
}


@pytest.mark.parametrize("path", bad_files(), ids=lambda path: path.relative_to(HERE).as_posix())
def test_message(path: Path) -> None:
    """A fault is told exactly as it stands beside the file, and a sound file is met with silence."""
    expected = path.with_suffix(".txt")
    written = expected.read_text(encoding="utf-8") if expected.exists() else ""
    assert console(path) == written
    assert bool(written) is not (path.stem in SOUND or path.stem.endswith(TWIN))


def test_every_message_has_its_file() -> None:
    """No message is left behind by a file that is gone."""
    stems = {path.with_suffix("") for path in bad_files()}
    assert {path.with_suffix("") for path in HERE.glob("*/*.txt")} <= stems


def test_every_finding_is_met() -> None:
    """Every kind of finding is told of some file here, but for those with a reason not to be."""
    told = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("*/*.txt"))
    met = {finding_id for finding_id in CATALOGUE if f"[{finding_id}]" in told}
    assert set(CATALOGUE) - met == set(NOT_HERE)


def test_one_fault_one_finding() -> None:
    """One fault is told once: no echo of it is listed as a second one."""
    several = [
        path.name
        for path in HERE.glob("*/*.txt")
        if not path.name.startswith("several-")
        and not path.read_text(encoding="utf-8").endswith(("\n1 error\n", "\n1 warning\n", "\n1 note\n"))
    ]
    assert several == []
