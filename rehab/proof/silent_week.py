"""A silent week: what a week can come to with nobody asked, and where a course stands after it.

Nothing flows in; small values flow out, of which `silent_course.py` makes the longest row.
"""

from datetime import date
from enum import StrEnum

from rehab.decision.model import Held, Row
from rehab.frozen import FrozenStruct
from rehab.terms.caution import HoldKind
from rehab.terms.ids import LevelId

WEEK = 7


class What(StrEnum):
    """What a week comes to, with nobody asked."""

    UP = "up"
    WAITED = "waited"
    HELD = "held"
    ALONE = "alone"
    AWAY = "away"


class Move(FrozenStruct):
    """One week.

    Attributes:
        place: the place in the ladder that the patient went on at, -1 before the first level.
        to: the place after it; below `place` for a step back.
        held: what keeps the patient from the next level.
    """

    what: What
    place: int
    to: int
    held: Held = Held()


class Stand(FrozenStruct):
    """Where a course stands after a week in which nobody was asked.

    Attributes:
        seen: the day on which a clinician last saw the knee.
        move: the week that led here.
        earlier: where the course stood before it.
    """

    place: int
    seen: date | None
    row: Row = Row()
    reached: frozenset[LevelId] = frozenset()
    unasked_since: date | None = None
    move: Move | None = None
    earlier: "Stand | None" = None

    @property
    def weeks(self) -> tuple[Move, ...]:
        """Every week up to here."""
        if self.move is None or self.earlier is None:
            return ()
        return (*self.earlier.weeks, self.move)


class Habits(FrozenStruct):
    """What a patient may do besides coming to a clinician every week.

    Attributes:
        stays_away: may come less often, or check in alone.
        goes_lower: may go on at a lower level than is permitted.
    """

    stays_away: bool = True
    goes_lower: bool = True


class Silence(FrozenStruct):
    """A row of weeks in which nobody was asked.

    Attributes:
        day: the day on which it began: that of the start, or one on which somebody was asked.
        moves: its weeks.
    """

    day: int
    moves: tuple[Move, ...]

    @property
    def weeks(self) -> int:
        """After so many weeks somebody is asked, or the course is at its end."""
        return len(self.moves) + 1

    @property
    def by_day(self) -> tuple[tuple[int, Move], ...]:
        """Each week with its day since the start."""
        return tuple((self.day + number * WEEK, move) for number, move in enumerate(self.moves, start=1))


def outlasts(one: Stand, other: Stand) -> bool:
    """Whatever the other course can do in silence, the one can do too."""
    return (
        one.place == other.place
        and (one.seen == other.seen or (one.seen or date.min) >= (other.seen or date.max))
        and one.row.kinds.get(HoldKind.GATE, 0) <= other.row.kinds.get(HoldKind.GATE, 0)
        and one.row.since_unknown <= other.row.since_unknown
        and one.row.standstill <= other.row.standstill
        and one.reached <= other.reached
        and (one.unasked_since or date.max) >= (other.unasked_since or date.max)
    )
