"""The papers' values: what could not be placed is refused when it is made."""

import pytest
from pydantic import ValidationError

from rehab.report.model import Column, Handout, NearRow, Table
from tests.report.samples import progress_handout


def test_a_row_must_fill_its_table() -> None:
    """A row with too few texts would shift a value under the wrong heading."""
    with pytest.raises(ValidationError, match="one text for each column"):
        Table(title="Needs", columns=(Column(label="a"), Column(label="b")), rows=(("1",),), none="None.")


@pytest.mark.parametrize("fraction", [-0.1, 1.1, float("nan")])
def test_a_bar_is_between_empty_and_full(fraction: float) -> None:
    """How near a target is can be drawn only between nothing and all."""
    with pytest.raises(ValidationError):
        NearRow(label="a", now="b", target="c", fraction=fraction, sentence="d")


def test_a_handout_survives_json() -> None:
    """A handout written as JSON and read again is the same handout."""
    document = progress_handout()
    assert Handout.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize("language", ["", "English", "en_US", 'en" onload="x'])
def test_a_language_is_a_language_tag(language: str) -> None:
    """Only a well-formed tag can stand in the page's frame."""
    with pytest.raises(ValidationError):
        Handout.model_validate(progress_handout().model_dump() | {"language": language})
