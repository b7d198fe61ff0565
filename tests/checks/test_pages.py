"""Every check and every proof has its page, a file with its fault and a twin without it."""

import re
from pathlib import Path

import pytest

from rehab.checks.all_checks import LINT
from rehab.checks.all_proofs import PROOFS
from rehab.findings import CATALOGUE
from rehab.findings.rows.proof import PROOF

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs/checks"
BAD = ROOT / "tests/bad"
CHECKS = [finding_id for finding_id, _ in (*LINT, *PROOFS)]
BESIDE = {
    "RP401": "any proof can be left open",
    "RP414": "told beside RP413, of what was signed",
}
"""Findings that no check has for its own."""
IDS = [*CHECKS, *BESIDE]
NOT_A_FILE = {
    "RP401": "the solver settles whatever can be written in a file: tests/checks/proofs/test_not_settled.py",
    "RP402": "told as RP403 wherever a file shows it: tests/checks/proofs/test_unknown_helps.py",
}


def test_each_id_once() -> None:
    """A check gives one kind of finding, and no two give the same."""
    assert len(set(IDS)) == len(IDS)
    assert set(IDS) <= CATALOGUE.keys()


def test_every_row_of_proof() -> None:
    """No finding of the table of proofs is without a proof that gives it."""
    assert {row.id for row in PROOF} - {"RP400"} <= set(IDS)  # the proof sheet is no fault


@pytest.mark.parametrize("finding_id", IDS)
def test_page(finding_id: str) -> None:
    """The page names the finding, and says what to avoid, what to prefer, why, and where it is from."""
    page = (PAGES / f"{finding_id}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {finding_id}: {CATALOGUE[finding_id].title}\n")
    assert re.findall(r"^\*\*(\w+)\*\*", page, re.MULTILINE) == ["Avoid", "Prefer", "Why", "Source"]


def test_no_page_without_a_check() -> None:
    """No page is left of a check that is gone."""
    assert {page.stem for page in PAGES.glob("RP*.md")} <= CATALOGUE.keys()


@pytest.mark.parametrize("finding_id", [finding_id for finding_id in IDS if finding_id not in NOT_A_FILE])
def test_bad_file_and_good_twin(finding_id: str) -> None:
    """A file shows the finding in its exact words, and beside it stands the same file put right."""
    shown = [path for path in BAD.glob("*/*.txt") if f"[{finding_id}]" in path.read_text(encoding="utf-8")]
    twins = [path for path in shown if path.with_name(f"{path.stem}-good.yaml").exists()]
    assert shown
    assert twins
