"""What the program writes on one line of YAML, the strict reader takes back as the same value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.findings import render
from rehab.source import read, to_data
from rehab.source.in_flow import in_flow

TRICKY = (
    "yes",
    "No",
    "null",
    "1+",
    "100 deg",
    "90 %",
    "2026-01-05",
    "911",
    "1.0",
    "a: b",
    "x #y",
    "a, b",
    "[x]",
    "-",
    "",
)
TEXTS = st.sampled_from(TRICKY) | st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=12)
PLAIN = TEXTS | st.booleans() | st.integers(-1000, 1000) | st.dates(date(1950, 1, 1), date(2099, 1, 1))
VALUES = st.recursive(
    PLAIN, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from("abc"), inside)
)


def taken_back(said: object) -> object:
    """What the strict reader makes of a value that the program wrote."""
    node, found = read(f"value: {in_flow(said)}\n", name="flow.yaml")
    assert node is not None, render(found)
    data = to_data(node)
    assert isinstance(data, dict)
    return data["value"]


@given(VALUES)
def test_a_value_comes_back(said: object) -> None:
    """Whatever is written is read as the same thing: no word becomes a truth value, no text a number."""
    assert taken_back(said) == said


@pytest.mark.parametrize("said", ["Example patient", "100 deg", "1+", "tka-retro", "phases.supported.weeks"])
def test_what_needs_no_quotes_has_none(said: str) -> None:
    """A file that the program writes reads as a person would have written it."""
    assert in_flow(said) == said
