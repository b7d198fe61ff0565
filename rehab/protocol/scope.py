"""The scope of a protocol's conditions: what they can name, and the findings about what they cannot.

The gathered names of all layers flow in; thresholds and sources are looked up here, and every
finding of every condition ends in one list.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rehab.findings import Finding
from rehab.protocol.authored_condition import ConditionText, MeasureTest, ParameterUse, Threshold, Word
from rehab.protocol.condition import (
    Operator,
)
from rehab.protocol.layer import Place
from rehab.protocol.model import Parameter
from rehab.terms.ids import MeasureId, ParameterId, SourceId
from rehab.terms.measure import Measure

LIMITS = {operator.value: operator for operator in Operator}


@dataclass
class Scope:
    """What conditions of one protocol can name, and the findings about those that they cannot.

    Attributes:
        levels: the place of each level in the ladder.
        curves: measures with an expected curve.
        look_back: check-ins and days that a trend looks back on.
        circles: names of conditions that use each other in a circle and are reported.
    """

    measures: Mapping[MeasureId, Measure]
    conditions: Mapping[str, tuple[ConditionText, Place]]
    parameters: Mapping[ParameterId, Parameter]
    sources: Collection[str]
    levels: Mapping[str, int]
    curves: frozenset[str]
    look_back: tuple[int, int]
    findings: list[Finding] = field(default_factory=list)
    circles: set[frozenset[str]] = field(default_factory=set)


def source_of_test(asked: MeasureTest) -> SourceId | None:
    """The source that a test names."""
    return None if asked.source is None else SourceId(asked.source)


def word_of(written: Threshold, scope: Scope, place: Place) -> Word | Parameter | None:
    """The word itself, or the parameter it names; None after a finding."""
    if not isinstance(written, ParameterUse):
        return written
    parameter = scope.parameters.get(ParameterId(written.parameter))
    if parameter is None:
        scope.findings.append(
            (place / "parameter").unknown("RP118", "parameter", written.parameter, scope.parameters)
        )
    return parameter
