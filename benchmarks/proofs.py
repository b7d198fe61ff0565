"""Proofs: what `rehab check` of a shipped protocol takes from cold, and how proofs grow with the rules.

Nothing flows in; tables flow out. Every proof is of a protocol in which it holds, because what holds has to
be searched to the end, and what does not is found sooner.
"""

from functools import partial
from pathlib import Path

from benchmarks.bundled import protocol
from benchmarks.processes import REHAB, Starter, processor_s, starter
from benchmarks.results import Section, milliseconds, table, two_digits
from benchmarks.timing import take_turns
from benchmarks.workload import Workload, workload
from rehab.adapters.z3_solver import Z3Solver
from rehab.frozen import replace
from rehab.proof.formula import either
from rehab.proof.lemmas import worse_speaks_sooner
from rehab.proof.pair import Pair, easier
from rehab.proof.solver import Nobody
from rehab.protocol.condition import All, AnyOf, Condition, Limit, Operator, Test
from rehab.protocol.model import Answer, Protocol, Rule
from rehab.rules.lower import lower
from rehab.rules.model import compile_rules
from rehab.terms.caution import Action, Dose, DoseKind, HoldKind
from rehab.terms.ids import CLINIC_DEFAULT, RuleId
from rehab.wiring import shelf

GOAL_S = 2.0
SIZES = ((30, 8), (500, 20))

_BUDGET_S = 30

_MEANING = f"""Whole processes, byte code ready, by the processor's clock; the goal for a shipped protocol is
less than {GOAL_S:g} s. Each says all there is to say: lint, and all proofs for every patient at every level.
Below, "worse is never easier" for every measure on drawn rules, each of three to five parts, on a ladder of
one level: making the question of the rules, and answering it."""


def measure() -> Section:
    """Run the part."""
    with starter() as start:
        return Section("`rehab check` and its proofs", (_MEANING, _checks(start), _growth()))


def _checks(start: Starter) -> str:
    names = shelf(Path()).protocols()
    tasks = {name: partial(start.finished, (*REHAB, "check", name)) for name in names}
    for task in tasks.values():
        task()
    turns = take_turns(tasks, budget_s=_BUDGET_S, least=3, clock=processor_s)
    rows = ((f"`rehab check {name}`", milliseconds(one.median_s)) for name, one in turns.items())
    slowest = max(one.median_s for one in turns.values())
    verdict = "met" if slowest < GOAL_S else "missed"
    return table(("process", "time"), rows) + (
        f"\n\nGoal below {GOAL_S:g} s each: the slowest takes {two_digits(slowest)} s, {verdict}."
    )


# Growth ----------------------------------------------------------------------------------------------


def _growth() -> str:
    works = {
        f"{rules} rules over {measures} measures": workload(rules, patients=1, measures=measures)
        for rules, measures in SIZES
    }
    turns = take_turns(
        {name: partial(_proven, work) for name, work in works.items()}, budget_s=_BUDGET_S, least=3
    )
    rows = ((name, milliseconds(one.median_s)) for name, one in turns.items())
    return table(("worse is never easier, proven", "time"), rows)


def _proven(work: Workload) -> None:
    """Prove it.

    Raises:
        RuntimeError: if it does not hold, which for these rules would be a fault of the proof.
    """
    asked = _protocol(work)
    pair = Pair.of(asked, lower(compile_rules(asked), work.catalogue))
    search = Z3Solver().search(pair.world)
    differ = either(*pair.worse.values())
    for lemma in worse_speaks_sooner(pair, search):
        search.learn(lemma)
    for place in range(-1, len(asked.levels)):
        answer = search.find(pair.one.state.is_at(place), differ, easier(*pair.at(place)))
        proven = isinstance(answer, Nobody)
        if not proven:
            raise RuntimeError(f"the drawn rules are not proven: {type(answer).__name__}")


def _protocol(work: Workload) -> Protocol:
    """A ladder of one level with the drawn rules, each turned so that it speaks for what is worse."""
    plain = protocol()
    level = replace(plain.levels[0], needs=())
    phase = replace(plain.phases[0], enter_when=(), exit_when=(), levels=(level.id,))
    rules = tuple(
        _rule(number, _upwards(entry.when), plain) for number, entry in enumerate(work.rules.entries)
    )
    return replace(plain, phases=(phase,), levels=(level,), caps=(), rules=rules, guarantees=(), curves=())


def _rule(number: int, when: Condition, plain: Protocol) -> Rule:
    steps = Dose(DoseKind.REGRESS, 1) if number % 2 else Dose(DoseKind.HOLD)
    return Rule(
        id=RuleId(f"r{number}"),
        when=when,
        applies_when=None,
        action=Action(dose=steps, days_off=number % 3),
        red_flag=False,
        hold_kind=HoldKind.IRRITABLE,
        answer=Answer.NONE,
        text="",
        patient="",
        source=CLINIC_DEFAULT,
        opinion="",
        extrapolated=False,
        origin=plain.rules[0].origin,
    )


def _upwards(condition: Condition) -> Condition:
    match condition:
        case Test(comparison=Limit(threshold=threshold)):
            return replace(condition, comparison=Limit(Operator.AT_LEAST, threshold))
        case All(parts) | AnyOf(parts):
            return replace(condition, parts=tuple(_upwards(part) for part in parts))
        case _:
            return condition
