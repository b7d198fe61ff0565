"""Letters that a person types: what was written is read, and a slip of the pen never passes for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.replay.letters import ALPHABET, GROUP, LINE, Mistyped, bytes_of, groups, letters_of

CONTENTS = st.binary(min_size=1, max_size=120)


@given(CONTENTS)
def test_letters_give_their_bytes_again(content: bytes) -> None:
    """Whatever was written is read back."""
    assert bytes_of(letters_of(content)) == content


@given(CONTENTS, st.data())
def test_one_wrong_letter_is_refused_with_its_line(content: bytes, data: st.DataObject) -> None:
    """Any letter in any other's place is told, and the line where it stands is named."""
    letters = letters_of(content)
    place = data.draw(st.integers(0, len(letters) - 1))
    wrong = data.draw(st.sampled_from(ALPHABET.replace(letters[place], "")))
    with pytest.raises(Mistyped, match=f"^line {place // LINE + 1} of the code is mistyped$"):
        bytes_of(letters[:place] + wrong + letters[place + 1 :])


@given(CONTENTS, st.data())
def test_two_neighbours_that_changed_places_are_refused(content: bytes, data: st.DataObject) -> None:
    """The commonest slip beside a wrong letter is told as well."""
    letters = letters_of(content)
    place = data.draw(st.integers(0, len(letters) - 2))
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if swapped != letters:
        with pytest.raises(Mistyped):
            bytes_of(swapped)


@given(CONTENTS, st.data())
def test_what_is_cut_off_is_refused(content: bytes, data: st.DataObject) -> None:
    """The beginning of a code is no code."""
    letters = letters_of(content)
    with pytest.raises(Mistyped):
        bytes_of(letters[: data.draw(st.integers(0, len(letters) - 1))])


def test_lines_in_another_order_are_refused() -> None:
    """Each line knows its number."""
    first, second, *rest = groups(letters_of(bytes(range(1, 60))))
    with pytest.raises(Mistyped, match="line 1 "):
        bytes_of(" ".join((second, first, *rest)))


def test_a_missing_line_is_refused() -> None:
    """Who leaves out a line is told where."""
    first, _, *rest = groups(letters_of(bytes(range(1, 60))))
    with pytest.raises(Mistyped, match="line 2 "):
        bytes_of(" ".join((first, *rest)))


@given(CONTENTS)
def test_it_may_be_typed_as_people_type(content: bytes) -> None:
    """Small letters, gaps, hyphens, and the letters that look like 0 and 1 are read as what was meant."""
    letters = letters_of(content)
    typed = "-".join(groups(letters)).lower().replace("0", "o").replace("1", "l")
    assert bytes_of(typed) == content


def test_a_sign_that_no_code_has_is_named_with_its_line() -> None:
    """A full stop or a U is no letter of a code."""
    with pytest.raises(Mistyped, match="line 2 of the code holds a sign that no code has"):
        bytes_of("0" * LINE + "U")


def test_lines_are_groups_of_five() -> None:
    """Thirty letters a line in groups of five, as they are read aloud."""
    lines = groups(letters_of(bytes(range(1, 60))))
    assert all(len(group) == GROUP for line in lines[:-1] for group in line.split())
    assert {len(line.replace(" ", "")) for line in lines[:-1]} == {LINE}
