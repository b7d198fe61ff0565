"""The judge: one visit becomes one Decision, taken by two engines and explained.

A moment and what the course knows flow in; a Decision flows out. The truths come from the agreed
engines (reference and durable-rules), composition turns them into an outcome, and the fast engine
answers what would settle it and what lies within the measurement error.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Protocol as Port

from rehab.decision.model import (
    CHECK_IN,
    Before,
    Decision,
    Sheet,
    Standing,
    StandingReason,
)
from rehab.decision.near import near_misses
from rehab.decision.needs import Asker, Needs, needs_of
from rehab.decision.settle import Settling
from rehab.decision.unseen import unseen
from rehab.frozen import FrozenStruct, replace
from rehab.patient.model import Series
from rehab.protocol.model import Protocol
from rehab.rules.model import Engine, EntryId, Moment, rule_entry, variety_entry
from rehab.rules.reference import EntryTrace
from rehab.terms.caution import Action, Contact, Dose, DoseKind, HoldKind, Outcome, gravest, most_cautious
from rehab.terms.measure import Catalogue


class Agreed(Port):
    """Engines that have answered alike; raises EnginesDisagree where they have not."""

    def judge(self, moment: Moment) -> Mapping[EntryId, EntryTrace]:
        """Every entry's trace."""
        ...


class Judge(FrozenStruct, dict=True):
    """Decides visits of one resolved protocol.

    Attributes:
        agreed: the engines that must agree before an answer is used.
        fast: one engine alone, for questions of what if.
    """

    protocol: Protocol
    catalogue: Catalogue
    agreed: Agreed
    fast: Engine

    def decide(self, moment: Moment, before: Before, *, is_last: bool = True) -> Decision:
        """The decision of one visit.

        Args:
            moment: the visit with the state before it.
            before: what else the course knows.
            is_last: false for a visit of the past, whose borderline values nobody can take again; they are
                worked out only where the decision itself depends on them.

        Raises:
            EnginesDisagree: if the two engines answer differently; no decision is issued.
            GuaranteeBroken: if the decision would break a promise of the protocol's author.
        """
        traces = self.agreed.judge(moment)
        truths = {entry: trace.truth for entry, trace in traces.items()}
        settling = self._settling
        settled = settling.settled(truths, moment, before, is_last=is_last)
        composed = settled.composed
        needs = needs_of(
            composed, traces, moment, before=before, ask=Asker(self.catalogue.by_id, settling.again)
        )
        if settled.once:
            needs = Needs(settled.once)
        gates = tuple(replace(item, trace=traces[item.entry]) for item in composed.gates)
        bare = settling.bare(composed, moment, truths)
        return replace(
            bare,
            needs=needs.measures,
            needs_exact=needs.exact,
            rules=tuple(replace(one, trace=traces[rule_entry(one.rule.id)]) for one in composed.rules),
            gates=gates,
            near_misses=near_misses(gates, moment, self.catalogue.by_id),
            borderline=settled.marks,
            activities=tuple(
                replace(one, trace=traces.get(variety_entry(one.variety.id))) for one in bare.activities
            ),
        )

    def without_visit(
        self, series: Series, before: Before, on: date, *, kind: Standing, last: Decision | None = None
    ) -> Decision:
        """The decision for a day that no check-in covers: nobody came, or something happened since.

        Args:
            series: the knee's series; its last visit may be long ago.
            before: what the course knows on that day.
            on: the day to decide for.
            kind: why there is no sheet: expired or event.
            last: the decision of the last visit; what it stopped or referred for stays until measured again.
        """
        state = before.state
        days = (on - state.clock_start).days
        seen = series.visits[-1].on if series.visits else series.start
        action = Action(dose=Dose(DoseKind.HOLD))
        standing = [StandingReason(kind, (on - seen).days)]
        phases = self.protocol.phases
        waiting = state.level is None and (not phases or days < phases[0].window.not_before_days)
        call = unseen(series, on, self.protocol, is_waiting=waiting)
        if call is not None:
            action = replace(action, contact=Contact.REFER)
            standing.append(call)
        for event in before.open_events:
            action = Action(max(action.contact, Contact.REFER), Dose(DoseKind.STOP))
            standing.append(StandingReason(Standing.EVENT, about=event))
        open_flags = [rule.action for rule in self.protocol.rules if rule.id in state.open_flags]
        action = most_cautious((action, *open_flags, *_lasting(last)))
        outcome = gravest(action)
        if waiting and outcome is Outcome.HOLD:
            outcome = Outcome.NOT_STARTED
        level = self._settling.level(state.level)
        return Decision(
            knee=series.knee,
            on=on,
            visit_on=None,
            days_since_start=days,
            outcome=outcome,
            action=action,
            hold_kind=HoldKind.DATA if outcome in {Outcome.HOLD, Outcome.REFER} else None,
            sheet=Sheet.NO_SESSIONS if action.dose.kind is DoseKind.STOP else Sheet.ASK_FIRST,
            level_before=level,
            level=level,
            target=None,
            phase=self._settling.phase(state.level),
            needs=(CHECK_IN,),
            needs_exact=True,
            rules=(),
            gates=(),
            standing=tuple(standing),
            near_misses=(),
            borderline=(),
            expires=on,
        )

    @cached_property
    def _settling(self) -> Settling:
        return Settling(self.protocol, self.catalogue, self.fast)


def _lasting(last: Decision | None) -> Iterator[Action]:
    """What a visit's decision asks for until the next one: whom to contact, and to stop.

    A step back has been taken already, and a red flag lasts by itself until it is closed.
    """
    if last is None:
        return
    for reason in last.rules:
        if reason.speaks and not reason.rule.red_flag:
            asked = reason.rule.action
            stops = DoseKind.STOP is asked.dose.kind is last.action.dose.kind
            yield Action(asked.contact, Dose(DoseKind.STOP if stops else DoseKind.HOLD))
    if any(reason.kind in {Standing.REVIEW, Standing.UNSEEN} for reason in last.standing):
        yield Action(contact=Contact.REFER)
