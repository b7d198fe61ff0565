"""The code on a handout: the facts behind the sheet as a few lines of letters, without a name.

An episode, what read it and what came of it flow in; letters flow out, and back again. Who gave it is written
first, so that a code of another program, protocol or clinic is known before anything else of it is read. The
last of it is a digest of the sheet without names: what is made again from a code is compared with that.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from zlib import crc32

from pydantic import Field

from rehab.frozen import Frozen, FrozenStruct
from rehab.patient.authored import EpisodeText
from rehab.protocol.layer import Layer
from rehab.replay.codec import Even, Many, Maybe, Model, OneOf, Spelt, Unwritable
from rehab.replay.episode_codec import episode_codec, vocabulary_of
from rehab.replay.letters import bytes_of, letters_of
from rehab.replay.record import File, Printing
from rehab.replay.tape import Reader, Unreadable, Writer
from rehab.report.handout import Handout
from rehab.terms.measure import Catalogue
from rehab.terms.paper import Paper

SCHEMA = 1
"""Version of what a code holds."""
SHORT = 8
"""Hexadecimal digits of a digest that a code holds."""
_FIRST_DAY, _DAYS = date(2000, 1, 1), 1 << 16
_SCHEMA, _PLACES = Even(0, 15), 1 << 16


class Header(Frozen):
    """Whose code it is."""

    program: str = Field(description="version of the program")
    protocol: int = Field(description="a number that the protocol's id comes to")
    files: str = Field(description="digest of the protocol, its bases and the measures")
    overlays: tuple[str, ...] = Field(default=(), description="digest of each overlay")
    clinic: str | None = Field(default=None, description="digest of the clinic's file")
    as_of: date = Field(description="the day that was decided for")
    looks_back: bool = Field(default=False, description="entries after that day were left out")
    paper: Paper = Field(default="a4", description="size of the paper")
    large_print: bool = Field(default=False, description="in 18 point")
    sheet: str = Field(description="digest of the sheet without names")

    @property
    def printing(self) -> Printing:
        """How the sheet is printed."""
        return Printing(paper=self.paper, large_print=self.large_print)


class _Digest(FrozenStruct):
    def put(self, tape: Writer, value: str) -> None:
        tape.evenly(int(value, 16), of=16**SHORT)

    def take(self, tape: Reader) -> str:
        return f"{tape.evenly(of=16**SHORT):0{SHORT}x}"


class _AsOf(FrozenStruct):
    def put(self, tape: Writer, value: date) -> None:
        days = (value - _FIRST_DAY).days
        if not 0 <= days < _DAYS:
            raise Unwritable("the day lies too far away")
        tape.evenly(days, of=_DAYS)
        tape.day = value

    def take(self, tape: Reader) -> date:
        tape.day = _FIRST_DAY + timedelta(days=tape.evenly(of=_DAYS))
        return tape.day


_HEADER = Model(
    Header,
    {
        "program": Spelt("0123456789.abcdefghijklmnopqrstuvwxyz+-"),
        "protocol": Even(0, _PLACES - 1),
        "files": _Digest(),
        "overlays": Many("overlays", _Digest()),
        "clinic": Maybe("clinic", _Digest()),
        "as_of": _AsOf(),
        "looks_back": OneOf("looks back", (False, True)),
        "paper": OneOf("paper", ("a4", "letter")),
        "large_print": OneOf("large print", (False, True)),
        "sheet": _Digest(),
    },
)


def files_digest(files: Sequence[File]) -> str:
    """The one digest of a protocol, its bases and the measures."""
    return _short("".join(one.digest for one in files if one.kind in {"protocol", "measures"}))


def digests_of(kind: str, files: Sequence[File]) -> tuple[str, ...]:
    """The digests of the files of a kind, as short as a code holds them."""
    return tuple(one.digest[:SHORT] for one in files if one.kind == kind)


def number_of(protocol: str) -> int:
    """The number that stands for a protocol's id."""
    return crc32(protocol.encode()) % _PLACES


def digest_of_sheet(handout: Handout) -> str:
    """The digest of a sheet without names; of one that has its code already, as it was without."""
    return _short(handout.model_copy(update={"replay": None}).model_dump_json())


def code_of(header: Header, episode: EpisodeText, layers: Sequence[Layer], catalogue: Catalogue) -> str:
    """The letters of a code.

    Args:
        header: whose it is, with its sheet.
        episode: what it is about.
        layers: the protocol's layers.
        catalogue: the measures.

    Raises:
        Unwritable: if it holds something that a code cannot say.
    """
    tape = Writer(_FIRST_DAY)
    _SCHEMA.put(tape, SCHEMA)
    _HEADER.put(tape, header)
    episode_codec(vocabulary_of(layers), catalogue).put(tape, episode)
    number = tape.number
    return letters_of(number.to_bytes(-(-number.bit_length() // 8), "big"))


class Opened(FrozenStruct):
    """A code of which the header is read; the rest is read with the names of its protocol."""

    header: Header
    tape: Reader

    def episode(self, layers: Sequence[Layer], catalogue: Catalogue, *, protocol: str) -> EpisodeText:
        """The episode of the code; it can be asked for once.

        Args:
            layers: the protocol's layers, of the same digest as the header's.
            catalogue: the measures.
            protocol: the protocol's id.

        Raises:
            Unreadable: if no program has written it.
        """
        names = vocabulary_of(layers)
        codec = episode_codec(names, catalogue, protocol=protocol, as_of=self.header.as_of)
        episode = codec.take(self.tape)
        self.tape.end()
        return episode


def opened(letters: str) -> Opened:
    """A code with its header read.

    Args:
        letters: as somebody typed or scanned them.

    Raises:
        Mistyped: if a letter is wrong.
        Unreadable: if another version of this shape wrote it.
    """
    tape = Reader(_FIRST_DAY, number=int.from_bytes(bytes_of(letters), "big"))
    schema = _SCHEMA.take(tape)
    if schema != SCHEMA:
        raise Unreadable(f"the code is of shape {schema}, and this program reads shape {SCHEMA}")
    return Opened(_HEADER.take(tape), tape)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]
