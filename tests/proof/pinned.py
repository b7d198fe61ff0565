"""A patient of the tests, pinned: what the engines know of him, said as formulas about a Person.

A lowered rule set and a moment flow in; formulas flow out that are true of him and of nobody else, as far as
the rules ask. So a search shows whether the world of proofs has a place for him.
"""

from collections.abc import Iterator

from rehab.frozen import replace
from rehab.patient.model import Visit
from rehab.patient.reading import Reading, Role, at_visit, reading
from rehab.proof.cases import Truths
from rehab.proof.formula import Flag, Formula, Linear, constant, equal, opposite
from rehab.proof.names import Names
from rehab.proof.person import Person
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.facts import facts
from rehab.rules.lowered import Atom
from rehab.rules.model import CourseState, Moment
from rehab.rules.sight import state_number, worst_session
from rehab.terms.ids import LevelId
from rehab.terms.measure import Measure, RecordedAt, Worse
from rehab.terms.state_measure import AGE, STATE_MEASURES
from rehab.terms.truth import Truth

_ROLES = (Role.GATE, Role.CAUTIOUS)
LEVELS = ("bars", "treadmill")


# Moments as a course has them ---------------------------------------------------------------------------


def as_in_a_course(moment: Moment) -> Moment:
    """The same moment with absences that a reader leaves, and a state that a course can come to."""
    series = moment.series
    visits, before = (tuple(map(_as_read, some)) for some in (series.visits, series.before))
    seen = replace(moment, series=replace(series, visits=visits, before=before))
    return replace(seen, state=_possible(seen))


def _as_read(visit: Visit) -> Visit:
    """A value of full standing leaves no absence."""
    full = {name for name, seen in visit.observed.items() if any(one.full for one in seen)}
    return replace(visit, absent={name: why for name, why in visit.absent.items() if name not in full})


def _possible(moment: Moment) -> CourseState:
    """No day after today; sessions are said where a check-in says them."""
    state, lines = moment.state, moment.series.visits[moment.at].sessions
    place = min(state.place, len(LEVELS) - 1)
    unsaid = lines is None and (place >= 0 or state.sessions_reported is None)
    since, last = (
        None if day is None else min(day, moment.today) for day in (state.level_since, state.last_session)
    )
    return replace(
        state,
        clock_start=min(state.clock_start, moment.today),
        level=None if place < 0 else LevelId(LEVELS[place]),
        place=place,
        level_since=since,
        last_session=last,
        sessions_at_level=None if unsaid else state.sessions_at_level or 0,
        sessions_reported=None if unsaid else len(lines or ()),
    )


# Pins ---------------------------------------------------------------------------------------------------


def pins(person: Person, engine: LoweredEngine, moment: Moment) -> Iterator[Formula]:
    """What is so of a patient at a visit: the answer of every comparison, today's values, the state."""
    trace = engine.trace(facts(engine.lowered, moment))
    for part in engine.parts:
        if isinstance(part, Atom):
            yield is_truth(person.truths(part), trace.truth_of(part))
    for measure in engine.lowered.measures.values():
        of_today = _of_session if measure.recorded is RecordedAt.SESSION else _of_check_in
        yield from of_today(person.names, measure, moment)
    yield from _of_state(person.names, moment)


def is_truth(truths: Truths, truth: Truth) -> Formula:
    """A condition has this truth."""
    return {Truth.YES: truths.yes, Truth.NO: truths.no, Truth.UNKNOWN: truths.unknown}[truth]


def _of_check_in(names: Names, measure: Measure, moment: Moment) -> Iterator[Formula]:
    here = moment.series.visits[moment.at].observed.get(measure.id, ())
    gate, cautious = (reading(moment.series, moment.at, measure, role) for role in _ROLES)
    yield from _standing(names, measure, ("full", "part", "value"), (gate.point, _edge(measure, cautious)))
    gate, cautious = (at_visit(measure, here, role) for role in _ROLES)
    yield from _standing(names, measure, ("said", "hinted", "today"), (gate.point, _edge(measure, cautious)))


def _of_session(names: Names, measure: Measure, moment: Moment) -> Iterator[Formula]:
    seen = worst_session(measure, moment)
    known = _edge(measure, seen) if measure.worse is Worse.HIGHER else seen.high
    yield from _standing(names, measure, ("full", "part", "value"), (seen.point, known))


def _edge(measure: Measure, seen: Reading) -> float | None:
    """The value itself of a reading that reaches from it to the worst."""
    return seen.low if measure.worse is Worse.HIGHER else seen.high


def _standing(
    names: Names, measure: Measure, what: tuple[str, str, str], known: tuple[float | None, float | None]
) -> Iterator[Formula]:
    """Whether a value may open a gate or only adds caution, and which it is."""
    (opens, cautions, value), (full, part) = what, known
    yield from _flag(names, (measure.id, opens), is_so=full is not None)
    yield from _flag(names, (measure.id, cautions), is_so=full is None and part is not None)
    number = part if full is None else full
    if number is not None and names.name(measure.id, value) in names.ranges:
        yield equal(names.value(measure, value), constant(number))


def _of_state(names: Names, moment: Moment) -> Iterator[Formula]:
    yield from _flag(names, ("sessions unsaid",), is_so=moment.state.sessions_reported is None)
    yield from _flag(names, ("by clinician",), is_so=moment.series.visits[moment.at].by_clinician)
    yield from _flag(names, (AGE, "known"), is_so=moment.series.birth_year is not None)
    for measure in sorted(STATE_MEASURES):
        number = state_number(measure, moment.state, moment)
        if number is not None and names.name(measure) in names.ranges:
            yield equal(Linear(((names.name(measure), 1),)), Linear((), round(number)))


def _flag(names: Names, about: tuple[object, ...], *, is_so: bool) -> Iterator[Formula]:
    if names.name(*about) in names.flags:
        flag = Flag(names.name(*about))
        yield flag if is_so else opposite(flag)
