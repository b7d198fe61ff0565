"""Write `docs/gallery/`: a picture of every protocol that has a ladder, and a page that shows them all.

In: the protocols that ship. Out: `<id>.svg` for each and `README.md`, the same bytes from the same protocols;
a picture whose protocol is gone goes too. A test holds the folder against what this program writes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from rehab.errors import InputRefused
from rehab.findings import has_errors
from rehab.pipeline import read_catalogue, read_protocol
from rehab.protocol.model import Protocol
from rehab.report.ladder_svg import ladder_svg
from rehab.report.picture_from_protocol import begins, ladder, picture_from_protocol
from rehab.wiring import shelf
from rehab.wording import english_show as words
from rehab.wording.number import capital

GALLERY = Path(__file__).resolve().parent.parent / "docs" / "gallery"
_PAGE = "README.md"


def main() -> int:
    """Write the folder anew."""
    files = gallery()
    GALLERY.mkdir(parents=True, exist_ok=True)
    for stale in sorted({*GALLERY.glob("*.svg")} - {GALLERY / name for name in files}):
        stale.unlink()
        print(f"removed {stale.name}")
    for name, content in files.items():
        (GALLERY / name).write_bytes(content)
    print(f"{len(files) - 1} pictures in {GALLERY}")
    return 0


def gallery() -> dict[str, bytes]:
    """Every file of the gallery by its name.

    Raises:
        InputRefused: if a protocol has an error.
    """
    books = shelf(Path())
    catalogue = read_catalogue(books)
    files, shown = {}, []
    for name in books.protocols():
        protocol, _, findings = read_protocol(name, shelf=books, catalogue=catalogue)
        if protocol is None or has_errors(findings):
            raise InputRefused(findings)
        if protocol.phases:
            picture = picture_from_protocol(protocol, catalogue, title=protocol.title)
            files[f"{name}.svg"] = f"{ladder_svg(picture)}\n".encode()
            shown.append(protocol)
    return {**files, _PAGE: ("\n".join(_page(shown)) + "\n").encode()}


def _page(protocols: list[Protocol]) -> Iterator[str]:
    yield f"# {words.GALLERY_TITLE}"
    yield ""
    yield words.GALLERY_LEAD
    yield ""
    yield f"| {' | '.join(words.GALLERY_COLUMNS)} |"
    yield "|---" * len(words.GALLERY_COLUMNS) + "|"
    for one in protocols:
        told = (f"[{one.id}](#{one.id})", one.title, one.status.value, capital(begins(one)), ladder(one))
        yield f"| {' | '.join(told)} |"
    for one in protocols:
        yield ""
        yield f"## {one.id}"
        yield f"{one.title}, {one.version}. {words.STATUSES[one.status.value]}"
        yield ""
        yield f"![{one.title}: {ladder(one)}]({one.id}.svg)"


if __name__ == "__main__":
    sys.exit(main())
