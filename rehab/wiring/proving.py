"""What is wired for protocols rather than patients: solvers, judges for thousands, sheets, the library.

Faces ask here for what no single decision needs, so that a short command never waits for it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from rehab.boundary.model import Boundaries
from rehab.checks.cases.cases import CaseRun
from rehab.checks.cases.mutant import Mutant
from rehab.checks.cases.mutation import Tried
from rehab.checks.subject import Subject
from rehab.decision.judge import Judge
from rehab.decision.quick import QuickJudge
from rehab.errors import InputRefused
from rehab.findings import Finding, has_errors
from rehab.library.model import Shown
from rehab.proof.solver import Solver
from rehab.protocol.model import Protocol
from rehab.rules.agreement import ReferenceAlone
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.lower import lower
from rehab.rules.model import compile_rules
from rehab.rules.reference import ReferenceEngine
from rehab.terms.measure import Catalogue
from rehab.terms.paper import Paper
from rehab.wiring import make_judge
from rehab.wiring.papers import refuse_unprintable

BOUNDARY_SHEET = ("boundary-sheet.html", "boundary-sheet.pdf")
"""The sheet of a protocol's boundary patients, by file name."""


def make_reference_judge(protocol: Protocol, catalogue: Catalogue) -> Judge:
    """A judge of the reference alone, made in a moment: for mutants, of which there are hundreds."""
    rules = compile_rules(protocol)
    reference = ReferenceEngine(rules, catalogue)
    return Judge(protocol, catalogue, ReferenceAlone(reference), LoweredEngine(lower(rules, catalogue)))


def make_quick_judge(protocol: Protocol, catalogue: Catalogue) -> QuickJudge:
    """A judge of the fastest engine alone, that explains nothing: for patients who do not exist."""
    return QuickJudge(protocol, catalogue, LoweredEngine(lower(compile_rules(protocol), catalogue)))


def make_solver() -> Solver:
    """The solver that proves what can happen to some patient."""
    from rehab.adapters.z3_solver import Z3Solver

    return Z3Solver()


def prove(subject: Subject, *, sheet: bool = False) -> tuple[Finding, ...]:
    """What can happen to some patient under a protocol, by every proof there is.

    Args:
        subject: the protocol.
        sheet: whether a note says what was proven.
    """
    from rehab.checks.all_proofs import proofs_about
    from rehab.checks.proofs.examination import Examination
    from rehab.checks.proofs.proof_sheet import proof_sheet

    examination = Examination(subject, make_solver(), make_judge)
    found = proofs_about(examination)
    return (*found, *proof_sheet(examination, found)) if sheet else found


def decide_alike(catalogue: Catalogue) -> Callable[[Protocol, Protocol], bool | None]:
    """Whether two protocols decide alike for every patient, as far as the solver can settle it."""
    from rehab.proof.versions import is_equal

    solver = make_solver()
    return lambda one, other: is_equal(one, other, catalogue, solver)


def fates(mutants: Iterable[Mutant], subject: Subject, runs: Sequence[CaseRun]) -> Iterator[Tried]:
    """What becomes of each slip of the pen.

    Args:
        mutants: the slips.
        subject: the protocol as it is.
        runs: its cases as they were walked.
    """
    from rehab.checks.cases.mutation import tried

    is_equal = decide_alike(subject.catalogue)
    return tried(mutants, subject, runs, make_judge=make_reference_judge, is_equal=is_equal)


def shown_by(subject: Subject, text: str) -> Shown:
    """What the cases and the proofs of a protocol come to; this takes a while.

    Args:
        subject: the protocol.
        text: the digest of what is written.

    Raises:
        InputRefused: if its cases cannot be walked.
    """
    from rehab.checks.all_checks import findings_about
    from rehab.checks.all_proofs import proofs_about
    from rehab.checks.cases.cases import run_cases
    from rehab.checks.cases.coverage import coverage_of
    from rehab.checks.cases.mutants import mutants_of
    from rehab.checks.cases.verdict import Verdict
    from rehab.checks.proofs.examination import Examination
    from rehab.library.shown_from_verdict import shown_from_verdict

    runs, wrong = run_cases(subject.chain, subject.catalogue, make_judge)
    if has_errors(wrong):
        raise InputRefused(wrong)
    slips = fates(mutants_of(subject.chain, subject.catalogue), subject, runs)
    results = tuple(run.result for run in runs)
    verdict = Verdict(subject.protocol.id, results, coverage_of(subject, runs), tuple(slips))
    examination = Examination(subject, make_solver(), make_judge)
    found = (*findings_about(subject), *proofs_about(examination))
    return shown_from_verdict(verdict, examination, found, text)


def boundary_patients(subject: Subject) -> Boundaries | None:
    """The boundary patients of a protocol; None if it names nobody whom they could be like."""
    from rehab.boundary.from_subject import boundaries_of

    return boundaries_of(subject, make_solver(), make_judge)


def print_boundary_sheet(boundaries: Boundaries, day: date, *, paper: Paper) -> dict[str, bytes]:
    """The boundary sheet by its file names.

    Args:
        boundaries: the patients.
        day: the day that the paper carries as its own.
        paper: size of the paper.

    Raises:
        InputRefused: if a text holds a sign that the fonts do not have.
    """
    from rehab.adapters import html, pdf
    from rehab.boundary.sheet_from_boundaries import sheet_from_boundaries
    from rehab.report.visible import texts

    sheet = sheet_from_boundaries(boundaries, day)
    refuse_unprintable(tuple(texts(sheet)))
    contents = (html.render(sheet).encode(), pdf.render(sheet, paper=paper))
    return dict(zip(BOUNDARY_SHEET, contents, strict=True))
