"""Who a virtual patient is: age, traits, and how far this knee lies from the usual curves.

A population and a stream of draws flow in, one Who flows out. All of it is drawn before the first check-in
and stays for the whole course.
"""

from collections.abc import Mapping

from rehab.frozen import FrozenStruct
from rehab.simulate.draws import Draws
from rehab.simulate.population import Population, Recovery
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Value


class Lean(FrozenStruct):
    """How a patient's true values of one measure lie beside its curve.

    Attributes:
        above: by how much they lie above it, in the measure's own number.
        is_slow: true if the patient follows the slow curve.
        other: the value of the other knee, if there is one.
    """

    above: float
    is_slow: bool = False
    other: float | None = None


class Who(FrozenStruct):
    """What is so of one patient all along.

    Attributes:
        age: years at the operation.
        leans: by measure, how its true values lie beside the curve.
        shifts: by measure, weeks by which its milestones come later.
        traits: by measure, the value that never changes.
    """

    age: int
    leans: Mapping[MeasureId, Lean]
    shifts: Mapping[MeasureId, float]
    traits: Mapping[MeasureId, Value]


def who_is(population: Population, draws: Draws) -> Who:
    """Draw one patient.

    Args:
        population: whom to draw from.
        draws: the patient's own stream.
    """
    age = population.age
    years = round(age.mean + age.sd * draws.normal())
    together: dict[str, float] = {}
    return Who(
        age=min(max(years, age.lowest), age.highest),
        leans={one.measure: _lean(one, draws, together) for one in population.recoveries},
        shifts={one.measure: draws.around(one.spread_weeks) for one in population.milestones},
        traits={
            one.measure: one.value if draws.happens(one.share) else one.otherwise for one in population.traits
        },
    )


def _lean(recovery: Recovery, draws: Draws, together: dict[str, float]) -> Lean:
    """How far a patient lies from a curve; measures that go along with each other share one draw."""
    drawn = draws.normal()
    if recovery.along_with:
        drawn = together.setdefault(recovery.along_with, drawn)
    slow, other = recovery.slow, recovery.other
    return Lean(
        above=recovery.between.sd * drawn,
        is_slow=slow is not None and draws.happens(slow.count / slow.of),
        other=None if other is None else other.value + other.sd * draws.normal(),
    )
