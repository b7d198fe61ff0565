"""The drawings of a clinicians' paper: a report flows in, SVG texts flow out, in the order they are placed.

Both page makers ask here, so that a chart is the same drawing on screen and on paper.
"""

from rehab.report.charts import svg
from rehab.report.clinician import ClinicianReport
from rehab.report.course_report import CourseReport
from rehab.report.timeline_svg import timeline_svg


def figures_of(document: ClinicianReport | CourseReport) -> tuple[str, ...]:
    """Every drawing: small charts for the page to act on; for the course the ways first, then the charts."""
    charts = document.charts.charts
    if isinstance(document, ClinicianReport):
        return tuple(svg(chart, small=True) for chart in charts)
    return (*map(timeline_svg, document.timelines), *map(svg, charts))
