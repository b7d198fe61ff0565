"""A table as a value: headings with shares of the width, and rows of finished text under them.

Labels and texts flow in, a Table flows out. Papers, charts and pages of figures share it, so that a table
is read and printed in one way everywhere.
"""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field, model_validator

from rehab.frozen import Frozen
from rehab.report.visible import Text


class Column(Frozen):
    """A column's heading and its share of the width."""

    label: Text
    share: Annotated[int, Field(ge=1, le=20)] = 1


class Table(Frozen):
    """Rows of finished text; with no rows the table prints `none` in its place."""

    title: Text
    lead: Text = ""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    none: Text

    @model_validator(mode="after")
    def _rows_fit_columns(self) -> Self:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("each row needs one text for each column")
        return self


def columns(labels: Sequence[str], shares: Sequence[int]) -> tuple[Column, ...]:
    """Columns from their labels and their shares of the width."""
    return tuple(Column(label=label, share=share) for label, share in zip(labels, shares, strict=True))
