"""Every file of the protocols that ship, as a layer, for tests that hold for all of them."""

from functools import cache

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.protocol.layer import Layer, read_chain


@cache
def every_layer() -> tuple[Layer, ...]:
    """Each protocol and each base once."""
    shelf = FolderShelf((data_folder("protocols"),))
    found: dict[str, Layer] = {}
    for name in shelf.protocols():
        file = shelf.protocol(name)
        assert file is not None
        chain, _ = read_chain(file[1], name=file[0], read_file=shelf.protocol)
        found.update((layer.name, layer) for layer in chain)
    return tuple(found.values())
