"""The unknowns of a person: their names and ranges, and what of two persons is alike."""

import pytest

from rehab.proof.formula import constant, equal, holds
from rehab.proof.names import Names
from rehab.terms.measure import Kind, Measure
from tests.builders import a_measure
from tests.patient.written import the_catalogue

TUG = a_measure("tug", kind=Kind.SECONDS, unit="s", hard=(0, 120), step=0.1)
LAG = a_measure("lag", kind=Kind.ANGLE, unit="deg", hard=(-15, 60))
EFFUSION = a_measure("effusion", kind=Kind.GRADE, grades=("none", "trace", "1+", "2+", "3+"))
CALF_PAIN = a_measure("calf_pain", kind=Kind.YES_NO)


@pytest.mark.parametrize(
    ("measure", "steps", "lowest", "highest"),
    [(TUG, 1200, 0, 120), (LAG, 75, -15, 60), (EFFUSION, 4, 0, 4), (CALF_PAIN, 1, 0, 1)],
    ids=["seconds", "angle", "grade", "yes or no"],
)
def test_a_value_is_a_number_of_steps(measure: Measure, steps: int, lowest: float, highest: float) -> None:
    """From the lowest value that a measure can have to its highest."""
    names = Names("one")
    value = names.value(measure, "value")
    name = names.name(measure.id, "value")
    assert names.ranges[name] == (0, steps)
    assert holds(equal(value, constant(lowest)), {name: 0})
    assert holds(equal(value, constant(highest)), {name: steps})


def test_a_step_is_the_measures_own() -> None:
    """Three tenths of a second are three steps, and an angle starts below zero."""
    names = Names("one")
    assert holds(equal(names.value(TUG), constant(0.3)), {"one/tug": 3})
    assert holds(equal(names.value(LAG), constant(-12)), {"one/lag": 3})


@pytest.mark.parametrize("measure", the_catalogue().measures, ids=lambda measure: str(measure.id))
def test_every_value_of_the_catalogue_is_so_many_steps(measure: Measure) -> None:
    """Both ends of a range are values that the measure can have; the unknowns rest on it."""
    assert all(measure.on_step(end) for end in measure.range)


def test_what_is_asked_twice_has_one_name() -> None:
    """The same question is about the same unknown."""
    names = Names("one")
    assert names.flag("pain", "said") == names.flag("pain", "said")
    assert names.count(0, 9, "days") == names.count(0, 9, "days")
    assert (list(names.flags), names.ranges) == (["one/pain/said"], {"one/days": (0, 9)})


def test_only_what_both_persons_have_can_be_alike() -> None:
    """Each thing that both have is told once, with what it is about."""
    one, other = Names("one"), Names("other")
    for names in (one, other):
        names.flag("pain", "said")
        names.count(0, 9, "days")
    one.flag("pain", "hinted")
    other.count(0, 9, "holds")
    alike = dict(one.alike(other))
    assert alike.keys() == {"pain/said", "days"}
    assert holds(alike["days"], {"one/days": 3, "other/days": 3})
    assert not holds(alike["days"], {"one/days": 3, "other/days": 4})
    assert holds(alike["pain/said"], {"one/pain/said": 0, "other/pain/said": 0})
    assert not holds(alike["pain/said"], {"one/pain/said": 1, "other/pain/said": 0})
