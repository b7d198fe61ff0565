"""Two patients who are alike but for one thing have their place in the world of comparisons.

Pairs of patients are pinned, each as in the tests of one person, with the flag of what differs. A search must
find them, or the world leaves out a pair and "never easier" does not speak of it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rehab.adapters.z3_solver import Z3Solver
from rehab.frozen import FrozenStruct, replace
from rehab.patient.model import Absence, Visit
from rehab.proof.formula import Flag
from rehab.proof.pair import Pair
from rehab.proof.solver import Search, Somebody
from rehab.protocol.condition import Counted, ExcessOverBest, Reference, Run, ShareOf, ShortOf, Throughout
from rehab.protocol.model import Protocol
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.lower import lower
from rehab.rules.lowered import Lowered
from rehab.rules.model import Entry, Moment, compile_rules
from rehab.terms.ids import LevelId
from rehab.terms.measure import Catalogue
from tests.agreement.strategies import Case
from tests.builders import (
    CATALOGUE,
    Seen,
    a_cautious,
    a_gate,
    a_moment,
    a_phase,
    a_series,
    a_session,
    a_visit,
    above,
    at_least,
    at_most,
    day,
)
from tests.decision.weeks import Week, the_protocol, weeks
from tests.patient.written import the_catalogue
from tests.proof.asking import protocol_of
from tests.proof.changes import changes
from tests.proof.pinned import LEVELS, as_in_a_course, pins
from tests.proof.strategies import close_cases

_LARGE = [HealthCheck.data_too_large, HealthCheck.too_slow]


class Comparing(FrozenStruct, dict=True):
    """A protocol under which pairs of patients are compared."""

    protocol: Protocol
    catalogue: Catalogue

    @cached_property
    def lowered(self) -> Lowered:
        """Its rules in the lowered form."""
        return lower(compile_rules(self.protocol), self.catalogue)

    @cached_property
    def engine(self) -> LoweredEngine:
        """The fast engine of its rules."""
        return LoweredEngine(self.lowered)

    @cached_property
    def pair(self) -> Pair:
        """Two patients who differ in one thing at most."""
        return Pair.of(self.protocol, self.lowered)

    @cached_property
    def search(self) -> Search:
        """A search of their world."""
        return Z3Solver().search(self.pair.world)

    def compares(self, flag: str, other: Moment) -> bool:
        """Whether what differs is compared at all; of an earlier week only where walking may begin."""
        days = (other.today - other.state.clock_start).days
        begun = other.state.level is not None or days >= self.protocol.phases[0].window.not_before_days
        return Flag(flag) in self.pair.differences and (begun or flag != self.pair.earlier.name)

    def other(self, one: Moment) -> Callable[[Moment, str], bool]:
        """Asks whether a patient can be found beside one, where they differ so."""
        pinned = tuple(pins(self.pair.one, self.engine, one))

        def has_place(other: Moment, flag: str) -> bool:
            beside = pins(self.pair.other, self.engine, other)
            return isinstance(self.search.find(*pinned, *beside, Flag(flag)), Somebody)

        return has_place


def all_have_places(asked: Comparing, moment: Moment, chance: Random) -> Iterator[str]:
    """Every change of a visit has its place; what was changed."""
    has_place = asked.other(moment)
    for flag, other in changes(moment, asked.catalogue.by_id, chance):
        if asked.compares(flag, other):
            assert has_place(other, flag), flag
            yield flag.split("/")[0]


# Any pair -----------------------------------------------------------------------------------------------


def test_every_pair_has_a_place() -> None:
    """Of any patient and any question about one measure: a worse value, none, an earlier week."""
    tally = Counter[str]()

    @settings(max_examples=80, phases=[Phase.generate], suppress_health_check=_LARGE)
    @given(case=close_cases(entries=14), chance=st.randoms(use_true_random=True))
    def told(case: Case, chance: Random) -> None:
        asked = Comparing(protocol_of(case.rules.entries, case.rules.protocol.curves), case.catalogue)
        for moment in case.moments:
            tally.update(all_have_places(asked, as_in_a_course(_unsigned(moment)), chance))

    told()
    assert all(tally[kind] >= 50 for kind in ("worse", "unknown", "earlier")), tally
    print(f"{tally.total()} pairs: {dict(tally)}")  # noqa: T201  (shown by pytest -s)


def _unsigned(moment: Moment) -> Moment:
    """Nothing signed off before today: what lasts of that signature is no value that could be left out."""
    visits = (
        visit if at == moment.at else replace(visit, not_applicable=frozenset())
        for at, visit in enumerate(moment.series.visits)
    )
    return replace(moment, series=replace(moment.series, visits=tuple(visits)))


def test_every_pair_of_weeks_of_the_shipped_protocol_has_a_place() -> None:
    """Any week near the case patient, beside the same week but for one thing."""
    asked, tally = Comparing(the_protocol(), the_catalogue()), Counter[str]()

    @settings(max_examples=20, phases=[Phase.generate])
    @given(week=weeks(), chance=st.randoms(use_true_random=True))
    def told(week: Week, chance: Random) -> None:
        tally.update(all_have_places(asked, week.asked[0], chance))

    told()
    assert all(tally[kind] >= 5 for kind in ("worse", "unknown", "earlier")), tally
    print(f"{tally.total()} pairs: {dict(tally)}")  # noqa: T201  (shown by pytest -s)


# Pairs that once had no place ---------------------------------------------------------------------------


def beside(one: Moment, other: Visit, flag: str, *asked: Entry) -> None:
    """Beside a patient there is the same one with another visit today."""
    series = replace(one.series, visits=(*one.series.visits[:-1], other))
    comparing = Comparing(protocol_of(asked), CATALOGUE)
    assert comparing.other(one)(replace(one, series=series), flag)


def without(on: int, measure: str) -> Visit:
    """A visit at which a measure was not asked."""
    return a_visit(on, absent={measure: Absence.NOT_ASKED})


@pytest.mark.parametrize(("flexion", "worse"), [((90, 100), 95), ((90,), 85), ((100, 90), 85)])
def test_a_worse_value_moves_the_best_one_that_it_is(flexion: tuple[int, ...], worse: int) -> None:
    """What today's value is short of the best and what share of it, where it may be the best itself."""
    visits = [a_visit(7 * week, knee_flexion=one) for week, one in enumerate(flexion)]
    beside(
        a_moment(a_series(*visits)),
        a_visit(7 * len(visits) - 7, knee_flexion=worse),
        "worse/knee_flexion",
        a_cautious(above("knee_flexion", 0, ShortOf(Reference.BEST))),
        a_gate(at_least("knee_flexion", 100, ShareOf(Reference.BEST))),
        a_gate(at_most("knee_flexion", 100, ShareOf(Reference.BEST))),
    )


def test_the_first_value_may_be_the_one_that_is_left_out() -> None:
    """Only the patient's own word is older: without today's value there is no first one."""
    asked = a_cautious(at_least("knee_flexion", -170, ShortOf(Reference.FIRST)))
    one = a_moment(a_series(a_visit(0, knee_flexion=Seen(100, full=False)), a_visit(7, knee_flexion=90)))
    beside(one, without(7, "knee_flexion"), "unknown/knee_flexion", asked)


def test_the_better_of_two_values_can_get_worse() -> None:
    """The patient's own value gets worse and stays better than the clinician's: today's is the same."""
    said, worse = ((Seen(6), Seen(own, full=False)) for own in (2, 4))
    moment = a_moment(a_series(a_visit(0, pain_walking=said)))
    beside(moment, a_visit(0, pain_walking=worse), "worse/pain_walking", a_gate(at_most("pain_walking", 5)))


def test_the_better_of_two_sessions_can_get_worse() -> None:
    """The worst session stays the worst, and what was true of every session is no more."""
    run = Throughout(Run(2, Counted.SESSIONS), 7)
    moment, other = (
        a_visit(7, sessions=(a_session(4, pain_during=first), a_session(6, pain_during=5)))
        for first in (2, 4)
    )
    asked = (a_cautious(at_least("pain_during", 3, run)), a_gate(at_most("pain_during", 5)))
    one = a_moment(a_series(moment), sessions_at_level=2, sessions_reported=2)
    beside(one, other, "worse/pain_during", *asked)


def test_without_a_value_today_the_best_one_may_be_taken_in_another_way() -> None:
    """Two ways of asking: the best of the one like today's, and of both where today has none."""
    view = ExcessOverBest(2, 3, 28)
    earlier = (a_visit(0, pain_walking=Seen(1, method="asked")), a_visit(7, pain_walking=5))
    one = a_moment(a_series(*earlier, a_visit(14, pain_walking=6)))
    beside(
        one, without(14, "pain_walking"), "unknown/pain_walking", a_gate(at_least("pain_walking", 5, view))
    )


def test_a_level_signed_before_its_week_is_compared_too() -> None:
    """A clinician may sign a level before its phase opens."""
    early = replace(
        protocol_of([a_gate(at_most("pain_walking", 3))]), phases=(a_phase("a", *LEVELS, not_before_days=42),)
    )
    comparing = Comparing(early, CATALOGUE)
    one = a_moment(a_series(a_visit(20)), level=LevelId(LEVELS[0]), place=0, last_session=day(19))
    state = replace(one.state, clock_start=day(7))
    assert comparing.other(one)(replace(one, state=state), "earlier")
