"""`rehab translate` makes the files of a language; `rehab plan --lang` prints in it, or says why not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rehab.cli.trouble import run
from rehab.frozen import FrozenStruct

ROOT = Path(__file__).parents[2]
TKA = ROOT / "examples/episodes/tka-week7.yaml"
MINE, BASE = "tka-retro", "knee-base"


class Done(FrozenStruct):
    """What a command came to."""

    code: int
    stdout: str
    stderr: str


@pytest.fixture
def rehab(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs one command here."""

    def command(*words: object) -> Done:
        capsys.readouterr()
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return command


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A clinic's own folder with a copy of a protocol, not translated."""
    folder = tmp_path / "mine"
    shutil.copytree(ROOT / "protocols" / MINE, folder / MINE, ignore=shutil.ignore_patterns("translations"))
    return folder


def test_a_file_is_made_for_a_new_language(rehab: Callable[..., Done], mine: Path) -> None:
    """Every text of the protocol waits in a file that a translator can open."""
    done = rehab("translate", MINE, "--lang", "pt-BR", "--protocols", mine)
    made = (mine / MINE / "translations/pt-BR.po").read_text()
    assert done.code == 0
    assert "0 of 8 texts" in done.stdout
    assert made.count('msgstr ""\n') == 1 + 8


def test_what_was_translated_elsewhere_is_filled_in(rehab: Callable[..., Done], mine: Path) -> None:
    """A sentence that the bundled protocol already says in German needs no second translator."""
    assert "8 of 8 texts" in rehab("translate", MINE, "--lang", "de", "--protocols", mine).stdout


def test_two_people_sign(rehab: Callable[..., Done], tmp_path: Path) -> None:
    """With a reviewer and a second reader nothing is open; with one person for both, that is said."""
    mine = tmp_path / "mine"
    shutil.copytree(ROOT / "protocols" / BASE, mine / BASE, ignore=shutil.ignore_patterns("translations"))
    rehab("translate", BASE, "--lang", "de", "--protocols", mine)
    rehab("translate", BASE, "--lang", "de", "--protocols", mine, "--reviewed-by", "A. One")
    alone = rehab("translate", BASE, "--lang", "de", "--protocols", mine, "--safety-read-by", "A. One")
    assert "its second reader is the one who reviewed it" in alone.stdout
    both = rehab("translate", BASE, "--lang", "de", "--protocols", mine, "--safety-read-by", "B. Two")
    assert "reviewed, words of safety read twice" in both.stdout


def test_nobody_signs_what_is_not_there(rehab: Callable[..., Done], mine: Path) -> None:
    """A signature on a file that is not written yet would vouch for whatever comes."""
    done = rehab("translate", MINE, "--lang", "de", "--protocols", mine, "--reviewed-by", "A. One")
    assert (done.code, "nobody can sign what is not there yet" in done.stderr) == (2, True)


def test_check_writes_nothing(rehab: Callable[..., Done], mine: Path) -> None:
    """`--check` says what waits and leaves the folder as it is."""
    done = rehab("translate", MINE, "--lang", "pt-BR", "--protocols", mine, "--check")
    assert done.code == 1
    assert not (mine / MINE / "translations").exists()


def test_a_tag_that_is_none(rehab: Callable[..., Done]) -> None:
    """A mistyped tag is refused with what would be right."""
    done = rehab("translate", "--lang", "germanic")
    assert (done.code, "is no language tag" in done.stderr) == (2, True)


def test_a_handout_in_german(rehab: Callable[..., Done], tmp_path: Path) -> None:
    """The handout is German and says that it is a draft; the report is English and says so of the handout."""
    done = rehab("plan", TKA, "--lang", "de", "--out", tmp_path)
    handout, report = ((tmp_path / name).read_text() for name in ("handout.html", "report.html"))
    assert done.code == 0
    assert '<html lang="de"' in handout
    assert "Entwurf" in handout
    assert "a draft translation that nobody has vouched for" in report


def test_the_patients_language_counts(rehab: Callable[..., Done], tmp_path: Path) -> None:
    """Without `--lang` the episode's own language is printed."""
    episode = tmp_path / "episode.yaml"
    episode.write_text(TKA.read_text().replace("  name: M. K.\n", "  name: M. K.\n  language: ar\n", 1))
    rehab("plan", episode, "--out", tmp_path)
    assert '<html lang="ar" dir="rtl"' in (tmp_path / "handout.html").read_text()


def test_a_language_that_is_not_there(rehab: Callable[..., Done], tmp_path: Path) -> None:
    """A language without a translation is refused, and what there is is named."""
    done = rehab("plan", TKA, "--lang", "tlh", "--out", tmp_path)
    assert done.code == 1
    assert "error[RP604] no papers can be printed in `tlh`" in done.stderr


def test_a_clinic_can_forbid_drafts(rehab: Callable[..., Done], tmp_path: Path) -> None:
    """Where the clinic forbids it, no draft translation is printed."""
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text('schema: 1\nname: Riverside\nphone: "555 0100"\ndraft_translations: forbid\n')
    done = rehab("plan", TKA, "--lang", "de", "--out", tmp_path, "--clinic", clinic)
    assert done.code == 1
    assert "error[RP605]" in done.stderr
    assert not (tmp_path / "handout.html").exists()


def test_a_missing_text_is_counted_and_said_on_the_page(
    rehab: Callable[..., Done], mine: Path, tmp_path: Path
) -> None:
    """A clinic's own sentence without a translation prints in English, and page and command say so."""
    file = mine / MINE / "protocol.yaml"
    text = next(line for line in file.read_text().splitlines() if line.strip().startswith("patient: "))
    file.write_text(file.read_text().replace(text, f"{text} Rest."))
    done = rehab("plan", TKA, "--lang", "de", "--out", tmp_path, "--protocols", mine)
    assert "warning[RP603]" in done.stderr
    assert "anderen Sprache" in (tmp_path / "handout.html").read_text()


def test_a_protocol_in_the_patients_own_language_needs_no_translation(
    rehab: Callable[..., Done], mine: Path, tmp_path: Path
) -> None:
    """What a clinic writes in German is German on a German sheet, without a file beside it."""
    file = mine / MINE / "protocol.yaml"
    file.write_text(file.read_text().replace("\ntitle:", "\nlanguage: de\ntitle:", 1))
    done = rehab("plan", TKA, "--lang", "de", "--out", tmp_path, "--protocols", mine)
    assert "RP603" not in done.stderr
    assert "anderen Sprache" not in (tmp_path / "handout.html").read_text()


def test_a_protocol_in_another_language_says_so_on_an_english_sheet(
    rehab: Callable[..., Done], mine: Path, tmp_path: Path
) -> None:
    """An English reader is told that some lines are in another language."""
    file = mine / MINE / "protocol.yaml"
    file.write_text(file.read_text().replace("\ntitle:", "\nlanguage: de\ntitle:", 1))
    done = rehab("plan", TKA, "--out", tmp_path, "--protocols", mine)
    assert "RP603" in done.stderr
    assert "Some lines are in another language" in (tmp_path / "handout.html").read_text()
