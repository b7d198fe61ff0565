"""The course of one patient as a paper: finished words come in, a CourseReport goes out.

It tells the whole episode so far, so that whoever takes over reads one paper instead of a folder.
"""

from rehab.report.clinician import ChartSection
from rehab.report.parts import Document, Labelled, Section
from rehab.report.table import Table
from rehab.report.timeline import Timeline


class CourseFacts(Section):
    """What the course comes to in figures, for one knee.

    Attributes:
        facts: each figure with its label.
    """

    facts: tuple[Labelled, ...]


class CourseReport(Document):
    """The course so far: the way by phase and level, trends, every decision, tests, and who signed what.

    Attributes:
        header: patient, knee, what was done or is the matter, days and weeks since then, as-of day.
        so_far: the course in figures, one a knee; its lead is today's decision.
        timelines: the way of each knee that anybody has seen, the one that sets the pace first.
        decisions: the check-ins, each decision with its one-line reason.
        outcomes: tests and questionnaires that were taken more than once, the first beside the last.
        signed: limits, overrides and signatures, each with who, why and until when.
        origin: which protocol and layers this was decided by.
        signature: labels of the lines to fill in, with what is already known.

    Timelines, charts and outcomes are left out where empty; a table says so in its words.
    """

    header: tuple[Labelled, ...]
    so_far: tuple[CourseFacts, ...]
    timelines: tuple[Timeline, ...]
    charts: ChartSection
    decisions: Table
    outcomes: Table | None = None
    signed: Table
    origin: Labelled
    signature: tuple[Labelled, ...]
