"""Memory of many papers: a thousand patients in one process of its own, and what it holds on the way.

Started as a program; nothing flows in, a JSON object from what is printed to megabytes flows out.
"""

import json
import sys
from datetime import date

from benchmarks.bundled import EPISODE
from benchmarks.memory import megabytes
from rehab.cli.planning import Planning
from rehab.wiring.papers import PARTS, Wanted

EVERY = 100
WHAT = {"handouts alone": frozenset({"handout"}), "every document": frozenset(PARTS)}
_PATIENTS = {"handouts alone": 1000, "every document": 300}


def planning(only: frozenset[str]) -> Planning:
    """How the example is planned."""
    return Planning("", date(2026, 11, 20), (), Wanted(only=only), is_one_of_many=True)


def main() -> None:
    """Plan, and print the megabytes."""
    told = {}
    for what, only in WHAT.items():
        plan = planning(only)
        held = [megabytes()]
        for number in range(1, _PATIENTS[what] + 1):
            plan(EPISODE)
            if number % EVERY == 0:
                held.append(megabytes())
        told[what] = held
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
