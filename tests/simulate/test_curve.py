"""Curves: straight between their points, level before the first and after the last."""

import pytest

from rehab.simulate.curve import by_week
from rehab.simulate.every_knee import points


@pytest.mark.parametrize(
    ("week", "value"),
    [(0, 80), (1, 80), (2, 90), (3, 100), (4, 102), (5, 104), (6, 104)],
)
def test_the_value_of_a_week(week: int, value: float) -> None:
    """At a point, between two points, and beyond both ends."""
    assert by_week(points((1, 80), (3, 100), (5, 104)), 6)[week] == value
