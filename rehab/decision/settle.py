"""Settling: truths come to one result, and what a doubtful value would open is held back.

Truths of one visit flow in, from whichever engine; a Settled flows out. A value within whose error the result
would flip opens nothing new before it has held twice on its day. Both judges settle here, so that the quick
one can differ from the other in what it explains and never in what it decides.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import cached_property

from rehab.decision.composition import compose
from rehab.decision.model import (
    Activity,
    Before,
    Borderline,
    Composed,
    Decision,
    Standing,
    StandingReason,
)
from rehab.decision.near import Marking
from rehab.decision.what_if import last_known, with_number
from rehab.errors import GuaranteeBroken
from rehab.frozen import FrozenStruct, replace
from rehab.protocol.condition import is_over_time, tests_of
from rehab.protocol.model import Level, Phase, Protocol
from rehab.protocol.standing import PLAN_VALID_DAYS
from rehab.rules.model import (
    Engine,
    EntryId,
    Moment,
    compile_rules,
    guarantee_entry,
    rule_entry,
    variety_entry,
)
from rehab.terms.caution import HoldKind, Outcome
from rehab.terms.ids import LevelId, MeasureId
from rehab.terms.measure import Catalogue, Effort, Measure
from rehab.terms.truth import Truth

Truths = Mapping[EntryId, Truth]


class Settled(FrozenStruct):
    """What a visit comes to.

    Attributes:
        marks: the values within whose error it would flip, where they were asked for.
        once: values that were measured once and must be measured a second time today.
    """

    composed: Composed
    marks: tuple[Borderline, ...]
    once: tuple[MeasureId, ...]


class Settling(FrozenStruct, dict=True):
    """Settles visits of one resolved protocol.

    Attributes:
        fast: the engine that answers what would be if a value were another.
        is_quick: true to mark no borderline value and to look only at those that decide.
    """

    protocol: Protocol
    catalogue: Catalogue
    fast: Engine
    is_quick: bool = False

    def settled(self, truths: Truths, moment: Moment, before: Before, *, is_last: bool) -> Settled:
        """What the truths of a visit come to.

        Args:
            truths: the truth of every entry.
            moment: the visit with the state before it.
            before: what else the course knows.
            is_last: false for a visit of the past, whose borderline values nobody can take again; they are
                worked out only where the decision itself depends on them.

        Raises:
            GuaranteeBroken: if the decision would break a promise of the protocol's author.
        """
        composed = compose(self.protocol, truths, moment, before=before)
        opens = composed.outcome is Outcome.PROGRESS and self._opens_something(composed, before)
        marking = Marking(composed, moment, self._within_error(truths, before))
        marks: tuple[Borderline, ...] = ()
        if not self.is_quick and (is_last or opens):
            marks = tuple(marking.marks(self._asked(composed)))
        unsure = self._must_repeat(marking, before) if opens else _Unsure()
        if unsure.measures:
            composed = compose(self.protocol, truths, moment, before=before, held_back=unsure.hold)
            reasons = tuple(StandingReason(Standing.REPEAT, about=name) for name in unsure.measures)
            composed = replace(composed, standing=composed.standing + reasons)
        self._keep_promises(composed, truths)
        return Settled(composed, marks, unsure.once)

    def again(self, moment: Moment, before: Before) -> Composed:
        """What another moment would come to, by the fast engine alone and before anything is held back."""
        return compose(self.protocol, self.fast.truths(moment), moment, before=before)

    def bare(self, composed: Composed, moment: Moment, truths: Truths) -> Decision:
        """The decision without what explains it: no traces, needs, near misses or borderline values."""
        return Decision(
            knee=moment.series.knee,
            on=moment.today,
            visit_on=moment.today,
            days_since_start=(moment.today - moment.state.clock_start).days,
            outcome=composed.outcome,
            action=composed.action,
            hold_kind=composed.hold_kind,
            sheet=composed.sheet,
            level_before=self.level(moment.state.level),
            level=self.level(composed.level),
            target=self.level(composed.target),
            phase=self.phase(composed.level),
            needs=(),
            needs_exact=True,
            rules=composed.rules,
            gates=composed.gates,
            standing=composed.standing,
            near_misses=(),
            borderline=(),
            expires=moment.today + timedelta(days=int(self.protocol.parameter(PLAN_VALID_DAYS))),
            held=composed.held,
            row=composed.row,
            activities=tuple(self._activities(truths)),
        )

    def _activities(self, truths: Truths) -> Iterator[Activity]:
        """Each activity for the days between that no layer has closed; one that needs nothing is offered."""
        for variety in self.protocol.variety:
            if variety.id not in self.protocol.removed_variety:
                yield Activity(variety, truths.get(variety_entry(variety.id), Truth.YES))

    def level(self, level: LevelId | None) -> Level | None:
        """The level of an id, None for none."""
        return None if level is None else self.protocol.level(level)

    def phase(self, level: LevelId | None) -> Phase | None:
        """The phase of a level, None for none."""
        return None if level is None else self.protocol.phase_of(level)

    # ---------------------------------------------------------------------------------------------

    def _keep_promises(self, composed: Composed, truths: Truths) -> None:
        for number, promised in enumerate(self.protocol.guarantees):
            if promised.never is composed.outcome and truths[guarantee_entry(number)] is Truth.YES:
                where = f"{promised.origin.file}:{promised.origin.line}"
                raise GuaranteeBroken(
                    f"`{self.protocol.id}` promises never `{promised.never.value}` here ({where})"
                )

    def _within_error(self, truths: Truths, before: Before) -> Callable[[Moment], Composed]:
        """Decides a moment whose value was moved by its error; trends keep their answer.

        A test over time weighs the error already (`rose_by: measurement error`); moving the value as well
        would count the error twice.
        """

        def compose_again(moment: Moment) -> Composed:
            trends = {entry: truth for entry, truth in truths.items() if entry in self._trends}
            return compose(self.protocol, {**self.fast.truths(moment), **trends}, moment, before=before)

        return compose_again

    @cached_property
    def _trends(self) -> frozenset[EntryId]:
        """The rules that look back."""
        return frozenset(
            rule_entry(rule.id)
            for rule in self.protocol.rules
            if any(is_over_time(test.view) for test in tests_of(rule.when))
        )

    def _asked(self, composed: Composed) -> Iterator[Measure]:
        """The measures with an error that a rule or this gate tests; no other can change the result."""
        gate = [self._tested[item.entry] for item in composed.gates]
        asked = self._in_rules.union(*gate)
        return (one for one in self.catalogue.measures if one.id in asked and one.error is not None)

    @cached_property
    def _tested(self) -> Mapping[EntryId, frozenset[MeasureId]]:
        """The measures that each entry tests."""
        return {
            entry.id: frozenset(
                test.measure
                for condition in (entry.when, entry.applies_when)
                if condition is not None
                for test in tests_of(condition)
            )
            for entry in compile_rules(self.protocol).entries
        }

    @cached_property
    def _in_rules(self) -> frozenset[MeasureId]:
        return frozenset[MeasureId]().union(
            *(self._tested[rule_entry(rule.id)] for rule in self.protocol.rules)
        )

    def _must_repeat(self, marking: Marking, before: Before) -> "_Unsure":
        """The values that are not sure enough to open something new."""
        once: list[MeasureId] = []
        failed: list[MeasureId] = []
        for measure in self._asked(marking.composed):
            last = last_known(marking.moment, measure.id)
            if measure.effort < Effort.measure or last is None:
                continue
            if last.repeat is not None:
                repeated = self.again(with_number(marking.moment, measure.id, last.repeat), before)
                if repeated.outcome is Outcome.PROGRESS:
                    continue
            if marking.mark(measure) is not None:
                (once if last.repeat is None else failed).append(measure.id)
        return _Unsure(() if failed else tuple(once), tuple(failed))

    def _opens_something(self, composed: Composed, before: Before) -> bool:
        """True if the next level opens a phase, lets go of the hands, or is inclined."""
        target, now = self.level(composed.target), self.level(before.state.level)
        if target is None:
            return False
        if now is None or self.phase(target.id) != self.phase(now.id):
            return True
        return (target.is_hands_free and not now.is_hands_free) or (
            target.is_inclined and not now.is_inclined
        )


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
