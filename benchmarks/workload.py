"""The work that every engine is given: gates drawn from a seed, and patients who are asked them.

A number of rules flows in, a rule set of the project's own conditions flows out, with patients whose every
value is known, so that engines without a third truth have the same answer to give.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benchmarks.bundled import protocol
from rehab.patient.model import Observed, Series, Visit
from rehab.patient.reading import Role
from rehab.protocol.condition import All, AnyOf, Condition, Limit, Now, Operator, Test, tests_of
from rehab.rules.model import CourseState, Entry, EntryId, Moment, RuleSet
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Effort, Kind, Measure, Reporter, Worse

MEASURES = 40
"""As many as the shipped protocols ask for."""

START = date(2026, 1, 5)

_RANGES = ((0, 10), (0, 170), (0, 3), (0, 60))
_PHASE = MeasureId("phase")
_EITHER_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Patient:
    """One patient: the bare numbers for engines that take them, and the visit for those that read one."""

    values: Mapping[str, float]
    moment: Moment


@dataclass(frozen=True, slots=True)
class Workload:
    """Rules and patients.

    Attributes:
        rules: the rules; each asks measures as they stand today.
        phases: how many phases the rules are spread over; 1 if they have none.
    """

    rules: RuleSet
    catalogue: Catalogue
    patients: tuple[Patient, ...]
    phases: int

    @property
    def name(self) -> str:
        """The workload in words."""
        count = len(self.rules.entries)
        return f"{count} rules" if self.phases == 1 else f"{count} rules in {self.phases} phases"


def workload(
    rules: int, *, phases: int = 1, patients: int = 16, seed: int = 1, measures: int = MEASURES
) -> Workload:
    """Rules and patients of one size.

    Args:
        rules: how many rules.
        phases: how many phases they are spread over; a rule then first asks which phase it is.
        patients: how many patients.
        seed: another seed gives other gates and values.
        measures: how many measures they ask for.
    """
    random_ = random.Random(seed)
    catalogue = Catalogue(schema=1, measures=tuple(_measures(phases, measures)))
    entries = tuple(
        Entry(
            EntryId(f"rule:r{number}"),
            Role.GATE if number % 2 else Role.CAUTIOUS,
            _rule(random_, catalogue, number * phases // rules if phases > 1 else None),
        )
        for number in range(rules)
    )
    return Workload(
        RuleSet(protocol(), entries, {entry.id: entry for entry in entries}),
        catalogue,
        tuple(_patient(random_, catalogue, _asked(entries)) for _ in range(patients)),
        phases,
    )


def a_visit(on: date, values: Mapping[str, float]) -> Visit:
    """A clinician's visit at which all of these were found."""
    observed = {
        MeasureId(name): (Observed(MeasureId(name), number, on, Reporter.CLINICIAN),)
        for name, number in values.items()
    }
    return Visit(on=on, observed=observed, sessions=())


def _measures(phases: int, count: int) -> list[Measure]:
    named = [(f"m{number}", _RANGES[number % len(_RANGES)]) for number in range(count)]
    if phases > 1:
        named.append((_PHASE, (0, phases - 1)))
    return [
        Measure(
            id=MeasureId(name),
            title=name,
            plain=name,
            kind=Kind.SCORE,
            hard=limits,
            worse=Worse.HIGHER,
            max_age_days=14,
            effort=Effort.ask,
            source="benchmark",
        )
        for name, limits in named
    ]


def _rule(random_: random.Random, catalogue: Catalogue, phase: int | None) -> Condition:
    """All of three to five parts, each a comparison or one of two comparisons, as a phase's gate is."""
    parts: list[Condition] = []
    if phase is not None:
        parts += [_compared(_PHASE, Operator.AT_LEAST, phase), _compared(_PHASE, Operator.AT_MOST, phase)]
    for _ in range(random_.randint(3, 5)):
        one = _comparison(random_, catalogue)
        parts.append(
            AnyOf((one, _comparison(random_, catalogue))) if random_.random() < _EITHER_SHARE else one
        )
    return All(tuple(parts))


def _comparison(random_: random.Random, catalogue: Catalogue) -> Test:
    asked = [measure for measure in catalogue.measures if measure.id != _PHASE]
    measure = asked[random_.randrange(len(asked))]
    low, high = (int(limit) for limit in measure.range)
    return _compared(measure.id, random_.choice(tuple(Operator)), random_.randint(low, high))


def _compared(measure: MeasureId, operator: Operator, threshold: int) -> Test:
    return Test(measure, Now(), Limit(operator, float(threshold)))


def _asked(entries: tuple[Entry, ...]) -> frozenset[MeasureId]:
    """What the rules ask for: no engine has to carry a value that none of them reads."""
    return frozenset(test.measure for entry in entries for test in tests_of(entry.when))


def _patient(random_: random.Random, catalogue: Catalogue, asked: frozenset[MeasureId]) -> Patient:
    values = {
        str(measure.id): float(random_.randint(*(int(limit) for limit in measure.range)))
        for measure in catalogue.measures
        if measure.id in asked
    }
    series = Series("right", START, (a_visit(START, values),))
    return Patient(values, Moment(series, 0, CourseState(clock_start=START)))
