"""Every paper that a machine proves: kinds, sizes, scripts and real weeks come out, each under a name.

The finished samples stand for the kinds, the same in three other scripts for the languages, and scenarios of
the plan for what real weeks bring.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from rehab.adapters import pdf
from rehab.adapters.pdf import Printed
from rehab.pipeline import Trip
from rehab.report.from_plan import clinician_report_from_plan, handout_from_plan
from rehab.report.model import ClinicianReport, Handout
from rehab.terms.paper import Paper
from tests.access.read_back import PageRead, read_back
from tests.access.tongues import TONGUES, told_in
from tests.boundary.test_sheet import the_sheet
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import plan_of
from tests.report import sample_course, sample_reports, samples

SAMPLES: dict[str, Callable[[], Printed]] = {
    "handout-progress": samples.progress_handout,
    "handout-hold": samples.hold_handout,
    "handout-emergency": samples.emergency_handout,
    "handout-questions": samples.ask_first_handout,
    "report-progress": sample_reports.progress_report,
    "report-hold": sample_reports.hold_report,
    "report-emergency": sample_reports.emergency_report,
    "course": sample_course.a_course_report,
    "boundary": lambda: the_sheet(rules={}),
}
WEEKS = (
    "tka-week7",
    "tka-red-flag",
    "acl-week8",
    "both_knees",
    "unasked",
    "long_course",
    "on_the_belt",
    "override",
)


@dataclass(frozen=True)
class Sheet:
    """One paper as it is printed; a tongue is one of those that samples are told in, or empty for English."""

    document: str
    paper: Paper
    large_print: bool = False
    tongue: str = ""

    @property
    def group(self) -> str:
        """The week or sample that it is made from: one worker has all of them."""
        return self.document.rpartition("-of-")[2]

    def __str__(self) -> str:
        """Its name, by which it is listed."""
        parts = (self.document, self.paper, "large" if self.large_print else "", self.tongue)
        return " ".join(part for part in parts if part)


def _every_sheet() -> tuple[Sheet, ...]:
    english = [
        Sheet(name, paper, large_print=large)
        for name in SAMPLES
        for paper in ("a4", "letter")
        for large in ((False, True) if name.startswith("handout") else (False,))
    ]
    handouts = [name for name in SAMPLES if name.startswith("handout")]
    told = [
        Sheet(name, paper, large_print=paper == "letter", tongue=tongue)
        for tongue in TONGUES
        for name in handouts
        for paper in ("a4", "letter")
    ]
    weeks = [Sheet(f"{kind}-of-{week}", "letter") for week in WEEKS for kind in ("handout", "report")]
    return (*english, *told, *weeks)


EVERY_SHEET = _every_sheet()
EVERY = pytest.mark.parametrize(
    "sheet", [pytest.param(one, id=str(one), marks=pytest.mark.xdist_group(one.group)) for one in EVERY_SHEET]
)
"""Asks each sheet; one worker has all that is asked of it, so that it is printed and read once."""


@cache
def document_of(name: str) -> Printed:
    """The document of that name."""
    if name in SAMPLES:
        return SAMPLES[name]()
    kind, _, week = name.partition("-of-")
    trip = _trip(week)
    from_plan: Callable[..., Handout | ClinicianReport] = (
        handout_from_plan if kind == "handout" else clinician_report_from_plan
    )
    return from_plan(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)


@cache
def _trip(week: str) -> Trip:
    return SCENARIOS[week]()


@cache
def printed(sheet: Sheet) -> bytes:
    """The paper, printed once for all that is asked of it."""
    document = document_of(sheet.document)
    told = told_in(sheet.tongue, document) if sheet.tongue else document
    return pdf.render(told, paper=sheet.paper, large_print=sheet.large_print)


@cache
def pages(sheet: Sheet) -> tuple[PageRead, ...]:
    """The pages of the paper, read back as a viewer reads them."""
    return read_back(printed(sheet))
