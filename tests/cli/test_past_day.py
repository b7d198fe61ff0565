"""`--as-of` on a past day, as a person types it: one line says what is left out, on screen and on paper."""

import json
from pathlib import Path

import pytest

from rehab.cli.trouble import run

TKA = Path(__file__).parents[2] / "examples/episodes/tka-week7.yaml"
LINE = "As it stood on November 13, 2026: 1 later entry of the file is left out.\n"


def test_the_text_begins_with_what_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody reads a past decision without knowing that something came later."""
    assert run(["decide", str(TKA), "--as-of", "2026-11-13"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"{LINE}\nRight knee, week 6 (day 42): begin at level 1")
    assert not said.err


def test_json_is_the_decision_of_that_day_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cut by hand after that day, the file gives the same bytes; the line stands on stderr."""
    assert run(["decide", str(TKA), "--json", "--as-of", "2026-11-13"]) == 0
    looked_back = capsys.readouterr()
    text = TKA.read_text()
    path = tmp_path / "episode.yaml"
    path.write_text(
        text[: text.index("  - date: 2026-11-20")].replace("as_of: 2026-11-20", "as_of: 2026-11-13")
    )
    assert run(["decide", str(path), "--json"]) == 0
    by_hand = capsys.readouterr()
    assert looked_back.out == by_hand.out
    assert json.loads(by_hand.out)["as_of"] == "2026-11-13"
    assert (looked_back.err, by_hand.err) == (LINE, "")


@pytest.mark.parametrize("day", ["2026-11-20", "2026-11-21"])
def test_nothing_is_said_where_nothing_came_later(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    """On the day of the last entry and after it the file is whole."""
    assert run(["decide", str(TKA), "--as-of", day]) == 0
    assert capsys.readouterr().out.startswith("Right knee")


def test_the_files_own_day_leaves_nothing_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A check-in after the `as_of` that the file itself says is a mistake in a date."""
    path = tmp_path / "episode.yaml"
    path.write_text(TKA.read_text().replace("as_of: 2026-11-20", "as_of: 2026-11-19"))
    assert run(["decide", str(path)]) == 1
    said = capsys.readouterr()
    assert "error[RP202] 2026-11-20 is after 2026-11-19" in said.err
    assert not said.out


def test_both_papers_of_a_past_day_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A week that leaves something out must not be taken for this week's, by anyone."""
    assert run(["plan", str(TKA), "--as-of", "2026-11-13", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith(LINE)
    assert LINE.strip() in (tmp_path / "report.html").read_text()
    assert "This looks back to November 13, 2026." in (tmp_path / "handout.html").read_text()
