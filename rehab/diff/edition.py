"""An edition: one of the two versions that are compared, as it was named, written and resolved."""

from rehab.frozen import FrozenStruct
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Layer
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue


class Edition(FrozenStruct):
    """One version of a protocol.

    Attributes:
        name: what a person called it: a protocol's name, or the path of its file.
        chain: its layers, the furthest base first.
        protocol: what they resolve to.
        catalogue: its measures.
        choice: the variant and modifiers that it is resolved with.
    """

    name: str
    chain: tuple[Layer, ...]
    protocol: Protocol
    catalogue: Catalogue
    choice: Choice = Choice()
