"""Wiring: which adapters stand behind the ports, and where the data of the program lies.

Faces ask here and nowhere else; nothing below knows which engine, folder or renderer is used.
"""

from functools import cache
from pathlib import Path

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.decision.judge import Judge
from rehab.errors import InputRefused
from rehab.findings import Finding, Severity, finding
from rehab.frozen import replace
from rehab.pipeline import Trip
from rehab.protocol.model import Protocol
from rehab.report.paper import Paper
from rehab.rules.agreement import AgreedEngine
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.lower import lower
from rehab.rules.model import compile_rules
from rehab.rules.reference import ReferenceEngine
from rehab.terms.measure import Catalogue

PAPERS = ("handout.html", "handout.pdf", "report.html", "report.pdf", "plan.json")
"""The documents of a week, by file name."""


def make_judge(protocol: Protocol, catalogue: Catalogue) -> Judge:
    """The judge of a resolved protocol: reference and durable-rules must agree on every decision."""
    from rehab.adapters.durable_engine import DurableEngine

    rules = compile_rules(protocol)
    lowered = lower(rules, catalogue)
    reference = ReferenceEngine(rules, catalogue)
    return Judge(protocol, catalogue, AgreedEngine(reference, DurableEngine(lowered)), LoweredEngine(lowered))


def shelf(beside: Path, *, own: tuple[Path, ...] = ()) -> FolderShelf:
    """The shelf of protocols: a clinic's own folders first, then the bundled ones.

    Args:
        beside: the folder that an episode's overlays start from.
        own: folders with a clinic's own protocols.
    """
    return FolderShelf((*own, data_folder("protocols")), beside)


def print_papers(
    trip: Trip, *, paper: Paper, large_print: bool, of_another_version: bool = False
) -> dict[str, bytes]:
    """All documents of a trip by their file name.

    Args:
        trip: an episode with its courses.
        paper: size of the paper.
        large_print: the handout in 18 point.
        of_another_version: true if the papers that these stand for were made by other rules; each page says
            so, and there is no plan among them that could be taken for the one of then.

    Raises:
        InputRefused: if a text holds a sign that the fonts do not have.
    """
    from rehab.adapters import html, pdf
    from rehab.plan.from_courses import plan_from_courses
    from rehab.replay.mark import of_other_version
    from rehab.replay.record import Press, Printing, plan_json, record_of
    from rehab.report.clinician_from_plan import clinician_report_from_plan
    from rehab.report.from_plan import handout_from_plan
    from rehab.report.visible import texts

    if name_left_out(trip) is not None:
        nameless = trip.episode.patient.model_copy(update={"name": ""})
        trip = replace(trip, episode=replace(trip.episode, patient=nameless))
    plan = plan_from_courses(trip.courses, patient=trip.episode.patient.id, catalogue=trip.catalogue)
    handout = handout_from_plan(plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    report = clinician_report_from_plan(plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    if of_another_version:
        handout, report = of_other_version(handout), of_other_version(report)
    refuse_unprintable((*texts(handout), *texts(report)))
    papers = {
        "handout.html": html.render(handout).encode(),
        "handout.pdf": pdf.render(handout, paper=paper, large_print=large_print),
        "report.html": html.render(report).encode(),
        "report.pdf": pdf.render(report, paper=paper),
    }
    if of_another_version:
        return papers
    press = Press(program_version(), Printing(paper=paper, large_print=large_print))
    return {**papers, "plan.json": plan_json(plan, record_of(trip.made_from, press, papers))}


@cache
def program_version() -> str:
    """The version of this program."""
    from importlib.metadata import version

    return version("rehab")


def name_left_out(trip: Trip) -> Finding | None:
    """That a name gives way to the clinic's number on paper, because the fonts lack one of its letters."""
    from rehab.adapters.glyphs import missing_glyphs

    if not missing_glyphs((trip.episode.patient.name,), data_folder("fonts")):
        return None
    message = "the fonts lack a letter of the patient's name: the papers give the clinic's number"
    found = finding("RP204", message, label="write the name on the handout's line")
    return replace(found, severity=Severity.WARNING)


def refuse_unprintable(texts: tuple[str, ...]) -> None:
    """Raise InputRefused if a text holds a sign that the fonts do not have."""
    from rehab.adapters.glyphs import missing_glyphs

    missing = missing_glyphs(texts, data_folder("fonts"))
    if missing:
        told = (finding("RP204", f"the fonts have no sign for `{one}`") for one in sorted(missing))
        raise InputRefused(tuple(told))
