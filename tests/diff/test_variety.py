"""Activities for the days between: told as written, and told from what changes a decision."""

import pytest

from rehab.diff.changes import changes
from rehab.diff.model import Verdict
from rehab.wording import english_diff as words
from tests.checks.cases.walked import a_protocol
from tests.diff.editions import FLUID, GATE, an_edition, meant

BIKE = (
    "variety:\n  - {id: bike, title: Bike, patient: Ride a bike., needs: {knee_flexion: {at_least: 90 deg}}, "
    "source: clinic-default}\n"
)
WITH_BIKE = a_protocol(rules={"fluid": FLUID}, gate=GATE, more=BIKE)


def test_what_an_activity_needs_is_told_like_a_gate() -> None:
    """Another threshold of an activity is one change, told with both of its numbers."""
    (change,) = changes(an_edition(WITH_BIKE), an_edition(WITH_BIKE.replace("90 deg", "95 deg")))
    assert change.about == "activity `bike` between sessions"
    assert change.old is not None
    assert change.new is not None
    assert change.old.words == "active knee flexion at least 90 deg"
    assert change.new.words == "active knee flexion at least 95 deg"


def test_an_activity_that_is_closed_is_told() -> None:
    """A protocol that closes what it offered says so."""
    closed = a_protocol(rules={"fluid": FLUID}, gate=GATE, more=BIKE + "remove_variety: [bike]\n")
    assert [(one.about, one.aspect) for one in changes(an_edition(WITH_BIKE), an_edition(closed))] == [
        ("activity `bike` between sessions", words.OPEN)
    ]


@pytest.mark.parametrize("new", ["95 deg", "85 deg"])
def test_another_offer_changes_no_decision_and_is_not_called_equal(new: str) -> None:
    """What the days between offer has nothing to do with the level, but is not the same either."""
    told = meant(WITH_BIKE, WITH_BIKE.replace("90 deg", new))
    assert told.verdict is not Verdict.EQUAL
    assert told.apart == (words.OFFERS,)
