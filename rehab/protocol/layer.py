"""Layers: the files a protocol is made of, each with its tree, and places within them.

Texts flow in, checked layers flow out: the protocol, the bases it extends, and overlays. A Place
knows how to say where it is, so that every finding and every resolved value can.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rehab.findings import Finding, Span, did_you_mean, finding
from rehab.protocol.authored import Loosening, OverlayText, ProtocolText
from rehab.protocol.model import Loosened, Origin
from rehab.source import Data, Node, ScalarNode, read, to_data
from rehab.source.place import Path, describe, locate, part
from rehab.source.shape import shape

ReadFile = Callable[[str], tuple[str, str] | None]
"""From the id of a protocol to its file's name and text, or None if there is none."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One file: its name as people say it, its tree, its plain data, and what it says."""

    name: str
    node: Node
    data: Data
    text: ProtocolText | OverlayText


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a layer."""

    layer: Layer
    path: Path = ()

    def __truediv__(self, step: str | int) -> "Place":
        """The place one step further down."""
        return Place(self.layer, (*self.path, step))

    def span(self, *, key: bool = False) -> Span:
        """Where it is in its file."""
        return locate(self.layer.node, self.path, key=key)

    @property
    def origin(self) -> Origin:
        """The place as a resolved value remembers it."""
        span = self.span()
        return Origin(self.layer.name, span.file, span.line)

    def finding(self, finding_id: str, message: str, *, label: str = "", key: bool = False) -> Finding:
        """A finding about this place."""
        where = describe(self.layer.node, self.path)
        return finding(finding_id, message, span=self.span(key=key), where=where, label=label)

    def unknown(
        self, finding_id: str, what: str, word: str, known: Iterable[str], *, key: bool = False
    ) -> Finding:
        """A finding about a name that does not exist, with the nearest one that does."""
        near = did_you_mean(word, known)
        label = f"did you mean `{near}`?" if near else ""
        return self.finding(finding_id, f"unknown {what} `{word}`", label=label, key=key)


def read_chain(text: str, *, name: str, read_file: ReadFile) -> tuple[tuple[Layer, ...], tuple[Finding, ...]]:
    """The protocol in `text` with the bases it extends, the furthest base first.

    Args:
        text: the protocol file's text.
        name: the file's name as findings print it.
        read_file: finds the files that `extends` names.

    Returns:
        The layers that could be read, and everything that is wrong with any of them.
    """
    layers: list[Layer] = []
    findings: list[Finding] = []
    while True:
        layer, found = _read_protocol(text, name)
        findings.extend(found)
        if layer is None:
            return tuple(reversed(layers)), tuple(findings)
        layers.append(layer)
        base = layer.text.extends if isinstance(layer.text, ProtocolText) else None
        if base is None:
            return tuple(reversed(layers)), tuple(findings)
        place = Place(layer, ("extends",))
        if any(isinstance(known.text, ProtocolText) and known.text.id == base for known in layers):
            return tuple(reversed(layers)), (*findings, place.finding("RP113", f"`{base}` extends itself"))
        file = read_file(base)
        if file is None:
            return tuple(reversed(layers)), (
                *findings,
                place.finding("RP114", f"there is no protocol `{base}`"),
            )
        name, text = file


def read_overlay(text: str, *, name: str) -> tuple[Layer | None, tuple[Finding, ...]]:
    """The overlay in `text`."""
    node, findings = read(text, name=name)
    if node is None:
        return None, findings
    model, shaped = shape(OverlayText, node)
    if model is None:
        return None, (*findings, *shaped)
    return Layer(f"{model.kind} overlay `{model.overlay}`", node, to_data(node), model), (*findings, *shaped)


def _read_protocol(text: str, name: str) -> tuple[Layer | None, tuple[Finding, ...]]:
    node, findings = read(text, name=name)
    if node is None:
        return None, findings
    model, shaped = shape(ProtocolText, node)
    if model is None:
        return None, (*findings, *shaped)
    return Layer(model.id, node, to_data(node), model), (*findings, *shaped)


def loosen(
    chain: tuple[Layer, ...], overlay: Layer, on: date | None
) -> tuple[tuple[Layer, ...], tuple[Loosened, ...], tuple[Finding, ...]]:
    """The chain with the numbers of an overlay's `loosen` entries put in, each signed and named.

    Args:
        chain: the protocol's layers.
        overlay: the overlay whose entries are applied.
        on: the day it is resolved for; entries that ended before it are left out.
    """
    loosened: list[Loosened] = []
    findings: list[Finding] = []
    entries = overlay.text.loosen if isinstance(overlay.text, OverlayText) else ()
    for number, entry in enumerate(entries):
        place = Place(overlay, ("loosen", number))
        if on is not None and entry.until < on:
            continue
        chain, old = _loosen_one(chain, entry)
        if old is None:
            findings.append((place / "path").finding("RP114", f"there is no number at `{entry.path}`"))
        else:
            loosened.append(
                Loosened(entry.path, old, str(entry.value), entry.by, entry.why, entry.until, place.origin)
            )
    return chain, tuple(loosened), tuple(findings)


def _loosen_one(chain: tuple[Layer, ...], entry: Loosening) -> tuple[tuple[Layer, ...], str | None]:
    for number, layer in reversed(tuple(enumerate(chain))):
        path = _find(layer.data, entry.path.split("."))
        here = part(layer.node, path) if path else None
        if not isinstance(here, ScalarNode):
            continue
        data = _with(layer.data, path or (), entry.value)
        edited = replace(layer, data=data, text=ProtocolText.model_validate(data))
        return (*chain[:number], edited, *chain[number + 1 :]), here.text
    return chain, None


def _find(data: object, steps: list[str]) -> Path | None:
    """The path of keys and numbers that dotted names mean; list items go by `id` or by their key."""
    if not steps:
        return ()
    step, rest = steps[0], steps[1:]
    if isinstance(data, dict) and step in data:
        below = _find(data[step], rest)
        return None if below is None else (step, *below)
    if isinstance(data, list):
        for number, item in enumerate(data):
            if isinstance(item, dict) and item.get("id") == step:
                below = _find(item, rest)
                return None if below is None else (number, *below)
            if isinstance(item, dict) and step in item:
                below = _find(item[step], rest)
                return None if below is None else (number, step, *below)
    return None


def _with(data: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    step = path[0]
    if isinstance(data, list):
        return [_with(item, path[1:], value) if number == step else item for number, item in enumerate(data)]
    return {key: _with(item, path[1:], value) if key == step else item for key, item in data.items()}
