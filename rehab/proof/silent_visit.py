"""A silent visit: when a check-in comes to one move of a silent course, as formulas.

A move and the decision at its place flow in; formulas flow out that hold of everybody whose week comes to it
on some day of a stretch in which no rule changes with the calendar. What the course knows of its own past is
counted by `silent_course.py`, and so no review is due here.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from rehab.decision.row import COURSE, STANDSTILL
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, at_most, both, constant, either, opposite, same, truth_of
from rehab.proof.silent_week import Move, What
from rehab.proof.state import LONGEST_DAYS
from rehab.protocol.model import Protocol
from rehab.protocol.standing import LEVELS_PER_WEEK
from rehab.rules.lowered import Atom, Lowered, StateNumber, Tree
from rehab.terms.caution import Contact, HoldKind
from rehab.terms.state_measure import TIME_SINCE_START

Stretch = tuple[int, int]
"""The first and last day of a stretch in which no rule changes with the calendar."""


def stretches(protocol: Protocol, lowered: Lowered) -> tuple[Stretch, ...]:
    """Every such stretch, up to two years.

    Args:
        protocol: its windows and caps.
        lowered: its rules, for the days that they ask about.
    """
    edges = {0, LONGEST_DAYS + 1}
    edges |= {phase.window.not_before_days for phase in protocol.phases}
    edges |= {cap.until_days for cap in protocol.caps if cap.until_days is not None}
    for entry in lowered.entries:
        for atom in _atoms(entry.tree):
            if lowered.fields[atom.field] == StateNumber(TIME_SINCE_START):
                edges |= {int(atom.threshold), int(atom.threshold) + 1}
    inside = sorted(edge for edge in edges if 0 <= edge <= LONGEST_DAYS + 1)
    return tuple((first, after - 1) for first, after in pairwise(inside))


def stretch_of(day: int, every: tuple[Stretch, ...]) -> Stretch:
    """The stretch that a day lies in."""
    return every[bisect_right(every, (day, LONGEST_DAYS)) - 1]


def comes_to(move: Move, decided: Decided, stretch: Stretch) -> tuple[Formula, ...]:
    """When a week comes to a move.

    Args:
        move: the move.
        decided: the decision at its place.
        stretch: the days on which it is.
    """
    state, (first, last) = decided.person.state, stretch
    quiet = (
        at_most(constant(first), state.days),
        at_most(state.days, constant(last)),
        *(opposite(state.is_due(about)) for about in _REVIEWS),
        opposite(either(state.event_open, state.unseen)),
        opposite(decided.contact_at_least(Contact.REFER)),
    )
    if move.what is What.ALONE:
        return (*quiet, opposite(state.by_clinician), _is_at(move.to, decided))
    is_full = decided.protocol.parameter(LEVELS_PER_WEEK) < 1
    seen = (*quiet, state.by_clinician, same(state.enough_this_week, truth_of(true=is_full)))
    if move.what is What.UP:
        return (*seen, decided.progress)
    return (*seen, decided.stays, *_holds(move, decided))


_REVIEWS = (HoldKind.DATA.value, HoldKind.GATE.value, STANDSTILL, COURSE)


def _holds(move: Move, decided: Decided) -> Iterator[Formula]:
    """What holds is of the move's kinds and no other."""
    yield _is_at(move.to, decided)
    if move.what is What.WAITED and not move.held.kinds:
        return  # before the first window nothing is counted
    for so, said in (
        (move.held.found, decided.found),
        (move.held.lasts, decided.lasts),
        (HoldKind.GATE in move.held.kinds, decided.closed),
        (HoldKind.DATA in move.held.kinds, _missing(decided)),
    ):
        yield said if so else opposite(said)


def _is_at(place: int, decided: Decided) -> Formula:
    """The level from now on has that place."""
    return both(decided.at_or_below(place), opposite(decided.at_or_below(place - 1)))


def _missing(decided: Decided) -> Formula:
    """Something is unknown that stands between the patient and the next level."""
    gates = either(*(gate.unknown for gate in decided.gates))
    if decided.next is None:
        return either(decided.any_unknown, gates)
    asked = either(gates, decided.person.state.untold)
    return either(decided.any_unknown, both(opposite(decided.waits), asked))


def _atoms(tree: Tree) -> Iterator[Atom]:
    if isinstance(tree, Atom):
        yield tree
    else:
        for part in tree.parts:
            yield from _atoms(part)
