"""The words of a week's dose: what is walked is told in walks, what is run is told in runs."""

import pytest

from rehab.plan.model import SessionDose
from rehab.protocol.model import Surface
from rehab.report.week_from_plan import work_words
from rehab.wording import english_handout, english_show
from tests.report.shown import entry, page

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


def test_the_page_of_a_protocol_tells_a_run_as_a_run() -> None:
    """Where it is run the wall chart counts runs, at an easy pace, and names who stands in front."""
    told = entry(page("return-to-sport-retro"), "backward-run")
    setting, dose = told.lines[:2]
    assert setting.clinician.endswith("a partner in front who calls, at an easy pace, never a sprint")
    assert dose.clinician.startswith("3 to 6 runs of 5 to 10 seconds")
