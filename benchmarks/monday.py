"""A clinic's Monday: many patients planned in one run, on one core and on two, and what that holds in memory.

Nothing flows in; patients a second flow out, beside a plain page that Typst lays out, and megabytes.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import repeat
from pathlib import Path

from benchmarks import monday_memory
from benchmarks.bundled import EPISODE, ROOT
from benchmarks.papers import example_handout
from benchmarks.printers import typst
from benchmarks.printers.words import parts
from benchmarks.results import Section, table, two_digits
from rehab.adapters.processes import spread
from rehab.cli.planning import Planning

_FEW, _MANY = 10, 50
_TURNS = 3
_PAGES = 40

_MEANING = """Patients a second, from the episode file to the bytes of its documents, in processes that have
planned one before: the same example again and again, read, decided by both engines and printed each time.
The last column is relative to the yardstick: the handout's plain words, which nobody has to decide on, laid
out as one simple page by the same Typst in one process. The clock on the wall is taken, in turns."""


def measure() -> Section:
    """Run the part."""
    return Section("A clinic's Monday", (_MEANING, _speed(), _memory()))


def _speed() -> str:
    page = typst.printer(parts(example_handout()))
    page()
    planned: dict[str, Callable[[], float]] = {
        f"{what}, {processes} process{'es' if processes > 1 else ''}": _planner(only, processes)
        for what, only in monday_memory.WHAT.items()
        for processes in (1, 2)
    }
    taken: dict[str, list[float]] = {name: [] for name in ("yardstick", *planned)}
    for _ in range(_TURNS):
        start = time.perf_counter()
        for _ in repeat(None, _PAGES):
            page()
        taken["yardstick"].append((time.perf_counter() - start) / _PAGES)
        for name, plan in planned.items():
            taken[name].append(plan())
    best = {name: min(seconds) for name, seconds in taken.items()}
    rows = (
        (name, two_digits(1 / seconds), two_digits(best["yardstick"] / seconds))
        for name, seconds in best.items()
    )
    return table(("what is printed", "a second", "times the yardstick"), rows)


def _planner(only: frozenset[str], processes: int) -> Callable[[], float]:
    """What takes the seconds that one more patient costs, without those of starting."""

    def plan(patients: int, planning: Planning) -> float:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / f"{number}.yaml" for number in range(patients)]
            for file in files:
                file.write_bytes(EPISODE.read_bytes())
            for one in spread(planning, files, processes=processes):
                if one.failed:
                    raise RuntimeError(one.reason)
        return time.perf_counter() - start

    def each() -> float:
        planning = monday_memory.planning(only)
        return (plan(_MANY, planning) - plan(_FEW, planning)) / (_MANY - _FEW)

    return each


def _memory() -> str:
    finished = subprocess.run(
        [sys.executable, "-m", "benchmarks.monday_memory"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    held: dict[str, list[float]] = json.loads(finished.stdout)
    return "\n".join(_held(what, megabytes) for what, megabytes in held.items())


def _held(what: str, megabytes: list[float]) -> str:
    every, first, *later = monday_memory.EVERY, *megabytes[1:]
    shown = ", ".join(f"{one:.0f}" for one in (first, *later))
    return (
        f"- Memory of one process over {every * (1 + len(later)):,} patients, {what}, in MB after every "
        f"{every}: {shown}. After the first {every} it grew by {later[-1] - first:.0f} MB."
    )
