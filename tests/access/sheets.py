"""Every paper that a machine proves: kinds, sizes, languages and real weeks come out, each under a name.

Finished samples stand for the kinds, and scenarios of the plan for what real weeks bring, in every language.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from rehab.adapters import pdf
from rehab.adapters.pdf import Printed
from rehab.pipeline import Trip
from rehab.report.from_plan import clinician_report_from_plan, handout_from_plan
from rehab.terms.paper import Paper
from rehab.wiring import shelf
from rehab.wiring.languages import languages, tongue_of
from tests.access.read_back import PageRead, read_back
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


TRANSLATED = ("tka-week7", "tka-red-flag", "unasked", "on_the_belt")
LANGUAGES = tuple(tag for tag in languages() if tag != "en")


@dataclass(frozen=True)
class Sheet:
    """One paper as it is printed."""

    document: str
    paper: Paper
    large_print: bool = False
    language: str = "en"

    @property
    def group(self) -> str:
        """The week or sample that it is made from: one worker has all of them."""
        return self.document.rpartition("-of-")[2]

    def __str__(self) -> str:
        """Its name, by which it is listed."""
        return f"{self.document} {self.language} {self.paper}{' large' if self.large_print else ''}"


def _every_sheet() -> tuple[Sheet, ...]:
    english = [
        Sheet(name, paper, large_print=large)
        for name in SAMPLES
        for paper in ("a4", "letter")
        for large in ((False, True) if name.startswith("handout") else (False,))
    ]
    told = [
        Sheet(f"handout-of-{week}", paper, large_print=paper == "letter", language=language)
        for week in TRANSLATED
        for language in LANGUAGES
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
def document_of(name: str, language: str = "en") -> Printed:
    """The document of that name; a clinician's is in English."""
    if name in SAMPLES:
        return SAMPLES[name]()
    kind, _, week = name.partition("-of-")
    trip = _trip(week)
    plan, episode, catalogue = plan_of(trip), trip.episode, trip.catalogue
    if kind == "report":
        return clinician_report_from_plan(plan, trip.courses, episode=episode, catalogue=catalogue)
    tongue = tongue_of(trip, shelf(Path()), language).tongue
    return handout_from_plan(plan, trip.courses, episode=episode, catalogue=catalogue, tongue=tongue)


@cache
def _trip(week: str) -> Trip:
    return SCENARIOS[week]()


@cache
def printed(sheet: Sheet) -> bytes:
    """The paper, printed once for all that is asked of it."""
    document = document_of(sheet.document, sheet.language)
    return pdf.render(document, paper=sheet.paper, large_print=sheet.large_print)


@cache
def pages(sheet: Sheet) -> tuple[PageRead, ...]:
    """The pages of the paper, read back as a viewer reads them."""
    return read_back(printed(sheet))
