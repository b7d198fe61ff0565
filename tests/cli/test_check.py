"""`rehab check` as a person types it: what it takes, where it prints, what it ends with."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import ROOT, rehab

BAD = ROOT / "tests/bad"


def test_the_shipped_protocols_have_no_error() -> None:
    """Without a path every bundled protocol is checked, and none has an error."""
    done = rehab("check")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


def test_everything_that_ships_is_sound() -> None:
    """The bundled folders with their examples hold nothing but the signed loosening that they show."""
    done = rehab("check", "protocols", "examples", "--format", "json")
    told = json.loads(done.stdout)["findings"]
    assert (done.returncode, {one["id"] for one in told}) == (0, {"RP414"}), done.stdout


def test_a_protocol_by_its_name() -> None:
    """A word that is no path is the name of a protocol."""
    done = rehab("check", "tka-retro")
    assert done.returncode == 0
    assert "1 file checked" in done.stderr


def test_errors_are_data_and_end_with_one() -> None:
    """Findings stand on stdout in the form of the design, and an error ends with 1."""
    done = rehab("check", BAD / "protocol/measure-misspelt.yaml")
    assert done.returncode == 1
    assert done.stdout.startswith("error[RP104] unknown measure `knee_flexon`\n  --> tests/bad/protocol/")


def test_warnings_alone_end_with_zero() -> None:
    """A warning is printed and stops nothing."""
    done = rehab("check", BAD / "lint/review-overdue.yaml", "--as-of", "2026-11-20")
    assert done.returncode == 0
    assert done.stdout.startswith("warning[RP302]")


def test_the_day_is_what_is_asked_for() -> None:
    """On the day of review itself nothing is overdue."""
    done = rehab("check", BAD / "lint/review-overdue.yaml", "--as-of", "2026-11-19")
    assert "RP302" not in done.stdout


def test_all_files_in_one_run() -> None:
    """Files of every kind are checked together and told of in their order."""
    names = ("episode/measure-misspelt.yaml", "overlay/level-misspelt.yaml", "protocol/measure-misspelt.yaml")
    done = rehab("check", *(BAD / name for name in reversed(names)), "--format", "json")
    told = json.loads(done.stdout)["findings"]
    assert list(dict.fromkeys(one["file"] for one in told)) == [f"tests/bad/{name}" for name in names]


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_forms_for_programs_are_whole_without_findings(form: str) -> None:
    """A program that reads the output gets a whole answer when nothing was found, and no colour."""
    told = json.loads(rehab("check", "tka-retro", "--format", form).stdout)
    assert (told["findings"] if form == "json" else told["runs"][0]["results"]) == []


def test_github_form() -> None:
    """On GitHub each finding is one workflow command."""
    done = rehab("check", BAD / "protocol/measure-misspelt.yaml", "--format", "github")
    assert done.stdout.startswith("::error file=tests/bad/protocol/measure-misspelt.yaml,line=")


def test_stdin() -> None:
    """A dash is stdin."""
    text = (BAD / "protocol/measure-misspelt.yaml").read_text()
    done = rehab("check", "-", stdin=text)
    assert done.returncode == 1
    assert "--> stdin:" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tka-retr",), "did you mean `tka-retro`?"),
        (("nothing-like-it",), "there are acl-reconstruction-retro"),
        (("--format", "xml"), "text, json, github and sarif"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], said: str) -> None:
    """A word that is nothing, or a form that there is not, is wrong usage with a way out."""
    done = rehab("check", *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_path_that_is_not_there_is_a_finding() -> None:
    """A path that cannot be opened is told beside everything else."""
    done = rehab("check", "no/such.yaml", BAD / "protocol/measure-misspelt.yaml", "--format", "json")
    assert [one["id"] for one in json.loads(done.stdout)["findings"]] == ["RP022", "RP104"]
    assert done.returncode == 1


def test_a_base_beside_the_protocol(tmp_path: Path) -> None:
    """What an own protocol extends may lie in the folder beside its own."""
    head = 'schema: 1\nid: {name}\nversion: "1"\nstatus: draft\ntitle: Mine\n'
    for name, more in (("my-base", ""), ("mine", "extends: my-base\n")):
        path = tmp_path / name / "protocol.yaml"
        path.parent.mkdir()
        path.write_text(head.format(name=name) + more)
    done = rehab("check", tmp_path / "mine/protocol.yaml", "--format", "json")
    assert "RP114" not in {one["id"] for one in json.loads(done.stdout)["findings"]}


def test_other_files_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    """A folder may hold what is none of ours; what could be ours and cannot be read is told."""
    (tmp_path / "workflow.yml").write_text("name: ci\njobs: {}\n")
    (tmp_path / "torn.yaml").write_text("schema: 1\nid: [\n")
    (tmp_path / ".hidden.yaml").write_text("id: [\n")
    told = json.loads(rehab("check", tmp_path, "--format", "json").stdout)["findings"]
    assert {Path(one["file"]).name for one in told} == {"torn.yaml"}


def test_a_base_that_is_not_utf_8_is_a_finding(tmp_path: Path) -> None:
    """A base in another encoding is told like any other file, and the rest is checked all the same."""
    head = 'schema: 1\nid: {name}\nversion: "1"\nstatus: draft\ntitle: {title}\n'
    for name, title, more in (("my-base", "M\xfcde", ""), ("mine", "Mine", "extends: my-base\n")):
        path = tmp_path / name / "protocol.yaml"
        path.parent.mkdir()
        path.write_bytes((head.format(name=name, title=title) + more).encode("latin-1"))
    words = (tmp_path / "mine/protocol.yaml", BAD / "protocol/measure-misspelt.yaml")
    done = rehab("check", *words, "--format", "json")
    assert done.returncode == 1
    assert {one["id"] for one in json.loads(done.stdout)["findings"]} == {"RP018", "RP104"}


def test_the_patients_of_a_finding_can_be_decided(tmp_path: Path) -> None:
    """Each is left as an episode, and the program decides it as the finding shows."""
    own, left = tmp_path / "own", tmp_path / "left"
    written = own / "gate-turned-round/protocol.yaml"
    written.parent.mkdir(parents=True)
    written.write_bytes((BAD / "proof/gate-turned-round.yaml").read_bytes())
    shelves = ("--protocols", BAD / "shelf", "--protocols", own)
    done = rehab("check", "gate-turned-round", "--witness", left, *shelves)
    names = sorted(path.name for path in left.iterdir())
    assert names == ["rp403-1-one.json", "rp403-1-other.json"], done.stdout
    came = [rehab("decide", left / name, "--json", *shelves).stdout for name in names]
    assert [json.loads(one)["outcome"] for one in came] == ["hold", "progress"]


def test_the_proof_sheet_says_what_was_proven() -> None:
    """Every property of a shipped protocol is proven, and what holds by construction stands apart."""
    done = rehab("check", "partial-meniscectomy-retro", "--proofs", "--format", "json")
    (sheet,) = json.loads(done.stdout)["findings"]
    assert sheet["id"] == "RP400"
    assert "up to week 104" in sheet["message"]
    said = {line.partition(":")[0] for line in sheet["shown"]}
    assert said == {"proven", "by construction"}
