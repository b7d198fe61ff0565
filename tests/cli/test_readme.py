"""The README is true: its commands run, its snippet is a shipped rule, its links lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
LINES = [line.removeprefix("$ ").split("#")[0].strip() for block in BLOCKS for line in block.splitlines()]


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("rehab ")])
def test_each_command_runs(line: str, tmp_path: Path) -> None:
    """Every `rehab` line of the README ends well, as it stands there."""
    words = [str(tmp_path) if word == "week" else word for word in shlex.split(line)[1:]]
    done = subprocess.run(
        [sys.executable, "-c", "from rehab.cli import main; main()", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("make ")])
def test_each_make_word_exists(line: str) -> None:
    """Every `make` word of the README is a target."""
    target = line.split()[1]
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_the_snippet_is_a_shipped_rule() -> None:
    """The rule that the README shows stands in the base protocol, word for word but for its text."""
    snippet = README.split("```yaml\n")[1].split("```")[0]
    base = (ROOT / "protocols/knee-base/protocol.yaml").read_text()
    for line in snippet.splitlines():
        if "text:" not in line:
            assert line.strip() in base, line


def test_every_link_leads_to_a_file() -> None:
    """Each page and picture that the README names is there."""
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target
