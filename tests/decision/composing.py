"""Compositions: truths of rules and of one gate, on a ladder of five levels, come to what they come to.

Rules with their truths flow in; the Composed result flows out. No condition is evaluated here.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from rehab.decision.composition import compose
from rehab.decision.model import Before, Composed
from rehab.frozen import replace
from rehab.protocol.model import Parameter, Protocol, Rule
from rehab.protocol.standing import STANDING
from rehab.rules.model import EntryId, Moment, rule_entry
from rehab.terms.caution import Action, Contact, Dose, DoseKind, HoldKind
from rehab.terms.ids import CLINIC_DEFAULT, LevelId, ParameterId
from rehab.terms.truth import Truth
from tests.builders import (
    ORIGIN,
    a_criterion,
    a_level,
    a_moment,
    a_phase,
    a_protocol,
    a_rule,
    a_series,
    a_visit,
    at_least,
    day,
)

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
ANY = at_least("pain_walking", 5)
GATE = EntryId("enter:supported:0")
LADDER = ("first", "second", "third", "fourth", "fifth")

HOLD = Action(dose=Dose(DoseKind.HOLD))
STOP = Action(dose=Dose(DoseKind.STOP))
REFER = Action(Contact.REFER)
URGENT = Action(Contact.URGENT)
EMERGENCY = Action(Contact.EMERGENCY)


def back(levels: int, **more: Any) -> Action:  # noqa: ANN401  (other parts of the action)
    """A step back by so many levels."""
    return Action(dose=Dose(DoseKind.REGRESS, levels), **more)


def a_ladder(*rules: Rule, limits: Mapping[ParameterId, float]) -> Protocol:
    """A protocol of one phase with five levels, one gate, these rules and these limits."""
    return a_protocol(
        levels=tuple(a_level(name) for name in LADDER),
        phases=(a_phase("supported", *LADDER, enter_when=(a_criterion(ANY),)),),
        rules=rules,
        parameters=tuple(
            Parameter(one.id, limits.get(one.id, one.default), one.unit, CLINIC_DEFAULT, "", ORIGIN)
            for one in STANDING
        ),
    )


def at(level: str | None = "third", *, sessions: int | None = 3, by_clinician: bool = True) -> Moment:
    """A visit of a patient at a level, a few days after sessions at it."""
    visit = replace(a_visit(60, sessions=[]), by_clinician=by_clinician)
    place = -1 if level is None else LADDER.index(level)
    return a_moment(
        a_series(visit),
        level=None if level is None else LevelId(level),
        place=place,
        last_session=day(58),
        sessions_at_level=sessions,
    )


def composed(
    rules: Mapping[Rule, Truth],
    *,
    gate: Truth = YES,
    moment: Moment | None = None,
    limits: Mapping[ParameterId, float] = MappingProxyType({}),
    **before: Any,  # noqa: ANN401  (what the course knows)
) -> Composed:
    """What rules with these truths come to, at the third of five levels."""
    seen = moment or at()
    truths = {GATE: gate, **{rule_entry(rule.id): truth for rule, truth in rules.items()}}
    return compose(a_ladder(*rules, limits=limits), truths, seen, before=Before(seen.state, **before))


def fired(*actions: Action) -> dict[Rule, Truth]:
    """A YES rule for each action."""
    return {
        a_rule(f"rule-{number}", ANY, action=action.completed): YES for number, action in enumerate(actions)
    }


def actions(contacts: Sequence[Contact] = tuple(Contact)) -> st.SearchStrategy[Action]:
    """Any action that a rule can ask for, with one of these contacts."""
    doses = st.one_of(
        st.sampled_from([Dose(DoseKind.HOLD), Dose(DoseKind.STOP)]),
        st.integers(1, 4).map(lambda levels: Dose(DoseKind.REGRESS, levels)),
    )
    return st.builds(Action, st.sampled_from(contacts), doses, st.integers(0, 3)).map(
        lambda one: one.completed
    )


@st.composite
def some_rules(
    draw: st.DrawFn, *, least: int = 0, most: int = 6, contacts: Sequence[Contact] = tuple(Contact)
) -> list[tuple[Rule, Truth]]:
    """A few rules of any kind, each with a truth."""
    found = []
    for number in range(draw(st.integers(least, most))):
        action = draw(actions(contacts))
        rule = a_rule(
            f"rule-{number}",
            ANY,
            action=action,
            red_flag=action.contact >= Contact.URGENT and draw(st.booleans()),
            hold_kind=draw(st.sampled_from(HoldKind)),
        )
        found.append((rule, draw(st.sampled_from(Truth))))
    return found
