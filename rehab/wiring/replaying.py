"""A sheet from its code: the files that it was made with are found, the course is decided again and compared.

Letters flow in, with the shelf and the clinic; the sheet without names flows out, with whatever is not as it
was. Where a code cannot be read with the files that are here, it is refused: half read it would be wrong.
"""

from rehab.adapters.files import FolderShelf, files_below, read_file
from rehab.clinic.model import Clinic
from rehab.clinic.precedence import episode_of_clinic
from rehab.errors import InputRefused
from rehab.findings import Finding, finding
from rehab.frozen import FrozenStruct, replace
from rehab.pipeline import Desk, Trip, read_catalogue, run
from rehab.protocol.layer import Layer, read_chain, read_overlay
from rehab.replay.changes import changed
from rehab.replay.code import SHORT, Opened, digest_of_sheet, digests_of, files_digest, number_of, opened
from rehab.replay.episode_json import episode_json
from rehab.replay.letters import Mistyped
from rehab.replay.mark import of_other_version
from rehab.replay.nameless import nameless
from rehab.replay.record import Press, digest_of_layer, files_of
from rehab.replay.tape import Unreadable
from rehab.report.handout import Handout
from rehab.terms.measure import Catalogue
from rehab.wiring import make_judge, program_version
from rehab.wiring.coding import bearing, sheet_maker
from rehab.wiring.languages import tongue_of
from rehab.wording.tongue import Tongue


class Replayed(FrozenStruct):
    """A sheet that was made again.

    Attributes:
        handout: the sheet, without names; of another version it says so.
        press: how it is printed.
        changes: what is not as it was when it was given out.
    """

    handout: Handout
    press: Press
    changes: tuple[Finding, ...]


def replay_code(letters: str, *, books: FolderShelf, clinic: Clinic | None) -> Replayed:
    """The sheet of a code.

    Args:
        letters: as somebody typed or scanned them.
        books: where protocols are; the code's overlays are looked for beside it.
        clinic: whose mark the sheet bore.

    Raises:
        InputRefused: if it is no code, or the files here are not those that it was made with.
    """
    try:
        code = opened(letters)
        read = _Read.of(code, books)
        text = code.episode(read.chain, read.catalogue, protocol=read.protocol)
    except (Mistyped, Unreadable) as error:
        raise InputRefused((finding("RP208", str(error)),)) from None
    header = code.header
    press = Press(program_version(), header.printing, clinic if header.clinic else None)
    named = text.model_copy(update={"overlays": read.overlays})
    desk = Desk(books, make_judge, header.as_of)
    trip = run(episode_json(named), name="code", desk=desk, as_of=header.as_of)
    tongue = tongue_of(trip, books, text.patient.language).tongue
    sheet = _sheet(trip, press, tongue, looks_back=header.looks_back)
    found = _changes(code, press, sheet)
    handout = of_other_version(sheet, tongue) if found else bearing(sheet, _joined(letters), tongue)
    return Replayed(handout, press, found)


class _Read(FrozenStruct):
    """The files that a code was made with."""

    protocol: str
    chain: tuple[Layer, ...]
    overlays: tuple[str, ...]
    catalogue: Catalogue

    @classmethod
    def of(cls, code: Opened, books: FolderShelf) -> "_Read":
        """The files of a code.

        Raises:
            InputRefused: if one is not here, or not as it was.
        """
        catalogue = read_catalogue(books)
        protocol, chain = _chain(code, books)
        now = files_digest(files_of(chain, catalogue))
        if now != code.header.files:
            what = f"protocol `{protocol}`, with its bases and the measures,"
            raise InputRefused((changed(what, code.header.files, now),))
        return cls(protocol, chain, _overlays(code, books), catalogue)


def _chain(code: Opened, books: FolderShelf) -> tuple[str, tuple[Layer, ...]]:
    """The protocol of a code, by the number of its id."""
    for name in books.protocols():
        file = books.protocol(name) if number_of(name) == code.header.protocol else None
        if file is not None:
            return name, read_chain(file[1], name=file[0], read_file=books.protocol)[0]
    raise InputRefused((finding("RP207", "the protocol of this code is not here; its sheet names it"),))


def _overlays(code: Opened, books: FolderShelf) -> tuple[str, ...]:
    """The overlays of a code, as files beside the shelf."""
    if not code.header.overlays:
        return ()
    here = {}
    for path in files_below(books.beside):
        text, _ = read_file(path)
        layer = None if text is None else read_overlay(text, name=path.name)[0]
        if layer is not None:
            here[digest_of_layer(layer)[:SHORT]] = str(path.relative_to(books.beside))
    missing = [digest for digest in code.header.overlays if digest not in here]
    if missing:
        told = (f"an overlay of digest {one} is not in `{books.beside}`" for one in missing)
        raise InputRefused(tuple(finding("RP207", one) for one in told))
    return tuple(here[digest] for digest in code.header.overlays)


def _sheet(trip: Trip, press: Press, tongue: Tongue, *, looks_back: bool) -> Handout:
    episode = trip.episode if press.clinic is None else episode_of_clinic(trip.episode, press.clinic)
    episode = replace(nameless(episode), left_out=int(looks_back))
    return sheet_maker(trip.catalogue, press, tongue)(episode, trip.courses)


def _changes(code: Opened, press: Press, sheet: Handout) -> tuple[Finding, ...]:
    """What is not as it was although the code could be read."""
    header = code.header
    clinic = next(iter(digests_of("clinic", files_of((), None, press.clinic))), "")
    now = (
        ("the program", header.program, press.version),
        ("the clinic's file", header.clinic or "", clinic),
        ("the sheet", header.sheet, digest_of_sheet(sheet)),
    )
    return tuple(changed(what, then, today) for what, then, today in now if then != today)


def _joined(letters: str) -> str:
    return "".join(letters.upper().split()).replace("-", "")
