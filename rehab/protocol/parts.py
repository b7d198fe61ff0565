"""The parts of a protocol, built one kind at a time from the layers of its chain.

Checked layers flow in; a Protocol without variants and overlays flows out, with the scope in which
its conditions were read. Everything that is wrong is collected.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from rehab.findings import Finding
from rehab.protocol.authored import ProtocolText, RuleText
from rehab.protocol.authored_condition import ConditionText
from rehab.protocol.authored_ladder import CapText, LevelText, PhaseText
from rehab.protocol.authored_variety import VarietyText
from rehab.protocol.condition_from_authored import condition_from_authored, named_condition
from rehab.protocol.ladder_check import ladder_findings
from rehab.protocol.layer import Layer, Place
from rehab.protocol.model import (
    Cap,
    Criterion,
    Curve,
    Dose,
    EventRule,
    Guarantee,
    Level,
    Parameter,
    Phase,
    Protocol,
    Rule,
    Source,
    Variety,
    Window,
)
from rehab.protocol.out_of_reach import is_out_of_reach
from rehab.protocol.parameter_from_authored import parameter_from_authored, standing_parameters
from rehab.protocol.rule_from_authored import (
    cap_from_authored,
    criterion_from_authored,
    rule_from_authored,
    source_from_authored,
    sourced,
)
from rehab.protocol.scope import Scope, Used
from rehab.protocol.shelf import shelf_of
from rehab.protocol.standing import LOOK_BACK_CHECK_INS, LOOK_BACK_DAYS
from rehab.protocol.texts_from_authored import texts_from_authored
from rehab.protocol.variety_from_authored import removed_variety, variety_from_authored
from rehab.terms.ids import (
    CLINIC_DEFAULT,
    ConditionId,
    LevelId,
    MeasureId,
    PhaseId,
    SourceId,
    VarietyId,
)
from rehab.terms.measure import Catalogue

_DAYS_A_WEEK = 7
_CLINIC_DEFAULT = "Default of this protocol, for a clinician to confirm or change"
_Built = TypeVar("_Built")


class Parts:
    """Builds the parts of one chain of layers, the furthest base first."""

    def __init__(self, chain: tuple[Layer, ...], catalogue: Catalogue) -> None:
        """Gather what conditions can name; findings are collected from here on."""
        self._texts = tuple((layer, layer.text) for layer in chain if isinstance(layer.text, ProtocolText))
        self.findings: list[Finding] = []
        self._broken = {name for layer in chain if not layer.is_whole for name in layer.written_names}
        self._shelf = shelf_of(chain)
        self._sources = {source.id: source for source in self._read_sources()}
        self._parameters = {parameter.id: parameter for parameter in self._read_parameters()}
        self.scope = Scope(
            measures=catalogue.by_id,
            conditions=dict(self._read_conditions()),
            parameters=self._parameters,
            sources=self._sources,
            levels=self._shelf.places,
            edges=self._shelf.edges,
            curves=frozenset(name for _, text in self._texts for name in text.expected),
            look_back=(
                int(self._parameters[LOOK_BACK_CHECK_INS].value),
                int(self._parameters[LOOK_BACK_DAYS].value),
            ),
            findings=self.findings,
            broken=frozenset(self._broken),
        )

    def protocol(self) -> Protocol | None:
        """The protocol of the chain; None if it has no layer that could be read."""
        if not self._texts:
            return None
        last = self._texts[-1][1]
        named = tuple(
            (ConditionId(name), condition)
            for name in self.scope.conditions
            if (condition := named_condition(name, self.scope)) is not None
        )
        protocol = Protocol(
            id=last.id,
            version=last.version,
            status=last.status,
            reviewed_by=last.reviewed_by,
            review_by=last.review_by,
            title=last.title,
            procedure=last.procedure,
            language=last.language,
            layers=tuple(layer.name for layer, _ in self._texts),
            sources=tuple(self._sources.values()),
            parameters=tuple(self._parameters.values()),
            conditions=named,
            phases=tuple(self._built("phases", self._phase)),
            levels=self._ladder(),
            removed_levels=(),
            variety=tuple(self._built("variety", self._variety)),
            removed_variety=tuple(self._closed()),
            caps=tuple(self._built("caps", self._cap)),
            rules=tuple(self._speaking()),
            curves=tuple(self._read_curves()),
            events=tuple(self._read_events()),
            guarantees=tuple(self._read_guarantees()),
            loosened=(),
            texts=texts_from_authored(self._texts, self.scope),
        )
        if all(layer.is_whole for layer, _ in self._texts):
            self.findings.extend(ladder_findings(tuple(layer for layer, _ in self._texts)))
        return protocol

    # Each kind of part --------------------------------------------------------------------------

    def _rule(self, text: RuleText, place: Place) -> Rule | None:
        return rule_from_authored(text, place, self.scope)

    def _cap(self, text: CapText, place: Place) -> Cap:
        return cap_from_authored(text, place, self.scope)

    def _phase(self, text: PhaseText, place: Place) -> Phase:
        sourced(text.weeks.source, place / "weeks", self.scope)
        for number, level in enumerate(text.levels):
            if level not in self._shelf.levels:
                used = Used("level", level, place / "levels" / number)
                self.scope.unknown("RP105", used, self._shelf.levels)
        weeks = text.weeks
        return Phase(
            id=PhaseId(text.id),
            title=text.title,
            patient=text.patient,
            window=Window(
                weeks.not_before * _DAYS_A_WEEK, weeks.usual, SourceId(weeks.source), (place / "weeks").origin
            ),
            enter_when=criterion_from_authored(text.enter_when, place / "enter_when", self.scope),
            exit_when=criterion_from_authored(text.exit_when, place / "exit_when", self.scope),
            levels=tuple(LevelId(level) for level in text.levels),
            origin=place.origin,
        )

    def _level(self, text: LevelText, place: Place) -> Level:
        sourced(text.source, place, self.scope)
        dose = text.dose
        return Level(
            id=LevelId(text.id),
            title=text.title,
            patient=text.patient,
            surface=text.surface,
            support=text.support,
            helper=text.helper,
            dose=Dose(
                dose.repeats,
                dose.work_s,
                dose.rest_s,
                dose.total_min,
                dose.speed_kmh,
                dose.incline_pct,
                dose.sessions_per_week,
                dose.walk_min,
            ),
            needs=tuple(self._needs(text, place)),
            source=SourceId(text.source),
            origin=place.origin,
        )

    def _variety(self, text: VarietyText, place: Place) -> Variety:
        return variety_from_authored(text, place, self.scope)

    def _closed(self) -> Iterator[VarietyId]:
        known = [one.id for _, text in self._texts for one in text.variety]
        for layer, text in self._texts:
            place = Place(layer, ("remove_variety",))
            yield from removed_variety(text.remove_variety, place, self.scope, known=known)

    def _speaking(self) -> Iterator[Rule]:
        """The rules, but for those of a base that speak of levels which this ladder leaves out."""
        own = self._texts[-1][0].name
        levels = len(self._shelf.ladder)
        for rule in self._built("rules", self._rule):
            if rule.origin.layer == own or not levels or not is_out_of_reach(rule.when, levels):
                yield rule

    def _ladder(self) -> tuple[Level, ...]:
        """The levels that the phases take from the shelf; all of the shelf is read, for its findings."""
        built = {level.id: level for level in self._built("levels", self._level)}
        self._check_needs()
        return tuple(built[LevelId(name)] for name in self._shelf.ladder)

    def _needs(self, level: LevelText, place: Place) -> Iterator[Criterion]:
        """A level's own gates, then those that layers add to it by its name."""
        yield from criterion_from_authored(level.needs, place / "needs", self.scope)
        for layer, text in self._texts:
            at = Place(layer, ("level_needs", level.id))
            yield from criterion_from_authored(text.level_needs.get(level.id), at, self.scope)

    def _check_needs(self) -> None:
        for layer, text in self._texts:
            for name in text.level_needs:
                if name not in self._shelf.levels:
                    used = Used("level", name, Place(layer, ("level_needs", name)))
                    self.scope.unknown("RP105", used, self._shelf.levels, key=True)

    def _read_sources(self) -> Iterator[Source]:
        for layer, _ in self._texts[:1]:
            yield Source(CLINIC_DEFAULT, _CLINIC_DEFAULT, "proposal", Place(layer).origin)
        for layer, text in self._texts:
            for name, source in text.sources.items():
                yield source_from_authored(name, source, Place(layer, ("sources", name)))

    def _read_parameters(self) -> Iterator[Parameter]:
        for layer, _ in self._texts[:1]:
            yield from standing_parameters(Place(layer))
        for layer, text in self._texts:
            for name, given in text.parameters.items():
                place = Place(layer, ("parameters", name))
                if given.source not in {*self._sources, *self._broken}:
                    self.findings.append(
                        (place / "source").unknown("RP107", "source", given.source, self._sources)
                    )
                parameter = parameter_from_authored(name, given, place, self.findings)
                if parameter is not None:
                    yield parameter
                else:
                    self._broken.add(name)

    def _read_conditions(self) -> Iterator[tuple[str, tuple[ConditionText, Place]]]:
        for layer, text in self._texts:
            for name, condition in text.conditions.items():
                yield name, (condition, Place(layer, ("conditions", name)))

    def _read_curves(self) -> Iterator[Curve]:
        for layer, text in self._texts:
            for name, curve in text.expected.items():
                place = Place(layer, ("expected", name))
                if MeasureId(name) not in self.scope.measures:
                    self.findings.append(
                        place.unknown("RP104", "measure", name, self.scope.measures, key=True)
                    )
                sourced(curve.source, place, self.scope)
                points = tuple((float(week), float(value)) for week, value in sorted(curve.weeks.items()))
                yield Curve(MeasureId(name), points, SourceId(curve.source), place.origin)

    def _read_events(self) -> Iterator[EventRule]:
        events: dict[str, EventRule] = {}
        for layer, text in self._texts:
            for kind, event in text.events.items():
                place = Place(layer, ("events", kind))
                sourced(event.source, place, self.scope)
                if event.level is not None and event.level not in self.scope.levels:
                    used = Used("level", event.level, place / "level")
                    self.scope.unknown("RP105", used, self.scope.levels)
                level = None if event.level is None else LevelId(event.level)
                events[kind] = EventRule(kind, event.effect, level, SourceId(event.source), place.origin)
        yield from events.values()

    def _read_guarantees(self) -> Iterator[Guarantee]:
        for layer, text in self._texts:
            for number, promised in enumerate(text.guarantees):
                place = Place(layer, ("guarantees", number))
                condition = condition_from_authored(promised.when, place / "when", self.scope)
                if condition is not None:
                    yield Guarantee(promised.never, condition, place.origin)

    # The whole -------------------------------------------------------------------------------------

    def _built(self, key: str, build: Callable[[Any, Place], _Built | None]) -> Iterator[_Built]:
        seen: dict[str, Place] = {}
        for layer, text in self._texts:
            for number, written in enumerate(getattr(text, key)):
                place = Place(layer, (key, number))
                if written.id in seen:
                    self.findings.append(_used_twice(written.id, key, place / "id", seen[written.id]))
                seen.setdefault(written.id, place / "id")
                built = build(written, place)
                if built is not None:
                    yield built


def _used_twice(name: str, key: str, place: Place, first: Place) -> Finding:
    whose = "" if first.layer is place.layer else f" of `{first.layer.name}`"
    there = f"on line {first.span().line}{whose}"
    message = f"`{name}` is already the id of a {key.removesuffix('s')}"
    return place.finding("RP112", message, label=f"the first is {there}; give this one its own id")
