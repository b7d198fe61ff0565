"""`rehab replay plan.json`: all papers again, byte for byte, or what has changed since and not one paper."""

import json
from pathlib import Path
from typing import Any

import pytest

from rehab.cli.trouble import run

ROOT = Path(__file__).parents[2]
EPISODES = sorted((ROOT / "examples/episodes").rglob("*.yaml"))
TKA = ROOT / "examples/episodes/tka-week7.yaml"
OVERLAY = ROOT / "examples/overlays/no-treadmill.yaml"
GATE, MOVED = "knee_flexion: {at_least: 100 deg", "knee_flexion: {at_least: 101 deg"


def papers(folder: Path) -> dict[str, bytes]:
    """The papers of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """The plan of the knee replacement in week 7."""
    assert run(["plan", str(TKA), "--out", str(tmp_path / "then")]) == 0
    return tmp_path / "then/plan.json"


@pytest.fixture
def other_gate(tmp_path: Path) -> Path:
    """A folder with the protocol in which one gate is one degree higher."""
    path = tmp_path / "own/tka-retro/protocol.yaml"
    path.parent.mkdir(parents=True)
    text = (ROOT / "protocols/tka-retro/protocol.yaml").read_text()
    assert GATE in text
    path.write_text(text.replace(GATE, MOVED, 1))
    return tmp_path / "own"


@pytest.mark.parametrize("episode", EPISODES, ids=lambda path: path.stem)
def test_every_paper_comes_again_byte_for_byte(episode: Path, tmp_path: Path) -> None:
    """Of every example and every course all papers are the same bytes, `plan.json` among them."""
    then, again = tmp_path / "then", tmp_path / "again"
    assert run(["plan", str(episode), "--out", str(then)]) == 0
    assert run(["replay", str(then / "plan.json"), "--out", str(again)]) == 0
    assert papers(then) == papers(again)


def test_a_past_day_and_the_way_of_printing_come_again(tmp_path: Path) -> None:
    """A look back in large print on Letter is replayed as that."""
    then, again = tmp_path / "then", tmp_path / "again"
    how = ["--as-of", "2026-11-13", "--paper", "letter", "--large-print"]
    assert run(["plan", str(TKA), "--out", str(then), *how]) == 0
    assert run(["replay", str(then / "plan.json"), "--out", str(again)]) == 0
    assert papers(then) == papers(again)


def test_papers_that_were_not_printed_then_are_not_printed_again(tmp_path: Path) -> None:
    """A plan of the message alone gives the message alone."""
    then, again = tmp_path / "then", tmp_path / "again"
    assert run(["plan", str(TKA), "--out", str(then), "--only", "message,plan"]) == 0
    assert run(["replay", str(then / "plan.json"), "--out", str(again)]) == 0
    assert papers(then) == papers(again)


def test_papers_with_the_mark_of_a_clinic_come_again(tmp_path: Path) -> None:
    """With the clinic's file the papers bear its mark again."""
    then, again = tmp_path / "then", tmp_path / "again"
    mark = ["--clinic", str(ROOT / "examples/clinic/clinic.yaml")]
    assert run(["plan", str(TKA), "--out", str(then), *mark]) == 0
    assert run(["replay", str(then / "plan.json"), "--out", str(again), *mark]) == 0
    assert papers(then) == papers(again)


def test_a_clinic_whose_file_is_not_given_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Papers with a mark are never made again without it in silence."""
    mark = ["--clinic", str(ROOT / "examples/clinic/clinic.yaml")]
    assert run(["plan", str(TKA), "--out", str(tmp_path / "then"), *mark]) == 0
    assert run(["replay", str(tmp_path / "then/plan.json"), "--out", str(tmp_path / "again")]) == 1
    assert "clinic `clinic` is used no more" in capsys.readouterr().err


def test_an_episode_without_a_day_of_its_own_is_replayed_on_its_day(tmp_path: Path) -> None:
    """What was decided for the day that it was stays decided for that day."""
    episode = tmp_path / "episode.yaml"
    episode.write_text(TKA.read_text().replace("as_of: 2026-11-20\n", ""))
    then, again = tmp_path / "then", tmp_path / "again"
    assert run(["plan", str(episode), "--out", str(then), "--as-of", "2026-11-20"]) == 0
    assert run(["replay", str(then / "plan.json"), "--out", str(again)]) == 0
    assert papers(then) == papers(again)


def test_a_changed_protocol_is_named_and_nothing_is_written(
    planned: Path, other_gate: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is named with its digest then and now, and no paper lies there."""
    out = tmp_path / "again"
    assert run(["replay", str(planned), "--out", str(out), "--protocols", str(other_gate)]) == 1
    said = capsys.readouterr().err
    then = next(one for one in record_of(planned)["files"] if one["name"] == "tka-retro")["digest"]
    assert f"protocol `tka-retro` has changed: digest {then[:12]} then, " in said
    assert not out.exists()


def test_a_comment_in_a_protocol_changes_nothing(planned: Path, tmp_path: Path) -> None:
    """A digest is of what a file says, so that a comment keeps no paper from coming again."""
    own = tmp_path / "own/tka-retro/protocol.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("# read twice\n" + (ROOT / "protocols/tka-retro/protocol.yaml").read_text())
    again = tmp_path / "again"
    assert run(["replay", str(planned), "--out", str(again), "--protocols", str(own.parents[1])]) == 0
    assert papers(planned.parent) == papers(again)


def test_anyway_marks_every_paper_and_gives_no_plan(planned: Path, other_gate: Path, tmp_path: Path) -> None:
    """What it would be now says so on the page, and no `plan.json` can pass for the one of then."""
    out = tmp_path / "again"
    own = ["--protocols", str(other_gate), "--anyway"]
    assert run(["replay", str(planned), "--out", str(out), *own]) == 1
    made = papers(out)
    assert "plan.json" not in made
    assert all(b"Replayed with another version." in made[name] for name in made if name.endswith(".html"))


def test_anyway_writes_nothing_beside_a_plan(planned: Path, other_gate: Path) -> None:
    """The papers that were given out are never written over with others."""
    before = papers(planned.parent)
    own = ["--protocols", str(other_gate), "--anyway"]
    assert run(["replay", str(planned), "--out", str(planned.parent), *own]) == 2
    assert papers(planned.parent) == before


def test_another_program_is_named(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Papers of another version of the program are not made again in silence."""
    told(planned, {"program": "0.0.9"})
    assert run(["replay", str(planned), "--out", str(planned.parent / "again")]) == 1
    assert "the program has changed: 0.0.9 then, " in capsys.readouterr().err


def test_a_paper_that_comes_out_differently_is_named(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing is known to have changed, the bytes of the papers still have to be the same."""
    told(planned, {"papers": {**record_of(planned)["papers"], "handout.pdf": "0" * 64}})
    assert run(["replay", str(planned), "--out", str(planned.parent / "again")]) == 1
    assert "`handout.pdf` comes out differently: digest 000000000000 then, " in capsys.readouterr().err
    assert not (planned.parent / "again").exists()


def planned_under_an_overlay(folder: Path) -> Path:
    """The papers of an episode whose overlay lies beside it."""
    (folder / "no-treadmill.yaml").write_text(OVERLAY.read_text())
    episode = folder / "episode.yaml"
    episode.write_text(
        TKA.read_text().replace("protocol: tka-retro", "protocol: tka-retro\noverlays: [no-treadmill.yaml]")
    )
    then = folder / "then"
    assert run(["plan", str(episode), "--out", str(then)]) == 0
    return then


def test_a_changed_overlay_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An overlay is looked for in the folder of `--overlays`, and one that says something else is named."""
    then = planned_under_an_overlay(tmp_path)
    replay = [
        "replay",
        str(then / "plan.json"),
        "--out",
        str(tmp_path / "again"),
        "--overlays",
        str(tmp_path),
    ]
    assert run(replay) == 0
    (tmp_path / "no-treadmill.yaml").write_text(OVERLAY.read_text().replace("by: ", "by: Dr Other and "))
    capsys.readouterr()
    assert run(replay) == 1
    assert "overlay `riverside-no-treadmill` has changed" in capsys.readouterr().err


def test_an_overlay_that_is_gone_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without its overlay a paper would be looser, so it is not made."""
    then = planned_under_an_overlay(tmp_path)
    assert run(["replay", str(then / "plan.json"), "--out", str(tmp_path / "again")]) == 1
    assert "is used no more" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{}", "nonsense", '{"schema": 9}'])
def test_what_is_no_plan_is_refused_without_a_traceback(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of another kind gives one finding with the place where it goes wrong."""
    path = tmp_path / "plan.json"
    path.write_text(text)
    assert run(["replay", str(path)]) == 1
    said = capsys.readouterr().err
    assert "[RP208]" in said
    assert "Traceback" not in said


def record_of(plan: Path) -> dict[str, Any]:
    """The record in a plan."""
    record: dict[str, Any] = json.loads(plan.read_text())["replay"]
    return record


def told(plan: Path, changes: dict[str, Any]) -> None:
    """Let a plan say something else of how it was made."""
    whole = json.loads(plan.read_text())
    whole["replay"].update(changes)
    plan.write_text(json.dumps(whole))
