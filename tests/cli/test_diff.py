"""`rehab diff` as a person types it: the verdict first, exit 0 only where nothing changes for anyone."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import EPISODES, ROOT, rehab

GATE = "knee_flexion: {at_least: 100 deg, source: ebert-2014}"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The shipped protocol with one number changed, in a folder of its own."""
    text = (ROOT / "protocols/tka-retro/protocol.yaml").read_text()
    path = tmp_path / "tka-retro/protocol.yaml"
    path.parent.mkdir()
    path.write_text(text.replace(GATE, GATE.replace("100", "105")))
    return path


def test_a_protocol_and_itself_are_equal() -> None:
    """No difference ends with 0, and nothing is said of patients."""
    done = rehab("diff", "tka-retro", "protocols/tka-retro/protocol.yaml")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "equal: no patient is decided otherwise"
    assert "virtual" not in done.stdout


def test_a_stricter_version_says_so_first(edited: Path) -> None:
    """A difference ends with 1; the change stands with its line on both sides, and stderr stays empty."""
    done = rehab("diff", "tka-retro", edited, "--patients", "20", "--weeks", "16")
    assert done.returncode == 1
    assert not done.stderr
    assert done.stdout.startswith("stricter: ")
    assert "[protocols/tka-retro/protocol.yaml:40, Ebert 2014]" in done.stdout
    assert f"[{edited}:40, Ebert 2014]" in done.stdout
    assert "moved later" in done.stdout


def test_json_has_the_promised_keys(edited: Path) -> None:
    """Scripts can rely on the keys that the commands page lists, and the cohort is decided under both."""
    done = rehab("diff", "tka-retro", edited, "--patients", "0", "--cohort", EPISODES, "--json")
    told = json.loads(done.stdout)
    page = (ROOT / "docs/commands.md").read_text()
    table = page.split("## `rehab diff --json`")[1].split("\n## ")[0]
    promised = {
        word.strip("` ")
        for line in table.splitlines()
        if line.startswith("| `")
        for word in line.split("|")[1].split(",")
    }
    assert promised == told.keys()
    assert told["verdict"] == "stricter"
    assert told["virtual"] is None
    assert told["cohort"]["held"] > 0
    assert told["cohort"]["left_out"] > 0
    assert {one["who"] for one in told["cohort"]["moved"]} <= {
        str(path.relative_to(ROOT)) for path in EPISODES.rglob("*.yaml")
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("tka-retro", "tka-rtro"), "did you mean `tka-retro`?"),
        (("tka-retro", "tka-retro", "--weeks", "0"), "`--weeks 0`: it goes from 1 to 104"),
        (("tka-retro", "tka-retro", "--cohort", "nowhere"), "there is no such folder of episodes"),
        (("tka-retro", "protocols"), "name one, or its file"),
    ],
)
def test_wrong_usage_says_what_would_be_right(words: tuple[str, ...], told: str) -> None:
    """A name that is no protocol, a number out of bounds or no folder ends with 2."""
    done = rehab("diff", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert not done.stdout
