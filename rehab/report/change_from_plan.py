"""What would change a decision: the shortest honest list of what has to happen for another outcome.

A case flows in, a section of sentences flows out. It names the finding, the value or the signature that is
missing, so that a reader never has to search the rules for it.
"""

from collections.abc import Iterator

from rehab.course.model import Course
from rehab.decision.model import Standing
from rehab.protocol.standing import SESSIONS_BEFORE_PROGRESS
from rehab.report.case import Case
from rehab.report.gates_from_plan import steps_back
from rehab.report.outcome import fired, flips, gate_words, gates, level_words
from rehab.report.parts import Section
from rehab.report.reasons import borderline_words, standing_words
from rehab.terms.caution import Outcome
from rehab.terms.truth import Truth
from rehab.wording import english, english_report
from rehab.wording import english_paper as words
from rehab.wording.condition import condition_sentence
from rehab.wording.need import need_words
from rehab.wording.number import capital, counted, listed

_WAITS = frozenset(
    {Standing.NOT_YET_OPEN, Standing.TOO_FEW_SESSIONS, Standing.LEVELS_THIS_WEEK, Standing.CAPPED}
)


def to_change_from_plan(case: Case) -> Section:
    """What would change the decision of each knee."""
    said = tuple(
        dict.fromkeys(
            case.of_knee(course, sentence) for course in case.courses for sentence in _sentences(case, course)
        )
    )
    return Section(title=words.TO_CHANGE, items=said or (words.NOTHING_CHANGES,))


def _sentences(case: Case, course: Course) -> Iterator[str]:
    decision, protocol = course.today, course.protocol
    if decision.visit_on is None:
        yield words.COME
    for rule in sorted(course.memory.open_flags):
        yield words.CLOSE_FLAG.format(rule=rule)
    for event in decision.standing:
        if event.kind is Standing.EVENT and event.about:
            yield words.CLEAR_EVENT.format(event=event.about)
    for reason in fired(decision):
        if reason.counted is not reason.truth:
            yield words.ANSWERED.format(rule=reason.rule.id)
        elif reason.rule.id not in course.memory.open_flags:
            sentence = condition_sentence(reason.rule.when, case.catalogue, protocol)
            yield words.NO_LONGER.format(rule=reason.rule.id, sentence=sentence)
    if decision.needs and decision.visit_on is not None:
        needs = listed([need_words(need, case.catalogue) for need in decision.needs])
        level = level_words(decision.target, protocol, form=english_report.LEVEL_SHORT)
        form = words.KNOWN if decision.target is None or fired(decision) else words.KNOWN_FOR
        yield form.format(needs=needs, level=capital(level))
    yield from _way_up(case, course)
    for mark in flips(decision):
        said = borderline_words(mark, case.catalogue, outcome=decision.outcome)
        yield words.WITHIN_ERROR.format(words=capital(said))


def _way_up(case: Case, course: Course) -> Iterator[str]:
    """What still closes the next level, or what the level after it will ask for."""
    decision = course.today
    if decision.outcome is Outcome.PROGRESS:
        if course is case.leading:
            yield from _next_level(case, course)
        return
    if steps_back(decision):
        yield from _next_level(case, course)
        return
    for item in gates(decision, Truth.NO):
        yield words.GATE_MET.format(gate=gate_words(item, course, case.catalogue))
    for reason in decision.standing:
        if reason.kind in _WAITS and reason.truth is Truth.YES:
            yield words.WAIT.format(reason=standing_words(reason, decision, course.protocol, case.catalogue))


def _next_level(case: Case, course: Course) -> Iterator[str]:
    ahead = next(one for other, one in case.aheads if other is course)
    if ahead.level is None:
        return
    enough = course.protocol.parameter(SESSIONS_BEFORE_PROGRESS)
    asked = [words.NEXT_SESSIONS.format(n=counted(enough, english.SESSIONS))]
    asked += [gate_words(item, course, case.catalogue) for item in ahead.gates if item.truth is not Truth.YES]
    level = level_words(ahead.level, course.protocol, form=english_report.LEVEL_SHORT)
    yield words.NEXT_LEVEL.format(level=capital(level), gates="; ".join(asked))
