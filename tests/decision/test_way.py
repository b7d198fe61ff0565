"""The way up: whose gates stand before the next level."""

from typing import Any

import pytest

from rehab.decision.model import Before, Standing
from rehab.decision.way import Way, way_up
from rehab.frozen import replace
from rehab.protocol.model import Parameter, Protocol
from rehab.protocol.standing import STANDING
from rehab.rules.model import EntryId, compile_rules
from rehab.terms.ids import CLINIC_DEFAULT, LevelId
from rehab.terms.truth import Truth
from tests.builders import (
    ORIGIN,
    a_criterion,
    a_level,
    a_moment,
    a_phase,
    a_protocol,
    a_series,
    a_visit,
    at_least,
    day,
)

ASKED = (a_criterion(at_least("pain_walking", 5)),)
LADDER = ("bars", "slope", "steep", "band")


def a_ladder(**changes: Any) -> Protocol:  # noqa: ANN401  (any field of a protocol)
    """Bars, then a phase of two slopes with gates of their own, then the band."""
    return a_protocol(
        levels=(
            a_level("bars"),
            a_level("slope", needs=ASKED),
            a_level("steep", needs=ASKED),
            a_level("band", needs=ASKED),
        ),
        phases=(
            a_phase("flat", "bars", exit_when=ASKED),
            a_phase("uphill", "slope", "steep", enter_when=ASKED, exit_when=ASKED, not_before_days=70),
            a_phase("resisted", "band", enter_when=ASKED, not_before_days=60),
        ),
        parameters=tuple(
            Parameter(one.id, one.default, one.unit, CLINIC_DEFAULT, "", ORIGIN) for one in STANDING
        ),
        **changes,
    )


def the_way(protocol: Protocol, *, on: int = 100) -> Way:
    """What stands before a patient at the bars who has done sessions."""
    moment = a_moment(
        a_series(replace(a_visit(on, sessions=[]), by_clinician=True)),
        level=LevelId("bars"),
        place=0,
        last_session=day(on - 2),
        sessions_at_level=3,
    )
    truths = {entry.id: Truth.YES for entry in compile_rules(protocol).entries}
    return way_up(protocol, truths, moment, before=Before(moment.state))


def asked(way: Way) -> list[EntryId]:
    """The entries of the gate."""
    return [item.entry for item in way.gates]


def test_the_next_level_asks_its_phase_and_itself() -> None:
    """Leaving a phase asks its exit, then the entry of the next phase and the level's own gate."""
    assert asked(the_way(a_ladder())) == ["exit:flat:0", "enter:uphill:0", "level:slope:0"]


def test_a_level_that_is_stepped_over_still_asks_its_gate() -> None:
    """Who may not walk uphill does not reach the band on less than uphill would have asked."""
    way = the_way(a_ladder(removed_levels=(LevelId("slope"), LevelId("steep"))))
    assert asked(way) == [
        "exit:flat:0",
        "enter:uphill:0",
        "level:slope:0",
        "level:steep:0",
        "enter:resisted:0",
        "level:band:0",
    ]


def test_one_level_of_a_phase_that_is_stepped_over_asks_too() -> None:
    """The phase is asked once, and each level for itself."""
    way = the_way(a_ladder(removed_levels=(LevelId("slope"),)))
    assert asked(way) == ["exit:flat:0", "enter:uphill:0", "level:slope:0", "level:steep:0"]


@pytest.mark.parametrize(("on", "waits"), [(69, True), (70, False)])
def test_a_phase_that_is_stepped_over_keeps_its_window(on: int, waits: bool) -> None:  # noqa: FBT001
    """Nobody comes to the band before the slopes in between would have opened."""
    way = the_way(a_ladder(removed_levels=(LevelId("slope"), LevelId("steep"))), on=on)
    assert any(reason.kind is Standing.NOT_YET_OPEN for reason in way.standing) is waits
