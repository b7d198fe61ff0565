"""What a contender is: an engine over the rules of a workload, which says which of them are true.

A workload flows in and a Contender flows out. Every engine gets the patients in the form that it likes
best, prepared beforehand, and gives its answer in the form that costs it least.
"""

import importlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from benchmarks.timing import Task
from benchmarks.workload import Workload


class Missing(Exception):
    """A peer cannot be measured here; the message says in a few words why."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One engine, ready to be asked.

    Attributes:
        given: one input a patient.
        answer: what is timed.
        fired: the rules that are true, read out of an answer; not timed.
    """

    given: Sequence[Any]
    answer: Callable[[Any], Any]
    fired: Callable[[Any], Iterable[str]] = tuple

    @property
    def answers(self) -> tuple[frozenset[str], ...]:
        """The rules that are true for each patient."""
        return tuple(frozenset(self.fired(self.answer(one))) for one in self.given)

    @property
    def task(self) -> Task:
        """All patients, one after another."""
        given, answer = tuple(self.given), self.answer

        def ask_all() -> None:
            for one in given:
                answer(one)

        return ask_all


Build = Callable[[Workload], Contender]


def peer(module: str) -> ModuleType:
    """Import another project's engine.

    Raises:
        Missing: if it is not installed or does not load here.
    """
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        raise Missing(f"`{module}` does not import here ({type(error).__name__})") from None


def names(work: Workload) -> tuple[str, ...]:
    """The rules' names, in order."""
    return tuple(str(entry.id) for entry in work.rules.entries)


def bare_values(work: Workload) -> tuple[dict[str, float], ...]:
    """Every patient as a plain dict from measure to number."""
    return tuple(dict(patient.values) for patient in work.patients)
