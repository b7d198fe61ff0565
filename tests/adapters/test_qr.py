"""QR codes through their real library: the densest that holds the letters, with white around it."""

import re

from rehab.adapters.qr import qr_svg
from rehab.replay.letters import letters_of


def size(svg: str) -> int:
    """Modules from edge to edge, the white ones around it included."""
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert found is not None
    assert found[1] == found[2]
    return int(found[1])


def test_letters_stand_in_the_dense_mode() -> None:
    """A hundred and fifty letters fit version 6; as bytes they would need version 8."""
    assert size(qr_svg("K" * 150)) == 41 + 2 * 4


def test_the_same_letters_give_the_same_drawing() -> None:
    """Papers are the same bytes every time, so their drawings are."""
    letters = letters_of(bytes(range(1, 90)))
    assert qr_svg(letters) == qr_svg(letters)


def test_other_letters_give_another_drawing() -> None:
    """The drawing is of the letters."""
    assert qr_svg("A" * 40) != qr_svg("A" * 39 + "B")
