"""What a page of a protocol shows: the protocol as it was chosen, beside the same as it stands.

Layers and a choice flow in; the resolved protocols flow out, with each variant and modifier by itself, or
everything that keeps them from being resolved.
"""

from collections.abc import Iterator, Sequence

from rehab.findings import Finding, has_errors
from rehab.frozen import FrozenStruct
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import Layer
from rehab.protocol.model import Protocol
from rehab.protocol.offers import Offer, offers
from rehab.terms.measure import Catalogue
from rehab.wording import english_diff as words


class Shown(FrozenStruct):
    """What is shown.

    Attributes:
        protocol: the protocol with all that was chosen laid over it.
        plain: the same without any choice.
        chosen: what was chosen, in words; empty if nothing was.
        offers: each variant and modifier by itself.
        catalogue: the measures.
    """

    protocol: Protocol
    plain: Protocol
    chosen: tuple[str, ...]
    offers: tuple[Offer, ...]
    catalogue: Catalogue


def shown_of(
    chain: Sequence[Layer], catalogue: Catalogue, choice: Choice
) -> tuple[Shown | None, tuple[Finding, ...]]:
    """What is shown of a chain of layers.

    Args:
        chain: the layers, the furthest base first.
        catalogue: the measures that they name.
        choice: variant, modifiers and overlays to lay over it.

    Returns:
        What is shown, and what is wrong with the layers; nothing is shown if there is an error.
    """
    plain, _ = resolve(chain, catalogue)
    protocol, found = resolve(chain, catalogue, choice)
    if plain is None or protocol is None or has_errors(found):
        return None, found
    chosen = tuple(_chosen(choice.ordered))
    return Shown(protocol, plain, chosen, tuple(offers(chain, catalogue)), catalogue), found


def _chosen(choice: Choice) -> Iterator[str]:
    if choice.variant is not None:
        yield words.VARIANT.format(id=choice.variant)
    yield from (words.MODIFIER.format(id=modifier) for modifier in choice.modifiers)
    yield from (overlay.name for overlay in choice.overlays)
