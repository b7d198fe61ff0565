"""What must be answered before any session: which questions a patient can answer, and what we must check.

A decision flows in; the measures of its unknown red-flag and stop rules flow out, sorted by who can give
them, so that a sheet never asks a patient at home for a blood pressure. What was answered in a way that
nobody can read is named, so that somebody asks again today.
"""

from collections.abc import Iterator

from rehab.decision.model import Decision, RuleReason, Standing
from rehab.frozen import FrozenStruct
from rehab.patient.model import Episode, Rejected
from rehab.protocol.condition import Test
from rehab.report.outcome import unanswered
from rehab.rules.reference import Trace
from rehab.terms.caution import DoseKind
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Effort, Kind, RecordedAt
from rehab.terms.truth import Truth
from rehab.wording import english_handout as words
from rehab.wording import english_report
from rehab.wording.condition import comparison_words
from rehab.wording.name import measure_name
from rehab.wording.observation import leaves
from rehab.wording.voice import CLINICIAN, PATIENT, Voice


class Asked(FrozenStruct):
    """What stands between a patient and a session.

    Attributes:
        to_answer: questions with yes and no as answers.
        to_check: measures that only a visit can give.
    """

    to_answer: tuple[str, ...]
    to_check: tuple[MeasureId, ...]


def questions_of(decision: Decision, catalogue: Catalogue, voice: Voice = PATIENT) -> Asked:
    """The open questions of a decision; before a check-in, every red-flag question of the catalogue."""
    if decision.visit_on is None:
        every = (one.question for one in catalogue.measures if one.red_flag and one.kind is Kind.YES_NO)
        return Asked(tuple(voice.tongue.say(question) for question in every if question), ())
    answers: dict[str, None] = {}
    checks: dict[MeasureId, None] = {}
    checks.update((MeasureId(one.about), None) for one in decision.standing if one.kind is Standing.UNREAD)
    for test in _open_tests(decision):
        question = _question(test, catalogue, voice)
        if question is None:
            checks[test.measure] = None
        else:
            answers[question] = None
    return Asked(tuple(answers), tuple(name for name in checks if name in catalogue.by_id))


def ask_again(decision: Decision, episode: Episode, catalogue: Catalogue) -> tuple[Rejected, ...]:
    """The refused values of a decision's check-in without which there is no session.

    Args:
        decision: today's decision.
        episode: what was refused.
        catalogue: the measures; one that is measured and not asked has no answer to be given again.
    """
    waited_for = {test.measure for test in _open_tests(decision)}
    asked = {one.id for one in catalogue.measures if one.effort is Effort.ask and one.id in waited_for}
    return tuple(
        one
        for one in episode.rejected_for(decision.knee)
        if one.check_in == decision.visit_on and one.measure in asked
    )


def ask_again_words(decision: Decision, episode: Episode, catalogue: Catalogue) -> tuple[str, ...]:
    """What to ask again, in a sentence each for a clinician."""
    return tuple(
        english_report.ASK_AGAIN.format(
            name=measure_name(catalogue.by_id[MeasureId(one.measure)], CLINICIAN),
            value=one.value.strip('"'),
            quoted=english_report.IN_QUOTES if one.value.startswith('"') else "",
        )
        for one in ask_again(decision, episode, catalogue)
    )


def _open_tests(decision: Decision) -> Iterator[Test]:
    """The tests that keep a red-flag or stop rule from its answer."""
    for reason in unanswered(decision):
        if _forbids_sessions(reason) and reason.trace is not None:
            for part in (reason.trace.applies, reason.trace.when):
                yield from (test for test, _ in _unknown(part))


def _forbids_sessions(reason: RuleReason) -> bool:
    return reason.rule.red_flag or reason.rule.action.completed.dose.kind is DoseKind.STOP


def _unknown(part: Trace | None) -> Iterator[tuple[Test, Trace]]:
    for test, trace in () if part is None else leaves(part):
        if trace.truth is Truth.UNKNOWN:
            yield test, trace


def _question(test: Test, catalogue: Catalogue, voice: Voice) -> str | None:
    """A question with yes or no as its answer; None where only a visit can answer."""
    measure = catalogue.by_id.get(test.measure)
    if measure is None or measure.effort is not Effort.ask or measure.recorded is not RecordedAt.CHECK_IN:
        return None
    if measure.kind is Kind.YES_NO:
        return None if measure.question is None else voice.tongue.say(measure.question)
    goal = comparison_words(test.comparison, measure, voice)
    form = words.IS_IT if measure.kind is Kind.SCORE else words.IS_IT_ELSE
    return voice.tongue.say(form, plain=voice.tongue.say(measure.plain), goal=goal)
