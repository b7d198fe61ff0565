"""Cohorts: what 10,000 virtual patients take, and where the time of one of them goes.

Nothing flows in; tables flow out. Whole runs are timed with all their processes, by the processor's clock.
"""

import time
from functools import partial

from benchmarks.bundled import catalogue, protocol
from benchmarks.processes import processor_s
from benchmarks.results import Section, milliseconds, table, two_digits
from benchmarks.timing import Turns, take_turns
from rehab.experiment import tallies
from rehab.simulate.cohort import POPULATIONS, Cohort, Recipe
from rehab.simulate.follow import follow
from rehab.simulate.run import COMPARED_EVERY, Trial
from rehab.simulate.second_look import second_look
from rehab.simulate.tally import Tally
from rehab.wiring import make_judge
from rehab.wiring.proving import make_quick_judge

PATIENTS, WEEKS, CORES = 10_000, 26, 2
GOAL_S = 60

_FEW, _MANY = 100, 1_100
"""Sizes of the cohorts that are run: what they differ in are patients, and not the start of processes."""

_SOME = range(2, 42)

_LEAD = (
    f"`rehab simulate` on the shipped knee replacement protocol: {WEEKS} weeks with a check-in a week, in "
    f"{CORES} processes. A cohort of {_FEW:,} and one of {_MANY:,} patients take turns; they differ in "
    "what a patient takes, the rest is the start of the processes."
)


def measure() -> Section:
    """Measure whole cohorts, and what one patient takes."""
    whole, one = _whole_runs(), _one_patient()
    each_s = (whole[_MANY].median_s - whole[_FEW].median_s) / (_MANY - _FEW)
    start_s = whole[_FEW].median_s - _FEW * each_s
    took_s = (start_s + PATIENTS * each_s) / CORES
    runs = [(f"{size:,} patients", f"{two_digits(took.median_s)} s") for size, took in whole.items()]
    runs.append(("each patient", milliseconds(each_s)))
    runs.append((f"**{PATIENTS:,} patients, on {CORES} quiet cores**", f"{two_digits(took_s)} s"))
    parts = [(name, milliseconds(took.median_s)) for name, took in one.items()]
    verdict = "met" if took_s < GOAL_S else "missed"
    return Section(
        "Virtual patients",
        (
            _LEAD,
            table(("cohort", "processor's time"), runs),
            f"Goal below {GOAL_S} s: {two_digits(took_s)} s, {verdict}.",
            table(("of one patient, in one process", "processor's time"), parts),
        ),
    )


def _trial(patients: int) -> Trial:
    population = POPULATIONS[protocol().procedure]
    return Trial(Recipe(population, patients, WEEKS), protocol(), catalogue(), make_quick_judge, make_judge)


# Whole runs ------------------------------------------------------------------------------------------


def _whole_runs() -> dict[int, Turns]:
    tasks = {size: partial(_run, _trial(size)) for size in (_FEW, _MANY)}
    return dict(take_turns(tasks, budget_s=60, least=3, clock=_all_processes_s))


def _run(trial: Trial) -> Tally:
    total = Tally()
    for one in tallies(trial, processes=CORES):
        total.merge(one)
    return total


def _all_processes_s() -> float:
    """The processor's seconds of this process and of those that it started and that have ended."""
    return time.process_time() + processor_s()


# One patient -----------------------------------------------------------------------------------------


def _one_patient() -> dict[str, Turns]:
    """The parts of what a patient takes, over some of them, for one."""
    trial = _trial(1)
    cohort, quick = Cohort(trial.recipe, catalogue()), make_quick_judge(protocol(), catalogue())
    judge = make_judge(protocol(), catalogue())
    patients = [cohort.patient(number) for number in _SOME]
    courses = [follow(one, quick) for one in patients]
    one_in_many = courses[:: len(courses) // 2]

    def drawn() -> None:
        for number in _SOME:
            cohort.patient(number)

    def decided() -> None:
        for one in patients:
            follow(one, quick)

    def counted() -> None:
        tally = Tally()
        for one in courses:
            tally.add(one)

    def compared() -> None:
        for one in one_in_many:
            second_look(one, judge)

    tasks = {
        f"drawn, {WEEKS} weeks": (drawn, len(_SOME)),
        "every check-in decided by the quick judge": (decided, len(_SOME)),
        "counted": (counted, len(_SOME)),
        f"folded again by both engines, one patient in {COMPARED_EVERY}": (compared, len(one_in_many)),
    }
    turns = take_turns({name: task for name, (task, _) in tasks.items()}, budget_s=30)
    return {
        name: Turns(tuple(second / tasks[name][1] for second in took.seconds)) for name, took in turns.items()
    }
