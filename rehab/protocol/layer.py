"""Layers: the files a protocol is made of, each with its tree, and places within them.

Texts flow in, checked layers flow out: the protocol, the bases it extends, and overlays. A Place
knows how to say where it is, so that every finding and every resolved value can.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from rehab.findings import Finding, Span, did_you_mean, finding, has_errors
from rehab.frozen import FrozenStruct, field
from rehab.protocol.authored import OverlayText, ProtocolText
from rehab.protocol.model import Origin
from rehab.source import Data, MappingNode, Node, ScalarNode, SequenceNode, read, to_data
from rehab.source.phrase import listed
from rehab.source.place import Path, describe, locate, part
from rehab.source.salvage import WHOLE, Kept, salvage
from rehab.source.shape import shape

_FEW = 8
_PROTOCOL_STAND_INS: Mapping[str, Data] = {"id": "unnamed", "version": "0", "status": "draft", "title": "-"}
_OVERLAY_STAND_INS: Mapping[str, Data] = {
    "overlay": "unnamed",
    "kind": "patient",
    "by": "-",
    "on": date(2000, 1, 1),
}
ReadFile = Callable[[str], tuple[str, str] | None]
"""From the id of a protocol to its file's name and text, or None if there is none."""


class Layer(FrozenStruct):
    """One file: its name as people say it, its tree, its plain data, and what it says.

    Attributes:
        replaced: values that signed loosenings put in, with the places where they are written.
        faults: what is wrong with the file; if there is anything, `text` and `data` are what could be
            read of it, and serve only to look for more.
        kept: the way from `text` back to the tree, where parts were left out.
    """

    name: str
    node: Node
    data: Data
    text: ProtocolText | OverlayText
    replaced: Mapping[Path, "Place"] = field(default_factory=dict)
    faults: tuple[Finding, ...] = ()
    kept: Kept = WHOLE

    @property
    def is_whole(self) -> bool:
        """True if all of the file could be read."""
        return not has_errors(self.faults)

    @property
    def written_names(self) -> Iterator[str]:
        """Every name that the file gives to a part of its own, also of parts that could not be read."""
        if isinstance(self.text, OverlayText):
            yield from _names(part(self.node, ("add", "sources")))
        elif isinstance(self.node, MappingNode):
            for entry in self.node.entries.values():
                yield from _names(entry.value)


def _names(node: Node | None) -> Iterator[str]:
    """The names in a section: its keys, or the ids of its items, also as they should have been written."""
    if isinstance(node, MappingNode):
        yield from node.entries
    for item in node.items if isinstance(node, SequenceNode) else ():
        named = item.get("id") if isinstance(item, MappingNode) else None
        if isinstance(named, ScalarNode):
            yield from (named.text, "-".join(named.text.casefold().split()))


class Place(FrozenStruct):
    """A place in a layer."""

    layer: Layer
    path: Path = ()

    def __truediv__(self, step: str | int) -> "Place":
        """The place one step further down."""
        return Place(self.layer, (*self.path, step))

    def span(self, *, key: bool = False) -> Span:
        """Where it is in its file, or in the overlay that replaced it."""
        written = self._written
        path = written.layer.kept.written(written.path)
        return locate(written.layer.node, path, key=key and written is self)

    @property
    def _written(self) -> "Place":
        if self.layer.replaced:
            for depth in range(1, len(self.path) + 1):
                if self.path[:depth] in self.layer.replaced:
                    return self.layer.replaced[self.path[:depth]]
        return self

    @property
    def origin(self) -> Origin:
        """The place as a resolved value remembers it."""
        written = self._written
        span = written.span()
        return Origin(written.layer.name, span.file, span.line)

    def finding(self, finding_id: str, message: str, *, label: str = "", key: bool = False) -> Finding:
        """A finding about this place."""
        written = self._written
        where = describe(written.layer.node, written.layer.kept.written(written.path))
        return finding(finding_id, message, span=self.span(key=key), where=where, label=label)

    def unknown(
        self, finding_id: str, what: str, word: str, known: Iterable[str], *, key: bool = False
    ) -> Finding:
        """A finding about a name that does not exist, with the nearest one that does, or the few that do."""
        names = tuple(dict.fromkeys(known))
        near = did_you_mean(word, names)
        label = f"did you mean `{near}`?" if near else ""
        if not near and 0 < len(names) <= _FEW:
            label = f"known here: {listed(names, ' and ')}"
        return self.finding(finding_id, f"unknown {what} `{word}`", label=label, key=key)


def read_chain(text: str, *, name: str, read_file: ReadFile) -> tuple[tuple[Layer, ...], tuple[Finding, ...]]:
    """The protocol in `text` with the bases it extends, the furthest base first.

    A layer with faults is handed on with what could be read of it; `from_authored.resolve` tells of them
    together with everything else that is wrong, and gives no protocol.

    Args:
        text: the protocol file's text.
        name: the file's name as findings print it.
        read_file: finds the files that `extends` names.

    Returns:
        The layers that could be read, and what keeps the chain from being resolved at all.
    """
    layers: list[Layer] = []
    findings: list[Finding] = []
    asked: list[str] = []
    file: tuple[str, str] | None = (name, text)
    while file is not None:
        layer, found = _read_protocol(file[1], file[0])
        findings.extend(found)
        if layer is None:
            break
        layers.append(layer)
        base = layer.text.extends if isinstance(layer.text, ProtocolText) else None
        if base is None:
            break
        place = Place(layer, ("extends",))
        file = None if base in {*asked, layers[0].name} else read_file(base)
        if file is None:
            findings.append(_no_base(base, place, [layers[0].name, *asked]))
        asked.append(base)
    if findings:  # without its base nobody can tell which names a protocol may use
        findings = [*(fault for one in layers for fault in one.faults), *findings]
    return tuple(reversed(layers)), tuple(findings)


def _no_base(base: str, place: Place, asked: list[str]) -> Finding:
    """Why a base cannot be read: it is one of those that extend it, or there is none."""
    if base in asked:
        between = asked[asked.index(base) + 1 :]
        through = "".join(f" through `{name}`" for name in between)
        label = "a base knows nothing of what extends it"
        return place.finding("RP113", f"`{base}` extends itself{through}", label=label)
    label = f"its file would be `{base}/protocol.yaml`"
    return place.finding("RP114", f"there is no protocol `{base}`", label=label)


def read_overlay(text: str, *, name: str) -> tuple[Layer | None, tuple[Finding, ...]]:
    """The overlay in `text`; as with protocols, faults are told when it is laid over one."""
    node, findings = read(text, name=name)
    if node is None:
        return None, findings
    model, shaped = shape(OverlayText, node)
    faults = (*findings, *shaped)
    if model is not None and not has_errors(faults):
        return Layer(_overlay_name(model), node, to_data(node), model, faults=faults), ()
    left = salvage(OverlayText, node, stand_ins=_OVERLAY_STAND_INS)
    if left is None:
        return None, faults
    return Layer(_overlay_name(left.value), node, left.data, left.value, faults=faults, kept=left.kept), ()


def _overlay_name(overlay: OverlayText) -> str:
    return f"{overlay.kind} overlay `{overlay.overlay}`"


@lru_cache(maxsize=64)
def _read_protocol(text: str, name: str) -> tuple[Layer | None, tuple[Finding, ...]]:
    """One file; the last few are remembered, since patients of one morning share their protocols."""
    node, findings = read(text, name=name)
    if node is None:
        return None, findings
    model, shaped = shape(ProtocolText, node)
    faults = (*findings, *shaped)
    if model is not None and not has_errors(faults):
        return Layer(model.id, node, to_data(node), model, faults=faults), ()
    left = salvage(ProtocolText, node, stand_ins=_PROTOCOL_STAND_INS)
    if left is None or (left.value.extends is None and part(node, ("extends",)) is not None):
        return None, faults
    return Layer(left.value.id, node, left.data, left.value, faults=faults, kept=left.kept), ()
