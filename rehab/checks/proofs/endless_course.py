"""RP415: a course that can go on for two years without anybody being asked.

An Examination flows in; a finding flows out where some row of weeks reaches neither a person nor the end of
the course. Of a protocol that passes, `longest_silent_hold` says how long nobody is asked at most.
"""

from collections.abc import Iterator

from rehab.checks.proofs.compared import not_settled
from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.found_patient import course_of
from rehab.checks.proofs.silent_courses import MOST_WEEKS, SilentWeeks
from rehab.checks.proofs.silent_patients import SilentPatients
from rehab.checks.proofs.told_weeks import told_decisions, told_moves
from rehab.course.model import Course
from rehab.findings import Finding
from rehab.frozen import FrozenStruct, replace
from rehab.proof.silent_week import Habits, Silence
from rehab.proof.solver import NotSettled
from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import Place
from rehab.protocol.standing import STANDING, StandingParameter
from rehab.terms.caution import Contact, Outcome

_SAYS = f"a course can go on for {MOST_WEEKS} weeks and longer without anybody being asked"
_HABITS = (
    Habits(stays_away=False, goes_lower=False),
    Habits(goes_lower=False),
    Habits(stays_away=False),
    Habits(),
)
"""From the patient who does as told and comes every week to any patient."""


class SilentHold(FrozenStruct):
    """How long nobody is asked at most.

    Attributes:
        weeks: after so many weeks somebody is asked, or the course is at its end.
        path: the weeks in words, from the start or from the day on which somebody was last asked.
    """

    weeks: int
    path: tuple[str, ...]


def check(examination: Examination) -> Iterator[Finding]:
    """The course that no week ends, if there is one."""
    silent = SilentWeeks(examination)
    for habits in _HABITS:
        found = silent.longest(habits, if_over=MOST_WEEKS)
        if _is_endless(found):
            yield _told(examination, silent, found)
            return


def longest_silent_hold(examination: Examination, *, is_weekly: bool = False) -> SilentHold:
    """The longest time in which nobody is asked, with a course that takes so long.

    Args:
        examination: the protocol.
        is_weekly: true where a clinician sees the patient every week; else as seldom as leads to no call.
    """
    silent = SilentWeeks(examination)
    found = silent.longest(Habits(stays_away=not is_weekly))
    return SilentHold(found.weeks, tuple(told_moves(SilentPatients(silent), found)))


def _is_endless(silence: Silence) -> bool:
    return silence.weeks > MOST_WEEKS


def _told(examination: Examination, silent: SilentWeeks, found: Silence) -> Finding:
    unsettled = next((one for one in silent.answers(found) if isinstance(one, NotSettled)), None)
    given = None if unsettled is not None else SilentPatients(silent).case(found)
    course = None if given is None else course_of(given, examination.judge, examination.subject.chain)
    if given is None or course is None or not _is_silent(course):
        longer = "a longer history is needed than can be run here"
        bound = longer if unsettled is None else unsettled.bound
        return not_settled(examination, _SAYS, (found.moves[0].place,), bound)
    where = _what_would_end_it(examination, silent) or Place(examination.subject.chain[-1])
    told = where.finding("RP415", _SAYS)
    return replace(told, shown=tuple(told_decisions(course)), patients=examination.episodes([given]))


def _is_silent(course: Course) -> bool:
    """The program itself asks nobody at any of its check-ins, and on the day after them."""
    decisions = (*(step.decision for step in course.steps), course.today)
    return all(
        one.action.contact is Contact.NONE and one.outcome is not Outcome.DISCHARGE for one in decisions
    )


# The place -----------------------------------------------------------------------------------------------


def _what_would_end_it(examination: Examination, silent: SilentWeeks) -> Place | None:
    """Where a standing number is written with whose default somebody would be asked."""
    for one in STANDING:
        where = _written(examination, one)
        usual = {one.id: one.default}
        if where is not None and not any(_is_endless(silent.bound(habits, usual)) for habits in _HABITS):
            return where
    return None


def _written(examination: Examination, parameter: StandingParameter) -> Place | None:
    """Where a standing parameter has a value of its own."""
    for layer in reversed(examination.subject.chain):
        written = layer.text.parameters if isinstance(layer.text, ProtocolText) else {}
        if parameter.id in written:
            is_other = examination.protocol.parameter(parameter.id) != parameter.default
            return Place(layer, ("parameters", parameter.id)) if is_other else None
    return None
