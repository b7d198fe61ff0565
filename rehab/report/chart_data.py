"""A drawing as data: what flows in are points and finished labels, what flows out is one frozen Chart.

Numbers stay numbers so that `charts.py` can place them; every word and tick is already written.
"""

from typing import Literal, Self

from pydantic import model_validator

from rehab.frozen import Frozen
from rehab.report.table import Table
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
    """One line of points; dash and mark tell it apart without colour.

    Attributes:
        steps: true for what stays as it is until the next point, such as a level.
        error: the measurement error, drawn as a whisker either way of each point that stays inside the axes.
    """

    label: Text
    points: tuple[Point, ...]
    line: Literal["solid", "dashed", "dotted", "none"] = "solid"
    mark: Literal["circle", "square", "triangle", "diamond", "none"] = "circle"
    steps: bool = False
    error: float = 0


class Band(Frozen):
    """A shaded range along the x axis, such as an expected value with its measurement error."""

    label: Text
    edges: tuple[Spread, ...]


class Limit(Frozen):
    """A level line across the chart, such as a gate."""

    label: Text
    at: float


class Chart(Frozen):
    """A drawing as data; `description` says in words what the drawing shows, for who cannot see it.

    Attributes:
        data: every point in figures, for who would rather read than look.
    """

    title: Text
    description: Text
    x: Axis
    y: Axis
    series: tuple[Series, ...]
    bands: tuple[Band, ...] = ()
    limits: tuple[Limit, ...] = ()
    note: Text = ""
    data: Table | None = None

    @model_validator(mode="after")
    def _everything_lies_inside_the_axes(self) -> Self:
        across = [p.x for s in self.series for p in s.points] + [e.x for b in self.bands for e in b.edges]
        up = [p.y for s in self.series for p in s.points] + [limit.at for limit in self.limits]
        up += [y for b in self.bands for e in b.edges for y in (e.low, e.high)]
        if not (_inside(self.x, across) and _inside(self.y, up)):
            raise ValueError("each point, band and limit must lie inside the chart's axes")
        return self


def _inside(axis: Axis, values: list[float]) -> bool:
    return axis.low < axis.high and all(axis.low <= value <= axis.high for value in values)
