"""Make the project's virtual environment, or bring it up to date.

In: the interpreter that runs this file, `pyproject.toml`, `constraints.txt` and the names of extras.
Out: a folder with `rehab` installed editable, and a stamp in it that is written last.
Why a program: a fresh Debian refuses `pip install`, may lack `ensurepip` and needs a compiler, and each
of these deserves one sentence instead of a page of another program's traceback.

    python3 scripts/make_env.py .venv dev bench
"""

# Parses on Python 3.7 and later, so that one which is too old gets a sentence too.
from __future__ import annotations

import fcntl
import hashlib
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
STAMP = "made-by-make.json"
# durable-rules calls a function that Python 3.13 removed; the one that stayed takes the same arguments.
# The variable is CPPFLAGS because the library's own setup script overwrites CFLAGS.
DURABLE_RULES_FLAG = "-DPyEval_CallObject=PyObject_CallObject"


class CannotMakeError(Exception):
    """The environment cannot be made; the message is one line that says what would help."""


def main(arguments: list[str]) -> int:
    """Make the environment named first, with the extras named after it.

    Returns:
        The exit code: 0 when the environment is whole, 1 after one line on stderr.
    """
    venv, extras = ROOT / arguments[0], set(arguments[1:])
    try:
        _refuse_old_python()
        with Path(f"{venv}.lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            _bring_up_to_date(venv, extras)
    except CannotMakeError as error:
        sys.stderr.write(f"cannot make {arguments[0]}: {error}\n")
        return 1
    return 0


def _bring_up_to_date(venv: Path, extras: set[str]) -> None:
    stamp = venv / STAMP
    # No stamp: the folder is missing, or its making was cut short and nothing in it can be trusted.
    made = json.loads(stamp.read_text(encoding="utf-8")) if stamp.exists() else {}
    wanted = {"python": _python_identity(), "inputs": _inputs_digest()}
    current = {key: made.get(key) for key in wanted}
    if current == wanted and extras <= set(made["extras"]):
        return
    _refuse_missing_compiler()
    started_anew = current["python"] != wanted["python"]
    extras |= set() if started_anew else set(made["extras"])
    _say(f"{'making' if started_anew else 'refreshing'} {venv.name} with Python {platform.python_version()}")
    stamp.unlink(missing_ok=True)
    if started_anew:
        _create(venv)
    _install(_pip_for(venv), extras)
    stamp.write_text(json.dumps({**wanted, "extras": sorted(extras)}), encoding="utf-8")


def _python_identity() -> str:
    # An environment holds absolute paths: a clone that was moved needs a new one.
    return f"{sys.version} {sys.base_prefix} {ROOT}"


def _inputs_digest() -> str:
    import tomllib  # noqa: PLC0415 - missing from the Pythons that this file must refuse kindly

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # The settings of the linters live in the same file and change nothing here.
    relevant = [project["build-system"], project["project"], project["tool"]["hatch"]]
    texts = [json.dumps(relevant, sort_keys=True)]
    texts += [(ROOT / "constraints.txt").read_text(encoding="utf-8"), DURABLE_RULES_FLAG]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _refuse_old_python() -> None:
    if sys.version_info < OLDEST:
        message = f"rehab needs Python 3.11 or newer, {sys.executable} is {platform.python_version()}"
        raise CannotMakeError(f"{message}; name another one: make PYTHON=python3.12 ...")


def _refuse_missing_compiler() -> None:
    why = "durable-rules is built from source; on Debian: apt-get install"
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None:
        raise CannotMakeError(f"no C compiler `{compiler}` ({why} build-essential)")
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        headers = "python3-dev" if _is_system_python() else f"python3.{sys.version_info.minor}-dev"
        raise CannotMakeError(f"no Python.h ({why} {headers})")


def _is_system_python() -> bool:
    return Path(sys.base_prefix, "bin", "python3").resolve() == Path(sys.executable).resolve()


def _create(venv: Path) -> None:
    make = [sys.executable, "-m", "venv", "--clear", str(venv)]
    # Debian keeps `ensurepip` in a package of its own; without it only the bare form works.
    if subprocess.run(make, capture_output=True, check=False).returncode:
        _run([*make, "--without-pip"], "python -m venv failed")


def _pip_for(venv: Path) -> list[str]:
    inside = str(venv / "bin" / "python")
    for pip in ([inside, "-m", "pip"], [sys.executable, "-m", "pip", "--python", inside]):
        if not subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
            return pip
    raise CannotMakeError("no pip for this Python; on Debian: apt-get install python3-pip")


def _install(pip: list[str], extras: set[str]) -> None:
    failure = "pip could not install what rehab needs"
    # Alone and past pip's cache, which may hold a wheel that was once built without the flag.
    fresh = ["--no-cache-dir", "--no-deps", "--use-pep517", "durable-rules"]
    _run([*pip, "install", "-qq", *fresh], failure)
    target = f".[{','.join(sorted(extras))}]" if extras else "."
    _run([*pip, "install", "-qq", "--editable", target], failure)


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode:
        raise CannotMakeError(f"{failure}; the reason stands above")


def _environment() -> dict[str, str]:
    """Return the variables that make every install the pinned one, whatever the caller has set."""
    inherited = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    return {
        **inherited,
        # Named without its folder: pip splits the value at spaces, and a clone's path may hold one.
        "PIP_CONSTRAINT": "constraints.txt",
        "PIP_BUILD_CONSTRAINT": "constraints.txt",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_USER": "0",
        "CPPFLAGS": f"{os.environ.get('CPPFLAGS', '')} {DURABLE_RULES_FLAG}".strip(),
    }


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
