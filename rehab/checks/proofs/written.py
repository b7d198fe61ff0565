"""Where a part of a resolved protocol was written: the place that a finding about it points at.

A chain of layers and an id flow in; the place in the nearest layer that writes it flows out.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.checks.written_entries import written_entries
from rehab.protocol.authored import OverlayText
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Layer, Place
from rehab.rules.model import EntryId
from rehab.terms.ids import MeasureId


def rule_place(layers: tuple[Layer, ...], rule: str) -> Place:
    """Where a rule is written."""
    return _named(layers, "rules", rule)


def phase_place(layers: tuple[Layer, ...], phase: str) -> Place:
    """Where a phase is written."""
    return _named(layers, "phases", phase)


def level_place(layers: tuple[Layer, ...], level: str) -> Place:
    """Where a level is written."""
    return _named(layers, "levels", level)


def entry_place(subject: Subject, entry: EntryId) -> Place:
    """Where an entry of the rule set is written: a rule, a promise, or a part of a gate."""
    kind, _, name = str(entry).partition(":")
    if kind == "rule":
        return rule_place(subject.layers, name)
    at = written_entries(subject.chain, _AS_IT_STANDS).get(entry)
    return Place(subject.layers[-1]) if at is None else at.when.place


def test_place(subject: Subject, entry: EntryId, measure: MeasureId) -> Place | None:
    """Where an entry first asks for a measure; None if it never does."""
    at = written_entries(subject.chain, _AS_IT_STANDS).get(entry)
    tests = () if at is None else (*at.when.tests, *(() if at.applies is None else at.applies.tests))
    clauses = (place for place in tests if place.path[-2:-1] == (str(measure),))
    return next((Place(place.layer, place.path[:-1]) for place in clauses), None)


_AS_IT_STANDS = Choice()


def _named(layers: tuple[Layer, ...], part: str, name: str) -> Place:
    return next(_all_named(layers, part, name), Place(layers[-1]))


def _all_named(layers: tuple[Layer, ...], part: str, name: str) -> Iterator[Place]:
    """The places of that name, those of the last layers first."""
    for layer in reversed(layers):
        place = Place(layer, ("add",)) if isinstance(layer.text, OverlayText) else Place(layer)
        written = layer.text.add if isinstance(layer.text, OverlayText) else layer.text
        for number, item in enumerate(getattr(written, part, ())):
            if item.id == name:
                yield place / part / number
