"""z3 behind the solver's port; the one module that imports it.

A world and formulas flow in, answers flow out; no term of z3 leaves this file. Every search has a bound of
work, not of time, so that the same question gets the same answer on any machine.
"""

import z3

from rehab.proof.formula import AtMost, Both, Either, Flag, Formula, Opposite, Values
from rehab.proof.solver import Answer, Nobody, NotSettled, Somebody, World

STEPS = 20_000_000
"""Steps that the solver may take for one question; a shipped protocol's hardest takes a hundredth."""


class Z3Solver:
    """Searches worlds with z3."""

    def __init__(self, steps: int = STEPS) -> None:
        """Take the bound of one question."""
        self._steps = steps

    def search(self, world: World) -> "Z3Search":
        """A search of one world."""
        return Z3Search(world, self._steps)


class Z3Search:
    """One world, said to z3 once."""

    def __init__(self, world: World, steps: int) -> None:
        """Say the laws of a world."""
        self._context = z3.Context()
        self._steps = steps
        self._solver = z3.SolverFor("QF_LIA", ctx=self._context)
        self._solver.set("rlimit", steps)
        self._numbers: dict[str, z3.ArithRef] = {}
        self._flags: dict[str, z3.BoolRef] = {}
        self._said: dict[int, tuple[Formula, z3.BoolRef]] = {}
        for name, (low, high) in world.ranges.items():
            term = self._numbers[name] = z3.Int(name, self._context)
            self._solver.add(low <= term, term <= high)
        for law in world.laws:
            self._solver.add(self._term(law))

    def find(self, *sought: Formula) -> Answer:
        """Somebody of whom all that is sought is true."""
        self._solver.push()
        try:
            for part in sought:
                self._solver.add(self._term(part))
            answer = self._solver.check()
            if answer == z3.unsat:
                return Nobody()
            if answer == z3.sat:
                return Somebody(self._values(self._solver.model()))
            return NotSettled(f"{self._steps:,} steps of the solver")
        finally:
            self._solver.pop()

    def _values(self, model: z3.ModelRef) -> Values:
        found: dict[str, int] = {}
        for name, term in self._numbers.items():
            value = model.eval(term, model_completion=True)
            found[name] = value.as_long()
        for name, flag in self._flags.items():
            found[name] = int(z3.is_true(model.eval(flag, model_completion=True)))
        return found

    def _term(self, formula: Formula) -> z3.BoolRef:
        known = self._said.get(id(formula))
        if known is not None:
            return known[1]
        term = self._worked_out(formula)
        self._said[id(formula)] = (formula, term)  # keeps the formula, or its id would be used again
        return term

    def _worked_out(self, formula: Formula) -> z3.BoolRef:
        match formula:
            case Flag(name):
                return self._flag(name)
            case AtMost(terms, bound):
                parts = [self._numbers[name] * factor for name, factor in terms]
                return (z3.Sum(parts) if len(parts) > 1 else parts[0]) <= bound
            case Both(parts):
                return z3.And([self._term(part) for part in parts], self._context)
            case Either(parts):
                return z3.Or([self._term(part) for part in parts], self._context)
            case Opposite(part):
                return z3.Not(self._term(part), self._context)

    def _flag(self, name: str) -> z3.BoolRef:
        if name not in self._flags:
            self._flags[name] = z3.Bool(name, self._context)
        return self._flags[name]
