"""Text that can be seen: nothing that steers or hides text reaches a page unseen."""

import pytest

from rehab.report.model import Labelled
from rehab.report.visible import texts, visible
from tests.report.samples import progress_handout


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("5\u202e munim", r"5\u202e munim"),
        ("a\u2066b", r"a\u2066b"),
        ("a\u2069b\u2068", r"a\u2069b\u2068"),
        ("a\u2067b\u2069", r"a\u2067b\u2069"),
        ("a\u200bb", r"a\u200bb"),
        ("bell\x07", r"bell\u0007"),
        ("half\ud800", r"half\ud800"),
        ("line\u2028end", r"line\u2028end"),
    ],
)
def test_hidden_characters_are_shown_as_their_code(typed: str, shown: str) -> None:
    """A character that could reorder, hide or break text is printed as its code instead."""
    assert Labelled(label="For", value=typed).value == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("two\nlines\tone", "two lines one"),
        ("soft\u00adhyphen", "softhyphen"),
        ("call \u2068\u2066555 0100\u2069\u2069", "call \u2068\u2066555 0100\u2069\u2069"),
        ("Zoe\u0308", "Zoë"),
        ("\u0645\u06cc\u200c\u0631\u0648\u0645", "\u0645\u06cc\u200c\u0631\u0648\u0645"),
    ],
)
def test_plain_text_is_composed_onto_one_line(typed: str, kept: str) -> None:
    """Line ends become blanks, accents join their letters, and joiners that spelling needs stay."""
    assert visible(typed) == kept


def test_texts_reaches_every_part_of_a_document() -> None:
    """The walk finds the first label, the deepest table cell and the last line."""
    found = set(texts(progress_handout()))
    assert {"Maria K.", "Next morning", "911", "Dana Ortiz, PT"} <= found
