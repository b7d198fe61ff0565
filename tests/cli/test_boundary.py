"""`rehab test --boundary-sheet` and `--answers` as a person types them."""

from pathlib import Path

import pytest

from rehab.cli.trouble import run
from tests.checks.cases.walked import a_protocol


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A clinic's folder with one protocol of one gate."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one/protocol.yaml").write_text(a_protocol(rules={}), encoding="utf-8")
    return tmp_path


def _test(folder: Path, *words: object) -> int:
    return run(["test", "one", "--protocols", str(folder), *map(str, words)])


def _tick(folder: Path, number: int, answer: str) -> Path:
    """The printed file of answers with one patient ticked."""
    file = folder / "out/boundary-answers.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if line.endswith(f"active knee flexion {number} deg"))
    lines[at + 1] = lines[at + 1].replace("not_ticked", answer)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_sheet_is_three_files(folder: Path, paper: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Page, print and the file to type into are named on stdout; how many patients, beside it."""
    assert _test(folder, "--boundary-sheet", "--out", folder / "out", "--paper", paper) == 0
    told = capsys.readouterr()
    names = sorted(path.name for path in (folder / "out").iterdir())
    assert names == ["boundary-answers.yaml", "boundary-sheet.html", "boundary-sheet.pdf"]
    assert told.out.count("\n") == 3
    assert told.err == "6 patients\n"


def test_answers_that_agree_end_with_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says how many were ticked."""
    _test(folder, "--boundary-sheet", "--out", folder / "out")
    capsys.readouterr()
    assert _test(folder, "--answers", _tick(folder, 99, "stays")) == 0
    assert capsys.readouterr().out == "one 1.0.0: 1 of 6 patients ticked, 0 otherwise than the protocol\n"


def test_an_answer_that_differs_ends_with_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told with the gate and its line."""
    _test(folder, "--boundary-sheet", "--out", folder / "out")
    assert _test(folder, "--answers", _tick(folder, 99, "goes_on")) == 1
    assert "the gate into phase `held`" in capsys.readouterr().out


def test_cases_can_be_pasted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ticked patients on stdout, at the end of the protocol, hold."""
    _test(folder, "--boundary-sheet", "--out", folder / "out")
    file = _tick(folder, 100, "goes_on")
    capsys.readouterr()
    assert _test(folder, "--answers", file, "--as-cases") == 0
    protocol = folder / "one/protocol.yaml"
    protocol.write_text(a_protocol(rules={}) + capsys.readouterr().out, encoding="utf-8")
    assert _test(folder) == 0
    assert "one: 1 of 1 cases hold" in capsys.readouterr().out


def test_a_filled_sheet_is_not_written_over(folder: Path) -> None:
    """Printing again where somebody has typed is wrong usage; where nobody has, it is no matter."""
    for _ in range(2):
        assert _test(folder, "--boundary-sheet", "--out", folder / "out") == 0
    file = _tick(folder, 99, "stays")
    assert _test(folder, "--boundary-sheet", "--out", folder / "out") == 2
    assert ": stays" in file.read_text(encoding="utf-8")


def test_a_file_of_answers_with_a_fault_is_a_finding(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told at its line, and nothing is compared."""
    _test(folder, "--boundary-sheet", "--out", folder / "out")
    assert _test(folder, "--answers", _tick(folder, 99, "perhaps")) == 1
    told = capsys.readouterr().err
    assert "boundary-answers.yaml:" in told
    assert "perhaps" in told


@pytest.mark.parametrize(
    "words",
    [
        ("--boundary-sheet", "--paper", "a5"),
        ("--boundary-sheet", "--as-cases"),
        ("--boundary-sheet", "--answers", "some.yaml"),
        ("--as-cases",),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(folder: Path, words: tuple[str, ...]) -> None:
    """A sheet is printed or compared, on a paper that there is."""
    assert _test(folder, *words, "--out", folder / "out") == 2


def test_a_sheet_is_about_one_protocol(folder: Path) -> None:
    """Without a name, or with two, there is no sheet."""
    assert run(["test", "--boundary-sheet", "--protocols", str(folder)]) == 2
    assert run(["test", "tka-retro", "one", "--boundary-sheet", "--protocols", str(folder)]) == 2


def test_without_a_case_patient_there_is_no_sheet(folder: Path) -> None:
    """Nobody knows then whom a patient should be like."""
    text = a_protocol(rules={})
    head, _, _ = text.partition("case_patients:")
    (folder / "one/protocol.yaml").write_text(head, encoding="utf-8")
    assert _test(folder, "--boundary-sheet", "--out", folder / "out") == 2
