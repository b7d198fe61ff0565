"""`rehab show` as a person types it: a protocol read aloud, drawn, and hung on a wall."""

import json
from pathlib import Path

from tests.cli.test_commands import ROOT, rehab

OVERLAYS = ROOT / "examples/overlays"


def test_a_protocol_is_read_aloud() -> None:
    """The sentences stand on stdout, and stderr stays empty."""
    done = rehab("show", "tka-retro")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Leads walking backwards after total knee arthroplasty." in done.stdout


def test_a_file_is_shown_like_a_name() -> None:
    """A protocol that lies in a folder of one's own is named by its path."""
    path = ROOT / "protocols/tka-retro/protocol.yaml"
    assert rehab("show", path).stdout == rehab("show", "tka-retro").stdout


def test_the_picture_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    """One file, an SVG that needs no other."""
    done = rehab("show", "tka-retro", "--svg", tmp_path / "tka.svg")
    assert done.returncode == 0
    assert (tmp_path / "tka.svg").read_text().startswith("<svg xmlns=")


def test_the_page_for_the_wall_holds_the_picture() -> None:
    """HTML has the drawing inside and asks for landscape paper."""
    told = rehab("show", "tka-retro", "--format", "html").stdout
    assert "<svg" in told
    assert "A4 landscape" in told
    assert "`" not in told


def test_json_holds_the_page() -> None:
    """Scripts read the same page, by the keys that the commands page lists."""
    told = json.loads(rehab("show", "tka-retro", "--format", "json").stdout)
    page = (ROOT / "docs/commands.md").read_text()
    table = page.split("## `rehab show --format json`")[1].split("\n## ")[0]
    promised = {
        word.strip("` ")
        for line in table.splitlines()
        if line.startswith("| `")
        for word in line.split("|")[1].split(",")
    }
    assert promised == told.keys()


def test_twice_gives_the_same_bytes() -> None:
    """Whatever order Python's sets come in."""
    one, two = (rehab("show", "tka-retro", "--format", "html", PYTHONHASHSEED=seed) for seed in "12")
    assert one.stdout == two.stdout


def test_an_overlay_is_laid_over_it() -> None:
    """What a clinic adds stands in a part of its own."""
    done = rehab("show", "tka-retro", "--overlay", OVERLAYS / "late-start.yaml")
    assert "phase `supported` not before week 8, instead of week 6" in " ".join(done.stdout.split())


def test_a_signature_that_has_run_out_loosens_nothing() -> None:
    """On a day after it ended the protocol is shown as it stands."""
    words = ("show", "tka-retro", "--overlay", OVERLAYS / "signed-loosening.yaml", "--as-of")
    assert "LOOSENED" in rehab(*words, "2026-12-31").stdout
    assert "LOOSENED" not in rehab(*words, "2027-01-01").stdout


def test_a_choice_that_is_not_offered_is_named() -> None:
    """A misspelt modifier is met with the one that was perhaps meant."""
    done = rehab("show", "acl-reconstruction-retro", "--modifier", "meniscus_repare")
    assert done.returncode == 1
    assert "did you mean `meniscus_repair`?" in done.stderr


def test_a_base_has_nothing_to_draw(tmp_path: Path) -> None:
    """A picture of a protocol without a ladder is wrong usage, in one line."""
    done = rehab("show", "knee-surgery-base", "--svg", tmp_path / "base.svg")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_another_form_is_wrong_usage() -> None:
    """A form that there is not is refused with those that there are."""
    done = rehab("show", "tka-retro", "--format", "pdf")
    assert done.returncode == 2
    assert "text, html, json" in done.stderr
