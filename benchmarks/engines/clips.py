"""clipspy: CLIPS and its Rete network, one fact a patient, reset in between.

A workload flows in, a contender flows out. A rule that fires adds its number to a list.
"""

from collections.abc import Iterable
from typing import Any

from benchmarks.engines.contender import Contender, bare_values, names, peer
from benchmarks.engines.text import SIGNS
from benchmarks.workload import Workload
from rehab.protocol.condition import All, AnyOf, Condition, Limit, Test, tests_of

_KEPT: list[Any] = []
"""Environments stay till the end: CLIPS writes to the terminal when one of them goes."""


def clips(work: Workload) -> Contender:
    """One template with a slot a measure, each test in the pattern of its slot."""
    environment = peer("clips").Environment()
    _KEPT.append(environment)
    slots = " ".join(f"(slot {name})" for name in work.patients[0].values)
    environment.build(f"(deftemplate patient {slots})")
    environment.build("(defglobal ?*fired* = (create$))")
    for number, entry in enumerate(work.rules.entries):
        add = f"(bind ?*fired* (create$ ?*fired* {number}))"
        environment.build(f"(defrule r{number} {_pattern(entry.when)} => {add})")
    patient, collected = environment.find_template("patient"), environment.find_global("fired")
    every = names(work)

    def answer(values: dict[str, float]) -> Iterable[int]:
        environment.reset()
        patient.assert_fact(**values)
        environment.run()
        found: Iterable[int] = collected.value
        return found

    return Contender(bare_values(work), answer, lambda found: [every[number] for number in found])


def _pattern(rule: Condition) -> str:
    """The left side of a rule: what asks one measure inside its slot, the rest as tests after it."""
    slots: dict[str, list[str]] = {}
    tests: list[str] = []
    for part in rule.parts if isinstance(rule, All) else (rule,):
        asked = sorted({test.measure for test in tests_of(part)})
        for measure in asked:
            slots.setdefault(measure, [])
        (slots[asked[0]] if len(asked) == 1 else tests).append(_prefix(part))
    inside = " ".join(f"({name} {'&:'.join((f'?{name}', *found))})" for name, found in sorted(slots.items()))
    return f"(patient {inside}) {' '.join(f'(test {test})' for test in tests)}"


def _prefix(condition: Condition) -> str:
    match condition:
        case Test(measure, _, Limit(operator, threshold)):
            return f"({SIGNS[operator]} ?{measure} {threshold})"
        case AnyOf(parts):
            return f"(or {' '.join(map(_prefix, parts))})"
        case All(parts):
            return f"(and {' '.join(map(_prefix, parts))})"
        case _:
            raise TypeError(condition)
