"""The decision as formulas says what the decision says, of any truths and any course.

The formulas of `proof/decided.py` are a second telling of `decision/composition.py`; here both tell of the
same patients, under the protocols that ship and under small ones with everything that a ladder can have.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.decision.composition import compose
from rehab.decision.model import Composed, Sheet, Standing
from rehab.frozen import replace
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, both, holds
from rehab.protocol.model import Cap, Level, Parameter, Phase, Protocol
from rehab.protocol.standing import STANDING
from rehab.terms.caution import Contact, Dose, DoseKind, HoldKind, Outcome
from rehab.terms.ids import CLINIC_DEFAULT
from tests.builders import ORIGIN, a_criterion, a_level, a_phase, a_protocol
from tests.course.notes import judge_of
from tests.decision.composing import ANY, LADDER, some_rules
from tests.proof.compositions import Compositions

SHIPPED = ("acl-reconstruction-retro", "knee-surgery-base", "partial-meniscectomy-retro", "tka-retro")
_UP = {Outcome.PROGRESS, Outcome.DISCHARGE}
PATIENTS, LEAST_PAIRS, SHIPPED_PAIRS = 40, 10_000, 300
_LEAST_SHARE = 0.02

Part = tuple[str, Formula, Callable[[Composed], bool]]
"""One part of a decision: its name, when it is so, and whether a composed result has it."""


# Small protocols ----------------------------------------------------------------------------------------


_GATE = st.lists(st.just(a_criterion(ANY)), max_size=2).map(tuple)
_HEIGHT = st.sampled_from((0, 1, 2, 3, 4, 5, 5))
_WINDOW = st.sampled_from((0, 14, 28))
_UNTIL = st.sampled_from((None, 21, 21))


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    """Up to five levels in up to three phases, with rules of any kind, gates, caps and removed levels."""
    levels = tuple(draw(a_rung(number)) for number in range(draw(_HEIGHT)))
    removed = draw(st.sets(st.sampled_from(levels), max_size=2)) if levels else ()
    short, long = draw(st.sampled_from(((7, 14), (7, 7), (14, 7))))
    limits = {"short_gap": short, "long_gap": long, "levels_per_week": draw(st.integers(1, 2))}
    return a_protocol(
        levels=levels,
        phases=draw(some_phases(levels)),
        removed_levels=tuple(level.id for level in removed),
        caps=tuple(draw(st.lists(a_cap(), max_size=2))),
        rules=tuple(rule for rule, _ in draw(some_rules())),
        parameters=tuple(
            Parameter(one.id, limits.get(one.id, one.default), one.unit, CLINIC_DEFAULT, "", ORIGIN)
            for one in STANDING
        ),
    )


@st.composite
def a_rung(draw: st.DrawFn, number: int) -> Level:
    """A level that is walked faster than the one below it."""
    level = a_level(LADDER[number], needs=draw(_GATE))
    return replace(level, dose=replace(level.dose, speed_kmh=(1 + number, 1 + number)))


@st.composite
def some_phases(draw: st.DrawFn, levels: tuple[Level, ...]) -> tuple[Phase, ...]:
    """Consecutive phases that hold all the levels."""
    edges = draw(st.sets(st.integers(1, len(levels)), max_size=2)) if levels else set()
    cuts = sorted({0, *edges, len(levels)})
    return tuple(
        a_phase(
            f"phase-{start}",
            *(level.id for level in levels[start:end]),
            not_before_days=draw(_WINDOW),
            enter_when=draw(_GATE),
            exit_when=draw(_GATE),
        )
        for start, end in pairwise(cuts)
    )


def a_cap() -> st.SearchStrategy[Cap]:
    """A ceiling on the speed, for good or for a while."""
    speed = st.sampled_from((1.0, 2.0, 3.0, 4.0))
    return st.builds(
        lambda top, until: Cap("a", top, None, None, None, until, CLINIC_DEFAULT, ORIGIN), speed, _UNTIL
    )


# Parts --------------------------------------------------------------------------------------------------


def parts(decided: Decided) -> Iterator[Part]:
    """Every part of a decision."""
    yield "progress", decided.progress, lambda came: came.outcome is Outcome.PROGRESS
    yield "discharge", decided.discharge, lambda came: came.outcome is Outcome.DISCHARGE
    yield "prints", decided.prints, lambda came: came.sheet is Sheet.SESSIONS
    yield "review", decided.review, lambda came: any(one.kind is Standing.REVIEW for one in came.standing)
    yield from (_outcome(decided, outcome) for outcome in Outcome)
    yield from (_contact(decided, contact) for contact in Contact if contact > Contact.NONE)
    yield from (_days_off(decided, days) for days in range(1, 4))
    doses = (
        Dose(DoseKind.HOLD),
        *(Dose(DoseKind.REGRESS, levels) for levels in range(5)),
        Dose(DoseKind.STOP),
    )
    yield from (_dose(decided, dose) for dose in doses)
    yield from (_place(decided, place) for place in range(-1, len(decided.protocol.levels)))


def _outcome(decided: Decided, outcome: Outcome) -> Part:
    return outcome.value, decided.outcome_is(outcome), lambda came: came.outcome is outcome


def _contact(decided: Decided, contact: Contact) -> Part:
    return contact.word, decided.contact_at_least(contact), lambda came: came.action.contact >= contact


def _days_off(decided: Decided, days: int) -> Part:
    return f"{days} days off", decided.days_off_at_least(days), lambda came: came.action.days_off >= days


def _dose(decided: Decided, dose: Dose) -> Part:
    name = f"{dose.kind.word} {dose.levels} or more"
    return name, decided.dose_at_least(dose), lambda came: came.action.dose >= dose


def _place(decided: Decided, place: int) -> Part:
    def is_there(came: Composed) -> bool:
        level = came.level
        return (-1 if level is None else decided.protocol.place[level]) <= place

    return f"at {place} or below", decided.at_or_below(place), is_there


def left_for_the_next_visit(decided: Decided) -> Iterator[Part]:
    """What a visit that stays leaves behind."""
    yield "found", decided.found, lambda came: came.held.found
    yield "closed", decided.closed, lambda came: HoldKind.GATE in came.held.kinds


# Both tellings ------------------------------------------------------------------------------------------


Tally = Counter[str]
"""How many patients were compared, and how often each outcome came."""


def tell_alike(protocol: Protocol, place: int, tally: Tally, *, patients: int, chance: Random) -> None:
    """The formulas and the program say the same of so many patients at a place of the ladder."""
    asked = Compositions(protocol, place)
    each, left = tuple(parts(asked.decided)), tuple(left_for_the_next_visit(asked.decided))
    for _ in range(patients):
        patient = asked.patient(chance)
        came = compose(protocol, patient.truths, patient.moment, before=patient.before)
        values = asked.values(patient)
        counts = holds(both(asked.decided.may_begin, asked.decided.person.state.by_clinician), values)
        for name, formula, has in (*each, *(left if counts and came.outcome not in _UP else ())):
            assert holds(formula, values) is has(came), (name, came)
        tally[came.outcome.value] += 1
        tally["review"] += any(one.kind is Standing.REVIEW for one in came.standing)
        tally["pairs"] += 1


@pytest.mark.parametrize("name", SHIPPED)
def test_the_formulas_say_what_a_shipped_protocol_decides(name: str) -> None:
    """At every place of the ladder, of any truths and any course, each part of the decision is told alike."""
    protocol, tally, chance = judge_of(name).protocol, Tally(), Random(1)
    places = range(-1, len(protocol.levels))
    for place in places:
        tell_alike(protocol, place, tally, patients=SHIPPED_PAIRS // len(places), chance=chance)


def test_the_formulas_say_what_any_small_protocol_decides() -> None:
    """Ten thousand patients under protocols of every shape: each part of the decision is told alike."""
    tally = Tally()

    @settings(max_examples=250)
    @given(protocol=protocols(), data=st.data())
    def told(protocol: Protocol, data: st.DataObject) -> None:
        place = data.draw(st.sampled_from(range(-1, len(protocol.levels))))
        chance = data.draw(st.randoms(use_true_random=True))
        tell_alike(protocol, place, tally, patients=PATIENTS, chance=chance)

    told()
    print(dict(tally))  # noqa: T201  (shown by pytest -s)
    assert tally["pairs"] >= LEAST_PAIRS
    assert all(tally[what] >= LEAST_PAIRS * _LEAST_SHARE for what in (*Outcome, "review")), tally
