"""Where the surgeon says no for good, the sheet offers no way back and says who can change it."""

from functools import cache

from rehab.report.from_plan import handout_from_plan
from rehab.report.handout import Handout, NoSessions
from rehab.report.visible import texts
from tests.plan.trips import EXAMPLES, plan_of, trip_of_text

COURSE = EXAMPLES / "courses" / "cartilage-repair-retro.yaml"


@cache
def _refused() -> Handout:
    """The sheet of week 13 after a cartilage repair, once the surgeon has refused."""
    until = COURSE.read_text(encoding="utf-8").split("  - date: 2026-04-13\n")[0]
    text = until.replace("as_of: 2026-06-15", "as_of: 2026-04-06")
    trip = trip_of_text(text.replace("surgeon_clearance: given", "surgeon_clearance: refused"))
    return handout_from_plan(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)


def test_the_steps_speak_of_another_way_and_of_who_can_change_it() -> None:
    """The patient is asked to talk about another way, and told that only the surgeon can change this."""
    sheet = _refused().sheet
    assert isinstance(sheet, NoSessions)
    assert sheet.steps.items[:2] == (
        "Call us at 555 0100. Talk with us about another way to train.",
        "Do not walk backwards. Only your surgeon can change this.",
    )


def test_nothing_promises_a_way_back() -> None:
    """Under that headline no line waits for a visit, a therapist's yes or a new sheet."""
    handout = _refused()
    said = " ".join(texts(handout))
    assert handout.message.headline == "Walking backwards is not for this knee."
    assert handout.next_week is None
    assert not [words for words in ("until we have seen", "say yes", "new sheet", "again") if words in said]
