"""Less caution: an action that asks for one rank less in one of its parts."""

import pytest

from rehab.checks.cases.lower_caution import action_words, as_written, less_cautious
from rehab.protocol.authored import Then
from rehab.protocol.rule_from_authored import action_from_authored


@pytest.mark.parametrize(
    ("then", "lower"),
    [
        ("emergency", ["urgent, stop"]),
        ("urgent", ["refer, stop"]),
        ("refer", ["hold"]),
        ("stop", ["regress 1"]),
        ("hold", [""]),
        (Then(regress=1), ["hold"]),
        (Then(regress=3), ["regress 2"]),
        (Then(contact="refer", dose="stop"), ["stop", "refer, regress 1"]),
        (Then(regress=1, days_off=2), ["hold, 2 days off", "regress 1, 1 day off"]),
        (Then(dose="hold", days_off=1), ["1 day off", "hold"]),
    ],
)
def test_each_part_is_lowered_by_one_rank(then: str | Then, lower: list[str]) -> None:
    """Whom to contact, what happens to the dose and days off; what a graver part implies stays."""
    assert [action_words(action) for action in less_cautious(action_from_authored(then))] == lower


@pytest.mark.parametrize("then", ["emergency", "refer", "stop", "hold", Then(regress=2, days_off=1)])
def test_an_action_is_written_as_it_is_read(then: str | Then) -> None:
    """What a file would say means the same action."""
    action = action_from_authored(then)
    assert action_from_authored(Then.model_validate(as_written(action))) == action


def test_an_action_that_asks_for_nothing_cannot_be_written() -> None:
    """A rule without an action is a rule left out."""
    (nothing,) = less_cautious(action_from_authored("hold"))
    assert as_written(nothing) is None
