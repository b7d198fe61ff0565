"""Weeks in words: a row of weeks in which nobody is asked, as a clinician would tell it.

The weeks of a silence or the decisions of a course flow in; lines flow out, a row of like weeks in one.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rehab.checks.proofs.silent_courses import Week
from rehab.checks.proofs.silent_patients import SilentPatients
from rehab.course.model import Course, Step
from rehab.proof.silent_week import WEEK, Silence, What
from rehab.protocol.model import Protocol
from rehab.terms.caution import DoseKind, Outcome
from rehab.wording.number import listed

_FEW = 12
"""How many lines show a course that goes on."""


def told_moves(patients: SilentPatients, silence: Silence) -> Iterator[str]:
    """The weeks of a silence, each with a rule that can bring it about.

    Args:
        patients: who comes to them.
        silence: the weeks.
    """
    weeks = ((day // WEEK, patients.weeks.week(move, day)) for day, move in silence.by_day)
    yield from _rows((number, _week(week, patients)) for number, week in weeks)


def told_decisions(course: Course) -> Iterator[str]:
    """The check-ins of a course that goes on and on: its first ones, and until when nothing else happens."""
    said = [(step.decision.days_since_start // WEEK, _decision(step)) for step in course.steps]
    lines = list(_rows(said))
    yield from lines[:_FEW]
    last = course.today.days_since_start // WEEK
    if len(lines) > _FEW:
        yield f"and so on until week {last}, and nobody is asked"
    else:
        yield f"until week {last} nobody is asked"


def _rows(said: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Weeks that are told alike and follow one another, in one line."""
    for words, weeks in groupby(said, key=lambda one: one[1]):
        numbers = [number for number, _ in weeks]
        first, last = numbers[0], numbers[-1]
        when = f"week {first}" if first == last else f"weeks {first} to {last}"
        yield f"{when}: {words}"


# A week of a silence -----------------------------------------------------------------------------------


def _week(week: Week, patients: SilentPatients) -> str:
    move, _ = week
    at, to = (_level(patients.weeks.examination.protocol, place) for place in (move.place, move.to))
    match move.what:
        case What.AWAY:
            return "nobody comes"
        case What.WAITED:
            return "not started" if not move.held.kinds else f"waits for a day {at}"
        case What.UP:
            return f"up, {to}"
        case What.HELD if not move.held.found:
            return f"too few sessions {at}"
        case What.HELD | What.ALONE:
            rule = patients.reason(week)
            why = "" if rule is None else f" (`{rule}`)"
            who = "alone, " if move.what is What.ALONE else ""
            stays = "held, " if move.to == move.place else "back, "
            return f"{who}{stays}{to}{why}"


def _level(protocol: Protocol, place: int) -> str:
    return "before the first level" if place < 0 else f"at `{protocol.levels[place].id}`"


# A check-in of a course ----------------------------------------------------------------------------------


def _decision(step: Step) -> str:
    decision = step.decision
    level = "before the first level" if decision.level is None else f"at `{decision.level.id}`"
    if decision.outcome is Outcome.NOT_STARTED:
        return "not started"
    rules = [
        f"`{reason.rule.id}`"
        for reason in decision.rules
        if reason.speaks
        if reason.rule.action.dose.kind >= DoseKind.HOLD
    ]
    because = f" ({listed(rules)})" if rules else ""
    return f"{decision.outcome.value.replace('_', ' ')}, {level}{because}"
