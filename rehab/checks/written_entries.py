"""Where the entries of a protocol are written: of every rule and every part of a gate, each of its tests.

A chain of layers and a choice flow in; places by entry flow out, in the order in which the entries' own
tests stand, so that what a case saw of a test can be told by file and line.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rehab.frozen import FrozenStruct
from rehab.protocol.authored import ProtocolText, RuleText, Tightening
from rehab.protocol.authored_condition import ConditionText
from rehab.protocol.from_authored import Choice, tightenings
from rehab.protocol.layer import Layer, Place
from rehab.protocol.shelf import Shelf, shelf_of
from rehab.protocol.written import Defined, Written, written, written_gate
from rehab.rules.model import EntryId, enter_entry, exit_entry, need_entry, rule_entry, variety_entry
from rehab.source import Path
from rehab.terms.ids import LevelId, PhaseId, RuleId, VarietyId

Spot = tuple[str, Path]
"""A place by the name of its layer and its path, to be compared and looked up."""


class WrittenEntry(FrozenStruct):
    """Where one entry is written; `applies` is where it says for whom it speaks."""

    when: Written
    applies: Written | None = None


def spot(place: Place) -> Spot:
    """The spot of a place."""
    return (place.layer.name, place.path)


def defined_in(chain: Sequence[Layer]) -> Defined:
    """The conditions that a chain of layers defines by name; the last definition of a name holds."""
    return {
        name: (condition, Place(layer, ("conditions", name)))
        for layer, text in _texts(chain)
        for name, condition in text.conditions.items()
    }


def written_entries(chain: Sequence[Layer], choice: Choice) -> Mapping[EntryId, WrittenEntry]:
    """Where every rule, every part of a gate and what each activity needs is written.

    Args:
        chain: the layers, the furthest base first.
        choice: variant and modifiers, which write rules and gates of their own.
    """
    added = tuple(tightenings(chain, choice.ordered))
    entries = _Entries(tuple(_texts(chain)), added, defined_in(chain), shelf_of(chain))
    return dict((*entries.of_rules(), *entries.of_phases(), *entries.of_levels(), *entries.of_variety()))


class _Entries(FrozenStruct):
    texts: tuple[tuple[Layer, ProtocolText], ...]
    added: tuple[tuple[Place, Tightening], ...]
    defined: Defined
    shelf: Shelf

    def of_rules(self) -> Iterator[tuple[EntryId, WrittenEntry]]:
        for layer, text in self.texts:
            yield from self._rules(text.rules, Place(layer, ("rules",)))
        for place, more in self.added:
            yield from self._rules(more.rules, place / "rules")

    def of_phases(self) -> Iterator[tuple[EntryId, WrittenEntry]]:
        for layer, text in self.texts:
            for number, phase in enumerate(text.phases):
                at, name = Place(layer, ("phases", number)), PhaseId(phase.id)
                more = ((place / "enter_when", add.enter_when) for place, add in self.added)
                for item, part in enumerate(self._gate(phase.enter_when, at / "enter_when", name, more)):
                    yield enter_entry(name, item), WrittenEntry(part)
                for item, part in enumerate(written_gate(phase.exit_when, at / "exit_when", self.defined)):
                    yield exit_entry(name, item), WrittenEntry(part)

    def of_levels(self) -> Iterator[tuple[EntryId, WrittenEntry]]:
        more = (
            *((Place(layer, ("level_needs",)), text.level_needs) for layer, text in self.texts),
            *((place / "level_needs", add.level_needs) for place, add in self.added),
        )
        for level, at in self.shelf.steps:
            name = LevelId(level.id)
            for item, part in enumerate(self._gate(level.needs, at / "needs", name, more)):
                yield need_entry(name, item), WrittenEntry(part)

    def of_variety(self) -> Iterator[tuple[EntryId, WrittenEntry]]:
        for layer, text in self.texts:
            for number, activity in enumerate(text.variety):
                if activity.needs is not None:
                    at = Place(layer, ("variety", number, "needs"))
                    yield (
                        variety_entry(VarietyId(activity.id)),
                        WrittenEntry(written(activity.needs, at, self.defined)),
                    )

    def _rules(self, texts: Sequence[RuleText], place: Place) -> Iterator[tuple[EntryId, WrittenEntry]]:
        for number, text in enumerate(texts):
            at = place / number
            applies = None
            if text.applies_when is not None:
                applies = written(text.applies_when, at / "applies_when", self.defined)
            yield (
                rule_entry(RuleId(text.id)),
                WrittenEntry(written(text.when, at / "when", self.defined), applies),
            )

    def _gate(
        self,
        own: ConditionText | None,
        place: Place,
        name: str,
        more: Iterable[tuple[Place, Mapping[str, ConditionText]]],
    ) -> Iterator[Written]:
        """The parts of a gate, and after them those that are added to it."""
        yield from written_gate(own, place, self.defined)
        for at, gates in more:
            yield from written_gate(gates.get(name), at / name, self.defined)


def _texts(chain: Sequence[Layer]) -> Iterator[tuple[Layer, ProtocolText]]:
    for layer in chain:
        if isinstance(layer.text, ProtocolText):
            yield layer, layer.text
