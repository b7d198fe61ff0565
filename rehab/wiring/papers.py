"""Which documents a week has, and what prints each of them.

A trip flows in, with the clinic whose paper it is; the documents flow out by file name, as bytes.
"""

from rehab.adapters.data_folder import data_folder
from rehab.clinic.model import Clinic
from rehab.clinic.precedence import episode_of_clinic
from rehab.errors import InputRefused
from rehab.findings import Finding, Severity, finding
from rehab.frozen import replace
from rehab.patient.model import Episode
from rehab.pipeline import Trip
from rehab.replay.record import Printing
from rehab.terms.paper import Paper
from rehab.wiring import program_version

PAPERS = ("handout.html", "handout.pdf", "report.html", "report.pdf", "plan.json")
"""The documents of a week, by file name."""


def printing_of(clinic: Clinic | None, *, paper: Paper | None, large_print: bool | None) -> Printing:
    """How papers are printed: as the command asks, else as the clinic's file says, else A4 in 14 point."""
    usual = Clinic("") if clinic is None else clinic
    large = usual.large_print if large_print is None else large_print
    return Printing(paper=paper or usual.paper or "a4", large_print=large)


def print_papers(
    trip: Trip, printing: Printing, *, clinic: Clinic | None = None, of_another_version: bool = False
) -> dict[str, bytes]:
    """All documents of a trip by their file name.

    Args:
        trip: an episode with its courses.
        printing: size of the paper and of the print.
        clinic: whose mark the papers bear; its numbers stand where the episode has none.
        of_another_version: true if the papers that these stand for were made by other rules; each page says
            so, and there is no plan among them that could be taken for the one of then.

    Raises:
        InputRefused: if a text holds a sign that the fonts do not have.
    """
    from rehab.adapters import html, pdf
    from rehab.plan.from_courses import plan_from_courses
    from rehab.replay.mark import of_other_version
    from rehab.replay.record import Press, plan_json, record_of
    from rehab.report.brand import branded
    from rehab.report.clinician_from_plan import clinician_report_from_plan
    from rehab.report.from_plan import handout_from_plan
    from rehab.report.visible import texts

    episode = _as_printed(trip, clinic)
    plan = plan_from_courses(trip.courses, patient=episode.patient.id, catalogue=trip.catalogue)
    handout = handout_from_plan(plan, trip.courses, episode=episode, catalogue=trip.catalogue)
    report = clinician_report_from_plan(plan, trip.courses, episode=episode, catalogue=trip.catalogue)
    if clinic is not None:
        handout, report = branded(handout, clinic), branded(report, clinic)
    if of_another_version:
        handout, report = of_other_version(handout), of_other_version(report)
    refuse_unprintable((*texts(handout), *texts(report)))
    papers = {
        "handout.html": html.render(handout).encode(),
        "handout.pdf": pdf.render(handout, paper=printing.paper, large_print=printing.large_print),
        "report.html": html.render(report).encode(),
        "report.pdf": pdf.render(report, paper=printing.paper),
    }
    if of_another_version:
        return papers
    press = Press(program_version(), printing)
    return {**papers, "plan.json": plan_json(plan, record_of(trip.made_from, press, papers))}


def _as_printed(trip: Trip, clinic: Clinic | None) -> Episode:
    """The episode with its clinic's numbers, and without a name that the fonts cannot print."""
    episode = trip.episode if clinic is None else episode_of_clinic(trip.episode, clinic)
    if name_left_out(trip) is None:
        return episode
    return replace(episode, patient=episode.patient.model_copy(update={"name": ""}))


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
