"""One layout: the same meaning, every comment, and nothing more to do the second time."""

import re

import pytest
from hypothesis import given, settings

from rehab.adapters import layout
from rehab.adapters.layout import laid_out
from rehab.errors import InternalError
from rehab.findings import has_errors
from rehab.source import read, to_data
from tests.adapters.layouts import layouts

NAME = "a.yaml"


def tidy(text: str) -> str:
    """The layout of a text that can be read."""
    laid, found = laid_out(text, name=NAME)
    assert laid is not None, found
    return laid


def data(text: str) -> object:
    """What a text says."""
    root, found = read(text, name=NAME)
    assert root is not None, text
    assert not has_errors(found), text
    return to_data(root)


@given(layouts())
@settings(max_examples=100, deadline=None)
def test_any_layout_becomes_the_one(drawn: tuple[str, int]) -> None:
    """Whatever a layout, afterwards it says the same, has each comment once, and is then left alone."""
    text, count = drawn
    laid = tidy(text)
    assert repr(data(laid)) == repr(data(text))
    assert sorted(map(int, re.findall(r"# c([0-9]+)\.", laid))) == list(range(1, count + 1)), laid
    assert tidy(laid) == laid


def test_brackets_of_one_line_stay_however_long() -> None:
    """What an author wrote on one line is not broken up."""
    text = f"a: {{text: {'long ' * 40}end}}\n"
    assert tidy(text) == text


def test_spread_brackets_are_drawn_together_up_to_the_column() -> None:
    """Brackets over several lines become one line that ends at column 110, and no longer one."""
    word = "x" * (110 - len("a: [, 1]"))
    assert tidy(f"a: [{word},\n  1]\n") == f"a: [{word}, 1]\n"
    assert tidy(f"a: [{word}x,\n  1]\n") == f"a:\n  - {word}x\n  - 1\n"


def test_a_comment_within_brackets_goes_above() -> None:
    """A comment for which one line has no room stands above its item."""
    assert tidy("a:\n  b: [1, # why\n    2]\n") == "a:\n  # why\n  b: [1, 2]\n"


def test_comments_move_with_what_they_stand_above() -> None:
    """A comment has the indentation of the next item; one that is deeper belongs to what ends there."""
    text = "a:\n    - b: 1\n# next\n    - c: 2\n      # of the item\nd: 3\n"
    assert tidy(text) == "a:\n  - b: 1\n  # next\n  - c: 2\n    # of the item\nd: 3\n"


def test_empty_lines() -> None:
    """One empty line in a row is kept, two between parts of the top level, none at either end."""
    assert tidy("\n\na:\n\n\n  b: 1\n\n\n\nc: 2\n\n") == "a:\n\n  b: 1\n\n\nc: 2\n"


def test_quotes_and_numbers_stay_as_written() -> None:
    """No word is written in another way: a version keeps its quotes and a number its digits."""
    text = "version: \"1.10\"\nby: 'A. B.'\nlimit: 1.5\non: 2026-11-20\neffusion: 1+\n"
    assert tidy(text) == text


def test_windows_line_ends_become_plain() -> None:
    """Line ends are those of every other file."""
    assert tidy("a: 1\r\nb: 2\r\n") == "a: 1\nb: 2\n"


def test_json_is_left_alone() -> None:
    """What programs write is not laid out for people."""
    text = '{"a": 1,\n  "b": [1,2]}'
    assert tidy(text) == text


def test_what_cannot_be_read_is_not_laid_out() -> None:
    """A file with a fault of reading gives its findings and no text."""
    laid, found = laid_out("a: yes\n", name=NAME)
    assert (laid, [one.id for one in found]) == (None, ["RP007"])


def test_a_layout_that_would_lose_a_comment_is_refused() -> None:
    """Where the library loses a comment, the file is left as it is: an error of the program, and no text."""
    with pytest.raises(InternalError, match="comment"):
        laid_out("a:\n  -   - {}\n# lost\n  - 2\n", name=NAME)


def test_a_layout_that_would_change_a_value_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library wrote another value, no text comes out."""
    monkeypatch.setattr(layout, "_round_trip", lambda *_: "a: 2\n")
    with pytest.raises(InternalError, match="what it says"):
        laid_out("a: 1\n", name=NAME)
