"""`rehab replay CODE` as a person types it: the handout again, or the reason in words."""

import re
from pathlib import Path

import pytest

from rehab.cli.trouble import run

ROOT = Path(__file__).parents[2]
TKA = ROOT / "examples/episodes/tka-week7.yaml"
CLINIC = ROOT / "examples/clinic/clinic.yaml"
LETTERS = re.compile(r'class="letters">(.*?)</p>', re.DOTALL)


def code_on(folder: Path) -> list[str]:
    """The groups of the code that stands on a handout."""
    found = LETTERS.search((folder / "handout.html").read_text())
    assert found is not None
    return re.sub(r"<[^>]*>", " ", found[1]).split()


@pytest.fixture
def then(tmp_path: Path) -> Path:
    """The papers of the knee replacement in week 7."""
    assert run(["plan", str(TKA), "--out", str(tmp_path / "then")]) == 0
    return tmp_path / "then"


def test_a_code_gives_the_handout_with_blanks_for_names(then: Path, tmp_path: Path) -> None:
    """The same lines but for those with the patient's, the clinic's and the therapist's name."""
    assert run(["replay", *code_on(then), "--out", str(tmp_path / "again")]) == 0
    assert sorted(path.name for path in (tmp_path / "again").iterdir()) == ["handout.html", "handout.pdf"]
    before = (then / "handout.html").read_text()
    again = (tmp_path / "again/handout.html").read_text()
    gone = [line for line in before.splitlines() if line not in again.splitlines()]
    assert gone
    assert all(re.search("M. K.|Riverside|J. Smith", line) for line in gone)
    assert not re.search("M. K.|Riverside|J. Smith|demo-tka", again)


def test_a_replayed_handout_replays_to_the_same_bytes(then: Path, tmp_path: Path) -> None:
    """The sheet of a code bears that code, and gives itself again byte for byte."""
    code = code_on(then)
    for name in ("one", "two"):
        assert run(["replay", *code, "--out", str(tmp_path / name)]) == 0
    assert code_on(tmp_path / "one") == code
    for paper in ("handout.html", "handout.pdf"):
        assert (tmp_path / "one" / paper).read_bytes() == (tmp_path / "two" / paper).read_bytes()


def test_a_code_is_taken_from_stdin(then: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scanner's file keeps the code off the command line, which other people of the machine can see."""
    (tmp_path / "scanned").write_text("".join(code_on(then)).lower())
    with (tmp_path / "scanned").open() as scanned:
        monkeypatch.setattr("sys.stdin", scanned)
        assert run(["replay", "-", "--out", str(tmp_path / "again")]) == 0
    assert (tmp_path / "again/handout.pdf").exists()


def test_paper_and_print_come_again(tmp_path: Path) -> None:
    """Letter in large print comes as that from its code."""
    how = ["--paper", "letter", "--large-print"]
    assert run(["plan", str(TKA), "--out", str(tmp_path / "then"), *how]) == 0
    assert run(["replay", *code_on(tmp_path / "then"), "--out", str(tmp_path / "again")]) == 0
    pages = [(tmp_path / name / "handout.pdf").read_bytes().count(b"/MediaBox") for name in ("then", "again")]
    assert pages[0] == pages[1]
    assert b"[0 0 612 792]" in (tmp_path / "again/handout.pdf").read_bytes()


def test_the_clinic_comes_again_with_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The mark is the clinic's own; without its file nothing is printed in silence."""
    mark = ["--clinic", str(CLINIC)]
    assert run(["plan", str(TKA), "--out", str(tmp_path / "then"), *mark]) == 0
    code = code_on(tmp_path / "then")
    assert run(["replay", *code, "--out", str(tmp_path / "again"), *mark]) == 0
    capsys.readouterr()
    assert run(["replay", *code, "--out", str(tmp_path / "without")]) == 1
    assert "the clinic's file has changed: " in capsys.readouterr().err
    assert not (tmp_path / "without").exists()


def test_a_wrong_letter_is_told_with_its_line(
    then: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip gives one finding that names the line, shows no letter of the code, and leaves no paper."""
    code = code_on(then)
    code[4] = code[4][::-1]
    capsys.readouterr()
    assert run(["replay", *code, "--out", str(tmp_path / "again")]) == 1
    said = capsys.readouterr().err
    assert "error[RP208] line 1 of the code is mistyped" in said
    assert not any(group in said for group in code)
    assert not (tmp_path / "again").exists()


def test_a_changed_protocol_is_refused_even_anyway(
    then: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A code is numbers of names in the protocol; by another one they would be read as others."""
    own = tmp_path / "own/tka-retro/protocol.yaml"
    own.parent.mkdir(parents=True)
    text = (ROOT / "protocols/tka-retro/protocol.yaml").read_text()
    own.write_text(text.replace("knee_flexion: {at_least: 100 deg", "knee_flexion: {at_least: 101 deg", 1))
    for more in ([], ["--anyway"]):
        words = ["--out", str(tmp_path / "again"), "--protocols", str(tmp_path / "own"), *more]
        assert run(["replay", *code_on(then), *words]) == 1
        assert (
            "protocol `tka-retro`, with its bases and the measures, has changed: " in capsys.readouterr().err
        )
    assert not (tmp_path / "again").exists()


def test_another_program_is_named_and_marked(
    then: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By another version nothing is printed, or with `--anyway` a sheet that says so and bears no code."""
    monkeypatch.setattr("rehab.wiring.replaying.program_version", lambda: "9.9.9")
    words = [*code_on(then), "--out", str(tmp_path / "again")]
    capsys.readouterr()
    assert run(["replay", *words]) == 1
    assert "the program has changed: 0.1.0 then, 9.9.9 now" in capsys.readouterr().err
    assert not (tmp_path / "again").exists()
    assert run(["replay", *words, "--anyway"]) == 1
    again = (tmp_path / "again/handout.html").read_text()
    assert "Replayed with another version." in again
    assert 'class="letters"' not in again


def test_a_sheet_without_a_code_says_why_in_the_report(tmp_path: Path) -> None:
    """The handout says nothing of it; the clinician reads the reason."""
    episode = tmp_path / "episode.yaml"
    episode.write_text(TKA.read_text().replace("phone: 555 0100", "phone: ask for Ann"))
    assert run(["plan", str(episode), "--out", str(tmp_path / "then")]) == 0
    assert 'class="letters"' not in (tmp_path / "then/handout.html").read_text()
    assert "The handout has no code to print it again: " in (tmp_path / "then/report.html").read_text()
