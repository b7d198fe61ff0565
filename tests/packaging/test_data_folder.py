"""The shipped data is found where it lies, in a clone and in an installed wheel."""

from pathlib import Path
from typing import get_args

import pytest

from rehab.adapters.data_folder import Kind, data_folder
from rehab.errors import InternalError

ROOT = Path(__file__).resolve().parents[2]
KINDS: tuple[Kind, ...] = get_args(Kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_clone_reads_the_data_at_the_top_of_the_repository(kind: Kind) -> None:
    """In an editable install the folder is the repository's own, so an edit is seen at once."""
    assert data_folder(kind) == ROOT / kind


@pytest.mark.parametrize("kind", KINDS)
def test_the_folder_that_a_wheel_mapped_comes_first(tmp_path: Path, kind: Kind) -> None:
    """A folder inside the package wins over a stranger's folder of the same name beside it."""
    mapped = tmp_path / "rehab" / "_data" / kind
    mapped.mkdir(parents=True)
    (tmp_path / kind).mkdir(parents=True)
    assert data_folder(kind, package=tmp_path / "rehab") == mapped


def test_a_broken_installation_says_which_folder_is_missing(tmp_path: Path) -> None:
    """Where neither place holds the data the error names the folder and what to do."""
    with pytest.raises(InternalError, match="lacks its folder `fonts`; install rehab again"):
        data_folder("fonts", package=tmp_path / "rehab")


def test_no_copy_of_the_data_lies_in_the_package() -> None:
    """The work tree holds no mapped copy, which would hide every later edit."""
    assert not (ROOT / "rehab" / "_data").exists()
