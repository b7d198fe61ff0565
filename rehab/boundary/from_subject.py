"""The boundary patients of a protocol: those of every threshold, each with an id that lasts.

A Subject flows in with a solver and a way to make judges; Boundaries flow out, in the order of the file.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from rehab.boundary.alone import Tried
from rehab.boundary.beside import Searching
from rehab.boundary.model import Boundaries, Boundary, BoundaryPatient
from rehab.boundary.patient import Usual
from rehab.boundary.pivot import Pivots
from rehab.boundary.threshold import Asked, Opening, Threshold, thresholds
from rehab.checks.subject import Subject
from rehab.decision.judge import Judge
from rehab.frozen import FrozenStruct
from rehab.proof.solver import Solver
from rehab.protocol.condition import Limit
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue

MakeJudge = Callable[[Protocol, Catalogue], Judge]

_DIGITS = 6


def boundaries_of(subject: Subject, solver: Solver, make_judge: MakeJudge) -> Boundaries | None:
    """The boundary patients of a protocol.

    Args:
        subject: the protocol, on its case ladder if it has none of its own.
        solver: finds patients.
        make_judge: builds the judge that decides them.

    Returns:
        None if no layer names a case patient, for then nobody knows whom a patient should be like.
    """
    usual = Usual.of(subject.chain)
    if usual is None:
        return None
    searched = sorted(_searched(subject, usual, solver, make_judge), key=lambda one: _order(one.threshold))
    return Boundaries(
        subject,
        usual,
        tuple(_numbered(one for one in searched if one.tried)),
        tuple(one.threshold for one in searched if not one.tried),
    )


class _Searched(FrozenStruct):
    """A threshold, and who was found beside it."""

    threshold: Threshold
    pivots: Pivots
    tried: tuple[Tried, ...]


def _searched(subject: Subject, usual: Usual, solver: Solver, make_judge: MakeJudge) -> Iterator[_Searched]:
    for protocol, found in thresholds(subject):
        tests = tuple(one for one in found if isinstance(one, Asked))
        pivots = Pivots(protocol, found[0].choice, tests, subject.catalogue, usual, solver)
        searching = Searching(subject, pivots, make_judge(protocol, subject.catalogue))
        yield from (_Searched(one, pivots, searching.beside(one)) for one in found)


def _order(threshold: Threshold) -> tuple[str, int, int, int]:
    where = (threshold.origin.file, threshold.origin.line)
    match threshold:
        case Opening():
            return (*where, threshold.day, 0)
        case Asked():
            return (*where, 0, threshold.number)


def _numbered(searched: Iterable[_Searched]) -> Iterator[Boundary]:
    """Boundaries in which each patient has an id; the second of two that would share one gets another."""
    given: dict[str, int] = {}
    for one in searched:
        patients = []
        for tried in one.tried:
            about = _about(one.threshold, tried.number)
            given[about] = given.get(about, 0) + 1
            said = tried.patient.given(one.pivots.usual, one.pivots.catalogue)
            name = _digest(f"{about} {given[about]}")
            patients.append(BoundaryPatient(name, one.threshold, tried, said, one.pivots.protocol))
        yield Boundary(one.threshold, tuple(patients))


def _about(threshold: Threshold, number: float) -> str:
    """What an id stands for: whose threshold it is, of which measure, asked how, at which number."""
    choice = threshold.choice
    whose = " ".join((threshold.owner, choice.variant or "", *choice.modifiers))
    how = ""
    if isinstance(threshold, Asked):
        comparison = threshold.test.comparison
        how = comparison.operator.value if isinstance(comparison, Limit) else "is"
        how = f"{type(threshold.test.view).__name__} {how}"
    return f"{whose} {threshold.measure} {how} {number:g}"


def _digest(about: str) -> str:
    return f"p{hashlib.sha256(about.encode()).hexdigest()[:_DIGITS]}"
