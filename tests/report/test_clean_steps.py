"""The column for clean steps is explained where it stands."""

from rehab.report.from_plan import handout_from_plan
from rehab.report.handout import Sessions
from tests.plan.trips import EXAMPLES, plan_of, trip_of_text

COURSE = EXAMPLES / "courses" / "cartilage-repair-retro.yaml"


def test_the_legend_says_what_clean_steps_are_where_they_are_asked() -> None:
    """A sheet has the sentence under its table where the table has the column."""
    until = COURSE.read_text(encoding="utf-8").split("  - date: 2026-04-13\n")[0]
    trip = trip_of_text(until.replace("as_of: 2026-06-15", "as_of: 2026-04-06"))
    sheet = handout_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    ).sheet
    assert isinstance(sheet, Sessions)
    assert "Clean steps?" in [group.label for group in sheet.log.record]
    assert sheet.log.legend.endswith("Clean steps: toes first, then the heel, no stumble.")
