"""The commands as a person types them: what they print, where, and what they end with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from rehab.cli.trouble import run
from rehab.wiring.papers import PAPERS

ROOT = Path(__file__).parents[2]
EPISODES = ROOT / "examples/episodes"
TKA = EPISODES / "tka-week7.yaml"


def rehab(*words: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, in the repository's folder."""
    return subprocess.run(
        [sys.executable, "-c", "from rehab.cli import main; main()", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


def test_decide_says_the_outcome_on_stdout() -> None:
    """The decision is data, so it stands on stdout and stderr stays empty."""
    done = rehab("decide", TKA)
    assert done.returncode == 0
    assert "progress" in done.stdout
    assert not done.stderr


def test_json_has_the_promised_keys() -> None:
    """Scripts can rely on the keys that the commands page lists."""
    told = json.loads(rehab("decide", TKA, "--json").stdout)
    page = (ROOT / "docs/commands.md").read_text()
    table = page.split("## `rehab decide --json`")[1].split("An episode with both knees")[0]
    promised = {
        word.strip("` ")
        for line in table.splitlines()
        if line.startswith("| `")
        for word in line.split("|")[1].split(",")
    }
    assert promised <= told.keys()


def test_decide_reads_stdin() -> None:
    """A dash takes the episode from stdin, with the same answer as from the file."""
    assert (
        rehab("decide", "-", "--json", stdin=TKA.read_text()).stdout == rehab("decide", TKA, "--json").stdout
    )


def test_a_json_episode_decides_alike() -> None:
    """An episode written as JSON gives the decision of the same episode in YAML."""
    yaml = pytest.importorskip("yaml")
    data = json.dumps(yaml.safe_load(TKA.read_text()), default=str)
    assert rehab("decide", "-", "--json", stdin=data).stdout == rehab("decide", TKA, "--json").stdout


def test_a_misspelt_measure_is_found_at_its_line() -> None:
    """A misspelt measure gives exit code 1, its line and column, and the right word."""
    broken = TKA.read_text().replace("knee_flexion: 80", "knee_flexon: 80")
    done = rehab("decide", "-", stdin=broken)
    line = next(n for n, text in enumerate(broken.splitlines(), 1) if "knee_flexon" in text)
    assert done.returncode == 1
    assert f"stdin:{line}:7-18" in done.stderr
    assert "did you mean `knee_flexion`?" in done.stderr
    assert not done.stdout


def test_a_rejected_value_ends_with_three() -> None:
    """A pain of -4 is rejected by name, the rest is decided, and the exit code says so."""
    text = TKA.read_text()
    last = text.rindex("pain_walking:")
    end = text.index("\n", last)
    done = rehab("decide", "-", "--json", stdin=f"{text[:last]}pain_walking: -4{text[end:]}")
    told = json.loads(done.stdout)
    assert done.returncode == 3
    assert [one["measure"] for one in told["rejected"]] == ["pain_walking"]
    assert told["outcome"] != "progress"


def test_a_day_that_is_none_is_wrong_usage() -> None:
    """A malformed day gives one line and exit code 2."""
    done = rehab("decide", TKA, "--as-of", "tomorrow")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_a_missing_file_is_a_finding() -> None:
    """A file that is not there is named without a traceback."""
    done = rehab("decide", "no-such-file.yaml")
    assert done.returncode == 1
    assert "no-such-file.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_option_is_wrong_usage() -> None:
    """A misspelt option gives exit code 2 and no traceback."""
    done = rehab("decide", TKA, "--jsn")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_after_expiry_no_week_is_decided() -> None:
    """Three weeks after the last check-in the patient is to be called."""
    told = json.loads(rehab("decide", TKA, "--json", "--as-of", "2026-12-11").stdout)
    assert told["outcome"] == "refer"
    assert told["needs"] == ["check_in"]


def test_a_fault_of_the_program_shows_no_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unforeseen error ends with 70 and names its place, but none of the values at hand."""

    def fails(*_: object, **__: object) -> None:
        raise ValueError("pain 9 of M. K.")

    monkeypatch.setattr("rehab.cli.decide.run", fails)
    assert run(["decide", str(TKA)]) == 70
    told = capsys.readouterr().err
    assert "ValueError" in told
    assert "pain 9" not in told


def test_own_protocols_that_are_not_used_are_refused(tmp_path: Path) -> None:
    """A folder of one's own that does not hold the episode's protocol never falls back to the bundled one."""
    own = tmp_path / "mine/my-tka"
    own.mkdir(parents=True)
    assert rehab("decide", TKA, "--protocols", tmp_path / "mine").returncode == 2
    (own / "protocol.yaml").write_text((ROOT / "protocols/tka-retro/protocol.yaml").read_text())
    done = rehab("decide", TKA, "--protocols", tmp_path / "mine")
    assert done.returncode == 2
    assert "my-tka" in done.stderr
    assert not done.stdout


def test_two_patients_of_one_number_are_not_mixed(tmp_path: Path) -> None:
    """Of two episodes with one patient number the second is refused; the first keeps its papers."""
    twin = tmp_path / "twin.yaml"
    twin.write_text(TKA.read_text())
    done = rehab("plan", TKA, twin, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "twin.yaml" in done.stderr
    assert (tmp_path / "out/demo-tka/handout.pdf").is_file()


def test_a_failed_plan_leaves_no_old_papers(tmp_path: Path) -> None:
    """When an episode cannot be read, last week's handout is not left lying where the new one belongs."""
    rehab("plan", TKA, "--out", tmp_path)
    assert (tmp_path / "handout.pdf").is_file()
    assert rehab("plan", "no-such.yaml", "--out", tmp_path).returncode == 1
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    """An output folder that is a file gives one sentence and exit code 2."""
    (tmp_path / "file").write_text("")
    done = rehab("plan", TKA, "--out", tmp_path / "file")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_name_that_the_fonts_lack_gives_way_to_the_number(tmp_path: Path) -> None:
    """A patient whose name cannot be printed still gets the week."""
    text = TKA.read_text().replace("name: M. K.", "name: \u12a0\u1260\u1260")
    done = rehab("plan", "-", "--out", tmp_path, stdin=text)
    assert done.returncode == 0, done.stderr
    assert "demo-tka" in (tmp_path / "handout.html").read_text()


def test_a_name_that_was_left_out_is_said_in_one_line_and_can_be_written(tmp_path: Path) -> None:
    """The person is told without the name's letters, and the handout has a line for it."""
    text = TKA.read_text().replace("name: M. K.", "name: \u12a0\u1260\u1260")
    done = rehab("plan", "-", "--out", tmp_path, stdin=text)
    (line,) = done.stderr.splitlines()
    assert line.startswith("warning[RP204] the fonts lack a letter of the patient's name")
    assert "Name: ____" in (tmp_path / "handout.html").read_text()


def test_a_name_that_is_printed_needs_no_line(tmp_path: Path) -> None:
    """Nothing is said and no line is left where the name stands on the paper."""
    done = rehab("plan", TKA, "--out", tmp_path)
    assert done.stderr == ""
    assert "Name: ____" not in (tmp_path / "handout.html").read_text()


def test_a_closed_pipe_is_no_traceback() -> None:
    """A reader that goes away ends the command quietly."""
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            f'"{sys.executable}" -c "from rehab.cli import main; main()" schema protocol | head -c 10',
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert "Traceback" not in done.stderr


def test_plan_writes_every_document(tmp_path: Path) -> None:
    """One command leaves both papers in both forms, files for telephone and register, and the plan."""
    done = rehab("plan", TKA, "--out", tmp_path)
    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(PAPERS)
    assert "progress" in done.stdout


def test_the_report_carries_the_plan(tmp_path: Path) -> None:
    """The plan in the clinician's PDF is `plan.json`, byte for byte."""
    rehab("plan", TKA, "--out", tmp_path)
    inside = PdfReader(tmp_path / "report.pdf").attachments["plan.json"]
    assert list(inside) == [(tmp_path / "plan.json").read_bytes()]


def test_plan_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """The same inputs give the same bytes, of every document."""
    rehab("plan", TKA, "--out", tmp_path / "one", PYTHONHASHSEED="1")
    rehab("plan", TKA, "--out", tmp_path / "two", PYTHONHASHSEED="2")
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_a_changed_threshold_changes_the_plan(tmp_path: Path) -> None:
    """A copied protocol with one gate moved holds the patient whom the bundled one moves on."""
    source = ROOT / "protocols/tka-retro/protocol.yaml"
    copy = tmp_path / "mine/tka-retro/protocol.yaml"
    copy.parent.mkdir(parents=True)
    text = source.read_text()
    gate = "knee_flexion: {at_least: 100 deg"
    assert gate in text
    copy.write_text(text.replace(gate, "knee_flexion: {at_least: 115 deg", 1))
    told = json.loads(rehab("decide", TKA, "--json", "--protocols", tmp_path / "mine").stdout)
    assert told["outcome"] == "hold"


def test_the_commands_page_lists_the_commands() -> None:
    """The table of commands and the program's own help name the same commands."""
    page = (ROOT / "docs/commands.md").read_text()
    listed = {line.split("`")[1].split()[1] for line in page.splitlines() if line.startswith("| `rehab ")}
    helped = rehab("--help").stdout.split("Commands:")[1]
    offered = {line.split()[0] for line in helped.splitlines() if line.startswith("  ") and line[2] != " "}
    assert listed == offered


def test_the_commands_page_lists_what_can_be_made() -> None:
    """Every kind of file that `rehab new` makes has its row, and every option of it stands on the page."""
    page = (ROOT / "docs/commands.md").read_text()
    listed = {line.split("`")[1].split()[2] for line in page.splitlines() if line.startswith("| `rehab new ")}
    helped = rehab("new", "--help").stdout.split("Commands:")[1]
    offered = {line.split()[0] for line in helped.splitlines() if line.startswith("  ") and line[2] != " "}
    assert listed == offered
    for kind in offered:
        options = {word for word in rehab("new", kind, "--help").stdout.split() if word.startswith("--")}
        assert options <= {*page.replace("`", " ").split(), "--help"}


def test_schema_is_json() -> None:
    """Each kind of file has a draft-07 schema."""
    for kind in ("protocol", "overlay", "episode", "measures"):
        schema = json.loads(rehab("schema", kind).stdout)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_shipped_cases_hold_and_show_everything() -> None:
    """Every case of every shipped protocol holds, decided by both engines, and nothing is left unshown."""
    done = rehab("test", "--fail-under", "100")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("episode", sorted(path.name for path in EPISODES.glob("*.yaml")))
def test_every_example_is_planned(episode: str, tmp_path: Path) -> None:
    """Every bundled example gives all its papers without a finding."""
    done = rehab("plan", EPISODES / episode, "--out", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_misspelt_file_is_met_with_the_one_beside_it() -> None:
    """The name that was perhaps meant stands in the message."""
    done = rehab("decide", "examples/episodes/tka-week.yaml")
    assert done.returncode == 1
    assert "did you mean `examples/episodes/tka-week7.yaml`?" in done.stderr


def test_the_program_says_its_version() -> None:
    """One line for a report of a fault; `-h` helps like `--help`."""
    assert rehab("--version").stdout.startswith("rehab ")
    assert rehab("-h").stdout == rehab("--help").stdout


def test_the_size_of_paper_is_known_in_any_case(tmp_path: Path) -> None:
    """`A4` is what most people write."""
    assert rehab("plan", EPISODES / "tka-week7.yaml", "--paper", "A4", "--out", tmp_path).returncode == 0
