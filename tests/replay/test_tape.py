"""The tape: choices in any order and with any odds are read as they were written, and nothing else is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.replay.tape import Reader, Unreadable, Writer

DAY = date(2026, 11, 20)
EVEN = st.integers(1, 1000).flatmap(
    lambda of: st.tuples(st.just("even"), st.just(of), st.integers(0, of - 1))
)
CHOICE = st.integers(2, 6).flatmap(
    lambda of: st.tuples(st.just("choice"), st.just(of), st.integers(0, of - 1))
)
SIGNED = st.tuples(st.just("signed"), st.just(0), st.integers(-(10**9), 10**9))


@given(st.lists(EVEN | CHOICE | SIGNED, max_size=60))
def test_choices_are_read_as_they_were_written(choices: list[tuple[str, int, int]]) -> None:
    """Every kind of choice comes back, and the number is used up."""
    writer = Writer(DAY)
    for kind, of, chosen in choices:
        match kind:
            case "even":
                writer.evenly(chosen, of=of)
            case "choice":
                writer.choose(("place", of), chosen, of=of)
            case _:
                writer.signed("number", chosen)
    reader = Reader(DAY, number=writer.number)
    for kind, of, chosen in choices:
        match kind:
            case "even":
                assert reader.evenly(of=of) == chosen
            case "choice":
                assert reader.choose(("place", of), of=of) == chosen
            case _:
                assert reader.signed("number") == chosen
    reader.end()


def test_what_is_left_over_is_refused() -> None:
    """A number that says more than is read was not written by this tape."""
    writer = Writer(DAY)
    writer.evenly(3, of=10)
    reader = Reader(DAY, number=writer.number * 10)
    reader.evenly(of=10)
    with pytest.raises(Unreadable):
        reader.end()


def test_what_is_always_the_same_is_short() -> None:
    """A hundred answers of the same kind are shorter than forty of its bits, because the odds are learned."""
    writer = Writer(DAY)
    for _ in range(100):
        writer.choose("answer", 0, of=2)
    assert writer.number.bit_length() < 40
