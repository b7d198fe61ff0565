"""The wheel is whole: built here, installed in a clean environment, run from a folder that is not ours."""

import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EPISODE = ROOT / "examples" / "episodes" / "tka-week7.yaml"
DATA_FOLDERS = ("protocols", "reports/templates", "reports/drawings", "fonts")
PAPERS = ("handout.html", "handout.pdf", "report.html", "report.pdf", "course.html", "course.pdf")

# One worker builds and installs once for all of this file.
pytestmark = pytest.mark.xdist_group("wheel")


@dataclass(frozen=True, slots=True)
class Installation:
    """A clean environment that holds the wheel and what it asks for, and nothing of the clone."""

    wheel: Path
    rehab: Path


def run(*command: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a program that must succeed, as a stranger would: the clone is not on its path."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    environment |= {
        "PIP_CONSTRAINT": str(ROOT / "constraints.txt"),
        "PIP_BUILD_CONSTRAINT": str(ROOT / "constraints.txt"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "CPPFLAGS": "-DPyEval_CallObject=PyObject_CallObject",
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Build the wheel and install it into a new environment."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", folder / "dist", ".")
    (wheel,) = (folder / "dist").glob("*.whl")
    venv = folder / "clean"
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    into = (*pip, "--python", venv / "bin" / "python", "install")
    # As in make_env.py: pip's cache may hold a build without the flag.
    run(*into, "--no-cache-dir", "--no-deps", "--use-pep517", "durable-rules")
    run(*into, wheel)
    return Installation(wheel, venv / "bin" / "rehab")


def test_the_wheel_holds_the_data_and_nothing_else(installation: Installation) -> None:
    """Every file of the three data folders is mapped under the package, and no test or script came along."""
    names = set(zipfile.ZipFile(installation.wheel).namelist())
    wanted = {
        f"rehab/_data/{path.relative_to(ROOT).as_posix()}"
        for kind in DATA_FOLDERS
        for path in (ROOT / kind).rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    assert wanted
    assert wanted <= names
    assert {"rehab/py.typed"} <= names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"rehab"}


def test_an_installed_rehab_plans_a_week_from_the_root_folder(
    installation: Installation, tmp_path: Path
) -> None:
    """With the clean environment's program and `/` as its folder, the papers and the plan are written."""
    run(installation.rehab, "plan", EPISODE, "--out", tmp_path, folder=Path("/"))
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(written) == {*PAPERS, "week.ics", "message.txt", "course.csv", "plan.json"}
    assert all(written[paper].startswith(b"%PDF-") for paper in PAPERS if paper.endswith(".pdf"))
    assert all(b"</html>" in written[paper] for paper in PAPERS if paper.endswith(".html"))
