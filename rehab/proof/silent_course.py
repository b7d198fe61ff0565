"""Silent courses: how long nobody is asked, week after week, whatever may come of each week.

A protocol and what is possible at a check-in flow in; the longest row of weeks flows out in which nobody is
asked and the course does not end. Rows, days and reviews are counted by `decision/row.py` itself. Of two
courses at one place only the one is followed that is further from every review: what the other can do in
silence, it can do too. Check-ins are whole weeks apart; on other days a review can come six days later.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from math import ceil

from rehab.decision.ladder import climbed, exceeds, is_stepped_over, next_level, stepped_back
from rehab.decision.model import Before, Held
from rehab.decision.row import reviews, row_after, waits_for_review
from rehab.frozen import FrozenStruct, replace
from rehab.proof.silent_week import WEEK, Habits, Move, Silence, Stand, What, outlasts
from rehab.protocol.model import Protocol
from rehab.protocol.standing import LEVELS_PER_WEEK, UNSEEN_DAYS_BEFORE_CALL
from rehab.rules.model import CourseState
from rehab.terms.caution import HoldKind

_DAY_0 = date(2000, 1, 1)

Possible = Callable[[Move, int], bool]
"""Whether a week can come to that on a day since the start."""

_TIME = frozenset({HoldKind.TIME})
_CALENDAR = Held(_TIME)
_SESSIONS = Held(_TIME, lasts=True)
_KINDS = (
    (frozenset[HoldKind](),),
    (frozenset({HoldKind.GATE}), frozenset({HoldKind.DATA})),
    (frozenset({HoldKind.GATE, HoldKind.DATA}),),
)
_FINDINGS = tuple(tuple(Held(kinds, found=True, lasts=True) for kinds in some) for some in _KINDS)
"""What can hold beside time: that which leads to no review of its own first."""


class SilentCourses(FrozenStruct, dict=True):
    """The courses of one protocol.

    Attributes:
        possible: what a week can come to.
        habits: what the patient may do.
    """

    protocol: Protocol
    possible: Possible
    habits: Habits = Habits()

    def longest(self, edges: Iterable[int], *, most: int) -> "Silence":
        """The longest silence: from the start, or from a day on which somebody was asked.

        Who was asked before the first window can do no more in silence than who was not.

        Args:
            edges: the days from which the calendar or a rule is another one.
            most: how many weeks are looked at.
        """
        found = [self._silence((Stand(-1, None),), day=0, most=most)]
        for day in sorted({ceil(edge / WEEK) * WEEK for edge in edges}):
            first = tuple(self._asked(place, day) for place, opens in self._rungs.items() if opens <= day)
            if self._has_begun(-1, day):
                found.append(self._silence(first, day=day, most=most))
        return max(found, key=lambda silence: len(silence.moves))

    def _silence(self, first: tuple[Stand, ...], *, day: int, most: int) -> "Silence":
        courses = list(first)
        for weeks in range(1, most + 1):
            following = self._furthest(courses, day + weeks * WEEK)
            if not following:
                break
            courses = following
        return Silence(day, courses[0].weeks)

    def _asked(self, place: int, day: int) -> Stand:
        """Somebody was asked on a day, at a place that was reached level by level."""
        today = _DAY_0 + timedelta(days=day)
        reached = frozenset(level.id for level in self.protocol.levels[: place + 1])
        return Stand(place, today, reached=reached, unasked_since=today if reached else None)

    def _furthest(self, courses: list[Stand], day: int) -> list[Stand]:
        """Every course a week later, without those that another one can only outlast."""
        kept: list[Stand] = []
        for course in courses:
            for one in self._following(course, day):
                if not any(outlasts(other, one) for other in kept):
                    kept = [other for other in kept if not outlasts(one, other)]
                    kept.append(one)
        return kept

    # One week ----------------------------------------------------------------------------------------

    def _following(self, course: Stand, day: int) -> Iterator[Stand]:
        today = _DAY_0 + timedelta(days=day)
        for place in self._done(course.place):
            for move in self._moves_on(place, day):
                after = self._seen(course, move, today)
                if after is not None:
                    yield replace(after, move=move, earlier=course)
        if self.habits.stays_away and not self._is_missed(course, day):
            away = Move(What.AWAY, course.place, course.place)
            back = (Move(What.ALONE, course.place, to) for to in self._backs(course.place))
            lower = (Move(What.ALONE, place, place) for place in self._done(course.place)[1:])
            for move in (away, *back, *lower):
                if self.possible(move, day):
                    yield replace(course, place=move.to, move=move, earlier=course)

    def _moves_on(self, place: int, day: int) -> tuple[Move, ...]:
        if (place, day) not in self._found:
            self._found[place, day] = tuple(self._moves(place, day))
        return self._found[place, day]

    @cached_property
    def _found(self) -> dict[tuple[int, int], tuple[Move, ...]]:
        return {}

    def _moves(self, place: int, day: int) -> Iterator[Move]:
        """What a clinician's check-in can come to, and of what holds that which is soonest forgotten."""
        if not self._has_begun(place, day):
            yield from self._first_possible([[Move(What.WAITED, place, place)]], day)
            return
        above = next_level(self.protocol, place, 0)
        stays = [[Move(What.HELD, place, place, held) for held in some] for some in _FINDINGS]
        if above is not None and (day < self._opens[place] or self._is_full):
            stays.insert(0, [Move(What.WAITED, place, place, _CALENDAR)])
        elif above is not None:
            up = Move(What.UP, place, self.protocol.place[above.level.id])
            yield from self._first_possible([[up]], day)
            if place >= 0:
                stays.insert(0, [Move(What.HELD, place, place, _SESSIONS)])
        yield from self._first_possible(stays, day)
        for to in self._backs(place):
            backs = [[Move(What.HELD, place, to, held) for held in some] for some in _FINDINGS]
            yield from self._first_possible(backs, day)

    def _first_possible(self, ranks: list[list[Move]], day: int) -> Iterator[Move]:
        for rank in ranks:
            some = [move for move in rank if self.possible(move, day)]
            if some:
                yield from some
                return

    def _seen(self, course: Stand, move: Move, today: date) -> Stand | None:
        """The course after a clinician's check-in; None if somebody is asked at it."""
        before = Before(
            CourseState(_DAY_0), course.row, reached=course.reached, unasked_since=course.unasked_since
        )
        level = self.protocol.levels[move.to].id if move.to >= 0 else None
        if level is not None and move.what is What.UP:
            if waits_for_review(level, before, self.protocol, today):
                return None
        elif any(reviews(before, move.held, self.protocol, today)):
            return None
        return replace(
            course,
            place=move.to,
            seen=today,
            row=row_after(course.row, move.held),
            reached=course.reached if level is None else course.reached | {level},
            unasked_since=course.unasked_since or (None if level is None else today),
        )

    def _is_missed(self, course: Stand, day: int) -> bool:
        """True if the patient is called because no clinician has seen the knee for long."""
        if course.seen is None and not self._has_begun(course.place, day):
            return False
        today = _DAY_0 + timedelta(days=day)
        return (today - (course.seen or _DAY_0)).days >= self.protocol.parameter(UNSEEN_DAYS_BEFORE_CALL)

    # The ladder --------------------------------------------------------------------------------------

    def _done(self, place: int) -> tuple[int, ...]:
        """The places at which the patient may have gone on: the one permitted, or one below it."""
        below = reversed(range(place)) if self.habits.goes_lower else ()
        levels = self.protocol.levels
        return (place, *(lower for lower in below if not is_stepped_over(self.protocol, levels[lower])))

    def _has_begun(self, place: int, day: int) -> bool:
        return place >= 0 or day >= self.protocol.phases[0].window.not_before_days

    @cached_property
    def _rungs(self) -> dict[int, int]:
        """Every place that a patient can come to, with the day from which the calendar lets him."""
        place, opens = -1, 0
        rungs = {place: opens}
        while (above := next_level(self.protocol, place, 0)) is not None:
            opens = max(opens, self._opens[place])
            place = self.protocol.place[above.level.id]
            rungs[place] = opens
        return rungs

    @cached_property
    def _opens(self) -> dict[int, int]:
        """The day from which the calendar lets a patient up from each place."""
        opens = {}
        for place in range(-1, len(self.protocol.levels)):
            above = next_level(self.protocol, place, 0)
            if above is not None:
                caps = [cap.until_days for cap in self.protocol.caps if exceeds(above.level, cap)]
                steps = climbed(self.protocol, place, above.level.id)
                windows = (self.protocol.phase_of(step.id).window.not_before_days for step in steps)
                opens[place] = max(*windows, *(until for until in caps if until is not None), 0)
        return opens

    @property
    def _is_full(self) -> bool:
        """No level may be gained in any week."""
        return self.protocol.parameter(LEVELS_PER_WEEK) < 1

    def _backs(self, place: int) -> tuple[int, ...]:
        """The places that rules and gaps step back to from a place, the highest first."""
        if place < 0:
            return ()
        return self._steps_back[place]

    @cached_property
    def _steps_back(self) -> tuple[tuple[int, ...], ...]:
        levels = {rule.action.dose.levels for rule in self.protocol.rules} - {0}
        ways = [*((count, -1) for count in levels), (1, 0), (2, 0)]
        return tuple(
            tuple(
                sorted(
                    {stepped_back(self.protocol, place, count, lowest=lowest) for count, lowest in ways}
                    - {place},
                    reverse=True,
                )
            )
            for place in range(len(self.protocol.levels))
        )
