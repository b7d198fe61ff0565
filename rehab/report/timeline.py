"""The way of one knee as data: phases, levels and decisions by week flow in, one frozen Timeline flows out.

Numbers stay numbers so that `timeline_svg.py` can place them; every word and tick is already written.
"""

from typing import Literal, Self

from pydantic import model_validator

from rehab.frozen import Frozen
from rehab.report.chart_data import Axis
from rehab.report.table import Table
from rehab.report.visible import Text

MarkKind = Literal["up", "stay", "down", "call", "done"]


class Span(Frozen):
    """From one week to another; a label where it has a name of its own."""

    start: float
    end: float
    label: Text = ""


class LevelRow(Frozen):
    """One level and the weeks at it."""

    label: Text
    spans: tuple[Span, ...] = ()


class Mark(Frozen):
    """What was decided in a week."""

    at: float
    kind: MarkKind


class MarkWords(Frozen):
    """What a mark stands for."""

    kind: MarkKind
    words: Text


class Timeline(Frozen):
    """A drawing as data; `description` says in words what it shows, `data` in figures.

    Attributes:
        phases: the phases that were walked in, in their order.
        rows: the levels, the highest first; last the time without one.
        marks: the decision of each check-in.
        legend: each kind of mark that is drawn.
    """

    title: Text
    description: Text
    x: Axis
    phases: tuple[Span, ...]
    rows: tuple[LevelRow, ...]
    marks_label: Text
    marks: tuple[Mark, ...]
    legend: tuple[MarkWords, ...]
    data: Table

    @model_validator(mode="after")
    def _everything_lies_on_the_axis(self) -> Self:
        spans = (*self.phases, *(span for row in self.rows for span in row.spans))
        at = [*(mark.at for mark in self.marks), *(week for span in spans for week in (span.start, span.end))]
        if not all(self.x.low <= week <= self.x.high for week in at):
            raise ValueError("each span and mark must lie inside the axis")
        if not {mark.kind for mark in self.marks} <= {one.kind for one in self.legend}:
            raise ValueError("each kind of mark needs its words")
        return self
