"""A person whose past is one visit can be written down as a case, and is then answered as the formulas say.

Patients are drawn in numbers under the laws of such a past, written down, read like every case and decided by
the program itself: every rule and every gate must answer as the formulas do. Only then is what a search finds
shown, so a law that is wrong would hide it.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rehab.adapters.z3_solver import Z3Solver
from rehab.checks.cases.case_course import CaseBook, ReadyCase
from rehab.checks.cases.case_week import case_weeks
from rehab.course.fold import fold
from rehab.decision.judge import Judge
from rehab.decision.model import Decision, Standing
from rehab.findings import render
from rehab.frozen import FrozenStruct
from rehab.proof.decided import Decided
from rehab.proof.formula import Flag, Formula, Linear, Values, equal, holds, number, opposite
from rehab.proof.names import Names
from rehab.proof.person import Person
from rehab.proof.solver import Search, Somebody, World
from rehab.proof.two_visits import TwoVisits, steps_of, written
from rehab.protocol.authored import CaseText
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import Layer, read_chain
from rehab.protocol.model import Protocol
from rehab.rules.lower import lower
from rehab.rules.lowered import Lowered
from rehab.rules.model import EntryId, compile_rules, rule_entry
from rehab.terms.ids import MeasureId, RuleId
from rehab.terms.measure import Measure, RecordedAt, Reporter
from rehab.terms.state_measure import AGE, SESSIONS_REPORTED, TIME_SINCE_START
from rehab.terms.truth import Truth
from rehab.wiring import make_judge
from tests.course.protocols import LADDER, a_rule
from tests.patient.written import the_catalogue

ASKS = LADDER.replace("id: ladder", "id: asks") + "".join(
    a_rule(f"asks-{number}", f"{{{asked}}}", "hold")
    for number, asked in enumerate(
        (
            "pain_walking: {rose_by: 2}",
            "knee_flexion: {fell_by: 5 deg}",
            "knee_flexion: {flat_for: 2 check_ins}",
            "knee_flexion: {flat_for: 3 check_ins}",
            "effusion: {at_least: 1+, above_best_for_last: 2 check_ins}",
            "pain_walking: {at_least: 3, for_last: 1 check_ins}",
            "pain_walking: {at_least: 3, for_last: 2 check_ins}",
            "pain_walking: {at_least: 3, for_last: 7 days}",
            "pain_walking: {at_least: 3, for_last: 8 days}",
            "pain_during: {at_least: 3, for_last: 2 sessions}",
            "pain_during: {at_least: 3}",
            "knee_flexion: {at_least: 5 deg, short_of: best}",
            "knee_flexion: {below: 95 %, share_of: best}",
            "knee_flexion: {at_least: 5 deg, short_of: first}",
            "knee_flexion: {at_least: 5 deg, short_of: other_side}",
            "time_since_session: {at_least: 4 days}",
            "time_at_level: {at_least: 1 weeks}",
            "age: {at_least: 65 years}",
        )
    )
)
"""A protocol that asks in every way that can be asked of a file."""

DAYS = (7, 40, 41, 42, 48, 49, 56, 300, 360, 361, 400, 728)
LEAST = 400
_HALF, _SELDOM = 0.5, 0.2


class Written(FrozenStruct, dict=True):
    """A protocol under which patients with a past of one visit are written down."""

    chain: tuple[Layer, ...]

    @cached_property
    def protocol(self) -> Protocol:
        """The protocol as resolved."""
        protocol, findings = resolve(self.chain, the_catalogue(), Choice(None, ()))
        assert protocol is not None, render(findings)
        return protocol

    @cached_property
    def judge(self) -> Judge:
        """Decides by it."""
        return make_judge(self.protocol, the_catalogue())

    @cached_property
    def lowered(self) -> Lowered:
        """Its rules in the lowered form."""
        return lower(compile_rules(self.protocol), the_catalogue())

    @cached_property
    def visits(self) -> TwoVisits:
        """A person whose past is one visit."""
        person = Person(Names("one"), self.lowered, levels=len(self.protocol.levels))
        for entry in self.lowered.entries:
            person.truths(entry.tree)  # gives all unknowns their names
        return TwoVisits(person, self.lowered, self.protocol)

    @cached_property
    def search(self) -> Search:
        """A search of such persons."""
        laws, person = self.visits.laws(), self.visits.person
        return Z3Solver().search(World(person.names.ranges, (*person.laws, *laws)))

    def decided(self, place: int) -> Decided:
        """The decision of such a person at a place."""
        return Decided.of(self.protocol, self.lowered, self.visits.person, place=place)

    def find(self, place: int, *sought: Formula) -> Values | None:
        """The numbers of somebody at a place of whom something is so."""
        found = self.search.find(self.visits.person.state.is_at(place), *sought)
        unnamed = dict.fromkeys(self.visits.person.names.flags, 0)
        return {**unnamed, **found.values} if isinstance(found, Somebody) else None

    def truths(self, values: Values) -> dict[EntryId, Truth]:
        """What every rule and gate answers by the formulas."""
        truths = {entry.id: self.visits.person.truths(entry.tree) for entry in self.lowered.entries}
        return {
            entry: Truth.YES
            if holds(one.yes, values)
            else Truth.NO
            if holds(one.no, values)
            else Truth.UNKNOWN
            for entry, one in truths.items()
        }

    def ready(self, values: Values, place: int) -> ReadyCase:
        """The person as a case that can be walked."""
        patient = self.visits.given(values, place)
        book, case = CaseBook(self.chain, the_catalogue()), CaseText(name="a", given=patient, expect="hold")
        ready = book.ready(case, case_weeks(patient), -1, protocol=self.protocol)
        assert isinstance(ready, ReadyCase), (ready, patient)
        return ready

    def decision(self, values: Values, place: int) -> Decision:
        """What the program decides for the person."""
        ready = self.ready(values, place)
        return fold(ready.knee, self.judge, as_of=ready.as_of).today


@pytest.fixture(scope="module")
def asks() -> Written:
    """The protocol that asks in every way."""
    chain, findings = read_chain(ASKS, name="asks.yaml", read_file=lambda _: None)
    assert not findings, render(findings)
    return Written(chain)


# Patients in numbers ------------------------------------------------------------------------------------


def drawn(visits: TwoVisits, chance: Random) -> Iterator[Formula]:
    """What is so of one patient: days, sessions, who asks, and each value of last week and today."""
    names, unsaid = visits.person.names, chance.random() < _SELDOM
    by_clinician = chance.random() > _SELDOM
    yield _is(names, (TIME_SINCE_START,), chance.choice(DAYS))
    yield _is(names, (SESSIONS_REPORTED,), 0 if unsaid else chance.randrange(4))
    yield _is(names, (AGE,), chance.choice((64, 65, 66)))
    yield _so(names, (AGE, "known"), so=chance.random() > _SELDOM)
    yield _so(names, ("by clinician",), so=by_clinician)
    yield _so(names, ("sessions unsaid",), so=unsaid)
    for measure in visits.lowered.measures.values():
        if measure.recorded is RecordedAt.SESSION:
            yield from _value(names, measure, ("value", "full"), chance)
            continue
        if by_clinician or Reporter.PATIENT in measure.reporters:
            yield from _value(names, measure, ("value", "said"), chance)
        if not measure.red_flag:  # one that spoke a week ago would be open today
            yield from _value(names, measure, ("last week", "last week/known"), chance)


def _value(names: Names, measure: Measure, what: tuple[str, str], chance: Random) -> Iterator[Formula]:
    """A value near the usual ones, or none."""
    value, known = what
    is_known = chance.random() < _HALF
    yield _so(names, (measure.id, known), so=is_known)
    if is_known:
        yield _is(names, (measure.id, value), chance.choice(_steps(measure)))


def _steps(measure: Measure) -> tuple[int, ...]:
    """A few values of a measure."""
    some = {"knee_flexion": (79, 100, 103, 105, 110), "pain_walking": (0, 2, 3, 5), "pain_during": (2, 3, 6)}
    return some.get(measure.id, (0, 1, 2) if measure.range[1] > 1 else (0, 1))


def _is(names: Names, about: tuple[object, ...], count: int) -> Formula:
    return equal(number(names.name(*about), each=1), Linear((), count))


def _so(names: Names, about: tuple[object, ...], *, so: bool) -> Formula:
    flag = Flag(names.name(*about))
    return flag if so else opposite(flag)


# Written down -------------------------------------------------------------------------------------------


def test_a_patient_who_is_written_down_is_answered_as_the_formulas_say(asks: Written) -> None:
    """Every rule and every gate, at every place of the ladder, of whomever the laws allow."""
    tally = Counter[str]()

    @settings(max_examples=250, phases=[Phase.generate])
    @given(chance=st.randoms(use_true_random=True), place=st.sampled_from(range(-1, 5)))
    def told(chance: Random, place: int) -> None:
        found = asks.find(place, *drawn(asks.visits, chance))
        if found is None:
            tally["nobody"] += 1  # before the first level, where a week ago it could have been begun
            return
        decision = asks.decision(found, place)
        came = {rule_entry(one.rule.id): one.truth for one in decision.rules}
        came |= {item.entry: item.truth for item in decision.gates}
        right = asks.truths(found)
        assert came == {entry: right[entry] for entry in came}, asks.visits.given(found, place)
        gap = any(one.kind is Standing.GAP for one in decision.standing)
        assert holds(asks.decided(place).gap, found) is gap
        tally["patients"] += 1
        tally.update(truth.value for truth in came.values())

    told()
    print(dict(tally))  # noqa: T201  (shown by pytest -s)
    assert tally["nobody"] < tally["patients"]
    assert all(tally[truth.value] >= LEAST for truth in Truth), tally


def test_every_patient_of_a_year_has_an_age_of_the_day(asks: Written) -> None:
    """A case says how old somebody is at its start; two years later the same words make two years more."""
    found = asks.find(0, *_aged(asks.visits.person.names, day=728))
    assert found is not None
    assert asks.visits.given(found, 0)["age"] == 63
    assert asks.truths(found)[rule_entry(RuleId("asks-17"))] is Truth.YES


def _aged(names: Names, *, day: int) -> Iterator[Formula]:
    yield _is(names, (TIME_SINCE_START,), day)
    yield _is(names, (AGE,), 65)
    yield _so(names, (AGE, "known"), so=True)


def test_whoever_was_not_seen_a_week_ago_is_not_written_so(asks: Written) -> None:
    """Before the first level, with nothing known of a week ago, there is no visit to look back on."""
    names = asks.visits.person.names
    unseen = (
        _so(names, (measure.id, "last week/known"), so=False)
        for measure in asks.lowered.measures.values()
        if measure.recorded is RecordedAt.CHECK_IN
    )
    found = asks.find(-1, _is(names, (TIME_SINCE_START,), 60), *unseen)
    assert found is not None
    assert "last_week" not in asks.visits.given(found, -1)
    assert len(asks.ready(found, -1).knee.series.visits) == 1


# Values as a file writes them ---------------------------------------------------------------------------


@pytest.mark.parametrize("measure", the_catalogue().measures, ids=lambda measure: str(measure.id))
def test_a_value_is_written_and_read_alike(measure: Measure) -> None:
    """From steps to the word of a file and back, at both ends of the range and beside them."""
    last = round((measure.range[1] - measure.range[0]) / measure.step)
    for steps in {0, 1, last // 2, last - 1, last}:
        assert steps_of(measure, written(measure, steps)) == steps


@pytest.mark.parametrize("said", [None, "unknown", {"value": 3}, []])
def test_what_is_no_value_has_no_steps(said: object) -> None:
    """A word that is none of a measure's values, or no value at all."""
    assert steps_of(the_catalogue().by_id[MeasureId("pain_walking")], said) is None
