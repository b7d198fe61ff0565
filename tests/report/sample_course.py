"""A course report as a clinic would print it, eight weeks after a knee replacement."""

import datetime as dt

from rehab.report.model import (
    Axis,
    Column,
    CourseFacts,
    CourseReport,
    Labelled,
    LevelRow,
    Mark,
    MarkWords,
    Span,
    Table,
    Tick,
    Timeline,
)
from tests.report.sample_charts import the_charts
from tests.report.sample_reports import progress_report


def a_timeline(label: str = "2 bars-fingertip") -> Timeline:
    """Two levels after six weeks without one, the higher one left once."""
    return Timeline(
        title="Phases and levels",
        description="Weeks at each level: no level from 0 to 6.",
        x=Axis(
            title="weeks since surgery", low=0, high=8, ticks=(Tick(at=0, label="0"), Tick(at=8, label="8"))
        ),
        phases=(Span(start=6, end=8, label="supported"),),
        rows=(
            LevelRow(label=label, spans=(Span(start=7, end=8),)),
            LevelRow(label="1 bars-two-hands", spans=(Span(start=6, end=7),)),
            LevelRow(label="no level", spans=(Span(start=0, end=6),)),
        ),
        marks_label="decision at each check-in",
        marks=(Mark(at=1, kind="stay"), Mark(at=6, kind="up"), Mark(at=7, kind="up")),
        legend=(MarkWords(kind="up", words="step up"), MarkWords(kind="stay", words="held")),
        data=Table(
            title="Phases and levels, in figures",
            columns=(Column(label="From"), Column(label="To"), Column(label="At level")),
            rows=(("Mar 23", "May 4", "no level"), ("May 4", "May 11", "1 bars-two-hands")),
            none="",
        ),
    )


def a_course_report(label: str = "2 bars-fingertip") -> CourseReport:
    """The whole episode so far."""
    report = progress_report()
    return CourseReport(
        language="en-US",
        title="Course report",
        date=dt.date(2026, 5, 11),
        running=report.running,
        notices=report.notices,
        stamp=report.stamp,
        footer=("Layers: knee-base, tka-retro.",),
        page_of=report.page_of,
        header=report.header,
        so_far=(
            CourseFacts(
                title="So far",
                lead="Progress to level 2: every gate met",
                facts=(Labelled(label="Check-ins", value="5"), Labelled(label="Steps up", value="2")),
            ),
        ),
        timelines=(a_timeline(label),),
        charts=the_charts(extension={1: 11, 2: 9, 4: 6, 6: 4, 7: 3}),
        decisions=report.course,
        signed=report.loosened,
        origin=Labelled(label="Decided by", value="tka-retro 1.0.0"),
        signature=report.signature,
    )
