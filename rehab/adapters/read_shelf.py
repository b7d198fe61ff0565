"""A shelf behind a function: for callers that keep protocols elsewhere than in folders.

A function from names to texts flows in; a shelf flows out, with the bundled one behind it.
"""

from collections.abc import Callable

from rehab.adapters.files import FolderShelf
from rehab.frozen import FrozenStruct


class ReadShelf(FrozenStruct):
    """Protocols and overlays that a function reads; what it does not know is looked for in folders.

    Attributes:
        read: the text of a protocol by its id, or of an overlay by the name that an episode gives it.
        folders: where else to look, and where the measures are.
    """

    read: Callable[[str], str | None]
    folders: FolderShelf

    def protocol(self, name: str) -> tuple[str, str] | None:
        """Name and text of a protocol, or None if there is none."""
        text = self.read(name)
        return self.folders.protocol(name) if text is None else (name, text)

    def overlay(self, name: str) -> tuple[str, str] | None:
        """Name and text of an overlay, or None if there is none."""
        text = self.read(name)
        return None if text is None else (name, text)

    def measures(self) -> tuple[str, str]:
        """Name and text of the measure catalogue."""
        return self.folders.measures()
