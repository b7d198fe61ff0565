"""What is no value beside a red flag, as a person or a program hands it in: refused by name, and decided."""

import json
from pathlib import Path
from typing import Any

import pytest

from rehab.cli.trouble import run

TKA = Path(__file__).parents[2] / "examples/episodes/tka-week7.yaml"
SHAPES = {
    "": "null",
    "null": "null",
    "[109]": "a list",
    "{deg: 109}": "a mapping",
    "2026-11-20": "2026-11-20",
}
"""What stands for the angle, and what is shown of it."""


def with_last(text: str, key: str, written: str) -> str:
    """The episode with another value of a measure at its last check-in."""
    start = text.rindex(f"{key}: ")
    return f"{text[:start]}{key}: {written}{text[text.index(chr(10), start) :]}"


def decided(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any, str]:
    """Exit code, the decision as JSON, and what was said beside it."""
    code = run(["decide", str(path), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


@pytest.mark.parametrize(("written", "shown"), SHAPES.items())
def test_a_red_flag_beside_an_angle_that_is_none_is_still_an_emergency(
    written: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3, the emergency on stdout, the angle by its name, and nothing of the patient on stderr."""
    text = with_last(with_last(TKA.read_text(), "knee_flexion", written), "chest_symptoms", "true")
    path = tmp_path / "episode.yaml"
    path.write_text(text)
    code, told, beside = decided(path, capsys)
    assert (code, told["outcome"], beside) == (3, "emergency", "")
    assert [(one["measure"], one["value"]) for one in told["rejected"]] == [("knee_flexion", shown)]
    assert told["rejected"][0]["why"]


@pytest.mark.parametrize("value", [None, [109], {"deg": 109}], ids=["null", "a list", "a mapping"])
def test_a_json_episode_is_decided_alike(
    value: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program's null, list or object for an angle leaves the emergency beside it."""
    yaml = pytest.importorskip("yaml")
    data = yaml.safe_load(TKA.read_text())
    data["check_ins"][-1]["observations"] |= {"knee_flexion": value, "chest_symptoms": True}
    path = tmp_path / "episode.json"
    path.write_text(json.dumps(data, default=str))
    code, told, beside = decided(path, capsys)
    assert (code, told["outcome"], beside) == (3, "emergency", "")
    assert [one["measure"] for one in told["rejected"]] == ["knee_flexion"]


def test_an_empty_value_of_a_session_line_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A null in a session line is named with the session's day, and nothing progresses on it."""
    path = tmp_path / "episode.yaml"
    start = TKA.read_text().rindex("pain_during: 2")
    path.write_text(f"{TKA.read_text()[:start]}pain_during: null{TKA.read_text()[start + 14 :]}")
    code, told, _ = decided(path, capsys)
    assert (code, told["outcome"]) == (3, "hold")
    assert [(one["measure"], one["check_in"]) for one in told["rejected"]] == [("pain_during", "2026-11-18")]


def test_a_refused_value_of_the_other_knee_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The knee that is not treated has no decision, so this one's names its refused values."""
    path = tmp_path / "episode.yaml"
    path.write_text(with_last(TKA.read_text(), "knee_flexion", "{right: 109, left: null}"))
    code, told, _ = decided(path, capsys)
    assert code == 3
    assert [(one["knee"], one["value"]) for one in told["rejected"]] == [("left", "null")]
    assert run(["decide", str(path)]) == 3
    assert "knee_flexion (left knee) null, Nov 20: no value is given" in capsys.readouterr().out
