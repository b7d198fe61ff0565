"""Inspection: files of any kind become everything that is wrong with them, in one run.

Texts flow in: protocols, overlays, episodes, measures and clinics, told apart by their keys. Sorted
findings flow out. No file is opened and no clock is read here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from rehab.checks.all_checks import findings_about
from rehab.checks.subject import Subject, subject_of
from rehab.clinic.from_authored import clinic_from_text
from rehab.clinic.logo import Beside
from rehab.errors import InputRefused
from rehab.findings import Finding, has_errors
from rehab.frozen import FrozenStruct
from rehab.pipeline import Desk, MakeJudge, Shelf, findings_of, read_catalogue
from rehab.protocol.authored import OverlayText
from rehab.protocol.from_authored import Choice, is_for, resolve
from rehab.protocol.layer import Layer, Place, read_chain, read_overlay
from rehab.source import MappingNode, read, shape
from rehab.terms.measure import Catalogue


class Kind(Enum):
    """What a file is."""

    PROTOCOL = auto()
    OVERLAY = auto()
    EPISODE = auto()
    MEASURES = auto()
    CLINIC = auto()


_MARKS = {
    "overlay": Kind.OVERLAY,
    "patient": Kind.EPISODE,
    "starts": Kind.EPISODE,
    "check_ins": Kind.EPISODE,
    "measures": Kind.MEASURES,
    **dict.fromkeys(("logo", "colour", "phone", "emergency", "address", "footer"), Kind.CLINIC),
}
"""Keys that only one kind of file has."""
_OF_PROTOCOL = frozenset({"schema", "id", "version", "status", "title", "extends", "rules", "levels"})
_ENOUGH = 3
"""So many of these keys make a protocol of a file that says so by no single one."""


def _nothing(_: str) -> None:
    """Beside a text that is in no folder lies nothing."""


class Handed(FrozenStruct):
    """A file to inspect.

    Attributes:
        text: what it says.
        name: what findings call it.
        shelf: where the protocols and overlays that it names are found.
        beside: reads the files that lie beside it, such as a clinic's logo.
    """

    text: str
    name: str
    shelf: Shelf
    beside: Beside = _nothing

    @property
    def kind(self) -> Kind | None:
        """What it is, by its keys; None if it is something else.

        A file that cannot be read to its end may be anything, and so is none that could be passed over.
        """
        node, _ = read(self.text, name=self.name)
        keys = node.entries.keys() if isinstance(node, MappingNode) else frozenset[str]()
        marked = next((_MARKS[key] for key in keys if key in _MARKS), None)
        is_protocol = node is None or len(keys & _OF_PROTOCOL) >= _ENOUGH
        return marked or (Kind.PROTOCOL if is_protocol else None)


Shelved = Callable[[], Iterable[Handed]]
"""Gives the protocols of the shelf; asked only where an overlay could lie on none of the files handed in."""


Prove = Callable[[Subject], Iterable[Finding]]
"""Gives what can happen to some patient under a protocol."""


def inspect(
    files: Iterable[Handed], *, shelved: Shelved, make_judge: MakeJudge, prove: Prove, today: date
) -> tuple[Finding, ...]:
    """Everything that is wrong with some files, sorted, each thing once.

    Args:
        files: what to look at; a file of no known kind is read as a protocol.
        shelved: the protocols of the shelf.
        make_judge: builds the judge of a resolved protocol.
        prove: what can happen to some patient under a protocol that could be resolved.
        today: the day of the inspection.
    """
    sorts: dict[Kind, list[Handed]] = {kind: [] for kind in Kind}
    for file in files:
        sorts[file.kind or Kind.PROTOCOL].append(file)
    found: list[Finding] = []
    for file in sorts[Kind.MEASURES]:
        found.extend(_measures(file))
    for file in sorts[Kind.CLINIC]:
        found.extend(clinic_from_text(file.text, name=file.name, beside=file.beside)[1])
    for file in sorts[Kind.EPISODE]:
        found.extend(findings_of(file.text, name=file.name, desk=Desk(file.shelf, make_judge, today)))
    found.extend(_protocols(sorts[Kind.PROTOCOL], sorts[Kind.OVERLAY], shelved, today, prove=prove))
    return tuple(sorted(dict.fromkeys(found)))


def _measures(file: Handed) -> tuple[Finding, ...]:
    node, found = read(file.text, name=file.name)
    return found if node is None else (*found, *shape(Catalogue, node)[1])


# Protocols and what lies on them -------------------------------------------------------------------------


@dataclass(slots=True)
class _Book:
    """A protocol that could be read, the measures of its shelf, and the overlays that lie on it."""

    chain: tuple[Layer, ...]
    catalogue: Catalogue
    overlays: list[Layer] = field(default_factory=list)

    @property
    def has_levels(self) -> bool:
        """True if an episode can be decided by it, so that something can lie on it."""
        protocol, _ = resolve(self.chain, self.catalogue)
        return protocol is not None and bool(protocol.levels)

    def misfit(self, overlay: Layer, today: date) -> tuple[Finding, ...]:
        """What keeps an overlay from lying on it; nothing if it fits."""
        found = resolve(self.chain, self.catalogue, Choice(overlays=(overlay,), on=today))[1]
        return found if has_errors(found) else ()


def _protocols(
    protocols: Sequence[Handed], overlays: Sequence[Handed], shelved: Shelved, today: date, *, prove: Prove
) -> Iterator[Finding]:
    books: list[_Book] = []
    for file in protocols:
        yield from _open(file, books)
    for layer, found in (read_overlay(file.text, name=file.name) for file in overlays):
        yield from found
        if layer is not None:
            yield from _lay(layer, books, shelved, today)
    for book in books:
        overlaid = tuple(book.overlays)
        subject, found = subject_of(book.chain, book.catalogue, overlays=overlaid, today=today)
        yield from found
        if subject is not None:
            yield from findings_about(subject)
            yield from prove(subject)


def _open(file: Handed, books: list[_Book]) -> tuple[Finding, ...]:
    """Put a protocol to the others, or say what keeps it from being read."""
    try:
        catalogue = read_catalogue(file.shelf)
        chain, found = read_chain(file.text, name=file.name, read_file=file.shelf.protocol)
    except InputRefused as refused:
        return tuple(one for one in refused.findings if isinstance(one, Finding))
    if chain and not has_errors(found):
        books.append(_Book(chain, catalogue))
    return found


def _lay(overlay: Layer, books: list[_Book], shelved: Shelved, today: date) -> Iterator[Finding]:
    """Lay an overlay on every protocol that it fits; if it fits none, say what keeps it off the nearest.

    One that says which protocol it is for is laid on no other. The shelf is looked through only where no
    protocol that it could be for was handed in: else a slip would pass because something else bears it.
    """
    misfits: list[tuple[Finding, ...]] = []
    for given in (True, False):
        among = books if given else _shelf(shelved)
        tried = [book for book in among if book.has_levels and is_for(overlay, book.chain)]
        fitting = []
        for book in tried:
            wrong = book.misfit(overlay, today)
            if wrong:
                misfits.append(wrong)
            else:
                book.overlays.append(overlay)
                fitting.append(book)
        if fitting:
            books.extend(book for book in fitting if not given)
            return
        if tried:
            break
    yield from min(misfits, key=len, default=(*overlay.faults, *_nowhere(overlay)))


def _named(overlay: Layer) -> str | None:
    """The protocol that an overlay says it is for."""
    return overlay.text.protocol if isinstance(overlay.text, OverlayText) else None


def _nowhere(overlay: Layer) -> Iterator[Finding]:
    """That the protocol is not there which an overlay says it is for."""
    if _named(overlay):
        yield Place(overlay, ("protocol",)).finding("RP114", f"there is no protocol `{_named(overlay)}`")


def _shelf(shelved: Shelved) -> list[_Book]:
    books: list[_Book] = []
    for file in shelved():
        _open(file, books)
    return books
