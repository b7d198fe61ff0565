"""Reference, fast evaluator and durable-rules give the same answers on generated rule sets and patients.

Two kinds of rule sets: many single tests, so that every view meets every kind of history; and deep trees,
so that every connective meets every other. What was compared is counted, so that it can't shrink unseen.
"""

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings

from rehab.adapters.durable_engine import DurableEngine
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.facts import facts
from rehab.rules.lower import lower
from rehab.rules.lowered import Field
from rehab.rules.reference import ReferenceEngine
from rehab.terms.truth import Truth
from tests.agreement.strategies import Case, cases

_LEAST_PAIRS = 6_000
_LEAST_SHARE = 0.1

# A case is large on purpose: drawing it takes longer than judging it.
_MANY = settings(
    max_examples=max(400, settings().max_examples),
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
)


@dataclass(slots=True)
class Tally:
    """What was compared so far: answers of each kind, and kinds of fields."""

    truths: Counter[Truth] = field(default_factory=Counter)
    fields: Counter[type] = field(default_factory=Counter)

    def is_wide(self) -> None:
        """Enough was compared, no answer is rare, and every kind of field was asked."""
        pairs = self.truths.total()
        print(f"{pairs} pairs of entry and visit: {dict(self.truths)}")  # noqa: T201  (shown by pytest -s)
        assert pairs >= _LEAST_PAIRS
        assert all(self.truths[truth] >= _LEAST_SHARE * pairs for truth in Truth)
        assert {kind.__name__ for kind in self.fields} == {kind.__name__ for kind in Field.__args__}


def agree(case: Case, tally: Tally) -> None:
    """All three engines answer alike at every visit of a case."""
    reference = ReferenceEngine(case.rules, case.catalogue)
    lowered = lower(case.rules, case.catalogue)
    fast = LoweredEngine(lowered)
    tally.fields.update(map(type, lowered.fields))
    with DurableEngine(lowered) as durable:
        for moment in case.moments:
            right = reference.truths(moment)
            seen = facts(lowered, moment)
            assert fast.evaluate(seen) == right
            assert durable.evaluate(seen) == right
            tally.truths.update(right.values())


def test_engines_agree_on_single_tests_of_every_view() -> None:
    """Every view of every kind of measure is answered alike by all three engines, whatever the history."""
    tally = Tally()
    _MANY(given(cases(entries=12, depth=0))(lambda case: agree(case, tally)))()
    tally.is_wide()


def test_engines_agree_on_deep_trees() -> None:
    """Every nesting of connectives is answered alike by all three engines."""
    tally = Tally()
    _MANY(given(cases(entries=8, depth=3))(lambda case: agree(case, tally)))()
    tally.is_wide()
