"""Strict YAML, and JSON as a part of it, from text to a tree with positions.

Text flows in; a tree and everything that is wrong with the text flow out.
YAML lets through what two readers read in two ways (`no`, `1.10`, `010`, keys written twice);
a clinical file may not.
"""

from typing import Any

import yaml

from rehab.findings import Finding, finding
from rehab.source.compose import Composer, Stop
from rehab.source.node import Lines, Node
from rehab.source.syntax import syntax_finding

LARGEST_BYTES = 1024 * 1024
"""The largest file that is read."""
_FORBIDDEN = tuple(
    chr(code) for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
) + ("\ufeff", "\ufffe", "\uffff")
_BOM = "\ufeff"
_MOST_CONTROLS = 20

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str, *, name: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read a file's text into a tree, with every finding of the text in the order of the file.

    The tree is None where the text cannot be read to its end. It may come together with errors: then
    it serves to look for more of them, and not to be used.

    Args:
        text: the whole file.
        name: the file's name, for positions.
    """
    text = text.removeprefix(_BOM)
    if len(text) > LARGEST_BYTES or len(text.encode("utf-8", "replace")) > LARGEST_BYTES:
        return None, (finding("RP014", f"{name} is larger than 1 MiB"),)
    controls = _controls(text, name)
    if controls:
        return None, controls
    lines = Lines(name, tuple(text.splitlines()))
    composer = Composer(_Loader(text), lines)
    try:
        node = composer.document()
    except Stop:
        node = None
    except yaml.MarkedYAMLError as error:
        composer.report(syntax_finding(error, lines))
        node = None
    return node, tuple(sorted(composer.findings))


def decode(data: bytes, *, name: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file's bytes, or the finding that it is not UTF-8."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (finding("RP018", f"{name} is not UTF-8: the first wrong byte is on line {line}"),)


def _controls(text: str, name: str) -> tuple[Finding, ...]:
    """Findings for characters that cannot be seen; with them the parser would stop or miscount lines."""
    places = [text.find(character) for character in _FORBIDDEN]
    places = [place for place in places if place >= 0]
    places.extend(_surrogate(text))
    found = []
    for place in sorted(places)[:_MOST_CONTROLS]:
        found.append(_control(text, place, name))
    return tuple(found)


def _surrogate(text: str) -> list[int]:
    if text.isascii():
        return []
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return [error.start]
    return []


def _control(text: str, place: int, name: str) -> Finding:
    before = text[:place].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n")
    column = len(before) - before.rfind("\n") - 1
    rest = text[place - column : place + 200].replace("\r", "\n").split("\n", 1)[0]
    span = Lines(name, ("",) * line + (rest,)).span(line, column, column + 1)
    return finding("RP013", f"control character U+{ord(text[place]):04X}", span, label="delete it")
