"""What an author promises is kept at every decision, or no decision is issued."""

import pytest

from rehab.decision.judge import Judge
from rehab.decision.model import Before
from rehab.errors import GuaranteeBroken
from rehab.protocol.model import Guarantee, Parameter, Protocol
from rehab.protocol.standing import STANDING
from rehab.rules.agreement import AgreedEngine
from rehab.rules.model import CourseState, Moment, compile_rules
from rehab.rules.reference import ReferenceEngine
from rehab.terms.caution import Outcome
from rehab.terms.ids import CLINIC_DEFAULT
from tests.builders import CATALOGUE, ORIGIN, START, a_level, a_phase, a_protocol, a_series, a_visit, above

PAIN_ABOVE_5 = above("pain_walking", 5)


def decided(protocol: Protocol, pain_walking: int) -> Outcome:
    """The outcome of one visit on day 50 of a protocol that asks for nothing else."""
    engine = ReferenceEngine(compile_rules(protocol), CATALOGUE)
    judge = Judge(protocol, CATALOGUE, AgreedEngine(engine, engine), engine)
    state = CourseState(clock_start=START)
    moment = Moment(a_series(a_visit(50, pain_walking=pain_walking)), 0, state)
    return judge.decide(moment, Before(state)).outcome


def promising(never: Outcome) -> Protocol:
    """A protocol with one open level and one promise about pain."""
    standing = tuple(
        Parameter(one.id, one.default, one.unit, CLINIC_DEFAULT, "lead", ORIGIN) for one in STANDING
    )
    return a_protocol(
        levels=(a_level("bars"),),
        phases=(a_phase("supported", "bars"),),
        parameters=standing,
        guarantees=(Guarantee(never, PAIN_ABOVE_5, ORIGIN),),
    )


def test_a_broken_promise_gives_no_decision() -> None:
    """A protocol without the rule for its promise issues an error that names the place."""
    with pytest.raises(GuaranteeBroken, match="progress"):
        decided(promising(Outcome.PROGRESS), pain_walking=6)


def test_a_kept_promise_is_silent() -> None:
    """Where the promise's condition does not hold, the decision is issued."""
    assert decided(promising(Outcome.PROGRESS), pain_walking=5) is Outcome.PROGRESS
