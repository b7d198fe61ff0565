"""`rehab plan` names what on a handout is too hard for its reader, whoever wrote it."""

from pathlib import Path

import pytest

from rehab.cli.trouble import run

ROOT = Path(__file__).parents[2]
WEEK = (ROOT / "examples/episodes/tka-week7.yaml").read_text()
LOOSENED = (ROOT / "examples/overlays/signed-loosening.yaml").read_text()
REASON = "Cemented implant, wound closed early, walks freely without an aid"


def planned(folder: Path, capsys: pytest.CaptureFixture[str], why: str) -> str:
    """What is said beside the papers of a week that a surgeon loosened for a reason."""
    (folder / "loosened.yaml").write_text(LOOSENED.replace(REASON, why))
    (folder / "week.yaml").write_text(f"{WEEK}\noverlays: [loosened.yaml]\n")
    assert run(["plan", str(folder / "week.yaml"), "--only", "handout", "--out", str(folder / "out")]) == 0
    return capsys.readouterr().err


def test_a_hard_word_on_a_handout_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reason that a surgeon wrote is read by the patient, and no check of the protocol has seen it."""
    assert "warning[RP621] `effusion` is a word of the trade" in planned(tmp_path, capsys, "No effusion")


def test_a_plain_handout_is_not_spoken_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is too hard nothing is said."""
    assert "RP621" not in planned(tmp_path, capsys, "The wound closed early")
