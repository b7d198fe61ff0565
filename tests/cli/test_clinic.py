"""`rehab plan --clinic`: what the command says counts first, then the episode, then the clinic's file."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from rehab.cli.trouble import run

ROOT = Path(__file__).parents[2]
TKA = ROOT / "examples/episodes/tka-week7.yaml"
LETTER_WIDTH, A4_WIDTH = 612, 595


def planned(tmp_path: Path, clinic: str, *options: str) -> Path:
    """The folder with the papers of one episode under a clinic's file."""
    (tmp_path / "clinic.yaml").write_text(f"schema: 1\nname: Harbour Clinic\n{clinic}")
    out = tmp_path / "out"
    words = ["plan", str(TKA), "--clinic", str(tmp_path / "clinic.yaml"), "--out", str(out), *options]
    assert run(words) == 0
    return out


def width(folder: Path) -> int:
    """How wide the handout is, in points."""
    return int(PdfReader(io.BytesIO((folder / "handout.pdf").read_bytes())).pages[0].mediabox.width)


def test_the_clinics_paper_is_used_where_nobody_names_one(tmp_path: Path) -> None:
    """A clinic that prints on letter gets letter."""
    assert width(planned(tmp_path, "paper: letter\n")) == LETTER_WIDTH


def test_the_command_counts_before_the_clinics_file(tmp_path: Path) -> None:
    """Who names a size of paper gets it in every clinic."""
    assert width(planned(tmp_path, "paper: letter\n", "--paper", "a4")) == A4_WIDTH


def test_large_print_can_be_turned_off(tmp_path: Path) -> None:
    """A clinic's large print is used unless the command says otherwise."""
    large, small = (
        PdfReader(planned(tmp_path, "large_print: true\n", *options) / "handout.pdf").get_num_pages()
        for options in ((), ("--no-large-print",))
    )
    assert large > small


def test_the_episodes_own_number_is_printed(tmp_path: Path) -> None:
    """The number of the episode stands in the box, under the clinic's mark."""
    page = (planned(tmp_path, "phone: 555 0999\n") / "handout.html").read_text()
    assert "Harbour Clinic" in page
    assert "555 0100" in page
    assert "555 0999" not in page


def test_a_faulty_clinic_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A clinic's file with a fault is refused at its place before any paper is written."""
    (tmp_path / "clinic.yaml").write_text('schema: 1\nname: A\ncolour: "#ffff00"\n')
    words = ["plan", str(TKA), "--clinic", str(tmp_path / "clinic.yaml"), "--out", str(tmp_path / "out")]
    assert run(words) == 1
    assert "clinic.yaml:3:9-18" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_check_reads_a_clinics_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`rehab check` knows a clinic's file by its keys, and looks through its logo."""
    (tmp_path / "clinic.yaml").write_text("schema: 1\nname: A\nlogo: logo.svg\n")
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><a/></svg>')
    assert run(["check", str(tmp_path)]) == 1
    assert "`logo.svg` holds `<a>`" in capsys.readouterr().out
