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
from rehab.report.boundary_sheet import BoundarySheet
from rehab.report.charts import svg
from rehab.report.ladder_svg import ladder_svg
from rehab.report.model import ClinicianReport, Handout
from rehab.report.protocol_page import ProtocolPage
from rehab.simulate.page import SimulationPage

Page = Handout | ClinicianReport | BoundarySheet | ProtocolPage | SimulationPage
"""Every document that is printed as HTML."""


def render(document: Page) -> str:
    """Print a document.

    Returns:
        A whole HTML page with its style and drawings inside.
    """
    environment = _environment(data_folder("reports/templates"))
    if isinstance(document, Handout | BoundarySheet):
        name = "handout.html" if isinstance(document, Handout) else "boundary.html"
        return environment.get_template(name).render(doc=document)
    if isinstance(document, ProtocolPage):
        # This program's own markup, in which every word is already escaped.
        pictures = [] if document.picture is None else [Markup(ladder_svg(document.picture))]  # noqa: S704
        return environment.get_template("protocol.html").render(doc=document, drawings=pictures)
    # The drawings are this program's own markup, in which every word is already escaped.
    small = isinstance(document, ClinicianReport)
    drawings = [Markup(svg(chart, small=small)) for chart in document.charts.charts]  # noqa: S704
    template = "report.html" if small else "simulation.html"
    return environment.get_template(template).render(doc=document, drawings=drawings)


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
