"""What must be answered before any session: which questions a patient can answer, and what we must check.

A decision flows in; the measures of its unknown red-flag and stop rules flow out, sorted by who can give
them, so that a sheet never asks a patient at home for a blood pressure.
"""

from collections.abc import Iterator

from rehab.decision.model import Decision, RuleReason
from rehab.frozen import FrozenStruct
from rehab.protocol.condition import Test
from rehab.report.outcome import unanswered
from rehab.rules.reference import Trace
from rehab.terms.caution import DoseKind
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Effort, Kind, RecordedAt
from rehab.terms.truth import Truth
from rehab.wording import english_handout as words
from rehab.wording.condition import comparison_words
from rehab.wording.observation import leaves
from rehab.wording.voice import Voice


class Asked(FrozenStruct):
    """What stands between a patient and a session.

    Attributes:
        to_answer: questions with yes and no as answers.
        to_check: measures that only a visit can give.
    """

    to_answer: tuple[str, ...]
    to_check: tuple[MeasureId, ...]


def questions_of(decision: Decision, catalogue: Catalogue) -> Asked:
    """The open questions of a decision; before a check-in, every red-flag question of the catalogue."""
    if decision.visit_on is None:
        every = (one.question for one in catalogue.measures if one.red_flag and one.kind is Kind.YES_NO)
        return Asked(tuple(question for question in every if question), ())
    answers: dict[str, None] = {}
    checks: dict[MeasureId, None] = {}
    for reason in unanswered(decision):
        if not _forbids_sessions(reason) or reason.trace is None:
            continue
        for part in (reason.trace.applies, reason.trace.when):
            for test, _ in _unknown(part):
                question = _question(test, catalogue)
                if question is None:
                    checks[test.measure] = None
                else:
                    answers[question] = None
    return Asked(tuple(answers), tuple(name for name in checks if name in catalogue.by_id))


def _forbids_sessions(reason: RuleReason) -> bool:
    return reason.rule.red_flag or reason.rule.action.completed.dose.kind is DoseKind.STOP


def _unknown(part: Trace | None) -> Iterator[tuple[Test, Trace]]:
    for test, trace in () if part is None else leaves(part):
        if trace.truth is Truth.UNKNOWN:
            yield test, trace


def _question(test: Test, catalogue: Catalogue) -> str | None:
    """A question with yes or no as its answer; None where only a visit can answer."""
    measure = catalogue.by_id.get(test.measure)
    if measure is None or measure.effort is not Effort.ask or measure.recorded is not RecordedAt.CHECK_IN:
        return None
    if measure.kind is Kind.YES_NO:
        return measure.question
    goal = comparison_words(test.comparison, measure, Voice.PATIENT)
    form = words.IS_IT if measure.kind is Kind.SCORE else words.IS_IT_ELSE
    return form.format(plain=measure.plain, goal=goal)
