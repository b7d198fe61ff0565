"""Lowering: every test over time, state or the other side becomes, once, a field and a comparison.

A rule set flows in, its lowered form flows out. It is worked out apart from the reference evaluator
on purpose: the agreement tests start from raw series, so they see a fault on either side.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from rehab.errors import InternalError
from rehab.patient.reading import Role
from rehab.protocol.condition import (
    All,
    AnyOf,
    AtLeastNOf,
    Condition,
    Counted,
    ExcessOverBest,
    Fall,
    Gain,
    Limit,
    Named,
    Not,
    Now,
    Operator,
    Reference,
    Rise,
    Run,
    ShareOf,
    ShortOf,
    Test,
    Throughout,
    View,
    Within,
    is_over_time,
)
from rehab.protocol.model import Curve
from rehab.rules.lowered import (
    Atom,
    Change,
    Excess,
    Extreme,
    Field,
    FlagOpen,
    Gained,
    HasLookBack,
    HasRun,
    Last,
    Lowered,
    LoweredEntry,
    RunExtreme,
    SessionWorst,
    Share,
    Short,
    StateNumber,
    Tree,
    all_of,
    any_of,
    at_least_n_of,
    opposite,
)
from rehab.rules.model import Entry, RuleSet
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Measure, RecordedAt
from rehab.terms.state_measure import STATE_MEASURES

DECIMALS = 4
"""Decimals that a threshold may have: engines compare whole ten-thousandths."""

LARGEST = 1e9
"""Thresholds lie below this: some engines take no larger number."""

OverTime = Rise | Fall | Gain | ExcessOverBest | Throughout


def lower(rules: RuleSet, catalogue: Catalogue) -> Lowered:
    """The lowered form of a rule set.

    Args:
        rules: the rule set.
        catalogue: the catalogue that its measures come from.

    Raises:
        InternalError: if a condition asks what resolution should have refused.
    """
    lowering = _Lowering(catalogue.by_id, {curve.measure: curve for curve in rules.protocol.curves})
    entries = tuple(lowering.entry(entry) for entry in rules.entries)
    return Lowered(tuple(lowering.places), entries, lowering.measures, lowering.curves)


@dataclass(slots=True)
class _Lowering:
    """The fields found so far, each with its place; equal fields of several entries are one."""

    measures: Mapping[MeasureId, Measure]
    curves: Mapping[MeasureId, Curve]
    places: dict[Field, int] = field(default_factory=dict)

    def entry(self, entry: Entry) -> LoweredEntry:
        """One entry: its condition where it applies, or its red flag still open."""
        tree = self._tree(entry.when, entry.role, negated=False)
        if entry.applies_when is not None:
            tree = all_of((self._tree(entry.applies_when, entry.role, negated=False), tree))
        if entry.flag is not None:
            tree = any_of((self._is_one(FlagOpen(entry.flag)), tree))
        return LoweredEntry(entry.id, entry.role, tree)

    def _tree(self, condition: Condition, role: Role, *, negated: bool) -> Tree:
        match condition:
            case Test():
                return self._literal(condition, role, negated=negated)
            case Not(part):
                return self._tree(part, role, negated=not negated)
            case Named(_, part):
                return self._tree(part, role, negated=negated)
            case All(parts):
                trees = self._trees(parts, role, negated=negated)
                return any_of(trees) if negated else all_of(trees)
            case AnyOf(parts):
                trees = self._trees(parts, role, negated=negated)
                return all_of(trees) if negated else any_of(trees)
            case AtLeastNOf(count, parts):
                trees = self._trees(parts, role, negated=negated)
                return at_least_n_of(len(parts) - count + 1 if negated else count, trees)
            case _:
                assert_never(condition)

    def _trees(self, parts: tuple[Condition, ...], role: Role, *, negated: bool) -> tuple[Tree, ...]:
        return tuple(self._tree(part, role, negated=negated) for part in parts)

    def _literal(self, test: Test, role: Role, *, negated: bool) -> Tree:
        """A test or its opposite; in a cautious rule it is NO either way while history is too short."""
        tree = self._compared(test, role)
        literal = opposite(tree) if negated else tree
        if role is Role.GATE:
            return literal
        cautious = all_of((*(self._is_one(needed) for needed in _history_of(test.view)), literal))
        return any_of((cautious, *self._unanswered(test))) if role is Role.RED_FLAG else cautious

    def _unanswered(self, test: Test) -> Iterator[Atom]:
        """What keeps a red flag over time from being NO by its history: UNKNOWN until today's value is known.

        No value lies above the range of its measure, so with a value it is NO and changes nothing.
        """
        measure = self.measures.get(test.measure)
        if measure is not None and measure.recorded is RecordedAt.CHECK_IN and is_over_time(test.view):
            today = self._place(Last(measure.id, Role.RED_FLAG))
            yield Atom(today, Operator.ABOVE, measure.range[1])

    def _compared(self, test: Test, role: Role) -> Tree:
        match test.comparison:
            case Limit():
                return self._atom(test, role, test.comparison)
            case Within(ranges):
                if len(ranges) > 1 and is_over_time(test.view):
                    raise InternalError(f"a test of `{test.measure}` over time has more than one range")
                return any_of(
                    tuple(
                        all_of(
                            (
                                self._atom(test, role, Limit(Operator.AT_LEAST, low)),
                                self._atom(test, role, Limit(Operator.AT_MOST, high)),
                            )
                        )
                        for low, high in ranges
                    )
                )
            case _:
                assert_never(test.comparison)

    def _atom(self, test: Test, role: Role, limit: Limit) -> Atom:
        threshold = limit.threshold
        if not math.isfinite(threshold) or abs(threshold) >= LARGEST:
            raise InternalError(f"a threshold of `{test.measure}` is out of range")
        if round(threshold, DECIMALS) != threshold:
            raise InternalError(f"a threshold of `{test.measure}` has more than {DECIMALS} decimals")
        least = limit.operator in {Operator.AT_LEAST, Operator.ABOVE}
        number = self._field(test, role, Extreme.LEAST if least else Extreme.MOST)
        return Atom(self._place(number), limit.operator, float(threshold))

    def _is_one(self, number: Field) -> Atom:
        return Atom(self._place(number), Operator.AT_LEAST, 1.0)

    def _place(self, number: Field) -> int:
        return self.places.setdefault(number, len(self.places))

    def _field(self, test: Test, role: Role, extreme: Extreme) -> Field:
        name, view = test.measure, test.view
        if name in STATE_MEASURES:
            if not isinstance(view, Now):
                raise InternalError(f"`{name}` is known for today only")
            return StateNumber(name)
        match view:
            case Now():
                is_session = self.measures[name].recorded is RecordedAt.SESSION
                return SessionWorst(name) if is_session else Last(name, role)
            case ShortOf(reference):
                return Short(name, self._usable(name, reference), role)
            case ShareOf(reference):
                return Share(name, self._usable(name, reference), role)
            case _:
                return _over_time(name, view, role=role, extreme=extreme)

    def _usable(self, name: MeasureId, reference: Reference) -> Reference:
        if reference is Reference.EXPECTED and name not in self.curves:
            raise InternalError(f"`{name}` has no expected curve")
        return reference


def _over_time(name: MeasureId, view: OverTime, *, role: Role, extreme: Extreme) -> Field:
    match view:
        case Rise(check_ins, days):
            return Change(name, falling=False, check_ins=check_ins, days=days, role=role)
        case Fall(check_ins, days):
            return Change(name, falling=True, check_ins=check_ins, days=days, role=role)
        case Gain(check_ins, days):
            if check_ins == 1:
                raise InternalError(f"a gain of `{name}` needs more than one check-in")
            return Gained(name, check_ins, days)
        case ExcessOverBest(count, check_ins, days):
            return Excess(name, count, check_ins, days, role, extreme)
        case Throughout(run, window_days):
            return RunExtreme(name, run, window_days, role, extreme)
        case _:
            assert_never(view)


def _history_of(view: View) -> Iterator[Field]:
    """What must be there before a test over time says anything."""
    match view:
        case Rise(_, days) | Fall(_, days):
            yield HasLookBack(0, days)
        case Gain(check_ins, days):
            yield HasRun(Run(check_ins, Counted.CHECK_INS), days)
        case ExcessOverBest(count, _, days):
            yield HasRun(Run(count, Counted.CHECK_INS), days)
            yield HasLookBack(count - 1, days)
        case Throughout(run, window_days):
            yield HasRun(run, window_days)
        case Now() | ShortOf() | ShareOf():
            return
        case _:
            assert_never(view)
