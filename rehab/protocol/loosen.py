"""Loosening: the signed way to make one number of a protocol less strict.

A chain of layers and an overlay's `loosen` entries flow in; the chain with the new numbers, and who
signed each, flow out. Only numbers and grades can be replaced, and never those of a red flag.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from rehab.findings import Finding, did_you_mean
from rehab.frozen import replace
from rehab.protocol.authored import Loosening, OverlayText, ProtocolText
from rehab.protocol.layer import Layer, Place
from rehab.protocol.model import Loosened
from rehab.source.place import Path
from rehab.terms.quantity import quantity

_PARTS = frozenset({"parameters", "conditions", "phases", "levels", "caps", "rules", "variety"})
_COMPARED = frozenset({"at_least", "at_most", "above", "below", "is"})
_LONGEST_NAMED = 60


def loosen(
    chain: Sequence[Layer], overlay: Layer, on: date | None
) -> tuple[tuple[Layer, ...], tuple[Loosened, ...], tuple[Finding, ...]]:
    """The chain with the numbers of an overlay's `loosen` entries put in, each signed and named.

    Args:
        chain: the protocol's layers.
        overlay: the overlay whose entries are applied.
        on: the day it is resolved for; entries that ended before it are left out.
    """
    layers = tuple(chain)
    loosened: list[Loosened] = []
    findings: list[Finding] = []
    entries = overlay.text.loosen if isinstance(overlay.text, OverlayText) else ()
    for number, entry in enumerate(entries):
        if on is not None and entry.until < on:
            continue
        place = Place(overlay, ("loosen", number))
        layers, outcome = _loosen_one(layers, entry, place)
        if isinstance(outcome, Finding):
            findings.append(outcome)
        else:
            loosened.append(outcome)
    return layers, tuple(loosened), tuple(findings)


def _loosen_one(
    layers: tuple[Layer, ...], entry: Loosening, place: Place
) -> tuple[tuple[Layer, ...], Loosened | Finding]:
    for number, layer in reversed(tuple(enumerate(layers))):
        path = _find(layer.data, entry.path.split("."))
        if not path:
            continue
        old = _at(layer.data, path)
        refusal = _refusal(layer, path, entry, place)
        if refusal is not None:
            return layers, refusal
        data = _with(layer.data, path, entry.value)
        try:
            text = ProtocolText.model_validate(data)
        except ValidationError:
            message = f"`{entry.value}` cannot stand at `{entry.path}`"
            label = f"it is `{old}` in `{layer.name}`"
            return layers, (place / "value").finding("RP103", message, label=label)
        replaced = {**layer.replaced, path: place / "value"}
        edited = replace(layer, data=data, text=text, replaced=replaced)
        signed = Loosened(
            entry.path, str(old), str(entry.value), entry.by, entry.why, entry.until, place.origin
        )
        return (*layers[:number], edited, *layers[number + 1 :]), signed
    return layers, _unknown_path(layers, entry, place)


def _refusal(layer: Layer, path: Path, entry: Loosening, place: Place) -> Finding | None:
    """Why a part of a protocol is nothing that can be loosened, if it is not."""
    rule = _at(layer.data, path[:2]) if path[0] == "rules" else None
    if isinstance(rule, dict) and rule.get("red_flag") is True:
        message = f"`{rule.get('id')}` is a red flag, and a red flag cannot be loosened"
        return (place / "path").finding("RP115", message, label="a clinician can record a known baseline")
    if not _is_loosenable(path, _at(layer.data, path)):
        message = f"`{entry.path}` is no number and no grade"
        return (place / "path").finding("RP115", message, label="only these can be loosened")
    return None


def _is_loosenable(path: Path, value: object) -> bool:
    if path[0] not in _PARTS or isinstance(value, bool):
        return False
    return quantity(value) is not None or (path[-1] in _COMPARED and isinstance(value, str))


def _unknown_path(layers: Sequence[Layer], entry: Loosening, place: Place) -> Finding:
    known = {name for layer in layers for name in _names(layer.data, (), ())}
    near = did_you_mean(entry.path, (name for name in known if len(name) <= _LONGEST_NAMED))
    label = f"did you mean `{near}`?" if near else "keys and ids, joined by dots"
    return (place / "path").finding("RP118", f"there is no number at `{entry.path}`", label=label)


def _names(data: object, path: Path, steps: tuple[str, ...]) -> Iterator[str]:
    """Every number and grade below, by its dotted name."""
    if isinstance(data, dict):
        for key, item in data.items():
            yield from _names(item, (*path, key), (*steps, str(key)))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            named = (str(item["id"]),) if isinstance(item, dict) and "id" in item else ()
            yield from _names(item, (*path, number), (*steps, *named))
    elif path and _is_loosenable(path, data):
        yield ".".join(steps)


def _find(data: object, steps: list[str]) -> Path | None:
    """The path of keys and numbers that dotted names mean; list items go by `id` or by their key."""
    if not steps:
        return ()
    step, rest = steps[0], steps[1:]
    if isinstance(data, dict) and step in data:
        below = _find(data[step], rest)
        return None if below is None else (step, *below)
    for number, item in enumerate(data if isinstance(data, list) else ()):
        if not isinstance(item, dict):
            continue
        if item.get("id") == step:
            below = _find(item, rest)
            return None if below is None else (number, *below)
        if step in item:
            below = _find(item[step], rest)
            if below is not None:
                return (number, step, *below)
    return None


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401  (plain data)
    for step in path:
        data = data[step]
    return data


def _with(data: Any, path: Path, value: object) -> Any:  # noqa: ANN401  (plain data)
    if not path:
        return value
    step = path[0]
    if isinstance(data, list):
        return [_with(item, path[1:], value) if number == step else item for number, item in enumerate(data)]
    return {key: _with(item, path[1:], value) if key == step else item for key, item in data.items()}
