"""The environment is made whole or not at all, and what a machine lacks is said in one line."""

import json
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path

import make_env
import pytest


@dataclass(slots=True)
class Pip:
    """Stands in for pip and venv: notes what was asked for, and breaks off where it is told to."""

    created: int = 0
    installed: list[set[str]] = field(default_factory=list)
    breaks_off: bool = False

    def create(self, venv: Path) -> None:
        """Note that a new environment was begun."""
        self.created += 1
        venv.mkdir(exist_ok=True)

    def install(self, _command: list[str], extras: set[str]) -> None:
        """Note the extras, or fail as pip does when the network goes."""
        if self.breaks_off:
            raise make_env.CannotMakeError("pip could not install what rehab needs")
        self.installed.append(set(extras))


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> Pip:
    """Put the stand-in where the program would start pip and venv."""
    pip = Pip()
    monkeypatch.setattr(make_env, "_create", pip.create)
    monkeypatch.setattr(make_env, "_install", pip.install)
    monkeypatch.setattr(make_env, "_pip_for", lambda _venv: ["pip"])
    return pip


def test_a_whole_environment_is_left_alone(tmp_path: Path, pip: Pip) -> None:
    """A second call with the same inputs, or with fewer extras, starts nothing."""
    venv = str(tmp_path / "env")
    assert [make_env.main([venv, "dev"]), make_env.main([venv, "dev"]), make_env.main([venv])] == [0, 0, 0]
    assert (pip.created, pip.installed) == (1, [{"dev"}])


def test_another_extra_is_added_to_those_that_are_there(tmp_path: Path, pip: Pip) -> None:
    """Asking for one more extra installs it into the same environment and keeps the others."""
    venv = str(tmp_path / "env")
    assert [make_env.main([venv, "dev"]), make_env.main([venv, "bench"])] == [0, 0]
    assert (pip.created, pip.installed) == (1, [{"dev"}, {"bench", "dev"}])


def test_changed_inputs_refresh_it_in_place(
    tmp_path: Path, pip: Pip, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a pin or a requirement changes, pip runs again and nothing is thrown away."""
    venv = str(tmp_path / "env")
    assert make_env.main([venv, "dev"]) == 0
    monkeypatch.setattr(make_env, "_inputs_digest", lambda: "other")
    assert make_env.main([venv]) == 0
    assert (pip.created, pip.installed) == (1, [{"dev"}, {"dev"}])


def test_one_that_was_cut_short_is_made_anew(tmp_path: Path, pip: Pip) -> None:
    """After a failure there is no stamp, so the next call trusts nothing that lies there."""
    venv = str(tmp_path / "env")
    pip.breaks_off = True
    assert make_env.main([venv]) == 1
    pip.breaks_off = False
    assert make_env.main([venv]) == 0
    assert (pip.created, pip.installed) == (2, [set()])


def test_one_of_another_python_is_made_anew(tmp_path: Path, pip: Pip) -> None:
    """A stamp that names another interpreter, or another place of the clone, counts for nothing."""
    venv = tmp_path / "env"
    venv.mkdir()
    (venv / make_env.STAMP).write_text(json.dumps({"python": "2.7", "inputs": "", "extras": ["dev"]}))
    assert make_env.main([str(venv)]) == 0
    assert (pip.created, pip.installed) == (1, [set()])


def test_a_missing_compiler_is_one_line_that_names_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a compiler nothing is begun and the line says what Debian calls it."""
    monkeypatch.setenv("CC", "no-such-compiler")
    assert make_env.main([str(tmp_path / "env")]) == 1
    assert capsys.readouterr().err == (
        f"cannot make {tmp_path / 'env'}: no C compiler `no-such-compiler` "
        "(durable-rules is built from source; on Debian: apt-get install build-essential)\n"
    )


def test_missing_headers_are_one_line_that_names_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without Python.h nothing is begun and the line says what Debian calls it."""
    monkeypatch.setenv("CC", "sh")
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(tmp_path))
    monkeypatch.setattr(make_env, "_is_system_python", lambda: True)
    assert make_env.main([str(tmp_path / "env")]) == 1
    assert capsys.readouterr().err == (
        f"cannot make {tmp_path / 'env'}: no Python.h "
        "(durable-rules is built from source; on Debian: apt-get install python3-dev)\n"
    )


def test_an_old_python_is_told_how_to_name_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Python before 3.11 gets one line with the variable that names a newer one."""
    monkeypatch.setattr(make_env, "OLDEST", (99, 0))
    assert make_env.main([str(tmp_path / "env")]) == 1
    assert capsys.readouterr().err.endswith("name another one: make PYTHON=python3.12 ...\n")
