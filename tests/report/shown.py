"""Pages of the protocols that ship, for the tests of this folder."""

from functools import cache
from pathlib import Path

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Layer, read_chain, read_overlay
from rehab.report.page_from_protocol import page_from_protocol
from rehab.report.protocol_page import Entry, ProtocolPage
from rehab.report.shown import Shown, shown_of
from tests.patient.written import the_catalogue

OVERLAYS = Path(__file__).parents[2] / "examples/overlays"
_SHELF = FolderShelf((data_folder("protocols"),))
SHIPPED = _SHELF.protocols()


@cache
def shown(name: str, variant: str | None = None, modifiers: tuple[str, ...] = (), overlay: str = "") -> Shown:
    """A shipped protocol with something laid over it."""
    file = _SHELF.protocol(name)
    assert file is not None
    chain, _ = read_chain(file[1], name=file[0], read_file=_SHELF.protocol)
    overlays: tuple[Layer, ...] = ()
    if overlay:
        layer, _ = read_overlay((OVERLAYS / overlay).read_text(), name=overlay)
        assert layer is not None
        overlays = (layer,)
    told, found = shown_of(chain, the_catalogue(), Choice(variant, modifiers, overlays))
    assert told is not None, found
    return told


def page(
    name: str, variant: str | None = None, modifiers: tuple[str, ...] = (), overlay: str = ""
) -> ProtocolPage:
    """Its page."""
    return page_from_protocol(shown(name, variant, modifiers, overlay))


def entry(told: ProtocolPage, name: str) -> Entry:
    """The entry of that id."""
    return next(one for part in told.parts for one in part.entries if f"`{name}`" in one.name)
