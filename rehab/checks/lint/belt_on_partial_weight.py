"""RP304: a treadmill level that nothing closes while the leg may carry only part of the weight.

A Subject flows in; a finding at each such level flows out. Each level is asked what the rules say of a
patient of whom only the weight-bearing order is known: a stop must be certain, whatever else there is.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.frozen import FrozenStruct
from rehab.patient.model import Observed, Series, Visit
from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import Layer, Place
from rehab.protocol.model import Level, Protocol, Surface
from rehab.rules.model import CourseState, Entry, Moment, compile_rules, rule_entry
from rehab.rules.reference import ReferenceEngine
from rehab.terms.caution import DoseKind
from rehab.terms.ids import LevelId, MeasureId
from rehab.terms.measure import Catalogue, Reporter
from rehab.terms.truth import Truth

_WEIGHT = MeasureId("weight_bearing")
_NOT_ON_A_BELT = ("partial", "toe_touch", "non")
_START = date(2026, 1, 5)
_LATE = timedelta(weeks=104)


def check(subject: Subject) -> Iterator[Finding]:
    """Each level on a treadmill that a patient could stay on with less than full weight allowed."""
    weight = subject.catalogue.by_id.get(_WEIGHT)
    words = [word for word in _NOT_ON_A_BELT if weight is not None and word in weight.grades]
    stops = _Stops(subject.protocol, subject.catalogue)
    for layer in subject.chain:
        for place, level in _belts(layer, subject.protocol):
            word = next((one for one in words if not stops.at(level, one)), None)
            if word is not None:
                message = f"nothing stops `{level.id}` on a treadmill while weight bearing is `{word}`"
                label = "such as a rule `when: {weight_bearing: {below: full}}` with `then: stop`"
                yield (place / "surface").finding("RP304", message, label=label)


def _belts(layer: Layer, protocol: Protocol) -> Iterator[tuple[Place, Level]]:
    levels = layer.text.levels if isinstance(layer.text, ProtocolText) else ()
    for number, text in enumerate(levels):
        if text.surface is Surface.TREADMILL and LevelId(text.id) in protocol.place:
            yield Place(layer, ("levels", number)), protocol.level(LevelId(text.id))


class _Stops(FrozenStruct, dict=True):
    """What the rules of a protocol say of a patient of whom only the weight-bearing order is known."""

    protocol: Protocol
    catalogue: Catalogue

    @cached_property
    def _engine(self) -> ReferenceEngine:
        return ReferenceEngine(compile_rules(self.protocol), self.catalogue)

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        stopping = {
            rule_entry(rule.id) for rule in self.protocol.rules if rule.action.dose.kind is DoseKind.STOP
        }
        return tuple(entry for entry in compile_rules(self.protocol).entries if entry.id in stopping)

    def at(self, level: Level, word: str) -> bool:
        """True if a rule stops at a level for certain, as soon as its phase may open and long after."""
        first = timedelta(days=self.protocol.phase_of(level.id).window.not_before_days)
        moments = [self._moment(level, word, _START + since) for since in (first, first + _LATE)]
        return all(
            any(self._engine.trace(entry, moment).truth is Truth.YES for entry in self._entries)
            for moment in moments
        )

    def _moment(self, level: Level, word: str, on: date) -> Moment:
        """A check-in at a level, at which nothing but the weight-bearing order was recorded."""
        number = float(self.catalogue.by_id[_WEIGHT].grades.index(word))
        seen = {_WEIGHT: (Observed(_WEIGHT, number, on, Reporter.CLINICIAN),)}
        series = Series("right", _START, (Visit(on, observed=seen),))
        state = CourseState(_START, level.id, self.protocol.place[level.id], level_since=_START)
        return Moment(series, 0, state)
