"""A tally becomes a Simulation: counts turn into quartiles and shares, in an order that never changes.

A tally, a recipe and a protocol flow in, one Simulation flows out.
"""

import math
from collections.abc import Iterator, Mapping

from rehab.decision.what_if import other_side_of
from rehab.protocol.condition import Reference, ShareOf, ShortOf, Test, tests_of
from rehab.protocol.model import Protocol
from rehab.rules.model import compile_rules
from rehab.simulate.cohort import Recipe
from rehab.simulate.simulation import Decided, Quartiles, Reached, Sent, Share, Simulation, WeekOf
from rehab.simulate.tally import Tally, Word
from rehab.terms.caution import Contact, HoldKind, Outcome
from rehab.terms.ids import MeasureId
from rehab.terms.state_measure import STATE_MEASURES

_QUARTERS = (1 / 4, 1 / 2, 3 / 4)

_WORDS = (
    Word(Outcome.NOT_STARTED),
    Word(Outcome.PROGRESS),
    *(Word(Outcome.HOLD, kind) for kind in HoldKind),
    *(
        Word(one)
        for one in (
            Outcome.REGRESS,
            Outcome.STOP,
            Outcome.REFER,
            Outcome.URGENT,
            Outcome.EMERGENCY,
            Outcome.DISCHARGE,
        )
    ),
)
"""Everything that a check-in can come to, in the order in which it is printed."""


def simulation_from_tally(tally: Tally, recipe: Recipe, protocol: Protocol) -> Simulation:
    """What a protocol did to a cohort.

    Args:
        tally: the counts over all its patients.
        recipe: how the cohort was drawn.
        protocol: the protocol.
    """
    return Simulation(
        recipe=recipe,
        protocol=protocol,
        never_recorded=never_recorded(recipe, protocol),
        check_ins=tally.check_ins,
        compared=tally.compared,
        levels=tuple(_levels(tally, protocol)),
        decided=tuple(Decided(word, Share(tally.decided[word], tally.ever[word])) for word in _WORDS),
        sent=tuple(
            Sent(reason, Share(tally.sent[reason], patients))
            for reason, patients in sorted(tally.sent_ever.items(), key=lambda one: (-one[1], one[0]))
        ),
        gravest=tuple((contact, tally.gravest[contact]) for contact in Contact),
        discharged=tally.discharged.total(),
        weeks_to_discharge=_quartiles(tally.discharged, tally.patients),
        silence=tally.longest,
        silences=_quartiles(tally.silences, tally.patients),
        by_week=tuple(_week(tally, week) for week in range(1, recipe.weeks + 1)),
    )


def never_recorded(recipe: Recipe, protocol: Protocol) -> tuple[MeasureId, ...]:
    """The measures that a protocol asks for and the patients of a recipe have no value of.

    Args:
        recipe: how the cohort is drawn.
        protocol: the protocol.
    """
    conditions = [
        condition
        for entry in compile_rules(protocol).entries
        for condition in (entry.when, entry.applies_when)
        if condition is not None
    ]
    tests = [test for condition in conditions for test in tests_of(condition)]
    sides = {other_side_of(one.measure) for one in recipe.population.recoveries if one.other is not None}
    asked = {test.measure for test in tests} - recipe.population.measures - STATE_MEASURES.keys()
    compared = {other_side_of(test.measure) for test in tests if _is_compared(test)} - sides
    return tuple(sorted(asked | compared))


def _is_compared(test: Test) -> bool:
    """True if a test compares with the other knee."""
    return isinstance(test.view, ShortOf | ShareOf) and test.view.reference is Reference.OTHER_SIDE


def _levels(tally: Tally, protocol: Protocol) -> Iterator[Reached]:
    for level in protocol.levels:
        if level.id not in protocol.removed_levels:
            weeks = {week: count for (name, week), count in tally.reached.items() if name == level.id}
            yield Reached(level, sum(weeks.values()), _quartiles(weeks, tally.patients))


def _quartiles(counts: Mapping[int, int], patients: int) -> Quartiles:
    """The quartiles over all patients; who is in no count comes last."""
    return Quartiles(*(_quantile(counts, math.ceil(share * patients)) for share in _QUARTERS))


def _quantile(counts: Mapping[int, int], rank: int) -> int | None:
    so_far = 0
    for number in sorted(counts):
        so_far += counts[number]
        if so_far >= rank:
            return number
    return None


def _week(tally: Tally, week: int) -> WeekOf:
    counts = tuple((word, tally.weekly[week, word]) for word in _WORDS)
    discharged = sum(count for since, count in tally.discharged.items() if since <= week)
    return WeekOf(week, sum(count for _, count in counts), counts, discharged)
