"""Prints a document as HTML: a paper, the page of a protocol or of a simulation comes in, one file comes out.

The one door to Jinja2. Every text is escaped, a missing value is an error, and templates come from one folder
and can reach nothing else, so that no text of a protocol or patient can become code or a request.
"""

from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from rehab.adapters.data_folder import data_folder
from rehab.adapters.drawings import handout_drawings
from rehab.report.boundary_sheet import BoundarySheet
from rehab.report.charts import svg
from rehab.report.course_report import CourseReport
from rehab.report.figures import figures_of
from rehab.report.ladder_svg import ladder_svg
from rehab.report.model import ClinicianReport, Handout
from rehab.report.protocol_page import ProtocolPage
from rehab.simulate.page import SimulationPage

Page = Handout | ClinicianReport | CourseReport | BoundarySheet | ProtocolPage | SimulationPage
"""Every document that is printed as HTML."""


def render(document: Page) -> str:
    """Print a document.

    Returns:
        A whole HTML page with its style and drawings inside.
    """
    environment = _environment(data_folder("reports/templates"))
    if isinstance(document, Handout):
        # This program's own drawings, which hold no word.
        drawn = {name: Markup(drawing) for name, drawing in handout_drawings(document).items()}  # noqa: S704
        return environment.get_template(_template(document)).render(doc=document, drawings=drawn)
    # The drawings are this program's own markup, in which every word is already escaped.
    drawings = [Markup(drawing) for drawing in _drawings(document)]  # noqa: S704
    return environment.get_template(_template(document)).render(doc=document, drawings=drawings)


def _template(document: Page) -> str:
    match document:
        case Handout():
            return "handout.html"
        case ClinicianReport():
            return "report.html"
        case CourseReport():
            return "course.html"
        case BoundarySheet():
            return "boundary.html"
        case ProtocolPage():
            return "protocol.html"
        case SimulationPage():
            return "simulation.html"


def _drawings(document: Page) -> tuple[str, ...]:
    match document:
        case ClinicianReport() | CourseReport():
            return figures_of(document)
        case ProtocolPage():
            return () if document.picture is None else (ladder_svg(document.picture),)
        case SimulationPage():
            return tuple(map(svg, document.charts.charts))
        case _:
            return ()


@cache
def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.clear()
    environment.filters["dial"] = _dial
    return environment


def _dial(number: str) -> str:
    """Keep what a telephone can dial, so that a number is one touch away and never another kind of link."""
    return "".join(character for character in number if character in "+0123456789")
