"""Resolution: base, protocol, variant, modifiers and overlays become one Protocol.

Checked layers flow in; the resolved Protocol flows out, each value with the layer and line it came
from, or every finding at once. Variants, modifiers and overlays can only add, so their order
cannot matter; what is easier than before is a signed `loosen` entry.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from rehab.findings import Finding, did_you_mean, finding, has_errors
from rehab.frozen import FrozenStruct, Same, replace
from rehab.protocol.authored import OverlayText, ProtocolText, Tightening
from rehab.protocol.digest import digest_of
from rehab.protocol.layer import Layer, Place
from rehab.protocol.loosen import loosen
from rehab.protocol.model import Loosened, Protocol
from rehab.protocol.parts import Parts
from rehab.protocol.tighten import tighten
from rehab.protocol.unread import unread_flags
from rehab.source import MappingNode, part
from rehab.terms.measure import Catalogue

_KINDS = ("clinic", "surgeon", "patient")
_Chosen = Literal["variants", "modifiers"]


EVERY_VARIANT = "unknown"
"""The variant of a patient of whom nobody said which it is: every one of them is obeyed at once."""

EVERY_SAID = "every variant, for nobody said which"
"""What is then said of the layers of the protocol."""


class Choice(FrozenStruct):
    """What is chosen of a protocol for one knee.

    Attributes:
        variant: the variant by name; `EVERY_VARIANT` where nobody said which; None lays none.
        overlays: overlay layers: clinic, surgeon, patient.
        on: the day it is resolved for; signed loosenings that ended before it are left out.
    """

    variant: str | None = None
    modifiers: tuple[str, ...] = ()
    overlays: tuple[Layer, ...] = ()
    on: date | None = None

    @property
    def ordered(self) -> "Choice":
        """The same choice in the one order in which it is laid over a protocol."""
        overlays = sorted(self.overlays, key=_overlay_order)
        return replace(self, modifiers=tuple(sorted(set(self.modifiers))), overlays=tuple(overlays))


_NOTHING_CHOSEN = Choice()


def resolve(
    chain: Sequence[Layer], catalogue: Catalogue, choice: Choice = _NOTHING_CHOSEN
) -> tuple[Protocol | None, tuple[Finding, ...]]:
    """The resolved protocol of a chain of layers, the furthest base first.

    The order in which modifiers and overlays are given does not matter: the same choice gives the same
    protocol with the same digest. Variants and modifiers that are not chosen are checked all the same.

    Args:
        chain: the layers from `layer.read_chain`.
        catalogue: the measures that conditions name.
        choice: variant, modifiers and overlays.

    Returns:
        The protocol, and everything that is wrong with its layers; no protocol if there is an error.
    """
    choice = choice.ordered
    overlays = tuple(map(Same, choice.overlays))
    bare = replace(choice, overlays=(), on=choice.on if overlays else None)
    return _resolved(tuple(map(Same, chain)), Same(catalogue), bare, overlays)


@lru_cache(maxsize=64)
def _resolved(
    layers: tuple[Same[Layer], ...],
    measures: Same[Catalogue],
    bare: Choice,
    overlays: tuple[Same[Layer], ...],
) -> tuple[Protocol | None, tuple[Finding, ...]]:
    """As `resolve`; the same layers are laid together once, however many patients have them."""
    chain, catalogue = tuple(one.value for one in layers), measures.value
    choice = replace(bare, overlays=tuple(one.value for one in overlays))
    found = [fault for layer in (*chain, *choice.overlays) for fault in layer.faults]
    laid, loosened, findings = _loosened(chain, choice)
    parts = Parts(laid, catalogue)
    base = parts.protocol()
    found += [*findings, *parts.findings]
    if base is None:
        return None, tuple(found)
    for place, added in _on_offer(laid):
        found.extend(tighten(base, added, place, parts.scope, base=base)[1])
    found.extend(_unknown(laid, choice))
    found.extend(_for_others(laid, choice))
    protocol = base
    for place, added in tightenings(laid, choice):
        protocol, more = tighten(protocol, added, place, parts.scope, base=base)
        found.extend(more)
    if has_errors(found):
        return None, tuple(dict.fromkeys(found))
    names = tuple(dict.fromkeys((*protocol.layers, *_names(choice))))
    unread = unread_flags(protocol.rules, catalogue)
    whole = replace(protocol, layers=names, loosened=loosened, unread_flags=unread)
    return replace(whole, digest=digest_of(whole, catalogue)), tuple(dict.fromkeys(found))


def _overlay_order(overlay: Layer) -> tuple[int, str, str]:
    kind = overlay.text.kind if isinstance(overlay.text, OverlayText) else _KINDS[0]
    return (_KINDS.index(kind), overlay.name, overlay.node.span.file)


def _loosened(
    chain: tuple[Layer, ...], choice: Choice
) -> tuple[tuple[Layer, ...], tuple[Loosened, ...], tuple[Finding, ...]]:
    loosened: tuple[Loosened, ...] = ()
    findings: tuple[Finding, ...] = ()
    if not all(layer.is_whole for layer in chain):
        return chain, (), ()  # the number may stand in a part that could not be read
    for overlay in choice.overlays:
        chain, more, found = loosen(chain, overlay, choice.on)
        loosened, findings = loosened + more, findings + found
    return chain, loosened, findings


def _names(choice: Choice) -> Iterator[str]:
    if choice.variant == EVERY_VARIANT:
        yield EVERY_SAID
    elif choice.variant is not None:
        yield f"variant `{choice.variant}`"
    for modifier in choice.modifiers:
        yield f"modifier `{modifier}`"
    for overlay in choice.overlays:
        yield overlay.name


# Variants, modifiers, overlays ------------------------------------------------------------------------


def offered(chain: Sequence[Layer], kind: _Chosen) -> tuple[str, ...]:
    """The variants or modifiers that a chain of layers offers."""
    texts = [layer.text for layer in chain if isinstance(layer.text, ProtocolText)]
    return tuple(dict.fromkeys(name for text in texts for name in getattr(text, kind)))


def _on_offer(chain: tuple[Layer, ...]) -> Iterator[tuple[Place, Tightening]]:
    for kind in ("variants", "modifiers"):
        for name in offered(chain, kind):
            yield from _written(chain, kind, name)


def _written(chain: Sequence[Layer], kind: _Chosen, name: str) -> Iterator[tuple[Place, Tightening]]:
    for layer in chain:
        added = getattr(layer.text, kind).get(name) if isinstance(layer.text, ProtocolText) else None
        if added is not None:
            yield Place(layer, (kind, name)), added


def choice_for(
    chain: Sequence[Layer],
    variant: str | None,
    modifiers: tuple[str, ...],
    *,
    overlays: tuple[Layer, ...] = (),
    on: date | None = None,
) -> Choice:
    """What is chosen for a patient; a variant that nobody said is never the easiest one.

    Args:
        chain: the layers of the protocol, the furthest base first.
        variant: as the episode says it; None if it does not.
        modifiers: what was done besides.
        overlays: overlay layers.
        on: the day it is resolved for.
    """
    if variant is None and offered(chain, "variants"):
        variant = EVERY_VARIANT
    return Choice(variant, modifiers, overlays, on)


def tightenings(chain: Sequence[Layer], choice: Choice) -> Iterator[tuple[Place, Tightening]]:
    """What is laid over a chain of layers, each with its place, in the order in which it is laid.

    Args:
        chain: the layers, the furthest base first.
        choice: what is chosen, as it is ordered.
    """
    of_all = choice.variant == EVERY_VARIANT
    for variant in offered(chain, "variants") if of_all else filter(None, [choice.variant]):
        yield from _written(chain, "variants", variant)
    for modifier in choice.modifiers:
        yield from _written(chain, "modifiers", modifier)
    for overlay in choice.overlays:
        if isinstance(overlay.text, OverlayText):
            yield Place(overlay, ("add",)), overlay.text.add


def _unknown(chain: tuple[Layer, ...], choice: Choice) -> Iterator[Finding]:
    """Variants and modifiers that are chosen and not offered; the episode that chose them has the place."""
    variants = () if choice.variant in {None, EVERY_VARIANT} else (choice.variant,)
    asked: tuple[tuple[_Chosen, tuple[str, ...]], ...] = (
        ("variants", variants),
        ("modifiers", choice.modifiers),
    )
    for kind, names in asked:
        known = offered(chain, kind)
        broken = {name for layer in chain if not layer.is_whole for name in _written_choices(layer, kind)}
        for name in names:
            if name not in known and name not in broken:
                near = did_you_mean(name, known)
                message = f"`{chain[-1].name}` has no {kind.removesuffix('s')} `{name}`"
                yield finding("RP114", message + (f"; did you mean `{near}`?" if near else ""))


def is_for(overlay: Layer, chain: Sequence[Layer]) -> bool:
    """True if an overlay may lie on a chain of layers: it names one of them, or none at all."""
    named = overlay.text.protocol if isinstance(overlay.text, OverlayText) else None
    return named is None or any(layer.name == named for layer in chain)


def _for_others(chain: tuple[Layer, ...], choice: Choice) -> Iterator[Finding]:
    """Overlays that were written for another protocol: what they tighten there might not be here."""
    for overlay in choice.overlays:
        if isinstance(overlay.text, OverlayText) and not is_for(overlay, chain):
            message = f"this overlay is for `{overlay.text.protocol}`, not for `{chain[-1].name}`"
            yield Place(overlay, ("protocol",)).finding("RP114", message)


def _written_choices(layer: Layer, kind: _Chosen) -> Iterator[str]:
    written = part(layer.node, (kind,))
    yield from written.entries if isinstance(written, MappingNode) else ()
