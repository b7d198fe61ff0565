"""Curves: the usual value of a measure on a week.

Points flow in, numbers flow out: straight between the points, level before the first and after the last.
"""

from collections.abc import Sequence
from itertools import pairwise

from rehab.simulate.population import Point


def by_week(points: Sequence[Point], weeks: int) -> tuple[float, ...]:
    """The value of every week from 0 to the last.

    Args:
        points: the curve, by week.
        weeks: the last week.
    """
    return tuple(_at(points, week) for week in range(weeks + 1))


def _at(points: Sequence[Point], week: int) -> float:
    if week <= points[0].week:
        return points[0].value
    for before, after in pairwise(points):
        if week <= after.week:
            share = (week - before.week) / (after.week - before.week)
            return before.value + share * (after.value - before.value)
    return points[-1].value
