"""Characters that cannot be seen, and escapes that the YAML parser cannot read.

Text flows in; text that the parser can read, of the same length, and findings flow out.
Lengths stay the same so that every position stays true.
"""

import json
from itertools import chain

from rehab.findings import Finding, finding
from rehab.source.node import Lines

_CONTROLS = "".join(
    chr(code)
    for code in chain(
        range(0x09),
        (0x0B, 0x0C),
        range(0x0E, 0x20),
        range(0x7F, 0xA0),
        (0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF),
    )
)
_SHOWN = "\ufffd"
_MOST = 20
_HALVES = tuple(f"{letter}{digit}" for letter in "dD" for digit in "89abcdefABCDEF")


def without_controls(text: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    """The text with a visible sign for each control character, and a finding for the first twenty of them.

    Among them are the line breaks that only some programs know, such as U+2028: with them no two
    programs would count lines alike.
    """
    met = {character for character in _CONTROLS if character in text} | _lone_halves(text)
    if not met:
        return text, ()
    places = [place for place, character in enumerate(text) if character in met]
    clean = text.translate(dict.fromkeys(map(ord, met), _SHOWN))
    lines = Lines(name, tuple(clean.splitlines()))
    return clean, tuple(_control(text, place, lines=lines) for place in places[:_MOST])


def without_halves(text: str) -> str:
    r"""The text with `\ud83d` and its like turned into escapes that the parser lets pass.

    JSON writes a character beyond U+FFFF as two such halves, and YAML knows no halves.
    """
    if "\\ud" not in text and "\\uD" not in text:
        return text
    for half in _HALVES:
        text = text.replace(f"\\u{half}", f"\\ue{half[1]}")
    return text


def has_halves(raw: str) -> bool:
    r"""Whether text as written holds `\ud83d` or its like."""
    return any(f"\\u{half}" in raw for half in _HALVES)


def said_by(raw: str) -> str | None:
    """What a text as written in the file says, quotes and halves included; None where nobody can tell."""
    if "\n" in raw or "\r" in raw:
        return None
    if raw.startswith("'"):
        return raw[1:-1].replace("''", "'")
    if not raw.startswith('"'):
        return raw
    try:
        said = json.loads(raw, strict=False)
        said.encode("utf-8")
    except ValueError:
        return None
    return str(said)


def _lone_halves(text: str) -> set[str]:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return {character for character in text if "\ud800" <= character <= "\udfff"}
    return set()


def _control(text: str, place: int, *, lines: Lines) -> Finding:
    before = text[:place].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n")
    column = len(before) - before.rfind("\n") - 1
    span = lines.span(line, column, end_column=column + 1)
    return finding("RP013", f"control character U+{ord(text[place]):04X}", span=span, label="delete it")
