"""This project's engines: alone, both together, and from the raw series as production asks them.

A workload flows in, contenders flow out. All have three truths; the lowered evaluator and the reference
keep the truth of every part of every rule.
"""

import random
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from benchmarks.engines.contender import Contender
from benchmarks.workload import Workload
from rehab.adapters.durable_engine import DurableEngine
from rehab.errors import EnginesDisagree
from rehab.rules.agreement import AgreedEngine
from rehab.rules.evaluate import LoweredEngine, LoweredTrace
from rehab.rules.facts import Facts, facts
from rehab.rules.interval import OPEN
from rehab.rules.lower import lower
from rehab.rules.lowered import Lowered
from rehab.rules.model import EntryId, Moment
from rehab.rules.reference import EntryTrace, ReferenceEngine
from rehab.terms.truth import Truth

_UNKNOWN_SHARE = 0.25


def lowered(work: Workload) -> Contender:
    """The lowered evaluator with its trace, facts given."""
    form = lower(work.rules, work.catalogue)
    return Contender(_facts(form, work), LoweredEngine(form).trace, _of_trace)


def lowered_with_unknowns(work: Workload) -> Contender:
    """The same with a quarter of the facts unknown."""
    form = lower(work.rules, work.catalogue)
    return Contender(_with_gaps(_facts(form, work)), LoweredEngine(form).trace, _of_trace)


def durable(work: Workload) -> Contender:
    """durable-rules in the safe pattern, facts given; it says what is YES and what is NO, and no trace."""
    form = lower(work.rules, work.catalogue)
    return Contender(_facts(form, work), DurableEngine(form).evaluate, _yes)


def both(work: Workload) -> Contender:
    """durable-rules and the lowered evaluator with its trace, facts given, their answers compared."""
    form = lower(work.rules, work.catalogue)
    return Contender(_facts(form, work), _compared(DurableEngine(form), LoweredEngine(form)), _of_trace)


def both_with_unknowns(work: Workload) -> Contender:
    """The same with a quarter of the facts unknown."""
    form = lower(work.rules, work.catalogue)
    given = _with_gaps(_facts(form, work))
    return Contender(given, _compared(DurableEngine(form), LoweredEngine(form)), _of_trace)


def worked_out(work: Workload) -> Contender:
    """The facts alone, worked out from the raw series: what the rows above were given."""
    form = lower(work.rules, work.catalogue)
    return Contender(_moments(work), partial(facts, form), partial(_judged_by, LoweredEngine(form)))


def reference(work: Workload) -> Contender:
    """The readable reference with its trace, from the raw series."""
    return Contender(_moments(work), ReferenceEngine(work.rules, work.catalogue).traces, _of_entries)


def production(work: Workload) -> Contender:
    """What every decision of the program passes through: reference and durable-rules, from the raw series."""
    engine = DurableEngine(lower(work.rules, work.catalogue))
    agreed = AgreedEngine(ReferenceEngine(work.rules, work.catalogue), engine)
    return Contender(_moments(work), agreed.judge, lambda traces: _of_entries(traces.values()))


def _compared(engine: DurableEngine, fast: LoweredEngine) -> Callable[[Facts], LoweredTrace]:
    def answer(seen: Facts) -> LoweredTrace:
        trace = fast.trace(seen)
        if engine.evaluate(seen) != trace.truths:
            raise EnginesDisagree("the engines differ")
        return trace

    return answer


def _moments(work: Workload) -> tuple[Moment, ...]:
    return tuple(patient.moment for patient in work.patients)


def _facts(form: Lowered, work: Workload) -> tuple[Facts, ...]:
    return tuple(facts(form, moment) for moment in _moments(work))


def _with_gaps(given: tuple[Facts, ...]) -> tuple[Facts, ...]:
    random_ = random.Random(2)
    return tuple(tuple(OPEN if random_.random() < _UNKNOWN_SHARE else one for one in seen) for seen in given)


def _yes(truths: Mapping[EntryId, Truth]) -> Iterable[str]:
    return (entry for entry, truth in truths.items() if truth is Truth.YES)


def _of_trace(trace: LoweredTrace) -> Iterable[str]:
    return _yes(trace.truths)


def _of_entries(traces: Iterable[EntryTrace]) -> Iterable[str]:
    return (trace.entry.id for trace in traces if trace.truth is Truth.YES)


def _judged_by(fast: LoweredEngine, seen: Facts) -> Iterable[str]:
    return _yes(fast.evaluate(seen))
