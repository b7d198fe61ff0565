"""`rehab check` of an episode names the values that `rehab decide` would refuse, where they are written."""

import json
from pathlib import Path

import pytest

from rehab.cli.trouble import run
from tests.cli.test_refused_values import TKA, with_last

Found = list[dict[str, object]]


def checked(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, Found]:
    """Exit code and findings about an episode's text."""
    path = folder / "episode.yaml"
    path.write_text(text)
    code = run(["check", str(path), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)["findings"]


def at(text: str, written: str) -> tuple[int, int]:
    """Line and column of the last place of some words, from 1."""
    before = text[: text.rindex(written)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    ("measure", "written", "part"),
    [
        ("calf_pain", '"true"', '"true"'),
        ("knee_flexion", "900", "900"),
        ("knee_flexion", "{left: 120, right: 900}", "900"),
        ("knee_flexion", "{value: 900, position: supine}", "900"),
        ("tug", "{left: 9, right: 9}", "{left: 9, right: 9}"),
        ("pain_during", "11", "11"),
        ("effusion", "null", "null"),
    ],
)
def test_a_refused_value_is_a_warning_at_its_place(
    measure: str, written: str, part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The warning says what is wrong with it at its line and column, and ends with 0."""
    text = TKA.read_text()
    if measure == "pain_during":
        start = text.rindex("pain_during: 2")
        text = f"{text[:start]}pain_during: {written}{text[start + 14 :]}"
    else:
        text = with_last(text, measure, written)
    code, (told,) = checked(text, tmp_path, capsys)
    assert (code, told["id"], told["severity"]) == (0, "RP203", "warning")
    assert (told["line"], told["column"]) == at(text, part)
    assert measure in str(told["message"])


def test_a_refused_correction_is_shown_where_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check-in holds the old value, and what is wrong is the new one."""
    correction = "{date: 2026-11-20, check_in: 2026-11-20, measure: tug, value: 999, by: J. Smith}"
    text = f"{TKA.read_text()}corrections:\n  - {correction}\n"
    _, (told,) = checked(text, tmp_path, capsys)
    assert (told["line"], told["column"]) == at(text, "999")


def test_a_value_that_contradicts_is_told_of_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of two values that differ one warning names both."""
    text = with_last(TKA.read_text(), "knee_flexion", "[{value: 100}, {value: 109}]")
    _, told = checked(text, tmp_path, capsys)
    assert [one["id"] for one in told] == ["RP203"]
