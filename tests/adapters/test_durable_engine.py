"""The door to durable-rules: each danger of that engine, and what keeps it out.

The engine itself is the real one; where it has to fail, a library that fails stands before it.
"""

import gc
import math
import random
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import durable_rules_engine
import pytest

from rehab.adapters.durable_engine import DurableEngine
from rehab.adapters.durable_ruleset import Asked, Joined, write
from rehab.errors import InternalError, MissingExtra
from rehab.patient.reading import Role
from rehab.protocol.condition import Operator
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.facts import Facts
from rehab.rules.interval import OPEN, Interval, point
from rehab.rules.lowered import (
    ALWAYS,
    NEVER,
    Atom,
    Last,
    Lowered,
    LoweredEntry,
    Tree,
    all_of,
    any_of,
    at_least_n_of,
)
from rehab.rules.model import EntryId
from rehab.terms.ids import MeasureId
from rehab.terms.truth import Truth


def at_least(field: int, threshold: float = 5.0) -> Atom:
    """The field is this much or more."""
    return Atom(field, Operator.AT_LEAST, threshold)


def a_lowered(*trees: Tree, fields: int = 12) -> Lowered:
    """A lowered rule set with one entry for each tree."""
    entries = tuple(
        LoweredEntry(EntryId(f"entry:{number}"), Role.GATE, tree) for number, tree in enumerate(trees)
    )
    return Lowered(
        tuple(Last(MeasureId(f"measure_{number}"), Role.GATE) for number in range(fields)), entries, {}, {}
    )


def these(*known: Interval, fields: int = 12) -> Facts:
    """Facts that begin with these; of the other fields nothing is known."""
    return (*known, *(OPEN for _ in range(fields - len(known))))


class Library:
    """The real library, seen through: every call is written down, and some may go wrong."""

    error = durable_rules_engine.error

    def __init__(self, **wrong: Any) -> None:  # noqa: ANN401  (what stands in for a function)
        """Take what stands in for functions of the library."""
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._wrong = wrong

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (any function of the library)
        def call(*arguments: Any) -> Any:  # noqa: ANN401
            self.calls.append((name, arguments))
            return self._wrong.get(name, getattr(durable_rules_engine, name))(*arguments)

        return call

    def texts(self) -> Iterator[str]:
        """Every text that went to the library."""
        for name, arguments in self.calls:
            if name in {"create_ruleset", "assert_fact"}:
                yield arguments[1]

    def named(self, name: str) -> int:
        """How often a function was called."""
        return sum(call == name for call, _ in self.calls)


@pytest.fixture
def seen_through(monkeypatch: pytest.MonkeyPatch) -> Library:
    """The library that engines of this test call."""
    library = Library()
    monkeypatch.setattr("rehab.adapters.durable_engine._library", lambda: library)
    return library


def gone_wrong(lowered: Lowered, **wrong: Any) -> tuple[DurableEngine, Library]:  # noqa: ANN401
    """An engine that was well when it was made, and goes wrong from now on."""
    engine = DurableEngine(lowered)
    library = Library(**wrong)
    engine._library = library  # type: ignore[assignment]
    return engine, library


# Values ------------------------------------------------------------------------------------------

NO_NUMBERS: list[Any] = ["10", "", "severe", True, None, math.nan, 1e9, -1e12, 10**30]


@pytest.mark.parametrize("value", NO_NUMBERS, ids=repr)
def test_no_number_never_reaches_the_engine(value: Any, seen_through: Library) -> None:  # noqa: ANN401
    """Text, bools, NaN and numbers out of range are refused at the door, without being repeated."""
    with DurableEngine(a_lowered(at_least(0))) as engine:
        before = seen_through.named("assert_fact")
        with pytest.raises(InternalError) as caught:
            engine.evaluate(these((value, value)))
        assert seen_through.named("assert_fact") == before
        assert repr(value) not in str(caught.value)
        assert engine.evaluate(these(point(5))) == {"entry:0": Truth.YES}


def test_only_whole_numbers_reach_the_engine(seen_through: Library) -> None:
    """Decimals, exponents and minus zero are whole ten-thousandths: nothing is left to locale or parser."""
    trees = [at_least(0, 13.5), at_least(1, -0.0001), at_least(2, 123_456.7891), at_least(3, 0.0)]
    with DurableEngine(a_lowered(*trees)) as engine:
        truths = engine.evaluate(these(point(13.5), point(1e-7), point(123_456.7891), point(-0.0)))
    assert set(truths.values()) == {Truth.YES}
    numbers = [
        number for text in seen_through.texts() for number in re.findall(r":\s*([^\s\",{}\[\]]+)", text)
    ]
    assert len(numbers) > 20
    assert all(re.fullmatch(r"-?\d+", number) for number in numbers)


def test_whole_numbers_and_decimals_are_one(seen_through: Library) -> None:
    """5 and 5.0 are the same fact."""
    with DurableEngine(a_lowered(at_least(0))) as engine:
        assert engine.evaluate(these(point(5))) == engine.evaluate(these(point(5.0)))
    assert len(set(list(seen_through.texts())[-2:])) == 1


def test_what_is_not_known_lies_beyond_every_threshold(seen_through: Library) -> None:
    """Of a number of at most 7 a rule is asked as if it were without end below, then as if it were 7."""
    with DurableEngine(a_lowered(at_least(0))) as engine:
        assert engine.evaluate(these((-math.inf, 7))) == {"entry:0": Truth.UNKNOWN}
    worst, best = list(seen_through.texts())[-2:]
    assert '"a0":-10000000000000' in worst
    assert '"a0":70000' in best


def test_what_is_known_exactly_is_asked_once(seen_through: Library) -> None:
    """Where nothing that a ruleset asks for is in doubt, certain and possible are the same question."""
    with DurableEngine(a_lowered(at_least(0), at_least(1))) as engine:
        before = seen_through.named("assert_fact")
        engine.evaluate(these(point(5), point(4)))
        assert seen_through.named("assert_fact") == before + 1
        engine.evaluate(these(point(5)))
        assert seen_through.named("assert_fact") == before + 3


def test_a_rule_fires_for_its_tree_or_for_the_opposite(seen_through: Library) -> None:
    """An `any` of four is asked as its opposite, which can be true in one way only."""
    lowered = a_lowered(any_of(tuple(at_least(number) for number in range(4))))
    with DurableEngine(lowered) as engine:
        assert engine.evaluate(these(*(point(9) for _ in range(4)))) == {"entry:0": Truth.YES}
        assert engine.evaluate(these(point(9))) == {"entry:0": Truth.YES}
        assert engine.evaluate(these(point(1))) == {"entry:0": Truth.UNKNOWN}
        assert engine.evaluate(these(*(point(1) for _ in range(4)))) == {"entry:0": Truth.NO}
    rules = next(seen_through.texts())
    assert "$lt" in rules
    assert "$or" not in rules


def test_facts_of_another_rule_set_are_refused() -> None:
    """Facts with another number of fields belong to another rule set."""
    with DurableEngine(a_lowered(at_least(0))) as engine, pytest.raises(InternalError, match="no facts of"):
        engine.evaluate((point(5),))


# Structure ---------------------------------------------------------------------------------------


def a_large_tree(kind: str) -> Tree:
    """A tree that no single rule can hold."""
    atoms = tuple(at_least(number % 12, float(number)) for number in range(60))
    pairs = tuple(any_of(atoms[number : number + 2]) for number in range(0, 24, 2))
    return {
        "all of 60": all_of(atoms),
        "any of 60": any_of(atoms),
        "5 of 12": at_least_n_of(5, atoms[:12]),
        "all of 12 pairs": all_of(pairs),
        "any of 12 pairs of pairs": any_of(tuple(all_of(pairs[n : n + 2]) for n in range(0, 12, 2))),
        "3 of 6 pairs": at_least_n_of(3, pairs[:6]),
        "a count in a count": at_least_n_of(2, (at_least_n_of(4, atoms[:9]), *pairs[:3])),
    }[kind]


LARGE = [
    "all of 60",
    "any of 60",
    "5 of 12",
    "all of 12 pairs",
    "any of 12 pairs of pairs",
    "3 of 6 pairs",
    "a count in a count",
]


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_tree_is_asked_in_parts(kind: str) -> None:
    """A tree beyond the limits is asked in parts that are within them, and answered as the whole."""
    lowered = a_lowered(a_large_tree(kind))
    (plan,) = write(lowered).plans.values()
    assert isinstance(plan, Joined)
    alike(lowered, decisions=60)


@pytest.mark.parametrize("count", [2, 3])
def test_a_small_count_is_one_rule(count: int) -> None:
    """Two or three of four are written out as a disjunction and asked at once."""
    tree = at_least_n_of(count, tuple(at_least(number) for number in range(4)))
    lowered = a_lowered(tree)
    assert isinstance(write(lowered).plans[EntryId("entry:0")], Asked)
    alike(lowered, decisions=60)


def alike(lowered: Lowered, *, decisions: int) -> None:
    """The rules engine and the fast evaluator answer alike for random facts."""
    drawn = random.Random(7)
    fast = LoweredEngine(lowered)
    with DurableEngine(lowered) as engine:
        for _ in range(decisions):
            seen = tuple(an_interval(drawn) for _ in lowered.fields)
            assert engine.evaluate(seen) == fast.evaluate(seen)


def an_interval(drawn: random.Random) -> Interval:
    """What may be known of a field: a number, half a number, or nothing."""
    number = float(drawn.randrange(0, 60, 5))
    return drawn.choice([point(number), point(number), (number, math.inf), (-math.inf, number), OPEN])


def test_many_conditions_may_be_true_at_once() -> None:
    """Hundreds of rules that are all true fit, because no ruleset can have 64 of them waiting."""
    lowered = a_lowered(*(at_least(number % 12, float(number % 7)) for number in range(400)))
    with DurableEngine(lowered) as engine:
        assert set(engine.evaluate(these(*(point(9) for _ in range(12)))).values()) == {Truth.YES}


def test_a_rule_that_is_true_twice_counts_once() -> None:
    """A rule that is true in four ways at once is one YES."""
    either, other = (any_of((at_least(number), at_least(number + 1))) for number in (0, 2))
    with DurableEngine(a_lowered(all_of((either, other)))) as engine:
        assert engine.evaluate(these(*(point(9) for _ in range(4)))) == {"entry:0": Truth.YES}


def test_constants_need_no_rules() -> None:
    """What is always so, or never, is never asked of the engine."""
    lowered = a_lowered(ALWAYS, NEVER)
    assert write(lowered).rulesets == ()
    with DurableEngine(lowered) as engine:
        assert engine.evaluate(these()) == {"entry:0": Truth.YES, "entry:1": Truth.NO}


# State -------------------------------------------------------------------------------------------


def test_there_is_one_state_and_it_is_gone_afterwards(seen_through: Library) -> None:
    """Each fact goes to the same state, which is deleted before the next one."""
    with DurableEngine(a_lowered(at_least(0))) as engine:
        for _ in range(3):
            engine.evaluate(these(point(5)))
    order = [name for name, _ in seen_through.calls if name in {"assert_fact", "delete_state"}]
    assert order == ["assert_fact", "delete_state"] * 5
    assert {arguments[1] for name, arguments in seen_through.calls if name == "delete_state"} == {"1"}
    assert all('{"sid":"1","id":1,' in text for text in seen_through.texts() if text.startswith('{"sid"'))


# Memory ------------------------------------------------------------------------------------------


def resident_kb() -> int:
    """Memory that this process holds."""
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("this system doesn't say how much memory a process holds")
    return int(re.findall(r"VmRSS:\s+(\d+)", status.read_text("utf-8"))[0])


def test_memory_is_flat_over_decisions() -> None:
    """After 300 decisions, 3,000 more hold less than a megabyte more."""
    lowered = a_lowered(*(a_large_tree(kind) for kind in LARGE))
    drawn = random.Random(7)
    facts = [tuple(an_interval(drawn) for _ in lowered.fields) for _ in range(30)]
    with DurableEngine(lowered) as engine:
        for _ in range(10):
            decide(engine, facts)
        before = resident_kb()
        for _ in range(100):
            decide(engine, facts)
        assert resident_kb() - before < 1_000


def decide(engine: DurableEngine, facts: Sequence[Facts]) -> None:
    """Take a decision on each of the facts."""
    for seen in facts:
        engine.evaluate(seen)


def test_a_closed_engine_leaves_nothing() -> None:
    """A hundred engines, each closed, hold less than 5 megabytes; left behind they would hold 50."""
    lowered = a_lowered(*(at_least(number % 12, float(number)) for number in range(40)))
    for _ in range(10):
        DurableEngine(lowered).close()
    before = resident_kb()
    for _ in range(100):
        DurableEngine(lowered).close()
    assert resident_kb() - before < 5_000


# Closing -----------------------------------------------------------------------------------------


def test_closing_frees_every_ruleset_once(seen_through: Library) -> None:
    """Closing deletes each ruleset, and closing again does nothing."""
    engine = DurableEngine(a_lowered(*(at_least(number % 12, float(number)) for number in range(30))))
    engine.close()
    engine.close()
    assert seen_through.named("create_ruleset") == 2
    assert seen_through.named("delete_ruleset") == 2


def test_a_closed_engine_decides_nothing() -> None:
    """After closing, a decision is an error and not a guess."""
    with DurableEngine(a_lowered(at_least(0))) as engine:
        pass
    with pytest.raises(InternalError, match="closed"):
        engine.evaluate(these())


def test_an_engine_left_behind_closes_itself(seen_through: Library) -> None:
    """An engine that nobody holds any more frees what it held."""
    engine = DurableEngine(a_lowered(at_least(0)))
    del engine
    gc.collect()
    assert seen_through.named("delete_ruleset") == 1


# Control flow ------------------------------------------------------------------------------------


def fails(*_: Any) -> Any:  # noqa: ANN401
    """Fail as the library does."""
    raise durable_rules_engine.error("Could not do it, error code: 303")


@pytest.mark.parametrize("function", ["assert_fact", "start_action_for_state", "complete_and_start_action"])
def test_a_failure_of_the_engine_is_an_internal_error(function: str) -> None:
    """Where the engine fails there is no decision, now or later."""
    engine, library = gone_wrong(a_lowered(at_least(0)), **{function: fails})
    with pytest.raises(InternalError, match="error code: 303"):
        engine.evaluate(these(point(7.25)))
    assert library.named("delete_state") == (function == "complete_and_start_action")
    with pytest.raises(InternalError, match="closed"):
        engine.evaluate(these())


def test_an_engine_that_stops_early_is_noticed() -> None:
    """Rules that fired don't count unless the last rule fired after them."""
    engine, _ = gone_wrong(a_lowered(at_least(0)), complete_and_start_action=lambda *_: None)
    with pytest.raises(InternalError, match="before its last rule"):
        engine.evaluate(these(point(7.25)))


@pytest.mark.parametrize("answer", [1, 2, 3])
def test_a_fact_that_is_not_taken_is_noticed(answer: int) -> None:
    """A fact that the engine didn't handle, had seen already or put off is an error."""
    engine, _ = gone_wrong(
        a_lowered(at_least(0)),
        assert_fact=lambda *arguments: (answer, durable_rules_engine.assert_fact(*arguments)[1]),
    )
    with pytest.raises(InternalError, match="did not take"):
        engine.evaluate(these(point(7.25)))


def test_certain_and_not_possible_is_noticed() -> None:
    """A rule that fires when it is asked at its worst, and not at its best, contradicts itself."""
    started = iter([("{}", '{"r0":{}}'), ("{}", '{"done":{}}')])
    completed = iter(['{"done":{}}', None, None])
    engine, _ = gone_wrong(
        a_lowered(at_least(0)),
        start_action_for_state=lambda *_: next(started),
        complete_and_start_action=lambda *_: next(completed),
    )
    with pytest.raises(InternalError, match="certain and not possible"):
        engine.evaluate(these((-math.inf, 7)))


def test_an_interruption_closes_the_engine() -> None:
    """Whatever interrupts a decision, what is left inside the engine is never used again."""

    def interrupt(*_: Any) -> None:  # noqa: ANN401
        raise KeyboardInterrupt

    engine, _ = gone_wrong(a_lowered(at_least(0)), start_action_for_state=interrupt)
    with pytest.raises(KeyboardInterrupt):
        engine.evaluate(these(point(7.25)))
    with pytest.raises(InternalError, match="closed"):
        engine.evaluate(these())


def test_a_ruleset_that_is_refused_is_an_internal_error(
    seen_through: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ruleset that the engine won't load is named by its code, and nothing stays behind."""
    monkeypatch.setitem(seen_through._wrong, "create_ruleset", fails)
    with pytest.raises(InternalError, match=r"refused a ruleset.*303"):
        DurableEngine(a_lowered(at_least(0)))


def test_no_thread_is_started() -> None:
    """The engine's own host would start two timer threads for ever; it is never made."""
    before = threading.active_count()
    with DurableEngine(a_lowered(at_least(0))) as engine:
        engine.evaluate(these())
        assert threading.active_count() == before
    assert "durable.engine" not in sys.modules


def test_another_thread_is_turned_away() -> None:
    """An engine belongs to the thread that made it."""
    caught: list[Exception] = []

    def other(engine: DurableEngine) -> None:
        try:
            engine.evaluate(these())
        except InternalError as error:
            caught.append(error)

    with DurableEngine(a_lowered(at_least(0))) as engine:
        thread = threading.Thread(target=other, args=(engine,))
        thread.start()
        thread.join()
        assert engine.evaluate(these(point(5))) == {"entry:0": Truth.YES}
    assert "another thread" in str(caught[0])


# Import ------------------------------------------------------------------------------------------


def test_a_failing_import_names_the_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where durable-rules can't be imported, one line says how to install it."""
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    flag = "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject pip install"
    with pytest.raises(MissingExtra, match=flag) as caught:
        DurableEngine(a_lowered(at_least(0)))
    assert "\n" not in str(caught.value)


def test_the_library_is_loaded_when_it_is_needed() -> None:
    """Importing the adapter loads no engine."""
    code = (
        "import sys, rehab.adapters, rehab.adapters.durable_engine;"
        "sys.exit(any(name.startswith('durable') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
