"""The judge: one visit becomes one Decision, taken by two engines and explained.

A moment and what the course knows flow in; a Decision flows out. The truths come from the agreed
engines (reference and durable-rules), composition turns them into an outcome, and the fast engine
answers what would settle it and what lies within the measurement error.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Protocol as Port

from rehab.decision.composition import compose
from rehab.decision.model import (
    CHECK_IN,
    Before,
    Borderline,
    Composed,
    Decision,
    Sheet,
    Standing,
    StandingReason,
)
from rehab.decision.near import borderline, near_misses
from rehab.decision.needs import Asker, Needs, needs_of
from rehab.decision.unseen import unseen
from rehab.decision.what_if import last_known, with_number
from rehab.errors import GuaranteeBroken
from rehab.frozen import FrozenStruct, replace
from rehab.patient.model import Series
from rehab.protocol.condition import is_over_time, tests_of
from rehab.protocol.model import Level, Phase, Protocol
from rehab.protocol.standing import PLAN_VALID_DAYS
from rehab.rules.model import Engine, EntryId, Moment, guarantee_entry, rule_entry
from rehab.rules.reference import EntryTrace
from rehab.terms.caution import Action, Contact, Dose, DoseKind, HoldKind, Outcome, gravest, most_cautious
from rehab.terms.ids import LevelId, MeasureId
from rehab.terms.measure import Catalogue, Effort
from rehab.terms.truth import Truth


class Agreed(Port):
    """Engines that have answered alike; raises EnginesDisagree where they have not."""

    def judge(self, moment: Moment) -> Mapping[EntryId, EntryTrace]:
        """Every entry's trace."""
        ...


class Judge(FrozenStruct):
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
        composed = compose(self.protocol, truths, moment, before=before)
        opens = composed.outcome is Outcome.PROGRESS and self._opens_something(composed, before)
        marks: tuple[Borderline, ...] = ()
        if is_last or opens:
            within_error = self._within_error(truths, before)
            marks = borderline(composed, traces, moment, self.catalogue.by_id, within_error)
        unsure = self._must_repeat(marks, moment, before) if opens else _Unsure()
        if unsure.measures:
            composed = compose(self.protocol, truths, moment, before=before, held_back=unsure.hold)
            reasons = tuple(StandingReason(Standing.REPEAT, about=name) for name in unsure.measures)
            composed = replace(composed, standing=composed.standing + reasons)
        self._keep_promises(composed, truths)
        needs = needs_of(
            composed, traces, moment, before=before, ask=Asker(self.catalogue.by_id, self._again)
        )
        if unsure.once:
            needs = Needs(unsure.once)
        return self._explained(composed, traces, moment, needs, marks)

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
        level = self._level(state.level)
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
            phase=self._phase(state.level),
            needs=(CHECK_IN,),
            needs_exact=True,
            rules=(),
            gates=(),
            standing=tuple(standing),
            near_misses=(),
            borderline=(),
            expires=on,
        )

    # ---------------------------------------------------------------------------------------------

    def _again(self, moment: Moment, before: Before) -> Composed:
        return compose(self.protocol, self.fast.truths(moment), moment, before=before)

    def _keep_promises(self, composed: Composed, truths: Mapping[EntryId, Truth]) -> None:
        for number, promised in enumerate(self.protocol.guarantees):
            if promised.never is composed.outcome and truths[guarantee_entry(number)] is Truth.YES:
                where = f"{promised.origin.file}:{promised.origin.line}"
                raise GuaranteeBroken(
                    f"`{self.protocol.id}` promises never `{promised.never.value}` here ({where})"
                )

    def _within_error(self, truths: Mapping[EntryId, Truth], before: Before) -> Callable[[Moment], Composed]:
        """Decides a moment whose value was moved by its error; trends keep their answer.

        A test over time weighs the error already (`rose_by: measurement error`); moving the value as well
        would count the error twice.
        """
        looking_back = self._trends
        trends = {entry: truth for entry, truth in truths.items() if entry in looking_back}

        def compose_again(moment: Moment) -> Composed:
            moved = {**self.fast.truths(moment), **trends}
            return compose(self.protocol, moved, moment, before=before)

        return compose_again

    @property
    def _trends(self) -> frozenset[EntryId]:
        """The rules that look back."""
        return frozenset(
            rule_entry(rule.id)
            for rule in self.protocol.rules
            if any(is_over_time(test.view) for test in tests_of(rule.when))
        )

    def _must_repeat(self, marks: tuple[Borderline, ...], moment: Moment, before: Before) -> "_Unsure":
        """The values that are not sure enough to open something new."""
        once: list[MeasureId] = []
        failed: list[MeasureId] = []
        for mark in marks:
            if self.catalogue.by_id[mark.measure].effort < Effort.measure:
                continue
            last = last_known(moment, mark.measure)
            if last is None or last.repeat is None:
                once.append(mark.measure)
            elif (
                self._again(with_number(moment, mark.measure, last.repeat), before).outcome
                is not Outcome.PROGRESS
            ):
                failed.append(mark.measure)
        return _Unsure(() if failed else tuple(once), tuple(failed))

    def _opens_something(self, composed: Composed, before: Before) -> bool:
        """True if the next level opens a phase, lets go of the hands, or is inclined."""
        target, now = self._level(composed.target), self._level(before.state.level)
        if target is None:
            return False
        if now is None or self._phase(target.id) != self._phase(now.id):
            return True
        return (target.is_hands_free and not now.is_hands_free) or (
            target.is_inclined and not now.is_inclined
        )

    def _explained(
        self,
        composed: Composed,
        traces: Mapping[EntryId, EntryTrace],
        moment: Moment,
        needs: Needs,
        marks: tuple[Borderline, ...],
    ) -> Decision:
        gates = tuple(replace(item, trace=traces[item.entry]) for item in composed.gates)
        rules = tuple(replace(reason, trace=traces[rule_entry(reason.rule.id)]) for reason in composed.rules)
        return Decision(
            knee=moment.series.knee,
            on=moment.today,
            visit_on=moment.today,
            days_since_start=(moment.today - moment.state.clock_start).days,
            outcome=composed.outcome,
            action=composed.action,
            hold_kind=composed.hold_kind,
            sheet=composed.sheet,
            level_before=self._level(moment.state.level),
            level=self._level(composed.level),
            target=self._level(composed.target),
            phase=self._phase(composed.level),
            needs=needs.measures,
            needs_exact=needs.exact,
            rules=rules,
            gates=gates,
            standing=composed.standing,
            near_misses=near_misses(gates, moment, self.catalogue.by_id),
            borderline=marks,
            expires=moment.today + timedelta(days=int(self.protocol.parameter(PLAN_VALID_DAYS))),
            held=composed.held,
            row=composed.row,
        )

    def _level(self, level: LevelId | None) -> Level | None:
        return None if level is None else self.protocol.level(level)

    def _phase(self, level: LevelId | None) -> Phase | None:
        return None if level is None else self.protocol.phase_of(level)


class _Unsure(FrozenStruct):
    """Borderline values that open nothing yet.

    Attributes:
        once: measured once, and needed a second time today; none where a second one has failed.
        failed: measured twice, and one of the two would not open it.
    """

    once: tuple[MeasureId, ...] = ()
    failed: tuple[MeasureId, ...] = ()

    @property
    def measures(self) -> tuple[MeasureId, ...]:
        return self.failed or self.once

    @property
    def hold(self) -> HoldKind:
        return HoldKind.GATE if self.failed else HoldKind.DATA


def _lasting(last: Decision | None) -> Iterator[Action]:
    """What a visit's decision asks for until the next one: whom to contact, and to stop.

    A step back has been taken already, and a red flag lasts by itself until it is closed.
    """
    if last is None:
        return
    for reason in last.rules:
        if reason.counted is Truth.YES and reason.applies_now and not reason.rule.red_flag:
            asked = reason.rule.action
            stops = DoseKind.STOP is asked.dose.kind is last.action.dose.kind
            yield Action(asked.contact, Dose(DoseKind.STOP if stops else DoseKind.HOLD))
    if any(reason.kind in {Standing.REVIEW, Standing.UNSEEN} for reason in last.standing):
        yield Action(contact=Contact.REFER)
