"""Papers: `rehab plan` with four documents by stage, and a warm handout beside other PDF engines.

Nothing flows in; a split by stage and handouts a second flow out.
"""

import io
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.bundled import EPISODE, ROOT
from benchmarks.cold import splits
from benchmarks.engines.contender import Missing, peer
from benchmarks.printers import fpdf2, pages, reportlab, typst
from benchmarks.printers.words import Part, parts
from benchmarks.processes import starter
from benchmarks.results import Section, milliseconds, table, two_digits
from benchmarks.timing import Task, take_turns
from rehab.adapters import html, pdf
from rehab.cli.decide import trip_of
from rehab.plan.from_courses import plan_from_courses
from rehab.report.from_plan import handout_from_plan
from rehab.report.handout import Handout

_BUDGET_S = 20
_SPLITS = 5

_OURS = "**Typst, the handout, as `rehab plan` prints it**"
_HTML = "Jinja2, the handout as HTML"

_MEANING = """Handouts a second in one process, everything loaded and one printed beforehand, and the speed
relative to ours. *The handout* is the project's page with its boxes, bars and columns; the HTML engines are
given the HTML paper that Jinja2 wrote beforehand. *Plain words* are the same words on a simpler page that
every engine lays out alike: one column of headings, paragraphs and items and one table, in small letters of
the same font. Typst writes PDF/UA-1 and PDF/A-2a, WeasyPrint PDF/UA-1; the others write no tags."""

_STAGES_MEANING = """`rehab plan` with four documents, from cold in a process of its own, by stage; each stage
without what it called of the others."""

Printer = Callable[[], bytes]


def measure() -> Section:
    """Run the part."""
    return Section("Papers", (_STAGES_MEANING, _stages(), _MEANING, _printers()))


def example_handout() -> Handout:
    """The handout of the example episode."""
    trip = trip_of(EPISODE, "", None)
    plan = plan_from_courses(trip.courses, patient=trip.episode.patient.id, catalogue=trip.catalogue)
    return handout_from_plan(plan, trip.courses, episode=trip.episode, catalogue=trip.catalogue)


def _stages() -> str:
    with starter() as start, tempfile.TemporaryDirectory() as folder:
        words = ("plan", str(EPISODE.relative_to(ROOT)), "--out", folder)
        found = splits(start, words, times=_SPLITS)
    whole = sum(found.values())
    rows = [(name, milliseconds(one), f"{100 * one / whole:.0f} %") for name, one in found.items()]
    rows.append(("**together**", milliseconds(whole), "100 %"))
    return table(("stage of `rehab plan`", "time", "share"), rows)


def _printers() -> str:
    handout = example_handout()
    makers: dict[str, Callable[[], Printer]] = {
        _OURS: lambda: partial(pdf.render, handout, paper="a4"),
        **_of_page("the handout's HTML", html.render(handout)),
        **_of_words(parts(handout)),
    }
    printers: dict[str, Printer] = {}
    missing = []
    for name, make in makers.items():
        try:
            printers[name] = make()
        except Missing as why:
            missing.append(str(why))
    counted = {name: _page_count(printer()) for name, printer in printers.items()}
    tasks: dict[str, Task] = {**printers, _HTML: partial(html.render, handout)}
    turns = take_turns(tasks, budget_s=_BUDGET_S, clock=time.perf_counter)
    rows = (
        (
            name,
            two_digits(1 / one.median_s),
            two_digits(one.times_faster(turns[_OURS])),
            counted.get(name, ""),
        )
        for name, one in turns.items()
    )
    shown = table(("engine", "a second", "relative to ours", "pages"), rows)
    return "\n\n".join((shown, *(f"Missing: {why}." for why in dict.fromkeys(missing))))


def _of_page(what: str, page: str) -> dict[str, Callable[[], Printer]]:
    return {
        f"PlutoPrint, {what}": partial(pages.plutoprint, page),
        f"WeasyPrint, {what}": partial(pages.weasyprint, page),
    }


def _of_words(said: Sequence[Part]) -> dict[str, Callable[[], Printer]]:
    return {
        "Typst, plain words": partial(typst.printer, said),
        "ReportLab, plain words": partial(reportlab.printer, said),
        "fpdf2, plain words": partial(fpdf2.printer, said),
        **_of_page("plain words", pages.plain_page(said)),
    }


def _page_count(printed: bytes) -> str:
    try:
        reader = peer("pypdf").PdfReader
    except Missing:
        return "?"
    return str(len(reader(io.BytesIO(printed)).pages))
