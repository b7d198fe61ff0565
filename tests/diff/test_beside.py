"""What no decision at one visit reads: each difference has a direction, and what has none is not settled."""

import pytest

from rehab.diff.beside import beside
from rehab.terms.truth import Truth
from tests.checks.cases.walked import a_protocol
from tests.diff.editions import an_edition

MORE = (
    "caps:\n  - {id: slow, max_minutes_per_session: 5, until_week: 10, source: clinic-default}\n"
    "parameters:\n  plan_valid: {value: 7 days, source: clinic-default, text: valid}\n"
    "events:\n  fall: {effect: stop_until_cleared, source: clinic-default}\n"
    "  new_injury: {effect: restart_clock, source: clinic-default}\n"
)
STRICTER, LOOSER = (Truth.YES, Truth.NO), (Truth.NO, Truth.YES)
EITHER, OPEN = (Truth.YES, Truth.YES), (Truth.UNKNOWN, Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("old", "new", "directions"),
    [
        ("rest_s: 60", "rest_s: 90", [STRICTER, STRICTER]),
        ("repeats: [4, 6]", "repeats: [4, 5]", [STRICTER, STRICTER]),
        ("sessions_per_week: [2, 3]", "sessions_per_week: [2, 4]", [LOOSER, LOOSER]),
        ("support: fingertips", "support: one_hand", [EITHER]),
        ("max_minutes_per_session: 5", "max_minutes_per_session: 4", [STRICTER]),
        ("until_week: 10", "until_week: 9", [LOOSER]),
        ("value: 7 days", "value: 6 days", [STRICTER]),
        ("fall: {effect: stop_until_cleared", "fall: {effect: restart_clock", [LOOSER]),
        ("new_injury: {effect: restart_clock", "new_injury: {effect: stop_until_cleared", [STRICTER]),
        (
            "new_injury: {effect: restart_clock",
            "new_injury: {effect: return_to_level, level: bars",
            [OPEN],
        ),
    ],
)
def test_each_number_has_its_direction(old: str, new: str, directions: list[tuple[Truth, Truth]]) -> None:
    """Less work, more rest, a lower or longer ceiling and a shorter time are stricter."""
    text = a_protocol(more=MORE)
    assert old in text
    versions = (an_edition(each).protocol for each in (text, text.replace(old, new)))
    assert [(one.stricter, one.looser) for one in beside(*versions)] == directions
