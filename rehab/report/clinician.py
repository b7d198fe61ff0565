"""The clinician's paper as a value: finished words come in, a ClinicianReport goes out.

It can always answer why and why not: each rule and gate stands here with its truth, grounds and source.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from rehab.frozen import Frozen
from rehab.report.chart_data import Chart
from rehab.report.parts import Document, Labelled, Section, Tone
from rehab.report.visible import Text


class DecisionSummary(Frozen):
    """The decision on top of the report: the outcome in words, why, and its parts.

    Attributes:
        to_do: what the red flags that speak ask a clinician to think of and do, in their own words.
        week: what the patient's sheet has beside its sessions: how hard, and what on the days between.
    """

    title: Text
    outcome: Text
    tone: Tone
    because: Text
    to_do: tuple[Text, ...] = ()
    facts: tuple[Labelled, ...]
    week: tuple[Labelled, ...] = ()


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


class TruthWord(Frozen):
    """YES, NO or UNKNOWN (of a rule), or met, not met, unknown (of a gate), in the reader's word."""

    kind: Literal["yes", "no", "unknown"]
    word: Text


class RuleRow(Frozen):
    """One rule: what it says, what it came to, on which observations, with what effect, from which source."""

    id: Text
    sentence: Text
    truth: TruthWord
    observed: tuple[Text, ...]
    effect: Text
    source: Text
    extrapolated: Text = ""


class RuleGroup(Frozen):
    """Rules that came to the same truth, under one heading."""

    title: Text
    rows: tuple[RuleRow, ...]


class RuleTable(Frozen):
    """Every rule of the protocol, in groups."""

    title: Text
    lead: Text = ""
    rule_label: Text
    truth_label: Text
    observed_label: Text
    effect_label: Text
    source_label: Text
    groups: tuple[RuleGroup, ...]


class GateRow(Frozen):
    """One criterion of the next phase or level."""

    label: Text
    truth: TruthWord
    value: Text
    threshold: Text
    source: Text


class GateTable(Frozen):
    """The criteria that open the next step, met or not."""

    title: Text
    lead: Text = ""
    gate_label: Text
    truth_label: Text
    value_label: Text
    threshold_label: Text
    source_label: Text
    rows: tuple[GateRow, ...]


class ChartSection(Frozen):
    """The trend charts under one heading."""

    title: Text
    charts: tuple[Chart, ...]


class ClinicianReport(Document):
    """The clinician's paper: the decision, why and why not, on what grounds, and a line to sign.

    Attributes:
        header: patient, knee, what was done or is the matter, days and weeks since then, as-of day.
        needs: what to measure next, cheapest first, with its effort.
        course: the check-ins so far, each decision with its one-line reason.
        outcomes: tests and questionnaires that were taken more than once, the first beside the last.
        claims: what the patient is told of the good of it, how far it is shown, and where.
        loosened: overrides and loosened limits, each with who, why and until when.
        sources_legend: what the words of grades and rules say of where a number is from.
        sources: each source's short key (label) and its full citation (value).
        signature: labels of the lines to fill in, with what is already known.

    Gates, charts, outcomes, claims, sources and what would change are left out where empty; any other Table
    says so in its words.
    """

    header: tuple[Labelled, ...]
    decision: DecisionSummary
    needs: Table
    rejected: Table
    gates: GateTable
    near_misses: Table
    to_change: Section
    charts: ChartSection
    rules: RuleTable
    course: Table
    outcomes: Table | None = None
    loosened: Table
    claims: Table | None = None
    sources_title: Text
    sources_legend: Text = ""
    sources: tuple[Labelled, ...]
    signature: tuple[Labelled, ...]
