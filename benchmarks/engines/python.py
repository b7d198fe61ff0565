"""Plain Python, the yardstick: closures compiled from the trees, and one generated expression.

A workload flows in, contenders with two truths and no trace flow out: the least that can be done.
"""

import operator as bare
from collections.abc import Callable, Mapping
from functools import partial

from benchmarks.engines.contender import Contender, bare_values, names
from benchmarks.engines.text import as_text
from benchmarks.workload import Workload
from rehab.protocol.condition import All, AnyOf, Condition, Limit, Operator, Test

Values = Mapping[str, float]
Closure = Callable[[Values], bool]


def closures(work: Workload) -> Contender:
    """One closure a node, as one writes them: the yardstick."""
    return _closures(work, _plain)


def tuned_closures(work: Workload) -> Contender:
    """The same with loops in place of `all` and `any`, and a closure of its own for each comparison."""
    return _closures(work, _tuned)


def generated(work: Workload) -> Contender:
    """All rules as one expression, written out and compiled."""
    of = "values['{}']".format
    text = ", ".join(as_text(entry.when, of) for entry in work.rules.entries)
    answer: Callable[[Values], list[bool]] = eval(f"lambda values: [{text}]")  # noqa: S307  (own text)
    every = names(work)

    def fired(held: list[bool]) -> list[str]:
        return [name for name, holds in zip(every, held, strict=True) if holds]

    return Contender(bare_values(work), answer, fired)


def _closures(work: Workload, closure: Callable[[Condition], Closure]) -> Contender:
    rules = tuple((str(entry.id), closure(entry.when)) for entry in work.rules.entries)

    def answer(values: Values) -> list[str]:
        return [name for name, holds in rules if holds(values)]

    return Contender(bare_values(work), answer)


_COMPARE: Mapping[Operator, Callable[[float, float], bool]] = {
    Operator.AT_LEAST: bare.ge,
    Operator.AT_MOST: bare.le,
    Operator.ABOVE: bare.gt,
    Operator.BELOW: bare.lt,
}


def _plain(condition: Condition) -> Closure:
    match condition:
        case Test(name, _, Limit(operator, threshold)):
            compare = _COMPARE[operator]
            return lambda values: compare(values[name], threshold)
        case All(conditions):
            parts = tuple(map(_plain, conditions))
            return lambda values: all(part(values) for part in parts)
        case AnyOf(conditions):
            parts = tuple(map(_plain, conditions))
            return lambda values: any(part(values) for part in parts)
        case _:
            raise TypeError(condition)


def _tuned(condition: Condition) -> Closure:
    match condition:
        case Test(name, _, Limit(operator, threshold)):
            return _compared(name, operator, threshold)
        case All(parts):
            return partial(_every, tuple(map(_tuned, parts)))
        case AnyOf(parts):
            return partial(_some, tuple(map(_tuned, parts)))
        case _:
            raise TypeError(condition)


def _compared(name: str, operator: Operator, threshold: float) -> Closure:
    match operator:
        case Operator.AT_LEAST:
            return lambda values: values[name] >= threshold
        case Operator.AT_MOST:
            return lambda values: values[name] <= threshold
        case Operator.ABOVE:
            return lambda values: values[name] > threshold
        case Operator.BELOW:
            return lambda values: values[name] < threshold


def _every(parts: tuple[Closure, ...], values: Values) -> bool:
    for part in parts:  # noqa: SIM110  (what is tuned here)
        if not part(values):
            return False
    return True


def _some(parts: tuple[Closure, ...], values: Values) -> bool:
    for part in parts:  # noqa: SIM110  (as above)
        if part(values):
            return True
    return False
