"""The ladder: where a step back leads."""

import pytest

from rehab.decision.ladder import stepped_back
from rehab.frozen import replace
from rehab.protocol.model import Cap, Protocol
from rehab.terms.ids import CLINIC_DEFAULT, LevelId
from tests.builders import ORIGIN, a_level, a_phase, a_protocol

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


@pytest.mark.parametrize(
    ("until", "to"),
    [
        pytest.param(None, "rails", id="a ceiling that never ends"),
        pytest.param(70, "belt", id="a ceiling that ends was waited for on the way up"),
    ],
)
def test_a_step_back_never_leads_above_a_ceiling(until: int | None, to: str) -> None:
    """A level that was stepped over on the way up is stepped over on the way down."""
    ladder = a_ladder()
    dose = replace(ladder.levels[2].dose, incline_pct=(5, 5))
    levels = tuple(replace(level, dose=dose) if level.id == "belt" else level for level in ladder.levels)
    flat = Cap("flat", None, 2, None, None, until, CLINIC_DEFAULT, ORIGIN)
    place = stepped_back(replace(ladder, levels=levels, caps=(flat,)), 3, 1, lowest=-1)
    assert LADDER[place] == to
