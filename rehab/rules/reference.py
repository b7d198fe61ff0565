"""The reference evaluator: it defines the right answer, and every other engine must agree with it.

A rule set and a moment flow in, traces flow out: the truth of each condition and of all its parts,
with what was seen. It reads the authored tree over the raw series, and is written to be read, not
to be fast. Negation travels down to the tests, because a test over time that has too little history
is NO in a cautious rule and UNKNOWN in a gate, also under `not`. In a red flag no test is NO unless
today's check-in holds its measure: what was known before can raise it and never rules it out.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from rehab.frozen import FrozenStruct
from rehab.patient.reading import Reading, Role, reading
from rehab.protocol.condition import (
    All,
    AnyOf,
    AtLeastNOf,
    Comparison,
    Condition,
    Limit,
    Named,
    Not,
    Operator,
    Test,
    Within,
)
from rehab.rules.model import Entry, EntryId, Moment, RuleSet
from rehab.rules.sight import Sight
from rehab.terms.measure import Catalogue, RecordedAt
from rehab.terms.truth import Truth, all_of, any_of, at_least_n_of


class Trace(FrozenStruct):
    """The truth of a condition, of its parts, and what a test saw.

    Attributes:
        truth: its truth; of its opposite where `negated` says that it stands under a `not`.
        seen: for a test the readings it compared, today's last.
        too_little_history: true if a test over time had nothing to look back on.
    """

    condition: Condition
    truth: Truth
    parts: tuple["Trace", ...] = ()
    seen: tuple[Reading, ...] = ()
    too_little_history: bool = False
    negated: bool = False


class EntryTrace(FrozenStruct):
    """The truth of an entry and how it came about."""

    entry: Entry
    truth: Truth
    when: Trace
    applies: Trace | None
    flag_open: bool


class ReferenceEngine:
    """Evaluates the entries of one rule set, one moment at a time."""

    def __init__(self, rules: RuleSet, catalogue: Catalogue) -> None:
        """Take the rule set and the catalogue that its measures come from."""
        self._rules = rules
        self._measures = catalogue.by_id
        self._curves = {curve.measure: curve for curve in rules.protocol.curves}

    def truths(self, moment: Moment) -> Mapping[EntryId, Truth]:
        """The truth of every entry."""
        return {trace.entry.id: trace.truth for trace in self.traces(moment)}

    def traces(self, moment: Moment) -> tuple[EntryTrace, ...]:
        """Every entry with the truth of all its parts."""
        return tuple(self.trace(entry, moment) for entry in self._rules.entries)

    def trace(self, entry: Entry, moment: Moment) -> EntryTrace:
        """One entry: its condition where it applies, or its red flag still open."""
        eyes = _Tracer(Sight(moment, entry.role, self._measures, self._curves))
        when = eyes.trace(entry.when, negated=False)
        applies = None if entry.applies_when is None else eyes.trace(entry.applies_when, negated=False)
        flag_open = entry.flag is not None and entry.flag in moment.state.open_flags
        truth = when.truth if applies is None else all_of((applies.truth, when.truth))
        return EntryTrace(entry, Truth.YES if flag_open else truth, when, applies, flag_open)


def compare(seen: Reading, comparison: Comparison) -> Truth:
    """YES if every number within the bounds passes, NO if none does, else UNKNOWN."""
    lowest, highest = seen.low, seen.high
    match comparison:
        case Limit(Operator.AT_LEAST, limit):
            return _by_bounds(
                certainly=lowest is not None and lowest >= limit,
                never=highest is not None and highest < limit,
            )
        case Limit(Operator.ABOVE, limit):
            return _by_bounds(
                certainly=lowest is not None and lowest > limit,
                never=highest is not None and highest <= limit,
            )
        case Limit(Operator.AT_MOST, limit):
            return _by_bounds(
                certainly=highest is not None and highest <= limit,
                never=lowest is not None and lowest > limit,
            )
        case Limit(Operator.BELOW, limit):
            return _by_bounds(
                certainly=highest is not None and highest < limit,
                never=lowest is not None and lowest >= limit,
            )
        case Within(ranges):
            return any_of(all_of((_at_least(seen, low), _at_most(seen, high))) for low, high in ranges)
        case Limit():
            raise AssertionError(comparison)
        case _:
            assert_never(comparison)


def _at_least(seen: Reading, threshold: float) -> Truth:
    return compare(seen, Limit(Operator.AT_LEAST, threshold))


def _at_most(seen: Reading, threshold: float) -> Truth:
    return compare(seen, Limit(Operator.AT_MOST, threshold))


def _by_bounds(*, certainly: bool, never: bool) -> Truth:
    if certainly:
        return Truth.YES
    return Truth.NO if never else Truth.UNKNOWN


class _Tracer(FrozenStruct):
    """Traces conditions over what one sight sees."""

    sight: Sight

    def trace(self, condition: Condition, *, negated: bool) -> Trace:
        """The truth of a condition, or of its opposite if it stands under `not`."""
        match condition:
            case Test():
                return self._test(condition, negated=negated)
            case Not(part):
                inner = self.trace(part, negated=not negated)
                return Trace(condition, inner.truth, (inner,), negated=negated)
            case Named(_, part):
                inner = self.trace(part, negated=negated)
                return Trace(condition, inner.truth, (inner,), negated=negated)
            case All(parts):
                traces = self._each(parts, negated=negated)
                return Trace(
                    condition, (any_of if negated else all_of)(_truths(traces)), traces, negated=negated
                )
            case AnyOf(parts):
                traces = self._each(parts, negated=negated)
                return Trace(
                    condition, (all_of if negated else any_of)(_truths(traces)), traces, negated=negated
                )
            case AtLeastNOf(count, parts):
                traces = self._each(parts, negated=negated)
                enough = len(parts) - count + 1 if negated else count
                return Trace(condition, at_least_n_of(enough, _truths(traces)), traces, negated=negated)
            case _:
                assert_never(condition)

    def _each(self, parts: Sequence[Condition], *, negated: bool) -> tuple[Trace, ...]:
        return tuple(self.trace(part, negated=negated) for part in parts)

    def _test(self, test: Test, *, negated: bool) -> Trace:
        trace = self._by_what_is_known(test, negated=negated)
        if trace.truth is not Truth.NO or self.sight.role is not Role.RED_FLAG:
            return trace
        unanswered = self._unanswered_today(test)
        if unanswered is None:
            return trace
        return Trace(test, Truth.UNKNOWN, seen=(unanswered,), negated=negated)

    def _by_what_is_known(self, test: Test, *, negated: bool) -> Trace:
        seen = self.sight.see(test)
        if seen.too_little_history:
            truth = Truth.UNKNOWN if self.sight.role is Role.GATE else Truth.NO
            return Trace(test, truth, too_little_history=True, negated=negated)
        truth = all_of(compare(one, test.comparison) for one in seen.readings)
        return Trace(test, truth.negated if negated else truth, seen=seen.readings, negated=negated)

    def _unanswered_today(self, test: Test) -> Reading | None:
        """What today's check-in holds of a measure that belongs there, if that is no answer."""
        measure = self.sight.measures.get(test.measure)
        if measure is None or measure.recorded is not RecordedAt.CHECK_IN:
            return None
        moment = self.sight.moment
        today = reading(moment.series, moment.at, measure, self.sight.role)
        return today if today.low is None and today.high is None else None


def _truths(traces: Iterable[Trace]) -> tuple[Truth, ...]:
    return tuple(trace.truth for trace in traces)
