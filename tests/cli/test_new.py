"""`rehab new` as a person types it: what it writes, what it refuses, what it says comes next."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.test_commands import rehab

OVERLAY = ("new", "protocol", "--from", "tka-retro", "--clinic", "riverside", "--out")


def test_an_overlay_goes_where_it_is_told(tmp_path: Path) -> None:
    """The file is named for clinic and protocol, and its path alone stands on stdout."""
    done = rehab(*OVERLAY, tmp_path / "overlays")
    path = tmp_path / "overlays/riverside-tka-retro.yaml"
    assert (done.returncode, done.stdout) == (0, f"{path}\n")
    assert path.is_file()


def test_no_file_is_written_over(tmp_path: Path) -> None:
    """What a clinic has edited stays, and the message says how to go on."""
    path = tmp_path / "riverside-tka-retro.yaml"
    path.write_text("mine\n")
    done = rehab(*OVERLAY, tmp_path)
    assert (done.returncode, done.stdout, path.read_text()) == (2, "", "mine\n")
    assert "is there already and stays as it is" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "tka-retro", "--clinic", "River Side"), "such as `river-side`"),
        (("--from", "tka-retro", "--clinic", "r" * 60), "a short name"),
        (("--from", "tka-rtro", "--clinic", "riverside"), "did you mean `tka-retro`?"),
        (("--from", "knee-surgery-base", "--clinic", "riverside"), "has no ladder"),
        (("--clinic", "9lives"), "such as `lives`"),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_line(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    """A bad name gives exit code 2, a message with what would be right, and no file."""
    done = rehab("new", "protocol", *words, "--out", tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_case_that_there_is_not_is_refused(tmp_path: Path) -> None:
    """A misspelt case gives exit code 2 and no file."""
    done = rehab("new", "episode", "--from", "tka-retro", "--case", "no such", "--out", tmp_path / "a.yaml")
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((*OVERLAY, "."), id="overlay"),
        pytest.param(("new", "protocol", "--clinic", "riverside", "--out", "."), id="protocol"),
        pytest.param(("new", "episode", "--from", "tka-retro"), id="episode"),
        pytest.param(
            (
                "new",
                "episode",
                "--from",
                "tka-retro",
                "--case",
                "flexion at the gate, measured twice, opens it",
            ),
            id="case",
        ),
    ],
)
def test_every_command_that_comes_next_ends_well(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands that are named after a file was made run as they are printed, and find nothing."""
    monkeypatch.setattr("tests.cli.test_commands.ROOT", tmp_path)
    made = rehab(*words)
    assert made.returncode == 0, made.stderr
    following = re.findall(r"^  rehab (.*?)  +#", made.stderr, re.MULTILINE)
    assert following
    for line in following:
        done = rehab(*shlex.split(line))
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


def test_a_new_file_is_laid_out(tmp_path: Path) -> None:
    """`rehab fmt` would change nothing of what `rehab new` wrote."""
    rehab(*OVERLAY, tmp_path)
    rehab("new", "episode", "--from", "tka-retro", "--out", tmp_path / "episode.yaml")
    rehab("new", "protocol", "--clinic", "riverside", "--out", tmp_path)
    done = rehab("fmt", "--check", tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_dash_is_stdout() -> None:
    """An episode can be piped into the decision."""
    text = rehab("new", "episode", "--from", "tka-retro", "--out", "-").stdout
    assert rehab("decide", "-", stdin=text).stdout.startswith("Right knee, week 6")
