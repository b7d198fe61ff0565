"""What a solver cannot settle is told, and never passed over."""

import pytest

from rehab.adapters.z3_solver import Z3Solver
from rehab.checks.all_proofs import PROOFS, proofs_about
from rehab.checks.proofs.examination import Examination
from rehab.proof.formula import Formula
from rehab.proof.solver import Answer, NotSettled, World
from tests.checks.proofs.proving import Check, examined, more

PROMISE = "guarantees:\n  - {never: progress, when: {pain_walking: {above: 5}}}\n"
SAYS = {"RP402", "RP403", "RP404", "RP405", "RP411", "RP412"}
"""Proofs that search for a patient; the others compare rules."""


class GivesUp:
    """A solver that settles nothing."""

    def search(self, world: World) -> "GivesUp":
        """Itself."""
        assert world.laws
        return self

    def find(self, *sought: Formula) -> Answer:
        """No answer."""
        assert sought
        return NotSettled("a bound of the tests")

    def learn(self, lemma: Formula) -> None:
        """Nothing is learned."""


def _examined() -> Examination:
    return examined(more(PROMISE), solver=GivesUp())


@pytest.mark.parametrize("check", [check for name, check in PROOFS if name in SAYS])
def test_told(check: Check) -> None:
    """A property without an answer is a finding of its own that names the bound."""
    found = list(check(_examined()))
    assert {finding.id for finding in found} == {"RP401"}
    assert all("a bound of the tests" in finding.message for finding in found)


def test_it_is_an_error() -> None:
    """A protocol of which nothing could be settled does not pass."""
    found = proofs_about(_examined())
    assert found
    assert {(finding.id, finding.severity.value) for finding in found} == {("RP401", "error")}


def test_a_solver_with_few_steps() -> None:
    """The real solver gives up when its steps are used up, and says how many it had."""
    found = proofs_about(examined(more(PROMISE), solver=Z3Solver(steps=1)))
    assert any("1 steps of the solver" in finding.message for finding in found)
