"""A person of the proofs can be every patient, and is then answered like him by every rule.

Generated patients are pinned in the world of a person: what every comparison answers, today's values, the
state. A search must find somebody, or the world leaves out a patient and a proof does not speak of him.
"""

from collections import Counter

from hypothesis import HealthCheck, given, settings

from rehab.adapters.z3_solver import Z3Solver
from rehab.proof.cases import Truths
from rehab.proof.formula import Values, holds
from rehab.proof.names import Names
from rehab.proof.person import Person
from rehab.proof.solver import Somebody, World
from rehab.protocol.condition import (
    ExcessOverBest,
    Reference,
    ShortOf,
)
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.lower import lower
from rehab.rules.model import Moment, RuleSet
from rehab.rules.reference import ReferenceEngine
from rehab.terms.measure import Catalogue, RecordedAt, Worse
from rehab.terms.truth import Truth
from tests.agreement.strategies import Case, cases
from tests.builders import (
    CATALOGUE,
    Seen,
    a_cautious,
    a_gate,
    a_measure,
    a_moment,
    a_red_flag,
    a_series,
    a_session,
    a_visit,
    at_least,
    at_most,
)
from tests.proof.asking import asks
from tests.proof.pinned import LEVELS, as_in_a_course, pins
from tests.proof.strategies import close_cases

_LEAST_SHARE = 0.1
_LARGE = [HealthCheck.data_too_large, HealthCheck.too_slow]

Tally = Counter[Truth]


def found_in_the_world(rules: RuleSet, catalogue: Catalogue, *moments: Moment) -> Tally:
    """The world has a place for a patient at each visit, and there every rule answers as the reference."""
    lowered, tally = lower(rules, catalogue), Tally()
    engine, reference = LoweredEngine(lowered), ReferenceEngine(rules, catalogue)
    person = Person(Names("one"), lowered, levels=len(LEVELS))
    asked = {entry.id: person.truths(entry.tree) for entry in lowered.entries}
    search = Z3Solver().search(World(person.names.ranges, person.laws))
    for moment in moments:
        answer = search.find(*pins(person, engine, moment))
        assert isinstance(answer, Somebody), f"no place for the patient of visit {moment.at}"
        right = reference.truths(moment)
        assert {entry: _truth(truths, answer.values) for entry, truths in asked.items()} == right
        tally.update(right.values())
    return tally


def _truth(truths: Truths, values: Values) -> Truth:
    assert not (holds(truths.yes, values) and holds(truths.no, values))
    return next(
        (truth for truth, so in ((Truth.YES, truths.yes), (Truth.NO, truths.no)) if holds(so, values)),
        Truth.UNKNOWN,
    )


# Any patient --------------------------------------------------------------------------------------------


def is_wide(tally: Tally, *, pairs: int) -> None:
    """Enough was compared, and no answer is rare."""
    print(f"{tally.total()} pairs of entry and visit: {dict(tally)}")  # noqa: T201  (shown by pytest -s)
    assert tally.total() >= pairs
    assert all(tally[truth] >= _LEAST_SHARE * tally.total() for truth in Truth)


def test_every_patient_has_a_place_and_every_question_its_answer() -> None:
    """Of all views and roles of one measure at once, in 10,000 pairs of entry and visit."""
    tally = Tally()

    @settings(max_examples=150, suppress_health_check=_LARGE)
    @given(case=close_cases(entries=26))
    def told(case: Case) -> None:
        tally.update(found_in_the_world(case.rules, case.catalogue, *map(as_in_a_course, case.moments)))

    told()
    is_wide(tally, pairs=10_000)


def test_every_nesting_of_questions_has_its_answer() -> None:
    """Of deep trees over many measures, too."""
    tally = Tally()

    @settings(max_examples=80, suppress_health_check=_LARGE)
    @given(case=cases(entries=8, depth=3))
    def told(case: Case) -> None:
        tally.update(found_in_the_world(case.rules, case.catalogue, *map(as_in_a_course, case.moments)))

    told()
    is_wide(tally, pairs=2_000)


# Patients who once had no place -------------------------------------------------------------------------


def test_a_day_without_a_value_leaves_the_best_one() -> None:
    """What an older value is short of the best is known, though today has none."""
    visits = (a_visit(0, knee_flexion=95), a_visit(7))
    rules = asks(a_cautious(at_least("knee_flexion", 1, ShortOf(Reference.BEST))))
    found_in_the_world(rules, CATALOGUE, a_moment(a_series(*visits)))


def test_a_red_flag_may_not_see_the_other_knee_that_another_rule_sees() -> None:
    """The other knee of last week is known to a cautious rule and not to a red flag."""
    short = at_least("knee_flexion", 20, ShortOf(Reference.OTHER_SIDE))
    visits = (a_visit(0, other={"knee_flexion": 130}), a_visit(7, knee_flexion=100))
    found_in_the_world(asks(a_cautious(short), a_red_flag(short)), CATALOGUE, a_moment(a_series(*visits)))


def test_where_lower_is_worse_the_least_excess_is_of_the_highest_value() -> None:
    """A best of 4, then a run of 3, 1 and 2: by one worse at least, by three at most."""
    strength = Catalogue(schema=1, measures=(a_measure("strength", hard=(1, 4), worse=Worse.LOWER),))
    view = ExcessOverBest(3, 1, 28)
    rules = asks(a_cautious(at_least("strength", 2, view)), a_cautious(at_most("strength", 2, view)))
    visits = (a_visit(7 * week, measures=strength, strength=one) for week, one in enumerate((4, 3, 1, 2)))
    found_in_the_world(rules, strength, a_moment(a_series(*visits)))


def test_a_session_measure_without_a_direction_may_be_known_in_part() -> None:
    """Of two sessions one was written down, of a measure of which neither more nor less is worse."""
    steps = a_measure("steps", hard=(0, 10), worse=Worse.NONE, recorded=RecordedAt.SESSION)
    catalogue = Catalogue(schema=1, measures=(steps,))
    visit = a_visit(7, sessions=(a_session(5, steps=4, measures=catalogue), a_session(6)), measures=catalogue)
    found_in_the_world(
        asks(a_cautious(at_most("steps", 5))), catalogue, as_in_a_course(a_moment(a_series(visit)))
    )


def test_a_report_that_adds_nothing_to_a_signature_has_a_place() -> None:
    """Signed off as not applicable a week ago, and told by the patient today."""
    visits = (a_visit(0, not_applicable=["knee_flexion"]), a_visit(7, knee_flexion=Seen(90, full=False)))
    rules = asks(
        a_gate(at_least("knee_flexion", 100)),
        a_cautious(at_least("knee_flexion", 1, ShortOf(Reference.BEST))),
    )
    found_in_the_world(rules, CATALOGUE, a_moment(a_series(*visits)))


def test_nobody_said_anything_of_sessions_where_the_level_was_closed() -> None:
    """A level that was taken away leaves none, and the check-in after it may say nothing of sessions."""
    moment = a_moment(a_series(a_visit(7)), sessions_at_level=None, sessions_reported=None)
    rules = asks(a_cautious(at_least("sessions_reported", 1)), a_cautious(at_least("pain_during", 3)))
    found_in_the_world(rules, CATALOGUE, moment)
