"""Cold: `rehab decide` from the first instruction to the last, beside a script that only imports.

Nothing flows in; ratios, imports by package and a split by stage flow out.
"""

import json
import re
import sys
from collections import Counter
from functools import partial
from statistics import median

from benchmarks.bundled import EPISODE, ROOT
from benchmarks.processes import REHAB, Starter, processor_s, starter
from benchmarks.results import Section, milliseconds, table, two_digits
from benchmarks.timing import Turns, take_turns

GOAL = 2.0

BARE = """
import typer, yaml
from pydantic import BaseModel

class One(BaseModel):
    number: int
"""

NOT_NEEDED = (
    "PIL",
    "asyncio",
    "babel",
    "fontTools",
    "hypothesis",
    "jinja2",
    "jsonschema",
    "markupsafe",
    "multiprocessing",
    "numpy",
    "pyphen",
    "pytest",
    "rich",
    "segno",
    "sqlite3",
    "typst",
    "urllib.request",
    "xml",
    "z3",
)
"""What `decide` has no use for; what belongs to other commands, to tests, or comes along unasked."""

_EPISODE = str(EPISODE.relative_to(ROOT))
_BUDGET_S = 16
_SPLITS = 9
_SHOWN_PACKAGES = 8
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")

_MEANING = f"""Whole processes, byte code ready. *Bare script*: imports typer and yaml and defines one
pydantic model. The goal for `rehab decide` is less than {GOAL:g} times that. Under it, where the time goes:
imports by package as `python -X importtime` counts them, and the stages inside one process, each without
what it called of the others."""


def measure() -> Section:
    """Run the part."""
    with starter() as start:
        return Section(
            "`rehab decide` from cold",
            (_MEANING, _processes(start), _imports(start), _stages(start)),
        )


def splits(start: Starter, words: tuple[str, ...], *, times: int = _SPLITS) -> dict[str, float]:
    """The median seconds of each stage of a command, each time in a new process."""
    command = (sys.executable, "-m", "benchmarks.stages", *words)
    found = [json.loads(start.finished(command).stdout) for _ in range(times)]
    return {name: median(one[name] for one in found) for name in found[0]}


def _processes(start: Starter) -> str:
    commands = {
        "bare script": (sys.executable, "-c", BARE),
        "`rehab decide --help`": (*REHAB, "decide", "--help"),
        "**`rehab decide`**": (*REHAB, "decide", _EPISODE),
        "`rehab decide --json`": (*REHAB, "decide", _EPISODE, "--json"),
    }
    for words in commands.values():
        start.finished(words)
    turns = take_turns(
        {name: partial(start.finished, words) for name, words in commands.items()},
        budget_s=_BUDGET_S,
        clock=processor_s,
    )
    bare = turns["bare script"]
    ratio = _times_slower(turns["**`rehab decide`**"], bare)
    verdict = "met" if ratio < GOAL else "missed"
    rows = (
        (name, milliseconds(one.median_s), two_digits(_times_slower(one, bare)))
        for name, one in turns.items()
    )
    return table(("process", "time", "times the bare script"), rows) + (
        f"\n\nGoal below {GOAL:g}: {two_digits(ratio)}, {verdict}."
    )


def _times_slower(one: Turns, other: Turns) -> float:
    return other.times_faster(one)


def _imports(start: Starter) -> str:
    traced = (REHAB[0], "-X", "importtime", *REHAB[1:], "decide", _EPISODE)
    told = [_IMPORT.findall(start.finished(traced).stderr) for _ in range(_SPLITS)]
    modules = {name for _, name in told[0]}
    unneeded = sorted(name for name in NOT_NEEDED if name in modules)
    counts = Counter(_package(name) for name in modules)
    costs = [Counter[str]() for _ in told]
    for cost, lines in zip(costs, told, strict=True):
        for micros, name in lines:
            cost[_package(name)] += int(micros)
    # The interpreter counts by the clock on the wall, so the least disturbed run says most.
    least = Counter({name: min(cost[name] for cost in costs) for name in counts})
    rows = [
        (f"`{name}`", str(counts[name]), milliseconds(micros / 1e6))
        for name, micros in least.most_common(_SHOWN_PACKAGES)
    ]
    others = sum(least.values()) - sum(micros for _, micros in least.most_common(_SHOWN_PACKAGES))
    left = len(modules) - sum(int(row[1]) for row in rows)
    rows.append(("all others", str(left), milliseconds(others / 1e6)))
    verdict = f"imported all the same: {', '.join(unneeded)}" if unneeded else "none of these is imported"
    return (
        table(("package", "modules", "import alone, the least of several"), rows)
        + f"\n\nNot needed by `decide`: {', '.join(NOT_NEEDED)}: {verdict}."
    )


def _package(module: str) -> str:
    return module.partition(".")[0]


def _stages(start: Starter) -> str:
    found = splits(start, ("decide", _EPISODE))
    whole = sum(found.values())
    rows = [(name, milliseconds(one), f"{100 * one / whole:.0f} %") for name, one in found.items()]
    return table(("stage of `rehab decide`", "time", "share"), rows)
