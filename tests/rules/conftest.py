"""Asking every engine the same question, so that each sentence here is a claim about all of them.

An entry and a moment flow in, the truth flows out; each test that takes `ask` runs once for each engine.
"""

from collections.abc import Callable, Sequence

import pytest

from rehab.adapters.durable_engine import DurableEngine
from rehab.protocol.model import Curve
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.lower import lower
from rehab.rules.model import Entry, Moment
from rehab.rules.reference import ReferenceEngine
from rehab.terms.truth import Truth
from tests.builders import CATALOGUE, a_rule_set

Ask = Callable[..., Truth]


@pytest.fixture(params=["reference", "lowered", "durable"])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Asks one entry of one engine at one moment; expected curves may be given."""

    def asked(entry: Entry, moment: Moment, curves: Sequence[Curve] = ()) -> Truth:
        rules = a_rule_set(entry, curves=curves)
        if request.param == "reference":
            return ReferenceEngine(rules, CATALOGUE).truths(moment)[entry.id]
        lowered = lower(rules, CATALOGUE)
        if request.param == "lowered":
            return LoweredEngine(lowered).truths(moment)[entry.id]
        with DurableEngine(lowered) as engine:
            return engine.truths(moment)[entry.id]

    return asked
