"""Timing: several tasks take turns in one run, so that whatever slows the machine slows all of them.

Tasks flow in, the seconds of each round flow out; a ratio is the median over rounds of two that stood
beside each other, never the ratio of two numbers taken at different times.
"""

import gc
import math
import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Task = Callable[[], object]
Clock = Callable[[], float]
Name = TypeVar("Name", bound=Hashable)

_SLICE_S = 0.004
"""A turn is at least so long, far above what the clock can tell apart."""

_MOST_ROUNDS = 51


@dataclass(frozen=True, slots=True)
class Turns:
    """The seconds that one task took in each round, for one call."""

    seconds: tuple[float, ...]

    @property
    def median_s(self) -> float:
        """The median of all rounds."""
        return median(self.seconds)

    def times_faster(self, other: "Turns") -> float:
        """How many times faster this task was than another, by the median of their rounds."""
        return median(theirs / mine for mine, theirs in zip(self.seconds, other.seconds, strict=True))


def take_turns(
    tasks: Mapping[Name, Task], *, budget_s: float, least: int = 5, clock: Clock = time.process_time
) -> Mapping[Name, Turns]:
    """Run every task in every round, each round in another order.

    Args:
        tasks: what to run, by name.
        budget_s: about how long all of it may take; the least number of rounds is run all the same.
        least: how many rounds at least.
        clock: the processor's time of this process, which other programs do not lengthen; tasks that start
            processes or threads need another.
    """
    repeats = {name: _repeats(task, clock) for name, task in tasks.items()}
    seconds: dict[Name, list[float]] = {name: [] for name in tasks}
    # What was built beforehand belongs to nobody's turn, so the collector need not look at it again.
    gc.collect()
    gc.freeze()
    started, number = time.perf_counter(), 0
    while number < least or (
        number < _MOST_ROUNDS and time.perf_counter() - started < budget_s * number / (number + 1)
    ):
        for name in _rotated(tuple(tasks), number):
            seconds[name].append(_turn(tasks[name], repeats[name], clock))
        number += 1
    gc.unfreeze()
    return {name: Turns(tuple(taken)) for name, taken in seconds.items()}


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size that the cost grows with: the slope of a straight line through the logarithms."""
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return across / sum((x - mean_x) ** 2 for x in xs)


def _rotated(names: tuple[Name, ...], by: int) -> tuple[Name, ...]:
    start = by % len(names)
    return (*names[start:], *names[:start])


def _repeats(task: Task, clock: Clock) -> int:
    """How many calls fill a slice; the calls made to find out warm the task up."""
    repeats = 1
    while (taken := _turn(task, repeats, clock) * repeats) < _SLICE_S:
        repeats = max(repeats * 2, int(repeats * _SLICE_S / max(taken, 1e-9)))
    return repeats


def _turn(task: Task, repeats: int, clock: Clock) -> float:
    start = clock()
    for _ in range(repeats):
        task()
    return (clock() - start) / repeats
