"""The activities for the days between sessions, as authors write them, to the values they mean.

Authored activities and what closes them flow in; resolved ones flow out. A protocol has those of its base;
whatever extends it or is laid over it can only close some.
"""

from collections.abc import Collection, Sequence

from rehab.protocol.authored_variety import VarietyText
from rehab.protocol.layer import Place
from rehab.protocol.model import Variety
from rehab.protocol.rule_from_authored import criterion_from_authored, sourced
from rehab.protocol.scope import Scope, Used
from rehab.terms.ids import SourceId, VarietyId


def variety_from_authored(text: VarietyText, place: Place, scope: Scope) -> Variety:
    """An activity; `scope` collects what is wrong with it."""
    sourced(text.source, place, scope)
    return Variety(
        id=VarietyId(text.id),
        title=text.title,
        patient=text.patient,
        needs=criterion_from_authored(text.needs, place / "needs", scope),
        source=SourceId(text.source),
        origin=place.origin,
    )


def removed_variety(
    names: Sequence[str], place: Place, scope: Scope, *, known: Collection[str]
) -> tuple[VarietyId, ...]:
    """The activities that a layer closes.

    Args:
        names: their ids.
        place: where the layer lists them.
        scope: collects names that do not exist.
        known: the activities that there are.
    """
    for number, name in enumerate(names):
        if name not in known:
            scope.unknown("RP119", Used("activity", name, place / number), known)
    return tuple(VarietyId(name) for name in names)
