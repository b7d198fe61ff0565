"""A drawing as data: what flows in are points and finished labels, what flows out is one frozen Chart.

Numbers stay numbers so that `charts.py` can place them; every word and tick is already written.
"""

from typing import Literal

from rehab.frozen import Frozen
from rehab.report.visible import Text


class Point(Frozen):
    """One place on a chart, in the axes' units."""

    x: float
    y: float


class Spread(Frozen):
    """The low and high edge of a band at one place of the x axis."""

    x: float
    low: float
    high: float


class Tick(Frozen):
    """A number on an axis and how it is written."""

    at: float
    label: Text


class Axis(Frozen):
    """One axis; the title names the unit."""

    title: Text
    low: float
    high: float
    ticks: tuple[Tick, ...]


class Series(Frozen):
    """One line of points; dash and mark tell it apart without colour."""

    label: Text
    points: tuple[Point, ...]
    line: Literal["solid", "dashed", "dotted", "none"] = "solid"
    mark: Literal["circle", "square", "triangle", "diamond", "none"] = "circle"


class Band(Frozen):
    """A shaded range along the x axis, such as an expected value with its measurement error."""

    label: Text
    edges: tuple[Spread, ...]


class Limit(Frozen):
    """A level line across the chart, such as a gate."""

    label: Text
    at: float


class Chart(Frozen):
    """A drawing as data; `description` says in words what the drawing shows, for who cannot see it."""

    title: Text
    description: Text
    x: Axis
    y: Axis
    series: tuple[Series, ...]
    bands: tuple[Band, ...] = ()
    limits: tuple[Limit, ...] = ()
    note: Text = ""
