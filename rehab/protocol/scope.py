"""The scope of a protocol's conditions: what they can name, and the findings about what they cannot.

The gathered names of all layers flow in; thresholds and sources are looked up here, and every
finding of every condition ends in one list.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from rehab.findings import Finding
from rehab.frozen import FrozenStruct
from rehab.protocol.authored_condition import ConditionText, MeasureTest, ParameterUse, Threshold, Word
from rehab.protocol.condition import (
    Operator,
)
from rehab.protocol.layer import Place
from rehab.protocol.model import Parameter
from rehab.terms.ids import MeasureId, ParameterId, SourceId
from rehab.terms.measure import Measure

LIMITS = {operator.value: operator for operator in Operator}


class Used(FrozenStruct):
    """A name where it is used, and what it should be the name of."""

    what: str
    name: str
    place: Place


@dataclass
class Scope:
    """What conditions of one protocol can name, and the findings about those that they cannot.

    Attributes:
        levels: the place of each level in the ladder.
        edges: where each level of the shelf begins in it, also of those that it leaves out.
        curves: measures with an expected curve.
        look_back: check-ins and days that a trend looks back on.
        broken: names of parts that are written and could not be read; nobody complains of them twice.
        circles: names of conditions that use each other in a circle and are reported.
    """

    measures: Mapping[MeasureId, Measure]
    conditions: Mapping[str, tuple[ConditionText, Place]]
    parameters: Mapping[ParameterId, Parameter]
    sources: Collection[str]
    levels: Mapping[str, int]
    edges: Mapping[str, int]
    curves: frozenset[str]
    look_back: tuple[int, int]
    findings: list[Finding] = field(default_factory=list)
    broken: frozenset[str] = frozenset()
    circles: set[frozenset[str]] = field(default_factory=set)

    def unknown(self, finding_id: str, used: Used, known: Iterable[str], *, key: bool = False) -> None:
        """Note a name that does not exist, unless it is written and has a fault of its own.

        Args:
            finding_id: the id of the finding.
            used: what is named, how, and where.
            known: the names that exist.
            key: true if the name is a key.
        """
        if used.name not in self.broken:
            found = used.place.unknown(finding_id, used.what, used.name, known, key=key)
            self.findings.append(found)


def source_of_test(asked: MeasureTest) -> SourceId | None:
    """The source that a test names."""
    return None if asked.source is None else SourceId(asked.source)


def word_of(written: Threshold, scope: Scope, place: Place) -> Word | Parameter | None:
    """The word itself, or the parameter it names; None after a finding."""
    if not isinstance(written, ParameterUse):
        return written
    parameter = scope.parameters.get(ParameterId(written.parameter))
    if parameter is None:
        used = Used("parameter", written.parameter, place / "parameter")
        scope.unknown("RP118", used, scope.parameters)
    return parameter
