"""Tightening: what a variant, a modifier or an overlay adds to a protocol.

A protocol and an addition flow in; a protocol that is at least as cautious flows out. There is no
way here to replace or drop anything but a level, so tightening holds by construction.
"""

import dataclasses
from collections.abc import Collection, Iterator, Mapping

from rehab.findings import Finding
from rehab.frozen import replace
from rehab.protocol.authored import Tightening
from rehab.protocol.authored_condition import ConditionText
from rehab.protocol.layer import Place
from rehab.protocol.model import Criterion, Level, Parameter, Phase, Protocol, Source, Window
from rehab.protocol.parameter_from_authored import standing_value
from rehab.protocol.rule_from_authored import (
    DAYS_A_WEEK,
    cap_from_authored,
    criterion_from_authored,
    rule_from_authored,
    source_from_authored,
    sourced,
)
from rehab.protocol.scope import Scope, Used
from rehab.protocol.standing import STANDING, Stricter
from rehab.protocol.variety_from_authored import removed_variety
from rehab.terms.ids import LevelId, ParameterId, SourceId, VarietyId

_SIGN = "something easier needs a signed `loosen` entry"
_STRICTER = {parameter.id: parameter.stricter for parameter in STANDING}


def tighten(
    protocol: Protocol, added: Tightening, place: Place, scope: Scope, *, base: Protocol
) -> tuple[Protocol, tuple[Finding, ...]]:
    """The protocol with an addition laid over it.

    Args:
        protocol: the protocol so far.
        added: what is added.
        place: where it is written.
        scope: what its conditions can name; its own citations are added.
        base: the protocol before any addition; an addition that is easier than this is refused.

    Returns:
        The tighter protocol and what is wrong with the addition.
    """
    return _Tightening(protocol, added, place, scope, base=base).laid_over()


class _Tightening:
    def __init__(
        self, protocol: Protocol, added: Tightening, place: Place, scope: Scope, *, base: Protocol
    ) -> None:
        self._protocol, self._added, self._place, self._base = protocol, added, place, base
        self._sources = tuple(
            source_from_authored(name, text, place / "sources" / name) for name, text in added.sources.items()
        )
        self._scope = dataclasses.replace(
            scope,
            broken=scope.broken if place.layer.is_whole else scope.broken | set(place.layer.written_names),
            sources=(*scope.sources, *(source.id for source in self._sources)),
            findings=[],
        )

    def laid_over(self) -> tuple[Protocol, tuple[Finding, ...]]:
        protocol, added, place, scope = self._protocol, self._added, self._place, self._scope
        self._check_names(
            added.not_before, "not_before", "RP106", {phase.id: phase for phase in protocol.phases}
        )
        self._check_names(
            added.enter_when, "enter_when", "RP106", {phase.id: phase for phase in protocol.phases}
        )
        self._check_names(added.level_needs, "level_needs", "RP105", scope.levels)
        rules = tuple(
            rule
            for number, text in enumerate(added.rules)
            if (rule := rule_from_authored(text, place / "rules" / number, scope)) is not None
        )
        self._check_new("rules", {rule.id for rule in protocol.rules})
        self._check_new("caps", {cap.id for cap in protocol.caps})
        sourced(added.source, place, scope)
        self._check_sources()
        caps = tuple(
            cap_from_authored(text, place / "caps" / number, scope) for number, text in enumerate(added.caps)
        )
        tighter = replace(
            protocol,
            sources=(*protocol.sources, *self._new_sources()),
            phases=tuple(self._phase(phase) for phase in protocol.phases),
            levels=tuple(self._level(level) for level in protocol.levels),
            removed_levels=tuple(dict.fromkeys((*protocol.removed_levels, *self._removed()))),
            removed_variety=tuple(dict.fromkeys((*protocol.removed_variety, *self._closed()))),
            caps=protocol.caps + caps,
            rules=protocol.rules + rules,
            parameters=self._parameters(),
        )
        return tighter, tuple(scope.findings)

    def _phase(self, phase: Phase) -> Phase:
        week = self._added.not_before.get(phase.id)
        window = phase.window
        place = self._place / "not_before" / phase.id
        if week is not None:
            self._check_not_earlier(week, place, phase)
        if week is not None and week * DAYS_A_WEEK > window.not_before_days:
            origin = place.origin
            source = window.source if self._added.source is None else SourceId(self._added.source)
            window = Window(week * DAYS_A_WEEK, window.usual_weeks, source, origin)
        more = self._criteria(self._added.enter_when, "enter_when", phase.id)
        return replace(phase, window=window, enter_when=phase.enter_when + more)

    def _level(self, level: Level) -> Level:
        return replace(
            level, needs=level.needs + self._criteria(self._added.level_needs, "level_needs", level.id)
        )

    def _criteria(self, texts: Mapping[str, ConditionText], key: str, name: str) -> tuple[Criterion, ...]:
        return criterion_from_authored(texts.get(name), self._place / key / name, self._scope)

    def _removed(self) -> tuple[LevelId, ...]:
        known = self._protocol.place
        for number, name in enumerate(self._added.remove_levels):
            if LevelId(name) not in known:
                place = self._place / "remove_levels" / number
                self._scope.unknown("RP105", Used("level", name, place), known)
        by_surface = (
            level.id for level in self._protocol.levels if level.surface in self._added.remove_surfaces
        )
        return (*(LevelId(name) for name in self._added.remove_levels), *by_surface)

    def _closed(self) -> tuple[VarietyId, ...]:
        known = [one.id for one in self._protocol.variety]
        place = self._place / "remove_variety"
        return removed_variety(self._added.remove_variety, place, self._scope, known=known)

    def _check_not_earlier(self, week: int, place: Place, phase: Phase) -> None:
        first = next(one.window.not_before_days for one in self._base.phases if one.id == phase.id)
        if week * DAYS_A_WEEK < first:
            message = f"week {week} is earlier than week {first // DAYS_A_WEEK} of the protocol"
            self._scope.findings.append(place.finding("RP115", message, label=_SIGN))

    def _parameters(self) -> tuple[Parameter, ...]:
        known = {parameter.id: parameter for parameter in self._protocol.parameters}
        first = {parameter.id: parameter for parameter in self._base.parameters}
        for name, word in self._added.parameters.items():
            place = self._place / "parameters" / name
            parameter = known.get(ParameterId(name))
            stricter = _STRICTER.get(ParameterId(name))
            if parameter is None or stricter is None:
                self._scope.findings.append(
                    place.unknown("RP118", "standing parameter", name, _STRICTER, key=True)
                )
                continue
            number = standing_value(word, parameter.id, place, self._scope.findings)
            if number is None:
                continue
            if _gain(stricter, number, first[parameter.id].value) < 0:
                standard = f"{first[parameter.id].value:g} {parameter.unit}"
                message = f"`{name}` would become less strict than `{standard}`"
                self._scope.findings.append(place.finding("RP115", message, label=_SIGN))
            elif _gain(stricter, number, parameter.value) > 0:
                source = parameter.source if self._added.source is None else SourceId(self._added.source)
                known[parameter.id] = replace(parameter, value=number, source=source, origin=place.origin)
        return tuple(known.values())

    def _new_sources(self) -> Iterator[Source]:
        known = {source.id for source in self._protocol.sources}
        yield from (source for source in self._sources if source.id not in known)

    def _check_sources(self) -> None:
        """A citation may be repeated, and never changed."""
        known = {source.id: source for source in self._protocol.sources}
        for source in self._sources:
            if source.id in known and known[source.id].citation != source.citation:
                place = self._place / "sources" / source.id
                message = f"source `{source.id}` is another one in the protocol"
                label = "give it an id of its own"
                self._scope.findings.append(place.finding("RP112", message, label=label, key=True))

    def _check_names(
        self, names: Mapping[str, object], key: str, finding_id: str, known: Mapping[str, object]
    ) -> None:
        what = "phase" if finding_id == "RP106" else "level"
        for name in names:
            if name not in known:
                place = self._place / key / name
                self._scope.unknown(finding_id, Used(what, name, place), known, key=True)

    def _check_new(self, key: str, known: Collection[str]) -> None:
        for number, text in enumerate(getattr(self._added, key)):
            if text.id in known:
                message = f"`{text.id}` is already a {key.removesuffix('s')} of the protocol"
                place = self._place / key / number / "id"
                label = "give it an id of its own; both will hold"
                self._scope.findings.append(place.finding("RP112", message, label=label))


def _gain(stricter: Stricter, number: float, than: float) -> float:
    """How much stricter a number is than another; below 0 it is less strict."""
    return number - than if stricter is Stricter.HIGHER else than - number
