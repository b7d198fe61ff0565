"""Resolution: base, protocol, variant, modifiers and overlays become one Protocol.

Checked layers flow in; the resolved Protocol flows out, each value with the layer and line it came
from, or every finding at once. Variants, modifiers and overlays can only add, so their order
cannot matter; what is easier than before is a signed `loosen` entry.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rehab.findings import Finding, has_errors
from rehab.protocol.authored import OverlayText, ProtocolText, Tightening
from rehab.protocol.digest import digest_of
from rehab.protocol.layer import Layer, Place, loosen
from rehab.protocol.model import Loosened, Protocol
from rehab.protocol.parts import Parts
from rehab.protocol.tighten import tighten
from rehab.terms.measure import Catalogue


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen of a protocol for one knee.

    Attributes:
        overlays: overlay layers: clinic, surgeon, patient.
        on: the day it is resolved for; signed loosenings that ended before it are left out.
    """

    variant: str | None = None
    modifiers: tuple[str, ...] = ()
    overlays: tuple[Layer, ...] = ()
    on: date | None = None


def resolve(
    chain: Sequence[Layer], catalogue: Catalogue, choice: Choice | None = None
) -> tuple[Protocol | None, tuple[Finding, ...]]:
    """The resolved protocol of a chain of layers, the furthest base first.

    Args:
        chain: the layers from `layer.read_chain`.
        catalogue: the measures that conditions name.
        choice: variant, modifiers and overlays.

    Returns:
        The protocol, and everything that is wrong with its layers; no protocol if there is an error.
    """
    choice = choice or Choice()
    layers, loosened, findings = _loosened(tuple(chain), choice)
    parts = Parts(layers, catalogue)
    protocol = parts.protocol()
    found = [*findings, *parts.findings]
    if protocol is None:
        return None, tuple(found)
    for place, added in _tightenings(layers, choice, found):
        protocol, more = tighten(protocol, added, place, parts.scope)
        found.extend(more)
    if has_errors(found):
        return None, tuple(dict.fromkeys(found))
    names = tuple(dict.fromkeys((*protocol.layers, *_names(choice))))
    whole = replace(protocol, layers=names, loosened=loosened)
    return replace(whole, digest=digest_of(whole, catalogue)), tuple(found)


def _loosened(
    chain: tuple[Layer, ...], choice: Choice
) -> tuple[tuple[Layer, ...], tuple[Loosened, ...], tuple[Finding, ...]]:
    loosened: tuple[Loosened, ...] = ()
    findings: tuple[Finding, ...] = ()
    for overlay in choice.overlays:
        chain, more, found = loosen(chain, overlay, choice.on)
        loosened, findings = loosened + more, findings + found
    return chain, loosened, findings


def _names(choice: Choice) -> Iterator[str]:
    if choice.variant is not None:
        yield f"variant `{choice.variant}`"
    for modifier in choice.modifiers:
        yield f"modifier `{modifier}`"
    for overlay in choice.overlays:
        yield overlay.name


def _tightenings(
    chain: tuple[Layer, ...], choice: Choice, findings: list[Finding]
) -> Iterator[tuple[Place, Tightening]]:
    chosen = [("variants", choice.variant)] if choice.variant is not None else []
    chosen += [("modifiers", modifier) for modifier in choice.modifiers]
    for kind, name in chosen:
        found = False
        for layer in chain:
            text = layer.text
            added = getattr(text, kind).get(name) if isinstance(text, ProtocolText) else None
            if added is not None:
                found = True
                yield Place(layer, (kind, str(name))), added
        if not found:
            known = {key: None for layer in chain for key in getattr(layer.text, kind, {})}
            findings.append(Place(chain[-1]).unknown("RP114", kind.removesuffix("s"), str(name), known))
    for overlay in choice.overlays:
        if isinstance(overlay.text, OverlayText):
            yield Place(overlay, ("add",)), overlay.text.add
