"""What the course knows before a visit, as unknowns: time, sessions, rows of holds, signatures.

Names flow in; numbers and flags flow out, each of which may be anything that it can come to be. A finding
that a clinician has signed as known counts as NO in a course; proofs are about what nobody has signed away.
"""

from rehab.proof.cases import Cases, point
from rehab.proof.formula import Formula, Linear, at_most, both, constant, either, equal, opposite
from rehab.proof.names import Names
from rehab.terms.ids import MeasureId, RuleId
from rehab.terms.state_measure import (
    AGE,
    HOLDS_IN_A_ROW,
    LEVEL,
    SESSIONS_AT_LEVEL,
    SESSIONS_REPORTED,
    TIME_AT_LEVEL,
    TIME_SINCE_SESSION,
    TIME_SINCE_START,
)

LONGEST_DAYS = 728
"""Two years: no shipped window, cap or gap lies beyond, and findings print it as their bound."""

_MOST_SESSIONS = 60
_MOST_HOLDS = 100
_OLDEST = 120


class State:
    """The unknown state of a course before a visit.

    Attributes:
        place: the place of the level held until now, -1 before the first.
        days: days since the start.
        sessions_unsaid: nobody said whether there were sessions.
        untold: a level is held and nobody said whether there were sessions at it.
        no_sessions: there were none since the check-in before.
        held_before: the next level was held once before.
    """

    def __init__(self, names: Names, levels: int) -> None:
        """Make a state of which nothing is known, in a ladder of so many levels."""
        self.names = names
        self.place = names.count(-1, levels - 1, LEVEL)
        self.days = names.count(0, LONGEST_DAYS, TIME_SINCE_START)
        self.since_session = names.count(0, LONGEST_DAYS, TIME_SINCE_SESSION)
        self.at_level = names.count(0, _MOST_SESSIONS, SESSIONS_AT_LEVEL)
        self.reported = names.count(0, _MOST_SESSIONS, SESSIONS_REPORTED)
        self.sessions_unsaid = names.flag("sessions unsaid")
        self.untold = both(self.sessions_unsaid, at_most(constant(0), self.place))
        none_reported = both(opposite(self.sessions_unsaid), at_most(self.reported, constant(0)))
        self.no_sessions = either(none_reported, both(self.sessions_unsaid, opposite(self.untold)))
        self.by_clinician = names.flag("by clinician")
        self.event_open = names.flag("event open")
        self.unseen = names.flag("not seen for long")
        self.enough_this_week = names.flag("enough levels this week")
        self.held_before = names.flag("next level held before")

    def is_at(self, place: int) -> Formula:
        """The level held until now has that place."""
        return equal(self.place, constant(place))

    def number(self, measure: MeasureId) -> Cases:
        """The cases in which a number of the course is known."""
        said = opposite(self.sessions_unsaid)
        if measure == AGE:
            return point(self.names.count(0, _OLDEST, AGE), self.names.flag(AGE, "known"))
        if measure == LEVEL:
            return point(self.place)
        if measure == SESSIONS_AT_LEVEL:
            return point(self.at_level, said)
        if measure == SESSIONS_REPORTED:
            return point(self.reported, said)
        return point(self._counted(measure))

    def _counted(self, measure: MeasureId) -> Linear:
        if measure == TIME_SINCE_START:
            return self.days
        if measure == TIME_SINCE_SESSION:
            return self.since_session
        if measure == TIME_AT_LEVEL:
            return self.names.count(0, LONGEST_DAYS, TIME_AT_LEVEL)
        if measure == HOLDS_IN_A_ROW:
            return self.names.count(0, _MOST_HOLDS, HOLDS_IN_A_ROW)
        raise KeyError(measure)

    def was_unknown(self, rule: RuleId) -> Formula:
        """A rule was unknown at as many check-ins running as it takes, less this one."""
        return self.names.flag("was unknown", rule)

    def is_due(self, about: str) -> Formula:
        """One more hold of a kind is reviewed."""
        return self.names.flag("review due", about)
