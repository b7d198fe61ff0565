"""`rehab simulate` as a person types it: same seed, same bytes, and no patient is invented in silence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import ROOT, rehab

FEW = ("--patients", "6", "--weeks", "10")


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Text and every file are alike, whatever order Python's sets come in."""
    one = rehab("simulate", "tka-retro", *FEW, "--out", tmp_path / "one", PYTHONHASHSEED="1")
    two = rehab("simulate", "tka-retro", *FEW, "--out", tmp_path / "two", PYTHONHASHSEED="2")
    assert one.returncode == 0, one.stderr
    assert one.stdout.replace("/one/", "/two/") == two.stdout
    files = sorted((tmp_path / "one").iterdir())
    assert [path.name for path in files] == [
        "by-week.svg",
        "simulation.html",
        "simulation.json",
        "weeks-to-level.svg",
    ]
    for path in files:
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_another_seed_gives_other_patients() -> None:
    """The seed is what they are drawn from."""
    told = [rehab("simulate", "tka-retro", *FEW, "--json", "--seed", seed).stdout for seed in (1, 2)]
    one, two = (json.loads(text) for text in told)
    assert one["by_week"] != two["by_week"]


def test_several_processes_print_what_one_prints() -> None:
    """A cohort large enough to be shared comes to the same figures as the same patients in one process."""
    shared = rehab("simulate", "tka-retro", "--patients", "200", "--weeks", "2", "--json")
    told = json.loads(shared.stdout)
    assert told["patients"] == 200
    assert told["compared"] == 4


def test_json_has_the_promised_keys() -> None:
    """Scripts can rely on the keys that the commands page lists."""
    told = json.loads(rehab("simulate", "tka-retro", *FEW, "--json").stdout)
    page = (ROOT / "docs/commands.md").read_text()
    table = page.split("## `rehab simulate --json`")[1].split("\n## ")[0]
    promised = {
        word.strip("` ")
        for line in table.splitlines()
        if line.startswith("| `")
        for word in line.split("|")[1].split(",")
    }
    assert promised == told.keys()


def test_figures_are_data_and_nothing_else_is() -> None:
    """Away from a terminal there is no bar, and stderr stays empty."""
    done = rehab("simulate", "partial-meniscectomy-retro", *FEW)
    assert done.returncode == 0
    assert not done.stderr
    assert "No recovery curve was found for this operation: every value is assumed." in done.stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no terminal to pretend to be")
def test_a_person_who_waits_sees_a_bar() -> None:
    """On a terminal the wait is shown, beside the data and never in it."""
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-c", "from rehab.cli import main; main()", "simulate", "tka-retro", *FEW, "--json"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=ROOT,
        check=True,
    )
    os.close(theirs)
    assert b"simulating" in os.read(ours, 4096)
    os.close(ours)
    assert json.loads(done.stdout)["patients"] == 6


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("knee-surgery-base",), "there is no recovery curve for a protocol without an operation"),
        (("no-such-protocol",), "there is no protocol `no-such-protocol`; there are"),
        (("tka-retro", "--patients", "0"), "`--patients 0`: it goes from 1 to 1,000,000"),
        (("tka-retro", "--weeks", "105"), "`--weeks 105`: it goes from 1 to 104"),
        (("tka-retro", "--noise", "-1"), "`--noise -1.0`: it goes from 0 to 3"),
    ],
)
def test_what_cannot_be_simulated_is_refused(words: tuple[str, ...], said: str) -> None:
    """One line says what would be right, and the exit code that the command was used wrongly."""
    done = rehab("simulate", *words)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert not done.stdout


def test_an_operation_without_a_curve_is_refused(tmp_path: Path) -> None:
    """A clinic's protocol for an operation that nobody published curves of is not led through in silence."""
    text = (ROOT / "protocols/tka-retro/protocol.yaml").read_text()
    own = tmp_path / "mine/tka-retro/protocol.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(text.replace("procedure: total_knee_arthroplasty", "procedure: osteotomy"))
    done = rehab("simulate", "tka-retro", *FEW, "--protocols", tmp_path / "mine")
    assert done.returncode == 2
    assert "there is no recovery curve for `osteotomy`" in done.stderr


def test_a_stricter_protocol_moves_the_same_patients_later(tmp_path: Path) -> None:
    """A copied protocol with a later first window opens later for everybody."""
    text = (ROOT / "protocols/tka-retro/protocol.yaml").read_text()
    window = "weeks: {not_before: 6, usual: [6, 8]"
    assert window in text
    own = tmp_path / "mine/tka-retro/protocol.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(text.replace(window, "weeks: {not_before: 8, usual: [8, 10]", 1))
    done = [
        rehab("simulate", "tka-retro", *FEW, "--json", *more)
        for more in ((), ("--protocols", tmp_path / "mine"))
    ]
    one, two = (json.loads(one.stdout)["levels"][0]["weeks"]["lower"] for one in done)
    assert one < two


def test_a_protocol_with_an_error_is_a_finding(tmp_path: Path) -> None:
    """Nobody is led through a protocol that cannot be read."""
    text = (ROOT / "protocols/tka-retro/protocol.yaml").read_text()
    own = tmp_path / "mine/tka-retro/protocol.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(text.replace("knee_flexion: {at_least: 100 deg", "knee_flexon: {at_least: 100 deg", 1))
    done = rehab("simulate", "tka-retro", *FEW, "--protocols", tmp_path / "mine")
    assert done.returncode == 1
    assert "did you mean `knee_flexion`?" in done.stderr
    assert not done.stdout
