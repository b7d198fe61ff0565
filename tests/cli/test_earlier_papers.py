"""Papers of an earlier run that a refused one leaves lying are named: nobody takes them for this week's."""

from pathlib import Path

import pytest

from rehab.cli.trouble import run

TKA = Path(__file__).parents[2] / "examples/episodes/tka-week7.yaml"


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A folder with the papers of one patient in a folder of their own, and an episode that is refused."""
    (tmp_path / "refused.yaml").write_text(TKA.read_text().replace("protocol: tka-retro", "protocol: none"))
    folder = tmp_path / "out/demo-tka"
    folder.mkdir(parents=True)
    (folder / "handout.pdf").write_bytes(b"last week's")
    return tmp_path


def test_a_refused_episode_of_several_names_the_papers_that_it_left(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old handout stays, and stderr says that it is old."""
    refused = str(planned / "refused.yaml")
    assert run(["plan", refused, refused, "--out", str(planned / "out")]) == 1
    assert f"documents in {planned / 'out/demo-tka'} are of an earlier run" in capsys.readouterr().err
    assert (planned / "out/demo-tka/handout.pdf").exists()


def test_a_paper_that_does_not_exist_names_them_as_well(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that is refused before it reads anything has left the old papers too."""
    folder = planned / "out/demo-tka"
    assert run(["plan", str(TKA), "--paper", "a9", "--out", str(folder)]) == 2
    assert f"documents in {folder} are of an earlier run" in capsys.readouterr().err


def test_papers_of_this_run_are_not_called_old(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside a refused episode the new papers of another patient are this week's."""
    assert run(["plan", str(TKA), str(planned / "refused.yaml"), "--out", str(planned / "out")]) == 1
    assert "earlier run" not in capsys.readouterr().err
