"""A PNG logo can surely be drawn: it is whole, it is as large as it says, and it holds the picture alone."""

import struct
import zlib

import pytest

from rehab.adapters import pdf
from rehab.clinic import png
from rehab.clinic.model import Clinic
from rehab.report.brand import branded
from tests.report import samples


def chunk(name: bytes, body: bytes) -> bytes:
    """One piece of a PNG file with its checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def a_png(  # noqa: PLR0913  (a header has that many parts)
    *,
    width: int = 12,
    height: int = 6,
    depth: int = 8,
    kind: int = 6,
    interlaced: int = 0,
    rows: bytes | None = None,
    between: bytes = b"",
) -> bytes:
    """A picture of one colour."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(kind, 1)
    row = b"\0" + b"\x40" * ((width * channels * depth + 7) // 8)
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced)
    body = zlib.compress(row * min(height, 4000) if rows is None else rows)
    parts = (chunk(b"IHDR", header), between, chunk(b"IDAT", body), chunk(b"IEND", b""))
    return png.SIGNATURE + b"".join(parts)


PALETTE = chunk(b"PLTE", b"\x10\x20\x30" * 2)


@pytest.mark.parametrize(
    "data",
    [
        a_png(),
        a_png(kind=2),
        a_png(kind=0, depth=1),
        a_png(kind=4, depth=16),
        a_png(kind=3, depth=1, between=PALETTE),
        a_png(between=chunk(b"tEXt", b"Author\0M. K.")),
    ],
    ids=["rgba", "rgb", "bits", "deep grey", "palette", "with a note"],
)
def test_a_whole_picture_is_printed(data: bytes) -> None:
    """Each kind of PNG that a drawing program saves comes onto the paper."""
    logo = png.looked_through(data)
    assert (logo.width, logo.height) == (12, 6)
    paper = branded(samples.progress_handout(), Clinic("Riverside", logo))
    assert pdf.render(paper, paper="a4").startswith(b"%PDF-")


def test_notes_are_left_out() -> None:
    """What a picture says of its author, its day and its place does not reach a patient's paper."""
    logo = png.looked_through(a_png(between=chunk(b"tEXt", b"Author\0M. K.")))
    assert logo == png.looked_through(a_png())


SOUND = a_png()


@pytest.mark.parametrize(
    "data",
    [
        png.SIGNATURE,
        SOUND[:-20],
        SOUND[:40] + b"x" + SOUND[41:],
        a_png(rows=b"\0" * 10),
        a_png(rows=b"\x09" + b"\0" * 400),
        a_png(kind=3),
        a_png(kind=5),
        a_png(kind=2, depth=4),
        a_png(interlaced=1),
        a_png(width=0),
        a_png(width=4000),
        a_png(width=1500, height=2),
        png.SIGNATURE + chunk(b"IEND", b""),
        png.SIGNATURE + chunk(b"IHDR", b"short") + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
    ],
)
def test_a_picture_that_might_not_be_drawn_is_refused(data: bytes) -> None:
    """A damaged, unusual or outsized picture is refused before anything unpacks it."""
    with pytest.raises(png.NoPicture):
        png.looked_through(data)


def test_a_bomb_is_refused() -> None:
    """A few bytes that would unpack into many more than the picture has are not unpacked to their end."""
    with pytest.raises(png.NoPicture):
        png.looked_through(a_png(rows=b"\0" * 50_000_000))
