"""z3 behind the solver's port; the one module that imports it.

A world and formulas flow in, answers flow out; no term of z3 leaves this file. Every search has a bound of
work, not of time, so that the same question gets the same answer on any machine.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import z3

from rehab.proof.formula import AtMost, Both, Either, Flag, Formula, Opposite
from rehab.proof.solver import Answer, Nobody, NotSettled, Somebody, World

_Make = Callable[[z3.ContextObj, int, object], z3.Ast]

STEPS = 20_000_000
"""Steps that the solver may take for one question; a shipped protocol's hardest takes a hundredth."""

_LARGEST = 2**63


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
        self._steps = steps
        self._context = z3.Context()
        self._solver = z3.SolverFor("QF_LIA", ctx=self._context)
        self._solver.set("rlimit", steps)
        self._terms = _Terms(self._context)
        for name, (low, high) in world.ranges.items():
            self._suppose(AtMost(((name, -1),), -low))
            self._suppose(AtMost(((name, 1),), high))
        for law in world.laws:
            self._suppose(law)

    def find(self, *sought: Formula) -> Answer:
        """Somebody of whom all that is sought is true."""
        self._solver.push()
        try:
            for part in sought:
                self._suppose(part)
            answer = self._solver.check()
            if answer == z3.unsat:
                return Nobody()
            if answer == z3.sat:
                return Somebody(self._terms.values(self._solver.model()))
            return NotSettled(f"{self._steps:,} steps of the solver")
        finally:
            self._solver.pop()

    def learn(self, lemma: Formula) -> None:
        """Take in what has been proven of this world."""
        self._suppose(lemma)

    def _suppose(self, formula: Formula) -> None:
        z3.Z3_solver_assert(self._context.ref(), self._solver.solver, self._terms.of(formula))


class _Terms:
    """Formulas as terms of z3, each made once.

    They are made by z3's plain C functions: its Python classes check every argument of every term, which for
    a protocol takes ten times as long as the search itself.
    """

    def __init__(self, context: z3.Context) -> None:
        self._context, self._c = context, context.ref()
        self._int = z3.Z3_mk_int_sort(self._c)
        self._bool = z3.Z3_mk_bool_sort(self._c)
        self._names: dict[str, tuple[z3.Ast, bool]] = {}
        self._made: dict[int, tuple[Formula, z3.Ast]] = {}

    def of(self, formula: Formula) -> z3.Ast:
        """The term of a formula."""
        made = self._made.get(id(formula))
        if made is None:
            term = self._kept(self._worked_out(formula))
            made = self._made[id(formula)] = (formula, term)  # keeps the formula, or its id is used again
        return made[1]

    def values(self, model: z3.ModelRef) -> "_Values":
        """What a model says of every name."""
        return _Values(self._context, model, self._names)

    def _worked_out(self, formula: Formula) -> z3.Ast:
        match formula:
            case Flag(name):
                return self._name(name, is_flag=True)
            case AtMost(terms, bound):
                parts = [self._times(self._name(name, is_flag=False), factor) for name, factor in terms]
                total = parts[0] if len(parts) == 1 else self._kept(self._many(z3.Z3_mk_add, parts))
                return z3.Z3_mk_le(self._c, total, self._whole(bound))
            case Both(parts):
                return self._many(z3.Z3_mk_and, [self.of(part) for part in parts])
            case Either(parts):
                return self._many(z3.Z3_mk_or, [self.of(part) for part in parts])
            case Opposite(part):
                return z3.Z3_mk_not(self._c, self.of(part))

    def _times(self, term: z3.Ast, factor: int) -> z3.Ast:
        return term if factor == 1 else self._kept(self._many(z3.Z3_mk_mul, [self._whole(factor), term]))

    def _whole(self, number: int) -> z3.Ast:
        if -_LARGEST <= number < _LARGEST:
            return self._kept(z3.Z3_mk_int64(self._c, number, self._int))
        return self._kept(z3.Z3_mk_numeral(self._c, str(number), self._int))  # the other cuts it, silently

    def _many(self, make: _Make, parts: Sequence[z3.Ast]) -> z3.Ast:
        return make(self._c, len(parts), (z3.Ast * len(parts))(*parts))

    def _name(self, name: str, *, is_flag: bool) -> z3.Ast:
        if name not in self._names:
            sort = self._bool if is_flag else self._int
            symbol = z3.Z3_mk_string_symbol(self._c, name)
            self._names[name] = (self._kept(z3.Z3_mk_const(self._c, symbol, sort)), is_flag)
        return self._names[name][0]

    def _kept(self, term: z3.Ast) -> z3.Ast:
        """The term, kept as long as the context lives."""
        z3.Z3_inc_ref(self._c, term)
        return term


class _Values(Mapping[str, int]):
    """What a model says of every name, read when it is asked for: most answers are only yes or no."""

    def __init__(
        self, context: z3.Context, model: z3.ModelRef, names: Mapping[str, tuple[z3.Ast, bool]]
    ) -> None:
        self._context, self._model, self._names = context, model, dict(names)

    def __getitem__(self, name: str) -> int:
        term, is_flag = self._names[name]
        if is_flag:
            return int(z3.is_true(self._model.eval(z3.BoolRef(term, self._context), model_completion=True)))
        found: int = self._model.eval(z3.ArithRef(term, self._context), model_completion=True).as_long()
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
