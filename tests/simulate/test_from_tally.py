"""Figures: quartiles over all patients, and what the patients have no value of."""

from collections import Counter

import pytest

from rehab.frozen import replace
from rehab.simulate.from_tally import never_recorded, simulation_from_tally
from rehab.simulate.simulation import Quartiles
from rehab.simulate.tally import Tally
from rehab.terms.ids import LevelId
from tests.simulate.trials import ACL, MENISCUS, TKA, a_recipe, shipped, simulated

FIRST = LevelId("bars-two-hands")


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        ({}, Quartiles(None, None, None)),
        ({6: 1}, Quartiles(6, None, None)),
        ({6: 1, 7: 1}, Quartiles(6, 7, None)),
        ({6: 1, 7: 1, 9: 1}, Quartiles(6, 7, 9)),
        ({6: 4}, Quartiles(6, 6, 6)),
        ({7: 1, 6: 3}, Quartiles(6, 6, 6)),
    ],
    ids=["nobody", "a quarter", "half", "three quarters", "all", "whatever the order"],
)
def test_quartiles_are_over_all_patients(weeks: dict[int, int], expected: Quartiles) -> None:
    """Of four patients those who never reach a level come last, and have no week."""
    tally = Tally(patients=4, reached=Counter({(FIRST, week): count for week, count in weeks.items()}))
    simulation = simulation_from_tally(tally, a_recipe(patients=4), shipped(TKA))
    assert simulation.levels[0].weeks == expected


@pytest.mark.parametrize("name", [TKA, ACL, MENISCUS])
def test_virtual_patients_have_a_value_of_all_that_their_protocol_asks(name: str) -> None:
    """No rule of a shipped protocol stays unknown because nobody drew its measure."""
    assert never_recorded(a_recipe(name), shipped(name)) == ()


def test_what_nobody_recorded_is_named() -> None:
    """A protocol that asks these patients for more is told so, of this knee and of the other."""
    missing = never_recorded(a_recipe(TKA), shipped(ACL))
    assert missing == (
        "extension_deficit:other_side",
        "knee_flexion:other_side",
        "quadriceps_strength",
        "quadriceps_strength:other_side",
    )


def test_every_check_in_comes_to_one_thing() -> None:
    """What check-ins came to adds up to all of them, over the whole course and week by week."""
    told = simulated()
    assert sum(one.share.check_ins for one in told.decided) == told.check_ins
    assert sum(one.check_ins for one in told.by_week) == told.check_ins
    assert sum(count for _, count in told.gravest) == told.recipe.patients


def test_no_share_of_patients_is_above_all() -> None:
    """Every count of patients lies between none and all of them."""
    told = simulated()
    counts = [one.patients for one in told.levels]
    counts += [one.share.patients for one in told.decided]
    counts += [one.share.patients for one in told.sent]
    assert all(0 <= count <= told.recipe.patients for count in counts)


def test_a_level_that_is_removed_is_not_listed() -> None:
    """Nobody is said never to reach what is not there."""
    protocol = replace(shipped(TKA), removed_levels=(FIRST,))
    simulation = simulation_from_tally(Tally(patients=1), a_recipe(patients=1), protocol)
    assert FIRST not in [one.level.id for one in simulation.levels]
