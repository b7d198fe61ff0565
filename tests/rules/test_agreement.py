"""Agreement: an answer counts only if both engines gave it, and a difference tells no patient's values."""

import logging
from collections.abc import Mapping

import pytest

from rehab.errors import EnginesDisagree, InternalError
from rehab.rules.agreement import AgreedEngine
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.lower import lower
from rehab.rules.model import EntryId, Moment
from rehab.rules.reference import ReferenceEngine
from rehab.terms.truth import Truth
from tests.builders import (
    CATALOGUE,
    a_cautious,
    a_gate,
    a_moment,
    a_rule_set,
    a_series,
    a_visit,
    at_least,
    at_most,
)

RULES = a_rule_set(
    a_cautious(at_least("pain_walking", 5), "rule:pain"), a_gate(at_most("tug", 13.5), "enter:a:0")
)
REFERENCE = ReferenceEngine(RULES, CATALOGUE)
VISIT = a_moment(a_series(a_visit(0, pain_walking=7, tug=13.1)))


class Stubborn:
    """An engine that always says the same."""

    def __init__(self, truths: Mapping[str, Truth]) -> None:
        """Take what it says."""
        self._truths = {EntryId(entry): truth for entry, truth in truths.items()}

    def truths(self, _: Moment) -> Mapping[EntryId, Truth]:
        """The same for every moment."""
        return self._truths


def test_what_both_say_is_traced_by_the_reference() -> None:
    """Where both agree, each entry has the reference's trace."""
    agreed = AgreedEngine(REFERENCE, LoweredEngine(lower(RULES, CATALOGUE)))
    traces = agreed.judge(VISIT)
    assert {entry: trace.truth for entry, trace in traces.items()} == {
        "rule:pain": Truth.YES,
        "enter:a:0": Truth.YES,
    }
    assert traces[EntryId("rule:pain")].when.seen[0].low == 7


@pytest.mark.parametrize(
    ("says", "named"),
    [
        ({"rule:pain": Truth.NO, "enter:a:0": Truth.YES}, "rule:pain"),
        ({"rule:pain": Truth.UNKNOWN, "enter:a:0": Truth.NO}, "enter:a:0, rule:pain"),
        ({"rule:pain": Truth.YES}, "enter:a:0"),
        ({"rule:pain": Truth.YES, "enter:a:0": Truth.YES, "rule:b": Truth.NO}, "rule:b"),
    ],
)
def test_a_difference_is_an_internal_error(
    says: Mapping[str, Truth], named: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A differing, missing or additional answer ends the decision; error and log name entries only."""
    with caplog.at_level(logging.ERROR), pytest.raises(EnginesDisagree) as caught:
        AgreedEngine(REFERENCE, Stubborn(says)).judge(VISIT)
    assert isinstance(caught.value, InternalError)
    for text in (str(caught.value), caplog.text):
        assert named in text
        assert "7" not in text
        assert "13.1" not in text
