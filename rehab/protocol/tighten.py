"""Tightening: what a variant, a modifier or an overlay adds to a protocol.

A protocol and an addition flow in; a protocol that is at least as cautious flows out. There is no
way here to replace or drop anything but a level, so tightening holds by construction.
"""

from collections.abc import Mapping
from dataclasses import replace

from rehab.findings import Finding
from rehab.protocol.authored import Tightening
from rehab.protocol.authored_condition import ConditionText
from rehab.protocol.layer import Place
from rehab.protocol.model import Criterion, Level, Parameter, Phase, Protocol, Window
from rehab.protocol.rule_from_authored import (
    DAYS_A_WEEK,
    cap_from_authored,
    criterion_from_authored,
    rule_from_authored,
    source_from_authored,
)
from rehab.protocol.scope import Scope
from rehab.protocol.standing import STANDING, Stricter
from rehab.terms.ids import LevelId, ParameterId
from rehab.terms.quantity import days, quantity

_STRICTER = {parameter.id: parameter.stricter for parameter in STANDING}


def tighten(
    protocol: Protocol, added: Tightening, place: Place, scope: Scope
) -> tuple[Protocol, tuple[Finding, ...]]:
    """The protocol with an addition laid over it.

    Args:
        protocol: the protocol so far.
        added: what is added.
        place: where it is written.
        scope: what its conditions can name; its own citations are added.

    Returns:
        The tighter protocol and what is wrong with the addition.
    """
    return _Tightening(protocol, added, place, scope).laid_over()


class _Tightening:
    def __init__(self, protocol: Protocol, added: Tightening, place: Place, scope: Scope) -> None:
        self._protocol, self._added, self._place = protocol, added, place
        sources = tuple(
            source_from_authored(name, text, place / "sources" / name) for name, text in added.sources.items()
        )
        self._sources = sources
        self._scope = replace(
            scope, sources=(*scope.sources, *(source.id for source in sources)), findings=[]
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
        self._check_new_rules()
        caps = tuple(
            cap_from_authored(text, place / "caps" / number, scope) for number, text in enumerate(added.caps)
        )
        tighter = replace(
            protocol,
            sources=protocol.sources + self._sources,
            phases=tuple(self._phase(phase) for phase in protocol.phases),
            levels=tuple(self._level(level) for level in protocol.levels),
            removed_levels=tuple(dict.fromkeys((*protocol.removed_levels, *self._removed()))),
            caps=protocol.caps + caps,
            rules=protocol.rules + rules,
            parameters=self._parameters(),
        )
        return tighter, tuple(scope.findings)

    def _phase(self, phase: Phase) -> Phase:
        week = self._added.not_before.get(phase.id)
        window = phase.window
        if week is not None and week * DAYS_A_WEEK > window.not_before_days:
            origin = (self._place / "not_before" / phase.id).origin
            window = Window(week * DAYS_A_WEEK, window.usual_weeks, window.source, origin)
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
                self._scope.findings.append(place.unknown("RP105", "level", name, known))
        by_surface = (
            level.id for level in self._protocol.levels if level.surface in self._added.remove_surfaces
        )
        return (*(LevelId(name) for name in self._added.remove_levels), *by_surface)

    def _parameters(self) -> tuple[Parameter, ...]:
        known = {parameter.id: parameter for parameter in self._protocol.parameters}
        for name, word in self._added.parameters.items():
            place = self._place / "parameters" / name
            parameter = known.get(ParameterId(name))
            stricter = _STRICTER.get(ParameterId(name))
            if parameter is None or stricter is None:
                self._scope.findings.append(
                    place.unknown("RP118", "standing parameter", name, _STRICTER, key=True)
                )
                continue
            found = quantity(word)
            in_days = days(word)
            number = float(in_days) if in_days is not None else (found.number if found else None)
            if number is None or (parameter.unit == "days") is not (in_days is not None):
                label = f"such as `{parameter.value:g} {parameter.unit}`"
                self._scope.findings.append(
                    place.finding("RP109", f"`{word}` is no value of `{name}`", label=label)
                )
            elif (number - parameter.value) * (1 if stricter is Stricter.HIGHER else -1) < 0:
                label = "loosening needs a signed `loosen` entry"
                message = f"`{name}` would become less strict than `{parameter.value:g} {parameter.unit}`"
                self._scope.findings.append(place.finding("RP115", message, label=label))
            else:
                known[parameter.id] = replace(parameter, value=number, origin=place.origin)
        return tuple(known.values())

    def _check_names(
        self, names: Mapping[str, object], key: str, finding_id: str, known: Mapping[str, object]
    ) -> None:
        what = "phase" if finding_id == "RP106" else "level"
        for name in names:
            if name not in known:
                place = self._place / key / name
                self._scope.findings.append(place.unknown(finding_id, what, name, known, key=True))

    def _check_new_rules(self) -> None:
        known = {rule.id for rule in self._protocol.rules}
        for number, text in enumerate(self._added.rules):
            if text.id in known:
                place = self._place / "rules" / number / "id"
                self._scope.findings.append(
                    place.finding("RP112", f"`{text.id}` is already a rule of the protocol")
                )
