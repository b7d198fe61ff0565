"""Growth: what a course costs with more check-ins, a decision with more rules, and what 100,000 of them hold.

Nothing flows in; tables, a drawing and the fitted powers flow out. A power of 1 is a straight line.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks import memory
from benchmarks.bundled import ROOT, catalogue, knee, protocol
from benchmarks.engines import own
from benchmarks.engines.contender import Build
from benchmarks.results import Section, milliseconds, table, two_digits
from benchmarks.timing import Task, Turns, exponent, take_turns
from benchmarks.workload import workload
from rehab.course.fold import fold
from rehab.decision.judge import Judge
from rehab.frozen import replace
from rehab.patient.model import KneeCourse, Visit
from rehab.report.chart_data import Axis, Chart, Point, Series, Tick
from rehab.report.charts import svg
from rehab.wiring import make_judge

CHECK_INS = (1, 10, 100, 1000)
RULES = (10, 100, 1000)
CHART = Path(__file__).with_name("growth.svg")

_FIRST_VISIT_DAY, _BETWEEN_DAYS = 42, 7
_BUDGET_S = 5
_ROOM = 0.2  # for the last label

_MEANING = """Check-ins: the whole course of one patient under the shipped knee replacement protocol, every
visit decided as of its own day by both engines, from the first day to the last, the judge built beforehand;
the last visit costs more than the others, because only its borderline values are worked out. Rules: one
decision on drawn rules, from the patient's visits where a row says so. *Each* is what one check-in or rule
costs, relative to the smallest size. The power is the slope of the line through the logarithms: 1 is linear,
below 1 something fixed is shared, 2 would be quadratic."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The seconds that something takes at each size."""

    name: str
    sizes: Sequence[int]
    seconds: Sequence[float]

    @property
    def power(self) -> float:
        """The power of the size that the cost grows with."""
        return exponent(self.sizes, self.seconds)


def measure() -> Section:
    """Run the part."""
    courses = _curve("whole course", CHECK_INS, {size: _course(size) for size in CHECK_INS})
    engines = tuple(_over_rules(name, build) for name, build in _ENGINES.items())
    CHART.write_text(svg(_chart((courses, *engines))) + "\n", encoding="utf-8")
    return Section(
        "Growth",
        (
            _MEANING,
            _table("check-ins", (courses,)),
            _table("rules", engines),
            "![Cost for each check-in and each rule, relative to the smallest size](growth.svg)",
            _memory(),
        ),
    )


_ENGINES = {
    "facts, from the visits": own.worked_out,
    "lowered evaluator": own.lowered,
    "durable-rules": own.durable,
    "reference, from the visits": own.reference,
}


def _over_rules(name: str, build: Build) -> Curve:
    works = {size: workload(size, patients=4) for size in RULES}
    return _curve(name, RULES, {size: build(work).task for size, work in works.items()}, calls=4)


def _curve(name: str, sizes: Sequence[int], tasks: Mapping[int, Task], *, calls: int = 1) -> Curve:
    turns: Mapping[int, Turns] = take_turns(tasks, budget_s=_BUDGET_S, least=3)
    return Curve(name, sizes, tuple(turns[size].median_s / calls for size in sizes))


# Check-ins -------------------------------------------------------------------------------------------


def _course(check_ins: int) -> Task:
    judge: Judge = make_judge(protocol(), catalogue())
    course = long_course(knee(), check_ins)
    return partial(fold, course, judge, as_of=course.series.visits[-1].on)


def long_course(example: KneeCourse, check_ins: int) -> KneeCourse:
    """The example's last visits again and again, a week apart, with the answers given only once in each.

    Args:
        example: a course with a first visit and two complete ones at its end.
        check_ins: how many visits.
    """
    first, *_, before_last, last = example.series.visits
    asked_once = {name: seen for name, seen in first.observed.items() if name not in last.observed}
    visits = tuple(
        _moved(
            replace(visit, observed={**asked_once, **visit.observed}, sessions=last.sessions),
            example.series.start + timedelta(days=_FIRST_VISIT_DAY + _BETWEEN_DAYS * number),
        )
        for number, visit in enumerate((before_last, last)[number % 2] for number in range(check_ins))
    )
    series = replace(example.series, visits=visits)
    return replace(example, series=series, versions=((date.min, series),), record=())


def _moved(visit: Visit, on: date) -> Visit:
    """The same visit on another day, its sessions as long before it as they were."""
    by = on - max((line.on for line in visit.sessions or ()), default=on) - timedelta(days=2)
    return replace(
        visit,
        on=on,
        observed={name: tuple(replace(one, on=on) for one in seen) for name, seen in visit.observed.items()},
        sessions=tuple(replace(line, on=line.on + by) for line in visit.sessions or ()),
    )


# Shown -----------------------------------------------------------------------------------------------


def _table(of: str, curves: Sequence[Curve]) -> str:
    sizes = curves[0].sizes
    head = (of, *(f"{size:,}" for size in sizes), *(f"each, of {size:,}" for size in sizes[1:]), "power")
    return table(head, (_row(curve) for curve in curves))


def _row(curve: Curve) -> tuple[str, ...]:
    grown = _each(curve)
    return (
        curve.name,
        *(milliseconds(seconds) for seconds in curve.seconds),
        *(f"{two_digits(times)} x" for times in grown[1:]),
        two_digits(curve.power),
    )


def _each(curve: Curve) -> tuple[float, ...]:
    """What one check-in or rule costs at each size, relative to the smallest size."""
    each = [seconds / size for size, seconds in zip(curve.sizes, curve.seconds, strict=True)]
    return tuple(one / each[0] for one in each)


def _chart(curves: Sequence[Curve]) -> Chart:
    """What each one costs over the size, the size by powers of ten: linear growth is a level line."""
    powers = range(len(str(max(curve.sizes[-1] for curve in curves))))
    highest = max(2.0, *(times for curve in curves for times in _each(curve)))
    ticks = tuple(Tick(at=number, label=f"{number:g}") for number in range(int(highest) + 1))
    return Chart(
        title="Cost of each check-in and of each rule",
        description="Lines over the number of check-ins or rules; a level line means linear growth.",
        x=Axis(
            title="check-ins or rules",
            low=0,
            high=powers[-1] + _ROOM,
            ticks=tuple(Tick(at=power, label=f"{10**power:,}") for power in powers),
        ),
        y=Axis(title="cost of each, times that at the smallest size", low=0, high=highest, ticks=ticks),
        series=tuple(_line(curve, number) for number, curve in enumerate(curves)),
    )


def _line(curve: Curve, number: int) -> Series:
    points = zip(curve.sizes, _each(curve), strict=True)
    return Series(
        label=curve.name,
        points=tuple(Point(x=len(str(size)) - 1, y=times) for size, times in points),
        line=("solid", "dashed", "dotted")[number % 3],
        mark=("circle", "square", "triangle", "diamond")[number % 4],
    )


# Memory ----------------------------------------------------------------------------------------------


def _memory() -> str:
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    held: list[float] = json.loads(told.stdout)
    shown = ", ".join(f"{one:.1f}" for one in held)
    return (
        f"Memory over {memory.DECISIONS:,} decisions in one process, each by reference, durable-rules and "
        f"the lowered evaluator from the raw series on {memory.RULES} rules, in MB at the start and after "
        f"every {memory.EVERY:,}: {shown}. After the first {memory.EVERY:,} it grew by "
        f"{two_digits(max(held) - held[1])} MB."
    )
