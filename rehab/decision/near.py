"""Near misses and borderline values: how close a decision was, in the measure's own numbers.

Traces of gates and the moment flow in; near misses and borderline marks flow out. Thresholds are
read as exact and devices are not, so a decision that would flip within the error says so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from rehab.decision.model import Borderline, Composed, GateItem, NearMiss
from rehab.decision.what_if import last_known, with_number
from rehab.frozen import FrozenStruct
from rehab.patient.reading import Role, at_visit
from rehab.protocol.condition import Limit, Now, Operator, Test
from rehab.rules.model import Moment
from rehab.rules.reference import Trace, compare
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure
from rehab.terms.truth import Truth

_VISITS_LOOKED_AT = 5


def near_misses(
    gates: Iterable[GateItem], moment: Moment, measures: Mapping[MeasureId, Measure]
) -> tuple[NearMiss, ...]:
    """How far each gate that was missed is from being met, the tests of today's values only."""
    found = {
        near.test: near
        for item in gates
        if item.truth is Truth.NO and item.trace is not None
        for near in _missed(item.trace.when, moment, measures)
    }
    return tuple(found.values())


def _missed(trace: Trace, moment: Moment, measures: Mapping[MeasureId, Measure]) -> Iterator[NearMiss]:
    for part in trace.parts:
        yield from _missed(part, moment, measures)
    test = trace.condition
    if not isinstance(test, Test) or trace.negated or trace.truth is not Truth.NO:
        return
    measure = measures.get(test.measure)
    point = trace.seen[-1].point if trace.seen else None
    if (
        measure is None
        or point is None
        or not isinstance(test.view, Now)
        or not isinstance(test.comparison, Limit)
    ):
        return
    strict = test.comparison.operator in {Operator.ABOVE, Operator.BELOW}
    distance = abs(point - test.comparison.threshold) + (measure.step if strict else 0.0)
    recent = [
        compare(seen, test.comparison)
        for visit in moment.series.visits[max(0, moment.at + 1 - _VISITS_LOOKED_AT) : moment.at + 1]
        if (seen := at_visit(measure, visit.observed.get(measure.id, ()), Role.GATE)).point is not None
    ]
    met_on = sum(truth is Truth.YES for truth in recent)
    yield NearMiss(test, point, test.comparison.threshold, round(distance, 4), met_on, len(recent))


class Marking(FrozenStruct):
    """Looks for values within whose measurement error a decision would flip.

    Attributes:
        composed: the decision as it stands.
        compose: decides another moment in the same way.
    """

    composed: Composed
    moment: Moment
    compose: Callable[[Moment], Composed]

    def marks(self, measures: Iterable[Measure]) -> Iterator[Borderline]:
        """Every borderline value of some measures."""
        for measure in measures:
            mark = self.mark(measure)
            if mark is not None:
                yield mark

    def mark(self, measure: Measure) -> Borderline | None:
        """The value of a measure, if it is borderline; a measure without an error has none."""
        last, error = last_known(self.moment, measure.id), measure.error
        if last is None or error is None:
            return None
        now = self.composed
        low, high = measure.range
        for number in (max(low, last.number - error), min(high, last.number + error)):
            other = self.compose(with_number(self.moment, measure.id, number))
            if (other.outcome, other.level, other.action) != (now.outcome, now.level, now.action):
                return Borderline(measure.id, last.number, error, other.outcome, last.repeat is not None)
        return None
