"""The longest silence of a protocol: its weeks are asked of the solver until nobody can deny one of them.

An Examination flows in; a Silence flows out. Whatever has not been asked is taken for possible, so that a
bound that holds anyway costs no question.
"""

from collections.abc import Mapping
from functools import cached_property

from rehab.checks.proofs.examination import Examination
from rehab.frozen import FrozenStruct, replace
from rehab.proof.formula import Formula
from rehab.proof.silent_course import SilentCourses
from rehab.proof.silent_visit import Stretch, comes_to, stretch_of, stretches
from rehab.proof.silent_week import Habits, Move, Silence, What
from rehab.proof.solver import Answer, Nobody
from rehab.proof.state import LONGEST_DAYS
from rehab.protocol.model import Protocol
from rehab.terms.ids import ParameterId

MOST_WEEKS = LONGEST_DAYS // 7
"""How many weeks are looked at."""

Week = tuple[Move, Stretch]
"""What a week comes to, and on which days."""


class SilentWeeks(FrozenStruct, dict=True):
    """What weeks can come to under one protocol, as far as it has been asked."""

    examination: Examination

    def longest(self, habits: Habits, *, if_over: int = 0) -> Silence:
        """A silence that none is longer than, and each week of which can be so.

        Args:
            habits: what the patient may do.
            if_over: up to so many weeks nobody needs to know whether each of them can be so.
        """
        while True:
            found = self.bound(habits)
            if found.weeks <= if_over or not any(isinstance(one, Nobody) for one in self.answers(found)):
                return found

    def bound(self, habits: Habits, under: Mapping[ParameterId, float] | None = None) -> Silence:
        """A silence that none is longer than, as far as is known what a week can come to.

        Args:
            habits: what the patient may do.
            under: values that some parameters would have.
        """
        protocol = _with(self.examination.protocol, under or {})
        courses = SilentCourses(protocol, self._is_possible, habits)
        return courses.longest([first for first, _ in self._stretches], most=MOST_WEEKS)

    def answers(self, silence: Silence) -> tuple[Answer, ...]:
        """Who can come to each week of a silence, as far as somebody must come."""
        weeks = (self.week(move, day) for day, move in silence.by_day if move.what is not What.AWAY)
        return tuple(self._asked(week) for week in weeks)

    def week(self, move: Move, day: int) -> Week:
        """What a week comes to, on all the days around one on which the rules are the same."""
        return move, stretch_of(day, self._stretches)

    def formulas(self, week: Week) -> tuple[Formula, ...]:
        """When a week comes to what it does."""
        move, stretch = week
        decided, _ = self.examination.pair.at(move.place)
        return comes_to(move, decided, stretch)

    def _is_possible(self, move: Move, day: int) -> bool:
        return not isinstance(self._known.get(self.week(move, day)), Nobody)

    def _asked(self, week: Week) -> Answer:
        if week not in self._known:
            self._known[week] = self.examination.find_one(week[0].place, *self.formulas(week))
        return self._known[week]

    @cached_property
    def _stretches(self) -> tuple[Stretch, ...]:
        return stretches(self.examination.protocol, self.examination.lowered)

    @cached_property
    def _known(self) -> dict[Week, Answer]:
        return {}


def _with(protocol: Protocol, values: Mapping[ParameterId, float]) -> Protocol:
    parameters = (replace(one, value=values.get(one.id, one.value)) for one in protocol.parameters)
    return replace(protocol, parameters=tuple(parameters))
