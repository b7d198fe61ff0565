"""From a solver's numbers to a patient that can be written down: today's visit, and one a week before.

A person flows in, and the laws of a past of one visit flow out; then a solver's numbers flow in, and the
`given` of a case flows out in the words of a file. A search that is to be shown asks under these laws, so
that what it finds can be run through the program like any patient.
"""

from collections.abc import Container, Iterator
from typing import Any

from rehab.frozen import FrozenStruct
from rehab.proof.formula import (
    FALSE,
    SCALE,
    TRUE,
    Flag,
    Formula,
    Linear,
    Values,
    at_most,
    both,
    constant,
    either,
    equal,
    implies,
    opposite,
    same,
    truth_of,
)
from rehab.proof.person import Person
from rehab.protocol.condition import Counted
from rehab.protocol.model import Protocol
from rehab.rules.lowered import Lowered
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Kind, Measure, RecordedAt, Reporter
from rehab.terms.state_measure import (
    AGE,
    HOLDS_IN_A_ROW,
    SESSIONS_REPORTED,
    TIME_AT_LEVEL,
    TIME_SINCE_START,
)

_WEEK = 7
_LAST_SESSION = {1: 5, 2: 3, 3: 1}
"""How many days ago the last of so many sessions was, as a case without dates has it."""

_BETWEEN_SESSIONS = 2
_YOUNGEST = 2
"""Who is asked two years after the start was born before it."""

_LAST_WEEK = "last week"


class TwoVisits(FrozenStruct):
    """A person whose whole past is one visit, a week ago."""

    person: Person
    lowered: Lowered
    protocol: Protocol

    def laws(self) -> tuple[Formula, ...]:
        """What is so of somebody with such a past."""
        return (*self.one_week(), self._not_begun())

    def one_week(self) -> tuple[Formula, ...]:
        """What is so of somebody with a visit a week ago, whatever was before it and came of it."""
        return (*self._of_the_course(), *self._of_flags(), *self._of_measures())

    # Laws --------------------------------------------------------------------------------------------

    def _of_the_course(self) -> Iterator[Formula]:
        state, names = self.person.state, self.person.names
        yield at_most(constant(_WEEK), state.days)
        yield opposite(either(state.event_open, state.unseen, state.enough_this_week))
        yield from self._of_sessions()
        yield implies(state.sessions_unsaid, equal(state.reported, constant(0)))
        yield equal(state.at_level, state.reported)
        if names.name(TIME_AT_LEVEL) in names.ranges:
            yield self._since_level(Linear(((names.name(TIME_AT_LEVEL), SCALE),)))
        if names.name(HOLDS_IN_A_ROW) in names.ranges:
            yield equal(Linear(((names.name(HOLDS_IN_A_ROW), SCALE),)), constant(0))
        if names.name(AGE) in names.ranges:
            yield at_most(constant(_YOUNGEST), Linear(((names.name(AGE), SCALE),)))

    def _of_sessions(self) -> Iterator[Formula]:
        """So many sessions, and how long ago the last of them was or the level began."""
        state = self.person.state
        for count, days in _LAST_SESSION.items():
            yield implies(equal(state.reported, constant(count)), equal(state.since_session, constant(days)))
        yield implies(equal(state.reported, constant(0)), self._since_level(state.since_session))
        yield at_most(state.reported, constant(max(_LAST_SESSION)))

    def _since_level(self, days: Linear) -> Formula:
        """Days since the level was signed, a week ago; none where there is no level."""
        at_none = self.person.state.is_at(-1)
        return either(
            both(at_none, equal(days, constant(0))), both(opposite(at_none), equal(days, constant(_WEEK)))
        )

    def _not_begun(self) -> Formula:
        """Before the first level: a visit a week ago was too early to open it, or there was none."""
        phases = self.protocol.phases[:1]
        opens = constant(sum(phase.window.not_before_days for phase in phases) + _WEEK)
        early = opposite(at_most(opens, self.person.state.days))
        return implies(self.person.state.is_at(-1), either(early, opposite(self._anything_known)))

    @property
    def _anything_known(self) -> Formula:
        """Something was known a week ago; before the first level there was no visit otherwise."""
        names = self.person.names
        return either(
            *(
                names.flag(measure.id, _LAST_WEEK, "known")
                for measure in self.lowered.measures.values()
                if measure.recorded is RecordedAt.CHECK_IN
            )
        )

    def unasked(self, measures: Container[MeasureId]) -> Iterator[Formula]:
        """Nothing of some measures was known at the visit a week ago."""
        for measure in self.lowered.measures.values():
            if measure.id in measures and measure.recorded is RecordedAt.CHECK_IN:
                yield opposite(self.person.names.flag(measure.id, _LAST_WEEK, "known"))

    def _of_flags(self) -> Iterator[Formula]:
        """Flags of the course are down; look-backs and runs reach one visit back."""
        names = self.person.names
        before = either(opposite(self.person.state.is_at(-1)), self._anything_known)
        for name in list(names.flags):
            match name.split("/")[1:]:
                case ["flag open" | "was unknown" | "review due", *_]:
                    yield opposite(Flag(name))
                case ["look back", after, days]:
                    is_seen = truth_of(true=after == "0" and int(days) >= _WEEK)
                    yield same(Flag(name), both(before, is_seen))
                case ["run", count, of, window]:
                    yield same(Flag(name), self._is_run(int(count), of, int(window), before))
                case _:
                    pass

    def _is_run(self, count: int, of: str, window: int, before: Formula) -> Formula:
        if of == Counted.SESSIONS.value:
            unbroken = truth_of(true=count == 1 or window >= _BETWEEN_SESSIONS)
            return both(unbroken, at_most(constant(count), self.person.state.reported))
        if (count, of) == (1, Counted.CHECK_INS.value):
            return TRUE
        longest = _WEEK if of == Counted.DAYS.value else 2
        return both(before, truth_of(true=count <= longest and window >= _WEEK))

    def _of_measures(self) -> Iterator[Formula]:
        for measure in self.lowered.measures.values():
            if measure.recorded is RecordedAt.SESSION:
                yield from self._of_session(measure)
            else:
                yield from self._of_check_in(measure)

    def _of_session(self, measure: Measure) -> Iterator[Formula]:
        """Every session was the same, or nothing of it was written down."""
        full = self._flag(measure, "full")
        value = self._number(measure, "value")
        yield opposite(self._flag(measure, "part"))
        yield from self._rest(measure, value, full)

    def _of_check_in(self, measure: Measure) -> Iterator[Formula]:
        names = self.person.names
        value, today = self._number(measure, "value"), self._number(measure, "today")
        before, known = names.value(measure, _LAST_WEEK), names.flag(measure.id, _LAST_WEEK, "known")
        said, part = self._flag(measure, "said"), self._flag(measure, "part")
        yield opposite(self._flag(measure, "hinted"))
        if Reporter.PATIENT not in measure.reporters:
            yield implies(said, self.person.state.by_clinician)
        yield same(self._flag(measure, "full"), said)
        yield implies(part, both(known, equal(value, before)))
        yield implies(both(known, opposite(said)), part)
        for name in list(names.ranges):
            match name.removeprefix(names.name(measure.id) + "/").split("/"):
                case ["best of" | "best of any" as what, after, check_ins, days]:
                    about = (what, after, check_ins, days)
                    is_seen = both(known, names.flag("look back", after, days))
                    yield same(names.flag(measure.id, *about, "known"), is_seen)
                    yield equal(names.value(measure, *about), before)
                case ["gain over", check_ins, days, "first"]:
                    gain = (measure.id, "gain over", check_ins, days)
                    yield same(names.flag(*gain, "known"), known if check_ins == "2" else FALSE)
                    yield equal(names.value(measure, *gain[1:], "first"), before)
                case ["first"]:
                    has_first = names.flag(measure.id, "first", "known")
                    yield same(has_first, either(known, said))
                    yield equal(names.value(measure, "first"), before)
                    yield either(known, equal(before, today))
                case ["best"]:
                    yield same(names.flag(measure.id, "best", "known"), known)
                    yield equal(names.value(measure, "best"), before)
                case ["other_side"]:
                    yield opposite(names.flag(measure.id, "other_side", "known"))
                case _:
                    pass
        yield from self._rest(measure, before, known)

    def _rest(self, measure: Measure, value: Linear, known: Formula) -> Iterator[Formula]:
        """The rest of every run holds one value, if that is known."""
        names = self.person.names
        prefix = names.name(measure.id, "rest of")
        for name in list(names.flags):
            if name.startswith(prefix):
                yield same(Flag(name), known)
        for name in list(names.ranges):
            if name.startswith(prefix):
                about = name.removeprefix(names.name(measure.id) + "/")
                yield equal(names.value(measure, about), value)

    def _flag(self, measure: Measure, what: str) -> Formula:
        return self.person.names.flag(measure.id, what)

    def _number(self, measure: Measure, what: str) -> Linear:
        return self.person.names.value(measure, what)

    # Written down ------------------------------------------------------------------------------------

    def given(self, values: Values, place: int) -> dict[str, Any]:
        """The patient with these numbers as the `given` of a case, every measure said.

        Args:
            values: the numbers of somebody who keeps the laws.
            place: the place of the level held until now.
        """
        days = self._count(values, TIME_SINCE_START)
        given: dict[str, Any] = {"day": days}
        if place >= 0:
            given["level"] = str(self.protocol.levels[place].id)
        if not values.get(self.person.names.name("by clinician"), 1):
            given["by"] = "patient"
        if self.person.names.name(AGE) in values:
            is_known = values.get(self.person.names.name(AGE, "known"), 0)
            given["age"] = self._count(values, AGE) - _new_years(days) if is_known else "unknown"
        given |= self._sessions(values)
        today, last_week = {}, {}
        for measure in self.lowered.measures.values():
            if measure.recorded is RecordedAt.CHECK_IN:
                today[str(measure.id)] = self._said(values, measure, "value", "said")
                last_week[str(measure.id)] = self._said(values, measure, _LAST_WEEK, f"{_LAST_WEEK}/known")
        if place < 0 and set(last_week.values()) <= {"unknown"}:
            return {**given, **today}  # there was no visit; one without values would count as a hold
        return {**given, **today, "last_week": last_week}

    def _sessions(self, values: Values) -> dict[str, Any]:
        if values.get(self.person.names.name("sessions unsaid"), 0):
            return {}
        line: dict[str, Any] = {}
        for measure in self.lowered.measures.values():
            if measure.recorded is RecordedAt.SESSION:
                line[str(measure.id)] = self._said(values, measure, "value", "full")
        return {"sessions": [dict(line) for _ in range(self._count(values, SESSIONS_REPORTED))]}

    def _said(self, values: Values, measure: Measure, what: str, flag: str) -> object:
        names = self.person.names
        if not values.get(names.name(measure.id, flag), 0):
            return "unknown"
        return written(measure, values[names.name(measure.id, what)])

    def _count(self, values: Values, name: MeasureId) -> int:
        return values.get(self.person.names.name(name), 0)


def _new_years(days: int) -> int:
    """How many years have begun since day 0 of a case, the fifth of January: its age is that of day 0."""
    return (days + 4) // 365


def written(measure: Measure, steps: int) -> object:
    """A value as a file writes it, so many steps above the measure's lowest."""
    number = round(measure.range[0] + steps * measure.step, 4)
    if measure.kind is Kind.YES_NO:
        return bool(number)
    if measure.grades:
        return measure.grades[round(number)]
    return int(number) if number == int(number) else number


def steps_of(measure: Measure, value: object) -> int | None:
    """How many steps a written value lies above the measure's lowest; None if it is none of its values."""
    number = measure.number(value) if isinstance(value, bool | int | float | str) else None
    return None if number is None else round((number - measure.range[0]) / measure.step)
