"""Needs: the smallest set of things to ask or measure today that would settle the decision.

A composed result with unknowns flows in; names flow out, cheapest first. A set settles the decision
if, should each of it come out well, nothing unknown is left that today could answer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from rehab.decision.model import SESSIONS, Before, Composed, Standing
from rehab.decision.what_if import assume_well, other_side_of, without_side
from rehab.frozen import FrozenStruct
from rehab.patient.reading import Role, other_side, reading
from rehab.protocol.condition import Reference, ShareOf, ShortOf, Test
from rehab.rules.model import EntryId, Moment, rule_entry
from rehab.rules.reference import EntryTrace, Trace
from rehab.terms.caution import HoldKind
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Effort, Measure, RecordedAt
from rehab.terms.state_measure import AGE, SESSIONS_AT_LEVEL, SESSIONS_REPORTED, STATE_MEASURES
from rehab.terms.truth import Truth

_EXACT_UP_TO = 8

_NO_WAIT = frozenset({Standing.TOP, Standing.REVIEW, Standing.REPEAT})
"""Standing reasons in spite of which it is worth knowing what is missing."""

Compose = Callable[[Moment, Before], Composed]


class Needs(FrozenStruct):
    """What to ask next; `exact` is false where a smaller set may exist."""

    measures: tuple[MeasureId, ...] = ()
    exact: bool = True


class Asker(FrozenStruct):
    """What the search asks with: the catalogue, and how another moment is decided in the same way."""

    measures: Mapping[MeasureId, Measure]
    compose: Compose


def needs_of(
    composed: Composed,
    traces: Mapping[EntryId, EntryTrace],
    moment: Moment,
    *,
    before: Before,
    ask: Asker,
) -> Needs:
    """The smallest set that would settle a composed result.

    Args:
        composed: the result with its unknowns.
        traces: how every entry came about.
        moment: the visit.
        before: what the course knows before it.
        ask: the catalogue, and how another moment is decided.
    """
    return _Search(composed, traces, moment, before, ask.measures, ask.compose).smallest()


class _Search(FrozenStruct):
    composed: Composed
    traces: Mapping[EntryId, EntryTrace]
    moment: Moment
    before: Before
    measures: Mapping[MeasureId, Measure]
    compose: Compose

    def smallest(self) -> Needs:
        asked = self._candidates()
        if not asked:
            return Needs()
        best = self._left(asked)
        needed = tuple(
            name for name in asked if self._left(tuple(one for one in asked if one != name)) > best
        )
        if self._left(needed) == best:
            return Needs(needed)
        more = tuple(name for name in asked if name not in needed)
        if len(more) <= _EXACT_UP_TO:
            return Needs(self._sorted((*needed, *self._enumerated(needed, more, best))))
        return Needs(self._sorted((*needed, *self._greedy(needed, more, best))), exact=False)

    def _enumerated(
        self, needed: tuple[MeasureId, ...], more: tuple[MeasureId, ...], best: int
    ) -> tuple[MeasureId, ...]:
        for size in range(1, len(more) + 1):
            sets = sorted(
                combinations(more, size), key=lambda names: sum(self._effort(name) for name in names)
            )
            for names in sets:
                if self._left((*needed, *names)) == best:
                    return names
        return more

    def _greedy(
        self, needed: tuple[MeasureId, ...], more: tuple[MeasureId, ...], best: int
    ) -> tuple[MeasureId, ...]:
        """Drop the dearest first, as long as the rest still settles it."""
        kept = list(more)
        for name in sorted(more, key=self._effort, reverse=True):
            rest = [one for one in kept if one != name]
            if self._left((*needed, *rest)) == best:
                kept = rest
        return tuple(kept)

    def _left(self, asked: Iterable[MeasureId]) -> int:
        """How much stays unknown if all of these are asked and come out well."""
        moment, before = self.moment, self.before
        enough = int(self._enough_sessions)
        for name in asked:
            moment, before = assume_well(moment, before, name, self.measures, enough)
        return sum(1 for _ in unknown_parts(self.compose(moment, before)))

    @property
    def _enough_sessions(self) -> float:
        return max(
            (reason.limit for reason in self.composed.standing if reason.kind is Standing.TOO_FEW_SESSIONS),
            default=0,
        )

    def _candidates(self) -> tuple[MeasureId, ...]:
        found: dict[MeasureId, None] = {}
        for part in unknown_parts(self.composed):
            if part is None:
                found[SESSIONS] = None
                continue
            trace = self.traces[part]
            for side in (trace.when, trace.applies):
                if side is not None and side.truth is Truth.UNKNOWN:
                    found.update(dict.fromkeys(self._unknown_in(side, trace.entry.role)))
        return self._sorted(found)

    def _unknown_in(self, trace: Trace, role: Role) -> Iterator[MeasureId]:
        if trace.truth is not Truth.UNKNOWN:
            return
        if not isinstance(trace.condition, Test):
            for part in trace.parts:
                yield from self._unknown_in(part, role)
            return
        test = trace.condition
        if test.measure in {SESSIONS_AT_LEVEL, SESSIONS_REPORTED}:
            yield SESSIONS
        elif test.measure in STATE_MEASURES:
            yield test.measure
        elif not trace.too_little_history:
            yield from self._unknown_sides(test, role)

    def _unknown_sides(self, test: Test, role: Role) -> Iterator[MeasureId]:
        measure = self.measures[test.measure]
        if measure.recorded is RecordedAt.SESSION:
            yield SESSIONS if self.moment.series.visits[self.moment.at].sessions is None else measure.id
            return
        series, at = self.moment.series, self.moment.at
        if isinstance(test.view, ShortOf | ShareOf) and test.view.reference is Reference.OTHER_SIDE:
            if other_side(series, at, measure, role).point is None and series.other_side_usable:
                yield other_side_of(measure.id)
            if reading(series, at, measure, role).point is not None:
                return
        yield measure.id

    def _sorted(self, names: Iterable[MeasureId]) -> tuple[MeasureId, ...]:
        order = {name: place for place, name in enumerate(self.measures)}
        return tuple(
            sorted(names, key=lambda name: (self._effort(name), order.get(without_side(name), -1), name))
        )

    def _effort(self, name: MeasureId) -> int:
        if name in {SESSIONS, AGE}:
            return Effort.ask
        return self.measures[without_side(name)].effort


def unknown_parts(composed: Composed) -> Iterator[EntryId | None]:
    """What is unknown and matters: rules that apply now, and the gate if nothing else is in its way.

    Yields:
        The entry of each; None where nobody said whether there were sessions.
    """
    for reason in composed.rules:
        if reason.truth is Truth.UNKNOWN and reason.counted is not Truth.NO and reason.applies_now:
            yield rule_entry(reason.rule.id)
    standing = composed.standing
    waits = any(reason.truth is Truth.YES and reason.kind not in _NO_WAIT for reason in standing)
    closed = any(item.truth is Truth.NO for item in composed.gates)
    if any(reason.kind is Standing.GAP and reason.truth is Truth.UNKNOWN for reason in standing):
        yield None
    reviewed = any(
        reason.kind is Standing.REVIEW and reason.about == HoldKind.DATA.value for reason in standing
    )
    if waits or (closed and not reviewed):
        return
    if any(reason.kind is Standing.TOO_FEW_SESSIONS and reason.truth is Truth.UNKNOWN for reason in standing):
        yield None
    for item in composed.gates:
        if item.truth is Truth.UNKNOWN:
            yield item.entry
