"""`rehab test` as a person types it: what it prints, in which form, and what it ends with."""

import json
from pathlib import Path

import pytest

from rehab.cli.trouble import run
from tests.checks.cases.walked import a_protocol

_WHOLE = (
    *(
        (f"{{like: fine, week: 6, knee_flexion: {{value: {deg}, repeat: {deg}}}}}", outcome)
        for deg, outcome in ((99, "hold"), (100, "progress"), (101, "progress"))
    ),
    ("{like: fine, week: 6, knee_flexion: unknown}", "hold"),
    ("{like: fine, day: 41}", "not_started"),
)
"""Cases that show everything of a protocol with one gate and no rule."""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A clinic's folder with one protocol, whose cases show and notice everything."""
    _write(tmp_path, a_protocol(*_WHOLE, rules={}))
    return tmp_path


def _write(folder: Path, text: str) -> None:
    (folder / "one").mkdir(exist_ok=True)
    (folder / "one/protocol.yaml").write_text(text, encoding="utf-8")


def _test(folder: Path, *words: str) -> int:
    return run(["test", "one", "--protocols", str(folder), *words])


def test_without_an_option_cases_and_coverage_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The quick run walks the cases and says what they show; what they notice takes a word more."""
    assert _test(folder) == 0
    told = capsys.readouterr()
    assert "one: 5 of 5 cases hold" in told.out
    assert "covered: 7 of 7 (100 %)" in told.out
    assert "slips of the pen" not in told.out
    assert told.err == "5 passed, 0 failed\n"


def test_with_mutation_the_slips_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each step of the gate, the gate turned round, its absence and its window are noticed."""
    assert _test(folder, "--mutation") == 0
    assert "slips of the pen that the cases would notice: 6 of 6 (100 %)" in capsys.readouterr().out


@pytest.mark.parametrize(("least", "code"), [("100", 0), ("", 0)])
def test_what_is_shown_is_enough(folder: Path, least: str, code: int) -> None:
    """A protocol of which everything is shown passes any bar."""
    assert _test(folder, *(("--fail-under", least) if least else ())) == code


@pytest.mark.parametrize(("least", "code"), [("50", 0), ("85.71", 0), ("85.72", 1), ("100", 1)])
def test_fail_under_is_exact(folder: Path, least: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Six of seven are 85.714 percent: enough for 85.71 and not for 85.72."""
    _write(folder, a_protocol(*_WHOLE[:2], *_WHOLE[3:], rules={}))
    assert _test(folder, "--fail-under", least) == code
    assert (f"one shows or notices less than {least} %" in capsys.readouterr().err) is bool(code)


def test_a_case_that_does_not_hold_ends_with_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its place and its sentence stand on one line, what differs under it."""
    _write(folder, a_protocol(("{like: fine, week: 6}", "hold"), rules={}))
    assert _test(folder) == 1
    told = capsys.readouterr()
    assert "case 0\n      expected outcome `hold`, came `progress`: every gate of level 1 is met" in told.out
    assert told.err == "0 passed, 1 failed\n"


def test_json_is_for_scripts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fractions by protocol, and the findings as `rehab check` writes them."""
    _write(folder, a_protocol(*_WHOLE[:2], *_WHOLE[3:], rules={}))
    assert _test(folder, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    (protocol,) = told["protocols"]
    assert (protocol["protocol"], protocol["coverage"]) == ("one", {"covered": 6, "of": 7})
    assert [(one["id"], one["severity"]) for one in told["findings"]] == [("RP353", "warning")]


def test_a_gap_that_is_too_many_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a percentage is asked for and missed, what is missing stands as an error on a pull request."""
    _write(folder, a_protocol(*_WHOLE[:2], *_WHOLE[3:], rules={}))
    for least, level in (("50", "warning"), ("100", "error")):
        _test(folder, "--format", "github", "--fail-under", least)
        assert capsys.readouterr().out.startswith(f"::{level} file=")


@pytest.mark.parametrize("words", [("--fail-under", "most"), ("--fail-under", "101"), ("--format", "xml")])
def test_options_that_cannot_be_are_wrong_usage(folder: Path, words: tuple[str, str]) -> None:
    """A percentage goes from 0 to 100, and there are three forms."""
    assert _test(folder, *words) == 2


def test_a_file_is_as_good_as_a_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A protocol can be named by its file or by a folder that holds it."""
    for path in (folder / "one/protocol.yaml", folder):
        assert run(["test", str(path)]) == 0
        assert "one: 5 of 5 cases hold" in capsys.readouterr().out


def test_a_protocol_with_a_fault_is_a_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be resolved is told at its line, and no case is walked."""
    _write(folder, a_protocol(*_WHOLE, rules={}, gate="{knee_flexon: {at_least: 100 deg}}"))
    assert _test(folder) == 1
    told = capsys.readouterr()
    assert "did you mean `knee_flexion`?" in told.err
    assert not told.out


def test_the_cases_of_a_shipped_protocol_would_notice_every_slip(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Of the shortest shipped protocol each fault is caught by a case, or proven to change nothing."""
    assert run(["test", "partial-meniscectomy-retro", "--mutation", "--fail-under", "100"]) == 0
    assert "(100 %); " in capsys.readouterr().out
