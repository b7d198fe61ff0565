"""Patients of a silent course: somebody who comes to each of its weeks, and the rule that speaks of him.

The weeks of a silence flow in; the weeks of a case flow out, each as usual as can be, so that the program
itself can walk the course. A rule that compares with no other week is taken first: it speaks week after week.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from rehab.checks.proofs.nearest import as_usual, last_week_as_usual, nearest
from rehab.checks.proofs.shown_patients import Given
from rehab.checks.proofs.silent_courses import SilentWeeks, Week
from rehab.frozen import FrozenStruct
from rehab.proof.decided import Decided, Spoken
from rehab.proof.formula import Formula, either, opposite
from rehab.proof.silent_week import Silence, What
from rehab.proof.solver import Somebody
from rehab.proof.two_visits import TwoVisits
from rehab.protocol.condition import is_over_time, tests_of
from rehab.protocol.model import Rule
from rehab.terms.ids import MeasureId, RuleId
from rehab.terms.measure import RecordedAt
from rehab.terms.state_measure import STATE_MEASURES


class SilentPatients(FrozenStruct, dict=True):
    """Who comes to the weeks of a protocol's silent courses."""

    weeks: SilentWeeks

    def case(self, silence: Silence) -> Given | None:
        """A patient whose weeks these are, as a case; None where one of them can't be written down."""
        said: list[dict[str, Any]] = []
        permitted = silence.moves[0].place
        for day, move in silence.by_day:
            if move.what is not What.AWAY:
                given = self._patient(self.weeks.week(move, day))
                if given is None:
                    return None
                said.append({**given, "day": day})
                if move.place < permitted:
                    lines = given.get("sessions", ())
                    said[-1]["sessions"] = [{**line, "level": self._level(move.place)} for line in lines]
            permitted = move.to
        if not said:
            return None
        if silence.moves[0].place >= 0:
            said[0]["level"] = self._level(silence.moves[0].place)
        said[-1]["later"] = silence.by_day[-1][0] - said[-1]["day"]
        return {"weeks": said}

    def reason(self, week: Week) -> RuleId | None:
        """A rule that alone can bring a week about; None where none has to or none can."""
        spoken = self._spoken(week)
        return None if spoken is None else spoken.rule.id

    def _level(self, place: int) -> str:
        return str(self.weeks.examination.protocol.levels[place].id)

    # One week ----------------------------------------------------------------------------------------

    def _patient(self, week: Week) -> Given | None:
        if week not in self._patients:
            self._patients[week] = self._found(week)
        return self._patients[week]

    def _found(self, week: Week) -> Given | None:
        examination, place = self.weeks.examination, week[0].place
        words = examination.pair.one, examination.lowered, examination.usual
        visits = TwoVisits(examination.pair.one, examination.lowered, examination.protocol)
        asked = (*self.weeks.formulas(week), *visits.one_week(), *last_week_as_usual(*words))
        spoken = self._spoken(week)
        if spoken is not None:
            asked = (*asked, spoken.yes)
        found = nearest(lambda *wishes: examination.find_one(place, *asked, *wishes), tuple(as_usual(*words)))
        if found is None:
            return None
        given = visits.given(found.values, place)
        return {name: said for name, said in given.items() if name not in _OF_THE_COURSE}

    def _spoken(self, week: Week) -> Spoken | None:
        move, _ = week
        if not move.held.found and move.what is not What.ALONE:
            return None
        if week not in self._reasons:
            decided, _ = self.weeks.examination.pair.at(move.place)
            likely = sorted(decided.rules, key=lambda one: self._is_far_fetched(one.rule, move.place))
            asked = self.weeks.formulas(week)
            can = (one for one in likely if self._is_anybody(move.place, *asked, *_alone(one, decided)))
            self._reasons[week] = next(can, None)
        return self._reasons[week]

    def _is_anybody(self, place: int, *sought: Formula) -> bool:
        return isinstance(self.weeks.examination.find_one(place, *sought), Somebody)

    def _is_far_fetched(self, rule: Rule, place: int) -> tuple[bool, bool]:
        """True for what is not the same week after week; and for sessions before the first level."""
        names = {test.measure for test in tests_of(rule.when)}
        return bool(names & self._looked_back_on), place < 0 and bool(names & self._of_sessions)

    @cached_property
    def _looked_back_on(self) -> frozenset[MeasureId]:
        """What some rule compares with earlier weeks, and what the course itself counts."""
        rules = self.weeks.examination.protocol.rules
        tests = (test for rule in rules for test in tests_of(rule.when))
        return frozenset(STATE_MEASURES) | {test.measure for test in tests if is_over_time(test.view)}

    @cached_property
    def _of_sessions(self) -> frozenset[MeasureId]:
        measures = self.weeks.examination.subject.catalogue.measures
        return frozenset(one.id for one in measures if one.recorded is RecordedAt.SESSION)

    @cached_property
    def _patients(self) -> dict[Week, Given | None]:
        return {}

    @cached_property
    def _reasons(self) -> dict[Week, Spoken | None]:
        return {}


_OF_THE_COURSE = frozenset({"day", "level", "last_week", "age"})
"""What a case says of the course, which is another one here."""


def _alone(spoken: Spoken, decided: Decided) -> Iterator[Formula]:
    """One rule speaks and no other."""
    yield spoken.yes
    for other in decided.rules:
        if other.rule.id != spoken.rule.id:
            yield opposite(either(other.yes, other.unknown))
