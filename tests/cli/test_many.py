"""A clinic's Monday: many patients in one run, each in a folder of their own, one trouble stopping nobody."""

import resource
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from rehab.adapters import pdf
from rehab.cli.trouble import run
from rehab.pipeline import Trip
from rehab.wiring.papers import Wanted, print_papers
from tests.report import samples

ROOT = Path(__file__).parents[2]
TKA = (ROOT / "examples/episodes/tka-week7.yaml").read_text()
FLAG = (ROOT / "examples/episodes/tka-red-flag.yaml").read_text()
HANDOUTS = ("--only", "message")
"""The quickest of all documents, for tests that ask nothing about the papers themselves."""


def an_episode(patient: str, text: str = TKA) -> str:
    """An example as the file of another patient."""
    (line,) = (one for one in text.splitlines() if one.startswith("  id: "))
    return text.replace(line, f"  id: {patient}")


@pytest.fixture
def monday(tmp_path: Path) -> Path:
    """A folder with three patients, one of whom names a protocol that does not exist."""
    folder = tmp_path / "monday"
    folder.mkdir()
    (folder / "a.yaml").write_text(an_episode("a-1"))
    (folder / "b.yaml").write_text(an_episode("b-2").replace("protocol: tka-retro", "protocol: none"))
    (folder / "c.yaml").write_text(an_episode("c-3", FLAG))
    return folder


def papers(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder by its path there."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_one_failure_stops_nobody_and_is_named_with_its_reason(
    monday: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are planned, and the last lines say who was not, why, and with which exit code."""
    out = monday.parent / "out"
    assert run(["plan", str(monday), "--out", str(out), *HANDOUTS]) == 1
    told = capsys.readouterr()
    assert sorted(one.name for one in out.iterdir()) == ["a-1", "c-3"]
    assert told.err.splitlines()[-2:] == [
        f"not planned: {monday / 'b.yaml'} (exit 1): RP114 there is no protocol `none`",
        "2 of 3 planned",
    ]
    assert told.out.splitlines() == [
        f"{out / 'a-1'}: Right knee: progress to level 2",
        f"{out / 'c-3'}: Right knee: urgent, stop and see today",
    ]


def test_two_processes_do_what_one_does(monday: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """However many processes there are, every byte of every file and every line said is the same."""
    said, made = [], []
    for jobs in ("1", "2"):
        out = monday.parent / "out"
        assert run(["plan", str(monday), "--out", str(out), "--jobs", jobs]) == 1
        said.append(capfd.readouterr())
        made.append(papers(out))
    assert said[0] == said[1]
    assert made[0] == made[1]
    assert len(made[0]) > 10


def test_a_fault_of_the_program_stops_nobody_and_shows_no_values(
    monday: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unforeseen error with one patient is said of that one, without a value, and ends with 70."""

    def fails(trip: Trip, wanted: Wanted) -> Mapping[str, bytes]:
        if trip.episode.patient.id == "a-1":
            raise ValueError("pain 9 of M. K.")
        return print_papers(trip, wanted)

    monkeypatch.setattr("rehab.cli.planning.print_papers", fails)
    out = monday.parent / "out"
    assert run(["plan", str(monday), "--out", str(out), "--jobs", "1", *HANDOUTS]) == 70
    said = capsys.readouterr().err
    assert f"not planned: {monday / 'a.yaml'} (exit 70): internal error: ValueError" in said
    assert "pain 9" not in said
    assert [one.name for one in out.iterdir()] == ["c-3"]


@pytest.mark.parametrize(
    "patient", ["'../up'", "/elsewhere", "..", "'a/b'", "'a\\b'", '"a\\nb"', "' a'", "a" * 200]
)
def test_an_id_never_leads_out_of_the_folder(
    patient: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number that would name a folder elsewhere is refused by name, and nothing is written for it."""
    (tmp_path / "a.yaml").write_text(an_episode(patient))
    (tmp_path / "b.yaml").write_text(an_episode("b"))
    words = [str(tmp_path / name) for name in ("a.yaml", "b.yaml")]
    assert run(["plan", *words, "--out", str(tmp_path / "deep/out"), *HANDOUTS]) == 2
    assert "the patient's id names no folder" in capsys.readouterr().err
    assert [one.name for one in (tmp_path / "deep/out").iterdir()] == ["b"]
    assert sorted(one.name for one in (tmp_path / "deep").iterdir()) == ["out"]


def test_of_two_with_one_number_the_first_is_planned(tmp_path: Path) -> None:
    """Papers of one patient never come to lie over another's, not even where capitals alone differ."""
    (tmp_path / "1.yaml").write_text(an_episode("a-1"))
    (tmp_path / "2.yaml").write_text(an_episode("A-1", FLAG))
    assert run(["plan", str(tmp_path), "--out", str(tmp_path / "out"), "--jobs", "2", *HANDOUTS]) == 2
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["a-1"]
    assert "Step up" in (tmp_path / "out/a-1/message.txt").read_text()


def test_what_is_no_episode_is_left_out_and_named(monday: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside episodes a folder may hold other files; papers and editors' schemas are passed over."""
    (monday / "b.yaml").unlink()
    (monday / "clinic.yaml").write_text("schema: 1\nname: Harbour\nphone: 555 0100\n")
    (monday / "episode.schema.json").write_text("{}")
    (monday / "old").mkdir()
    (monday / "old/plan.json").write_text('{"patient": "x"}')
    assert run(["plan", str(monday), "--out", str(monday.parent / "out"), *HANDOUTS]) == 0
    told = capsys.readouterr().err
    assert told.splitlines() == [f"no episode, left out: {monday / 'clinic.yaml'}", "2 of 2 planned"]


def test_a_broken_file_of_a_folder_is_a_failure(monday: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read may be a patient's, so it is never passed over in silence."""
    (monday / "b.yaml").write_text("patient: {id: a\n")
    assert run(["plan", str(monday), "--out", str(monday.parent / "out"), *HANDOUTS]) == 1
    assert f"not planned: {monday / 'b.yaml'} (exit 1): " in capsys.readouterr().err


def test_a_pattern_names_files(monday: Path) -> None:
    """A pattern that no shell has opened is opened here."""
    assert run(["plan", str(monday / "[ac].yaml"), "--out", str(monday.parent / "out"), *HANDOUTS]) == 0
    assert sorted(one.name for one in (monday.parent / "out").iterdir()) == ["a-1", "c-3"]


def test_a_folder_of_one_makes_a_folder_for_one(monday: Path) -> None:
    """Where papers lie does not hang on how many patients a folder happens to hold."""
    for name in ("b.yaml", "c.yaml"):
        (monday / name).unlink()
    assert run(["plan", str(monday), "--out", str(monday.parent / "out"), *HANDOUTS]) == 0
    assert (monday.parent / "out/a-1/message.txt").exists()


@pytest.mark.parametrize(
    "words",
    [["{monday}/*.json"], ["{monday}/empty"], ["{monday}", "--jobs", "0"], ["{monday}", "--only", "x"]],
)
def test_what_cannot_be_done_is_wrong_usage(words: list[str], monday: Path) -> None:
    """A pattern without files, an empty folder, no process and no such document end with 2."""
    (monday / "empty").mkdir()
    named = [word.format(monday=monday) for word in words]
    assert run(["plan", *named, "--out", str(monday.parent / "out")]) == 2
    assert not (monday.parent / "out").exists()


def test_papers_that_are_not_asked_for_again_are_taken_away(monday: Path) -> None:
    """Who prints messages alone holds no report of last week for this week's."""
    out = monday.parent / "out"
    assert run(["plan", str(monday / "a.yaml"), str(monday / "c.yaml"), "--out", str(out)]) == 0
    assert (out / "a-1/report.pdf").exists()
    assert run(["plan", str(monday), "--out", str(out), *HANDOUTS]) == 1
    assert [one.name for one in (out / "a-1").iterdir()] == ["message.txt"]


def test_a_bar_is_drawn_where_a_person_waits(
    monday: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal a bar counts the patients, and what is said comes once it is gone."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    run(["plan", str(monday), "--out", str(monday.parent / "out"), "--jobs", "1", *HANDOUTS])
    told = capsys.readouterr()
    assert "3/3" in told.err
    assert told.err.index("3/3") < told.err.index("error[RP114]")
    assert len(told.out.splitlines()) == 2


def test_memory_stays_flat() -> None:
    """Printing goes on and on without growing: what one paper needed the next one uses again."""
    handout = samples.hold_handout()
    for _ in range(40):
        pdf.render(handout, paper="a4")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(160):
        pdf.render(handout, paper="a4")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 40_000  # kilobytes
