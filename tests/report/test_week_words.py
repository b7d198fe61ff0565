"""The words of a week's dose: what is walked is told in walks, what is run is told in runs."""

import pytest

from rehab.plan.model import SessionDose
from rehab.protocol.model import Surface
from rehab.report.week_from_plan import work_words
from rehab.wording import english_handout, english_show

SHORT = SessionDose(repeats=3, work_s=5, rest_s=60, walking_s=15, speed_kmh=None, incline_pct=0, walk_min=0)


def test_a_walk_is_told_in_walks() -> None:
    """On the floor the sheet counts walks."""
    assert work_words(SHORT, Surface.OVERGROUND) == "3 walks of 5 seconds"


def test_a_run_is_told_in_runs() -> None:
    """On the field the sheet counts runs."""
    assert work_words(SHORT, Surface.FIELD) == "3 runs of 5 seconds"


@pytest.mark.parametrize("named", [english_handout.SURFACES, english_handout.HOW_TO, english_show.SURFACES])
def test_every_surface_has_its_words(named: dict[str, str]) -> None:
    """No sheet meets a surface that it has no words for."""
    assert {surface.value for surface in Surface} <= set(named)
