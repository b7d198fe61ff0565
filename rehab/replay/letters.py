"""Bytes as letters that a person can read aloud and type, with check letters that find a slip.

Bytes flow in, lines of letters flow out, and back again. The alphabet is Crockford's base 32: digits and
capitals without I, L, O and U, so that it stands in the dense mode of a QR code as well. Each line ends with
a letter of its own: any one wrong letter, and any two that changed places, are told with the line.
"""

from collections.abc import Iterator
from zlib import crc32

from rehab.errors import UsageError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP, LINE = 5, 30
_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": "", "\n": "", "\r": "", "\t": ""})
_BITS, _BYTE, _SUM = 5, 8, 4
_GENERATOR, _OVERFLOW = 0b100101, 0b100000
"""x^5 + x^2 + 1: its root has order 31, so the places of a line of 30 never weigh the same."""


class Mistyped(UsageError):
    """Letters that are no code, and where they go wrong."""


def letters_of(content: bytes) -> str:
    """The letters of some bytes, without gaps."""
    whole = content + crc32(content).to_bytes(_SUM, "little")
    bits = len(whole) * _BYTE
    count = -(-bits // _BITS)
    number = int.from_bytes(whole, "big") << (count * _BITS - bits)
    values = [number >> (_BITS * place) & 31 for place in reversed(range(count))]
    return "".join(ALPHABET[value] for value in _checked(values))


def bytes_of(typed: str) -> bytes:
    """The bytes of letters as somebody typed them: small or capital, with gaps or without.

    Raises:
        Mistyped: if they are no code.
    """
    letters = typed.upper().translate(_MEANT)
    for place, letter in enumerate(letters):
        if letter not in ALPHABET:
            raise Mistyped(f"line {place // LINE + 1} of the code holds a sign that no code has")
    values = list(_unchecked([ALPHABET.index(letter) for letter in letters]))
    size, rest = divmod(len(values) * _BITS, _BYTE)
    number = 0
    for value in values:
        number = number << _BITS | value
    if size <= _SUM or rest >= _BITS or number & ((1 << rest) - 1):
        raise Mistyped("the code is not whole: its end is missing")
    whole = (number >> rest).to_bytes(size, "big")
    content, found = whole[:-_SUM], whole[-_SUM:]
    if crc32(content).to_bytes(_SUM, "little") != found:
        raise Mistyped("the code is not right: a line is missing, or lines stand in another order")
    return content


def groups(letters: str) -> tuple[str, ...]:
    """The lines of a code as they are printed, in groups of five letters."""
    return tuple(
        " ".join(line[at : at + GROUP] for at in range(0, len(line), GROUP))
        for line in (letters[at : at + LINE] for at in range(0, len(letters), LINE))
    )


def _checked(values: list[int]) -> Iterator[int]:
    for number, at in enumerate(range(0, len(values), LINE - 1)):
        line = values[at : at + LINE - 1]
        yield from (*line, _check(number, line))


def _unchecked(values: list[int]) -> Iterator[int]:
    for number, at in enumerate(range(0, len(values), LINE)):
        *line, last = values[at : at + LINE]
        if not line or _check(number, line) != last:
            raise Mistyped(f"line {number + 1} of the code is mistyped")
        yield from line


def _check(number: int, line: list[int]) -> int:
    """The check letter of a line: a sum in which every place has a weight of its own."""
    total = number % 32
    for value in line:
        total = _times_root(total) ^ value
    return _times_root(total)


def _times_root(value: int) -> int:
    value <<= 1
    return value ^ _GENERATOR if value & _OVERFLOW else value
