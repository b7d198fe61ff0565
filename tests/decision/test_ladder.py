"""The ladder: where a step back leads."""

import pytest

from rehab.decision.ladder import stepped_back
from rehab.protocol.model import Protocol
from rehab.terms.ids import LevelId
from tests.builders import a_level, a_phase, a_protocol

LADDER = ("bars", "rails", "belt", "slope")


def a_ladder(*removed: str) -> Protocol:
    """Four levels, some of them removed."""
    return a_protocol(
        levels=tuple(a_level(name) for name in LADDER),
        phases=(a_phase("all", *LADDER),),
        removed_levels=tuple(LevelId(name) for name in removed),
    )


@pytest.mark.parametrize(
    ("removed", "levels", "lowest", "to"),
    [
        ((), 0, -1, "slope"),
        ((), 1, -1, "belt"),
        ((), 3, -1, "bars"),
        ((), 4, -1, None),
        ((), 4, 0, "bars"),
        (("belt",), 1, -1, "rails"),
        (("belt",), 2, 0, "bars"),
        (("bars",), 2, 0, "rails"),
        (("bars",), 3, 0, "rails"),
        (("bars",), 3, -1, None),
        (("bars", "rails", "belt"), 1, 0, "slope"),
        (("bars", "rails", "belt"), 1, -1, None),
    ],
)
def test_a_step_back_never_leads_to_a_removed_level(
    removed: tuple[str, ...], levels: int, lowest: int, to: str | None
) -> None:
    """Over removed levels, to the lowest open one at most, or to none where that is allowed."""
    place = stepped_back(a_ladder(*removed), 3, levels, lowest=lowest)
    assert (None if place < 0 else LADDER[place]) == to
