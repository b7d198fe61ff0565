"""Reference, fast evaluator and durable-rules give the same answers on generated rule sets and patients.

Two kinds of rule sets: many single tests, so that every view meets every kind of history; and deep trees,
so that every connective meets every other. What was compared is counted, so that it can't shrink unseen.
"""

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import given

from rehab.adapters.durable_engine import DurableEngine
from rehab.patient.reading import Role
from rehab.rules.evaluate import LoweredEngine, LoweredTrace
from rehab.rules.facts import facts
from rehab.rules.lower import lower
from rehab.rules.lowered import And, AtLeast, Atom, Field, FlagOpen, HasLookBack, HasRun, Or
from rehab.rules.reference import ReferenceEngine
from rehab.terms.truth import Truth
from tests.agreement.strategies import MANY, Case, cases

_LEAST_PAIRS = 15_000
_LEAST_SHARE = 0.1
_LEAST_OF_A_KIND = 40
_ALWAYS_KNOWN = {FlagOpen, HasLookBack, HasRun}


@dataclass(slots=True)
class Tally:
    """What was compared so far: the truths of entries, and of each kind of field and of connective."""

    truths: Counter[tuple[Role, Truth]] = field(default_factory=Counter)
    kinds: Counter[tuple[str, Truth]] = field(default_factory=Counter)

    def add(self, engine: LoweredEngine, trace: LoweredTrace) -> None:
        """Count one visit's answers."""
        self.truths.update((entry.role, trace.truths[entry.id]) for entry in engine.lowered.entries)
        for part in engine.parts:
            kind = engine.lowered.fields[part.field] if isinstance(part, Atom) else part
            self.kinds[type(kind).__name__, trace.truth_of(part)] += 1

    def is_wide(self, *kinds: type) -> None:
        """Enough was compared, and no answer is rare, neither of entries nor of these kinds."""
        pairs = self.truths.total()
        print(f"{pairs} pairs of entry and visit: {dict(self.truths)}")  # noqa: T201  (shown by pytest -s)
        assert pairs >= _LEAST_PAIRS
        for role in Role:
            asked = sum(self.truths[role, truth] for truth in Truth)
            assert all(self.truths[role, truth] >= _LEAST_SHARE * asked for truth in Truth), role
        for kind in kinds:
            for truth in Truth if kind not in _ALWAYS_KNOWN else (Truth.YES, Truth.NO):
                assert self.kinds[kind.__name__, truth] >= _LEAST_OF_A_KIND, (kind.__name__, truth)


def agree(case: Case, tally: Tally) -> None:
    """All three engines answer alike at every visit of a case."""
    reference = ReferenceEngine(case.rules, case.catalogue)
    lowered = lower(case.rules, case.catalogue)
    fast = LoweredEngine(lowered)
    with DurableEngine(lowered) as durable:
        for moment in case.moments:
            right = reference.truths(moment)
            seen = facts(lowered, moment)
            trace = fast.trace(seen)
            assert trace.truths == right
            assert durable.evaluate(seen) == right
            tally.add(fast, trace)


def test_engines_agree_on_single_tests_of_every_view() -> None:
    """Every view of every kind of measure is answered alike by all three engines, whatever the history."""
    tally = Tally()
    MANY(given(cases(entries=12, depth=0))(lambda case: agree(case, tally)))()
    tally.is_wide(*Field.__args__)


def test_engines_agree_on_deep_trees() -> None:
    """Every nesting of connectives is answered alike by all three engines."""
    tally = Tally()
    MANY(given(cases(entries=8, depth=3))(lambda case: agree(case, tally)))()
    tally.is_wide(And, Or, AtLeast)
