"""Decisions: one answer on 5, 50 and 500 rules, this project's engines beside plain Python and its peers.

Nothing flows in; ratios to closures flow out. All contenders are first made to give the same answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.engines import clips, own, python, rule_engine, zen
from benchmarks.engines.contender import Build, Contender, Missing
from benchmarks.results import Section, table, two_digits
from benchmarks.timing import Turns, take_turns
from benchmarks.workload import Workload, workload

_SIZES = ((5, 1), (50, 1), (500, 1), (500, 25))
_BUDGET_S = 14
_GOAL_AT = 50
_LOWERED_GOAL, _PRODUCTION_GOAL = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Row:
    """One contender.

    Attributes:
        has_gaps: true if some facts are unknown, so that its answers are no longer those of the others.
    """

    name: str
    build: Build
    has_gaps: bool = False


CLOSURES = Row("closures, two truths, no trace: the yardstick", python.closures)
LOWERED = Row("**lowered evaluator, three truths, full trace**", own.lowered)
BOTH = Row("**durable-rules and lowered evaluator, compared, full trace**", own.both)

ROWS = (
    CLOSURES,
    Row("the same closures, tuned", python.tuned_closures),
    Row("one generated expression, two truths, no trace", python.generated),
    LOWERED,
    Row("the same, a quarter of the facts unknown", own.lowered_with_unknowns, has_gaps=True),
    Row("durable-rules, safe pattern, three truths", own.durable),
    BOTH,
    Row("the same, a quarter of the facts unknown", own.both_with_unknowns, has_gaps=True),
    Row("facts alone, from the raw series", own.worked_out),
    Row("reference alone, from the raw series, full trace", own.reference),
    Row("durable-rules and reference from the raw series, as `decide` does", own.production),
    Row("zen-engine, one expression for all rules", zen.one_expression),
    Row("zen-engine, one expression a rule", zen.expressions),
    Row("zen-engine, decision table", zen.table),
    Row("rule-engine", rule_engine.rule_engine),
    Row("clipspy", clips.clips),
)
PEERS = ROWS[-5:]

_MEANING = """Speed relative to closures compiled from the rules' trees: 2 is twice as fast, 0.5 half as fast.
A rule is all of three to five parts, each a comparison or one of two comparisons, over 40 measures, of which
each engine gets those that the rules ask for; everything is compiled beforehand. In the last column the rules
belong to 25 phases, and each first asks which phase it is. Before anything is timed all engines have to find
the same rules true for every patient.

- *Closures* are written with `all`, `any` and `operator.ge`; *tuned* ones with loops and a lambda each.
- *Lowered* and *durable-rules* are given facts, as every other row is given a dict of numbers; working them
  out of a patient's visits is a row of its own. *Full trace*: the truth of every part of every rule is kept.
- *Reference* and the last of our rows start from the visits. The reference is written to be read."""


class Disagreement(Exception):
    """Two contenders gave different answers, so their speeds mean nothing."""


def measure() -> Section:
    """Run the part."""
    columns = {work.name: _measured(work) for work in (workload(n, phases=p) for n, p in _SIZES)}
    missing = {f"{why}" for column in columns.values() for why in column.missing}
    return Section(
        "One decision",
        (
            _MEANING,
            _yardstick(columns),
            table(("engine", *columns), (_cells(row, columns) for row in ROWS)),
            *(f"Missing: {why}." for why in sorted(missing)),
            _goals(columns[f"{_GOAL_AT} rules"]),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """All rows on one workload; a row that is missing has no turns."""

    turns: Mapping[Build, Turns]
    missing: tuple[str, ...]
    patients: int

    def speed(self, row: Row) -> float | None:
        turns = self.turns.get(row.build)
        return None if turns is None else turns.times_faster(self.turns[CLOSURES.build])


def _measured(work: Workload) -> _Column:
    built: dict[Build, Contender] = {}
    missing = []
    for row in ROWS:
        try:
            built[row.build] = row.build(work)
        except Missing as why:
            missing.append(str(why))
    _check(built)
    turns = take_turns({build: one.task for build, one in built.items()}, budget_s=_BUDGET_S)
    return _Column(turns, tuple(missing), len(work.patients))


def _check(built: Mapping[Build, Contender]) -> None:
    right = built[CLOSURES.build].answers
    for row in ROWS:
        if row.build in built and not row.has_gaps and built[row.build].answers != right:
            raise Disagreement(row.name)


def _cells(row: Row, columns: Mapping[str, _Column]) -> tuple[str, ...]:
    speeds = (column.speed(row) for column in columns.values())
    return (row.name, *("missing" if speed is None else two_digits(speed) for speed in speeds))


def _yardstick(columns: Mapping[str, _Column]) -> str:
    taken = (
        f"{two_digits(column.turns[CLOSURES.build].median_s / column.patients * 1e6)} µs at {name}"
        for name, column in columns.items()
    )
    return f"The yardstick takes {', '.join(taken)}."


def _goals(column: _Column) -> str:
    peers = {row.name: speed for row in PEERS if (speed := column.speed(row)) is not None}
    fastest = f" (the fastest peer: {max(peers, key=peers.__getitem__)})" if peers else ""
    lines = [f"Goals at {_GOAL_AT} rules{fastest}:", ""]
    for row, goal in ((LOWERED, _LOWERED_GOAL), (BOTH, _PRODUCTION_GOAL)):
        speed = column.speed(row) or 0
        ahead = [name for name, theirs in peers.items() if theirs >= speed]
        beaten = f"behind {', '.join(ahead)}" if ahead else "ahead of every peer measured"
        met = "met" if speed >= goal else "missed"
        lines.append(f"- {row.name.strip('*')}: {two_digits(speed)}, goal {goal}: {met}; {beaten}.")
    return "\n".join(lines)
