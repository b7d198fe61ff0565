"""Patients whom a search found, as cases: the usual one beside them, and what the program decides for them.

Layers, a `given` and a judge flow in; a decision flows out, taken the whole way of a real patient, so that
nothing is shown of which only a formula says that it is so.
"""

import json
from collections.abc import Mapping, Sequence

from rehab.checks.cases.case_course import CaseBook
from rehab.checks.cases.case_episode import case_episode
from rehab.checks.cases.case_patients import case_patients
from rehab.checks.cases.case_week import case_weeks
from rehab.checks.proofs.shown_patients import Given
from rehab.course.fold import fold
from rehab.course.model import Course
from rehab.decision.judge import Judge
from rehab.decision.model import Decision
from rehab.errors import GuaranteeBroken
from rehab.protocol.authored import CaseText
from rehab.protocol.layer import Layer
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue, Effort

_NO_CASE = -1


def usual_patient(chain: Sequence[Layer]) -> Mapping[str, object]:
    """The first case patient that a layer names: whom nothing holds back.

    Args:
        chain: the layers of a protocol, the furthest base first.
    """
    usual = next((patient for layer in case_patients(chain) for patient in layer.values()), {})
    return {name: _once(said) for name, said in usual.items()}


def decision_of(given: Given, judge: Judge, chain: tuple[Layer, ...]) -> Decision | None:
    """What the program decides for a patient; None where the patient breaks a promise or is refused.

    Args:
        given: the patient in the words of a case, by the measures of the judge.
        judge: decides by the protocol.
        chain: the layers of the protocol that the patient is a case of.
    """
    course = course_of(given, judge, chain)
    return None if course is None else course.today


def course_of(given: Given, judge: Judge, chain: tuple[Layer, ...]) -> Course | None:
    """Everything that the program decides for a patient of one week or several.

    Args:
        given: the patient in the words of a case, by the measures of the judge.
        judge: decides by the protocol.
        chain: the layers of the protocol that the patient is a case of.

    Returns:
        None where the patient breaks a promise or is refused.
    """
    return course_as_written(_taken_twice(given, judge.catalogue), judge, chain)


def course_as_written(given: Given, judge: Judge, chain: tuple[Layer, ...]) -> Course | None:
    """The same for a patient of whom nothing is taken twice but what is written so.

    Args:
        given: the patient in the words of a case.
        judge: decides by the protocol.
        chain: the layers of the protocol that the patient is a case of.
    """
    case = CaseText(name="found by search", given=dict(given), expect="hold")
    book = CaseBook(chain, judge.catalogue)
    ready = book.ready(case, case_weeks(given), _NO_CASE, protocol=judge.protocol)
    if isinstance(ready, tuple):
        return None
    try:
        return fold(ready.knee, judge, as_of=ready.as_of)
    except GuaranteeBroken:
        return None


def episode_of(given: Given, protocol: Protocol, catalogue: Catalogue) -> str:
    """A patient as an episode file, in JSON.

    Args:
        given: the patient in the words of a case, with every value said.
        protocol: the protocol that the patient is a case of.
        catalogue: the measures.
    """
    weeks = case_weeks(_taken_twice(given, catalogue))
    data = case_episode(weeks, protocol=protocol, patients={}, catalogue=catalogue)
    data["starts"] = [{key: said for key, said in start.items() if said} for start in data["starts"]]
    return json.dumps(data, indent=2, default=str) + "\n"


def _taken_twice(given: Given, catalogue: Catalogue) -> dict[str, object]:
    """The same patient, each measured value taken a second time with the same result."""
    if "weeks" in given:
        return {**given, "weeks": [_taken_twice(week, catalogue) for week in given["weeks"]]}
    measured = {measure.id for measure in catalogue.measures if measure.effort >= Effort.measure}
    return {
        name: {"value": said, "repeat": said} if name in measured and said != "unknown" else said
        for name, said in given.items()
    }


def _once(said: object) -> object:
    """A value that may be written with its repeat."""
    return said.get("value") if isinstance(said, Mapping) else said
