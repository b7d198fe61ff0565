"""`rehab fmt` as a person types it: what it writes, what it leaves alone, what it ends with."""

from pathlib import Path

import pytest

from tests.cli.test_commands import ROOT, rehab

UNTIDY = "overlay: late\nkind:   clinic # whose\n"
TIDY = "overlay: late\nkind: clinic  # whose\n"


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """An overlay that is not laid out."""
    path = tmp_path / "late.yaml"
    path.write_text(UNTIDY)
    return path


def test_everything_that_ships_is_laid_out() -> None:
    """The bundled protocols and examples are the model: nothing of them would change."""
    done = rehab("fmt", "--check", "protocols", "examples")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_a_file_is_laid_out_in_its_place(untidy: Path) -> None:
    """Without an option the file is written, and nothing stands on stdout."""
    untidy.chmod(0o600)
    done = rehab("fmt", untidy)
    assert (done.returncode, done.stdout, untidy.read_text()) == (0, "", TIDY)
    assert untidy.stat().st_mode & 0o777 == 0o600


def test_check_lists_and_writes_nothing(untidy: Path) -> None:
    """What would change is listed on stdout, ends with 1, and stays as it is."""
    done = rehab("fmt", "--check", untidy.parent)
    assert (done.returncode, done.stdout, untidy.read_text()) == (1, f"{untidy}\n", UNTIDY)


def test_diff_shows_and_writes_nothing(untidy: Path) -> None:
    """The change is shown as a unified diff."""
    done = rehab("fmt", "--diff", untidy)
    assert done.returncode == 0
    assert "\n-kind:   clinic # whose\n+kind: clinic  # whose\n" in done.stdout
    assert untidy.read_text() == UNTIDY


def test_stdin_to_stdout() -> None:
    """A dash lays stdin out to stdout."""
    assert rehab("fmt", "-", stdin=UNTIDY).stdout == TIDY


def test_a_file_that_cannot_be_read_is_left_alone(untidy: Path) -> None:
    """Its findings are told and end with 1; the files beside it are laid out."""
    broken = untidy.with_name("broken.yaml")
    broken.write_text("overlay: yes\n")
    done = rehab("fmt", broken, untidy)
    assert done.returncode == 1
    assert "RP007" in done.stderr
    assert (broken.read_text(), untidy.read_text()) == ("overlay: yes\n", TIDY)


def test_the_name_of_a_protocol_is_no_path() -> None:
    """A bundled protocol is not rewritten because its name was typed."""
    done = rehab("fmt", "tka-retro")
    assert done.returncode == 2
    assert str(ROOT) not in done.stderr
