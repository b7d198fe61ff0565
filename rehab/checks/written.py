"""Where a part of a resolved protocol was written: the place that a finding about it points at.

A chain of layers and an id flow in; the place in the nearest layer that writes it flows out.
"""

from collections.abc import Iterator

from rehab.protocol.authored import OverlayText
from rehab.protocol.layer import Layer, Place
from rehab.rules.model import EntryId


def rule_place(layers: tuple[Layer, ...], rule: str) -> Place:
    """Where a rule is written."""
    return _named(layers, "rules", rule)


def phase_place(layers: tuple[Layer, ...], phase: str) -> Place:
    """Where a phase is written."""
    return _named(layers, "phases", phase)


def level_place(layers: tuple[Layer, ...], level: str) -> Place:
    """Where a level is written."""
    return _named(layers, "levels", level)


def entry_place(layers: tuple[Layer, ...], entry: EntryId) -> Place:
    """Where an entry of the rule set is written: a rule, a promise, or a gate of a phase or level."""
    kind, _, rest = str(entry).partition(":")
    owner = rest.rpartition(":")[0]
    match kind:
        case "rule":
            return rule_place(layers, rest)
        case "enter":
            return phase_place(layers, owner) / "enter_when"
        case "exit":
            return phase_place(layers, owner) / "exit_when"
        case "level":
            return level_place(layers, owner) / "needs"
        case _:
            return Place(layers[-1], ("guarantees",))


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
