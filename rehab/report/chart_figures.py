"""A chart in figures: its lines flow in with the days of the check-ins, a table flows out, a row a check-in.

Who cannot see a drawing, or would rather read, has every point of it here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from rehab.frozen import FrozenStruct
from rehab.report.chart_data import Point
from rehab.report.table import Table, columns
from rehab.wording import english_paper as words
from rehab.wording.number import number_words, short_day


class Line(FrozenStruct):
    """One line of a chart.

    Attributes:
        said: how a number of it is written.
    """

    label: str
    points: Sequence[Point]
    said: Callable[[float], str]


def in_figures(title: str, lines: Sequence[Line], check_ins: Mapping[float, date]) -> Table:
    """Every point of some lines; what lies between two check-ins stands with the later one.

    Args:
        title: what the chart shows.
        lines: its lines.
        check_ins: the day of each check-in by its place on the chart, the earliest first.
    """
    return Table(
        title=words.IN_FIGURES.format(name=title),
        columns=columns(
            (words.DATE, words.WEEK, *(line.label for line in lines)), (2, 1, *(3 for _ in lines))
        ),
        rows=tuple(_rows(lines, check_ins)),
        none="",
    )


def _rows(lines: Sequence[Line], check_ins: Mapping[float, date]) -> Iterator[tuple[str, ...]]:
    for before, at in pairwise((float("-inf"), *check_ins)):
        values = tuple(
            ", ".join(line.said(point.y) for point in line.points if before < point.x <= at) for line in lines
        )
        if any(values):
            shown = (value or words.NOT_LOOKED_AT for value in values)
            yield short_day(check_ins[at]), number_words(at, decimals=1), *shown
