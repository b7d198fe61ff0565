"""Which documents a week has, and what prints each of them.

A trip flows in, with the clinic whose paper it is; the documents flow out by file name, as bytes.
"""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import TypeVar

from rehab.adapters.data_folder import data_folder
from rehab.clinic.model import Clinic
from rehab.clinic.precedence import episode_of_clinic
from rehab.errors import InputRefused
from rehab.findings import Finding, Severity, finding
from rehab.frozen import FrozenStruct, replace
from rehab.patient.model import Episode
from rehab.pipeline import Trip
from rehab.replay.making import NoCode
from rehab.replay.record import Printing
from rehab.report.case import Case
from rehab.report.clinician import ClinicianReport
from rehab.report.handout import Handout
from rehab.report.parts import Document
from rehab.terms.paper import Paper
from rehab.wiring import program_version
from rehab.wording.tongue import ENGLISH, Tongue

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "handout": ("handout.html", "handout.pdf"),
        "report": ("report.html", "report.pdf"),
        "calendar": ("week.ics",),
        "message": ("message.txt",),
        "course": ("course.html", "course.pdf", "course.csv"),
        "plan": ("plan.json",),
    }
)
"""The documents of a week by what `--only` calls them, each with its files."""

PAPERS = tuple(name for names in PARTS.values() for name in names)
"""Every file that a week can have. A week without sessions has no calendar."""

_LONGEST_WORD, _WORD_SHOWN = 100, 30
_BREAKABLE = r"\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
"""Between these letters a line can be broken."""
_ENDLESS = re.compile(rf"[^{_BREAKABLE}]{{{_LONGEST_WORD + 1},}}")

D = TypeVar("D", bound=Document)


def language_of(episode: Episode, clinic: Clinic | None, asked: str = "") -> str:
    """The language of a handout: as the command asks, else the patient's, else the clinic's, else English."""
    if asked:
        return asked
    return (episode if clinic is None else episode_of_clinic(episode, clinic)).patient.language


def parts_of(papers: Collection[str]) -> frozenset[str]:
    """The documents that some files are of, and the plan beside them."""
    made = {part for part, names in PARTS.items() if any(name in papers for name in names)}
    return frozenset({*made, "plan"})


def printing_of(clinic: Clinic | None, *, paper: Paper | None, large_print: bool | None) -> Printing:
    """How papers are printed: as the command asks, else as the clinic's file says, else A4 in 14 point."""
    usual = Clinic("") if clinic is None else clinic
    large = usual.large_print if large_print is None else large_print
    return Printing(paper=paper or usual.paper or "a4", large_print=large)


class Wanted(FrozenStruct):
    """Which papers are printed, for whom, and how.

    Attributes:
        printing: size of the paper and of the print.
        clinic: whose mark the papers bear; its numbers stand where the episode has none.
        only: the documents by their names in `PARTS`.
        of_another_version: true if the papers that these stand for were made by other rules; each says so,
            and there is no plan among them that could be taken for the one of then.
        tongue: the language of the patient's papers.
    """

    printing: Printing = Printing()
    clinic: Clinic | None = None
    only: frozenset[str] = frozenset(PARTS)
    of_another_version: bool = False
    tongue: Tongue = ENGLISH

    def in_language(self, tongue: Tongue) -> "Wanted":
        """The same papers, the patient's in another language."""
        printing = self.printing.model_copy(update={"language": tongue.tag})
        return replace(self, printing=printing, tongue=tongue)


def print_papers(trip: Trip, wanted: Wanted) -> dict[str, bytes]:
    """The documents of a trip by their file name, in the order of `PAPERS`.

    Args:
        trip: an episode with its courses.
        wanted: which, for whom, and how.

    Raises:
        InputRefused: if a text holds a sign that the fonts lack, or the clinic forbids the translation.
    """
    from rehab.adapters import html, pdf
    from rehab.replay.record import Press, plan_json, record_of
    from rehab.wiring.coding import code_of_trip

    _refuse_draft(wanted)
    case = _case(trip, wanted)
    plan = case.plan
    press = Press(program_version(), wanted.printing, wanted.clinic)
    is_coded = not wanted.of_another_version and wanted.only & {"handout", "report"}
    code = code_of_trip(trip, case.episode, press, tongue=wanted.tongue) if is_coded else None
    papers = {
        **_for_the_patient(replace(case, tongue=wanted.tongue), wanted, code),
        **_of_the_course(case, wanted),
    }
    report = _report(case, wanted, code) if "report" in wanted.only else None
    if report is not None:
        papers["report.html"] = html.render(report).encode()
    if "plan" in wanted.only and not wanted.of_another_version:
        # The plan lies in the report's PDF, so it cannot hold a digest of it.
        papers["plan.json"] = plan_json(plan, record_of(trip.made_from, press, papers))
    if report is not None:
        inside = papers.get("plan.json", b"")
        papers["report.pdf"] = pdf.render(report, paper=wanted.printing.paper, plan=inside)
    return {name: papers[name] for name in PAPERS if name in papers}


def tidy_up(papers: Mapping[str, bytes]) -> None:
    """Keep a run of many patients small after one of them: a report leaves much behind, a handout little."""
    from rehab.adapters import pdf

    if papers.keys() & {"report.pdf", "course.pdf"}:
        pdf.forget()


def print_sheet(handout: Handout, printing: Printing) -> dict[str, bytes]:
    """A handout alone, by file name.

    Args:
        handout: the sheet.
        printing: size of the paper and of the print.

    Raises:
        InputRefused: if a text holds a sign that the fonts do not have.
    """
    from rehab.adapters import html, pdf
    from rehab.report.visible import texts

    refuse_unprintable(tuple(texts(handout)))
    return {
        "handout.html": html.render(handout).encode(),
        "handout.pdf": pdf.render(handout, paper=printing.paper, large_print=printing.large_print),
    }


def asks_too_much(trip: Trip, wanted: Wanted) -> tuple[Finding, ...]:
    """What on a trip's handout, as it would be printed, is too long or too hard for its reader."""
    from rehab.report.budget import over_budget

    if "handout" not in wanted.only:
        return ()
    case = replace(_case(trip, wanted), tongue=wanted.tongue)
    return tuple(over_budget(_handout(case, wanted)))


def _case(trip: Trip, wanted: Wanted) -> Case:
    from rehab.plan.from_courses import plan_from_courses

    episode = _as_printed(trip, wanted.clinic)
    plan = plan_from_courses(trip.courses, patient=episode.patient.id, catalogue=trip.catalogue)
    return Case(plan, trip.courses, episode, trip.catalogue)


def _handout(case: Case, wanted: Wanted) -> Handout:
    from rehab.report.from_plan import handout_from_plan

    made = handout_from_plan(
        case.plan, case.courses, episode=case.episode, catalogue=case.catalogue, tongue=case.tongue
    )
    return _finished(made, wanted)


def _for_the_patient(case: Case, wanted: Wanted, code: str | NoCode | None) -> dict[str, bytes]:
    """The handout, and what is made of its words for a telephone."""
    from rehab.adapters import ics
    from rehab.report.calendar_from_handout import calendar_from_handout
    from rehab.report.message_from_handout import message_from_handout
    from rehab.wiring.coding import bearing

    if not wanted.only & {"handout", "calendar", "message"}:
        return {}
    handout, papers = _handout(case, wanted), dict[str, bytes]()
    if "handout" in wanted.only:
        coded = bearing(handout, code, case.tongue) if isinstance(code, str) else handout
        papers.update(print_sheet(coded, wanted.printing))
    calendar = calendar_from_handout(handout, case.plan, case.tongue) if "calendar" in wanted.only else None
    if calendar is not None:
        papers["week.ics"] = ics.render(calendar)
    if "message" in wanted.only:
        papers["message.txt"] = message_from_handout(handout, case.tongue).encode()
    return papers


def _report(case: Case, wanted: Wanted, code: str | NoCode | None) -> ClinicianReport:
    """The clinician's report; it says that it carries the plan where it does, and why a code is missing."""
    from rehab.report.clinician_from_plan import clinician_report_from_plan
    from rehab.wiring.coding import without_code

    made = clinician_report_from_plan(
        case.plan, case.courses, episode=case.episode, catalogue=case.catalogue, handout=wanted.tongue
    )
    carries = "plan" in wanted.only and not wanted.of_another_version
    made = made if carries else made.without_plan()
    return _finished(without_code(made, code) if isinstance(code, NoCode) else made, wanted)


def _of_the_course(case: Case, wanted: Wanted) -> dict[str, bytes]:
    """The course as a report, and as a table."""
    from rehab.adapters import csv_table, html, pdf
    from rehab.report.course_report_from_plan import course_report_from_plan
    from rehab.report.course_rows_from_plan import course_rows_from_plan

    if "course" not in wanted.only:
        return {}
    made = course_report_from_plan(case.plan, case.courses, episode=case.episode, catalogue=case.catalogue)
    course = _finished(made, wanted)
    papers = {
        "course.html": html.render(course).encode(),
        "course.pdf": pdf.render(course, paper=wanted.printing.paper),
    }
    if not wanted.of_another_version:
        papers["course.csv"] = csv_table.render(course_rows_from_plan(case))
    return papers


def _finished(document: D, wanted: Wanted) -> D:
    """A paper with the marks that it bears; every sign of it can be printed."""
    from rehab.replay.mark import of_other_version
    from rehab.report.brand import branded
    from rehab.report.visible import texts

    marked = document if wanted.clinic is None else branded(document, wanted.clinic)
    tongue = wanted.tongue if isinstance(document, Handout) else ENGLISH
    marked = of_other_version(marked, tongue) if wanted.of_another_version else marked
    refuse_unprintable(tuple(texts(marked)))
    _refuse_endless(tuple(texts(marked)))
    return marked


def _refuse_draft(wanted: Wanted) -> None:
    clinic, tongue = wanted.clinic, wanted.tongue
    if tongue.is_draft and clinic is not None and clinic.draft_translations == "forbid":
        message = (
            f"the translation `{tongue.tag}` is a draft, and the clinic's file forbids drafts: "
            f"`rehab translate --lang {tongue.tag} --check` names what is not signed yet; `--lang en` prints"
        )
        raise InputRefused((finding("RP605", message),))


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


def _refuse_endless(texts: tuple[str, ...]) -> None:
    """Raise InputRefused if a word is so long that no line can hold it."""
    endless = dict.fromkeys(word[:_WORD_SHOWN] for text in texts for word in _ENDLESS.findall(text))
    if endless:
        told = (finding("RP209", f"`{one}...` has more than {_LONGEST_WORD} letters") for one in endless)
        raise InputRefused(tuple(told))
