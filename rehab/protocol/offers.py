"""What a protocol offers to choose: each variant and modifier by itself, laid over it.

A chain of layers flows in; one offer a choice flows out, with the protocol that it makes, so that a page
can say what a choice tightens by laying the two side by side.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from rehab.frozen import FrozenStruct
from rehab.protocol.authored import ProtocolText
from rehab.protocol.from_authored import Choice, offered, resolve
from rehab.protocol.layer import Layer
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue

Kind = Literal["variants", "modifiers"]


class Offer(FrozenStruct):
    """One variant or modifier.

    Attributes:
        title: what the author calls it; empty where nothing is written.
        protocol: the protocol with this choice alone laid over it.
    """

    kind: Kind
    name: str
    title: str
    protocol: Protocol


def offers(chain: Sequence[Layer], catalogue: Catalogue) -> Iterator[Offer]:
    """Every variant, then every modifier, in the order of the files.

    Args:
        chain: the layers, the furthest base first; they must resolve without an error.
        catalogue: the measures that they name.
    """
    for name in offered(chain, "variants"):
        yield from _offer(chain, catalogue, "variants", name)
    for name in offered(chain, "modifiers"):
        yield from _offer(chain, catalogue, "modifiers", name)


def _offer(chain: Sequence[Layer], catalogue: Catalogue, kind: Kind, name: str) -> Iterator[Offer]:
    choice = Choice(variant=name) if kind == "variants" else Choice(modifiers=(name,))
    protocol, _ = resolve(chain, catalogue, choice)
    if protocol is not None:
        yield Offer(kind, name, _title(chain, kind, name), protocol)


def _title(chain: Sequence[Layer], kind: Kind, name: str) -> str:
    """The title of a variant or modifier, the nearest layer's first."""
    texts = [layer.text for layer in reversed(chain) if isinstance(layer.text, ProtocolText)]
    written = (getattr(text, kind).get(name) for text in texts)
    return next((one.title for one in written if one is not None and one.title), "")
