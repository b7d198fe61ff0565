"""A logo as PNG, looked through: a file's bytes flow in, a picture that can surely be drawn flows out.

A picture is small in a file and large once it is unpacked, so its size is read and its rows are counted
before anything draws it; what is no part of the picture (notes, days, places) is left out.
"""

import struct
import zlib
from collections.abc import Iterator

from rehab.clinic.model import Logo

MEDIA = "image/png"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST_SIDE = 2000
"""In pixels: twice as fine as print needs for the widest place that a logo has."""
_LONGEST = 12
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_LAST_FILTER = 4


class NoPicture(Exception):
    """The bytes are no picture that can be used; the message says why, after "the logo"."""


def looked_through(data: bytes) -> Logo:
    """The picture alone.

    Raises:
        NoPicture: if it is damaged, or too large once it is unpacked.
    """
    chunks = tuple(one for one in _chunks(data) if one[0] in _KEPT)
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise NoPicture("is a damaged PNG")
    width, height, depth, kind = _header(chunks[0][1], has_palette=b"PLTE" in names)
    row = 1 + (width * depth * _CHANNELS[kind] + 7) // 8
    rows = _unpacked(b"".join(body for name, body in chunks if name == b"IDAT"), row * height)
    if any(rows[at] > _LAST_FILTER for at in range(0, len(rows), row)):
        raise NoPicture("is a damaged PNG")
    return Logo(MEDIA, SIGNATURE + b"".join(_chunk(*one) for one in chunks), width, height)


def _header(header: bytes, *, has_palette: bool) -> tuple[int, int, int, int]:
    if len(header) != struct.calcsize(_HEADER):
        raise NoPicture("is a damaged PNG")
    width, height, depth, kind, packing, filtering, interlaced = struct.unpack(_HEADER, header)
    if depth not in _DEPTHS.get(kind, ()) or packing or filtering or (kind == _WITH_PALETTE) > has_palette:
        raise NoPicture("is a damaged PNG")
    if interlaced:
        raise NoPicture("is an interlaced PNG; save it without interlacing")
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise NoPicture(f"is {width} by {height} pixels; {LARGEST_SIDE} a side are enough")
    if max(width, height) > _LONGEST * min(width, height):
        raise NoPicture(f"is {width} by {height} pixels, too long a strip")
    return width, height, depth, kind


_HEADER = ">IIBBBBB"
_WITH_PALETTE = 3


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        check = data[at + 8 + size : at + 12 + size]
        if check != zlib.crc32(name + body).to_bytes(4, "big"):
            raise NoPicture("is a damaged PNG")
        yield name, body
        if name == b"IEND":
            return
        at += 12 + size


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def _unpacked(packed: bytes, size: int) -> bytes:
    """The rows, of which there must be exactly as many bytes as the header says."""
    unpacker = zlib.decompressobj()
    try:
        rows = unpacker.decompress(packed, size + 1)
    except zlib.error:
        raise NoPicture("is a damaged PNG") from None
    if len(rows) != size:
        raise NoPicture("is a damaged PNG")
    return rows
