"""The clinician's paper as a value: finished words come in, a ClinicianReport goes out.

It can always answer why and why not: each rule and gate stands here with its truth, grounds and source.
"""

from typing import Literal, Self

from rehab.frozen import Frozen
from rehab.report.chart_data import Chart
from rehab.report.parts import Document, Labelled, Section, Tone
from rehab.report.table import Table
from rehab.report.visible import Text


class DecisionSummary(Frozen):
    """The decision on top of the report: the outcome in words, why, and its parts.

    Attributes:
        to_do: what the red flags that speak ask a clinician to think of and do, in their own words.
        week: what the patient's sheet asks for: the sessions, how hard, and what on the days between.
    """

    title: Text
    outcome: Text
    tone: Tone
    because: Text
    to_do: tuple[Text, ...] = ()
    facts: tuple[Labelled, ...]
    week: tuple[Labelled, ...] = ()


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


class AlertRow(Frozen):
    """One rule that speaks or could not be answered: what it says, what was seen, what it asks for."""

    truth: TruthWord
    label: Text
    observed: Text
    effect: Text
    source: Text


class AlertTable(Frozen):
    """What must be seen before anything else, the gravest first; with no rows `none` says what was asked."""

    title: Text
    lead: Text = ""
    truth_label: Text
    rule_label: Text
    observed_label: Text
    effect_label: Text
    source_label: Text
    rows: tuple[AlertRow, ...]
    none: Text


class GateRow(Frozen):
    """One criterion of the next phase or level; `near` says how far a missed one is from being met."""

    label: Text
    truth: TruthWord
    value: Text
    threshold: Text
    near: Text = ""
    source: Text


class GateTable(Frozen):
    """The criteria that open the next step, met or not."""

    title: Text
    lead: Text = ""
    gate_label: Text
    truth_label: Text
    value_label: Text
    threshold_label: Text
    near_label: Text
    source_label: Text
    rows: tuple[GateRow, ...]


class ChartSection(Frozen):
    """The trend charts under one heading."""

    title: Text
    charts: tuple[Chart, ...]


class ClinicianReport(Document):
    """The clinician's paper: one page to act and sign on, and an appendix with all that it rests on.

    Attributes:
        header: patient, knee, what was done or is the matter, days and weeks since then, as-of day.
        alerts: every rule that speaks or could not be answered.
        needs: what to measure next, cheapest first, with its effort.
        rejected: values that no rule saw, and values to be sure of.
        loosened: limits, overrides and signatures, each with who, why and until when, the gravest first.
        origin: which protocol and layers this was decided by, and how to decide it again.
        signature: labels of the lines to fill in, with what is already known.
        more: for a list that page one cannot hold, with `{n}` and `{page}`, filled by the page maker alone.
        elsewhere: for a part that page one cannot hold, with `{title}` and `{page}`, filled likewise.
        course: the check-ins so far, each decision with its one-line reason.
        outcomes: tests and questionnaires that were taken more than once, the first beside the last.
        claims: what the patient is told of the good of it, how far it is shown, and where.
        sources_legend: what the words of grades and rules say of where a number is from.
        sources: each source's short key (label) and its full citation (value).

    Gates, charts, outcomes, claims, sources and what would change are left out where empty; any other table
    says so in its words. What stands before `signature` is page one, in this order.
    """

    header: tuple[Labelled, ...]
    decision: DecisionSummary
    alerts: AlertTable
    gates: GateTable
    needs: Table
    to_change: Section
    rejected: Table
    loosened: Table
    charts: ChartSection
    origin: Labelled
    signature: tuple[Labelled, ...]
    more: Text
    elsewhere: Text
    course: Table
    rules: RuleTable
    outcomes: Table | None = None
    claims: Table | None = None
    sources_title: Text
    sources_legend: Text = ""
    sources: tuple[Labelled, ...]

    def without_plan(self) -> Self:
        """The same report where its PDF carries no plan."""
        return self.model_copy(update={"origin": self.origin.model_copy(update={"note": ""})})
