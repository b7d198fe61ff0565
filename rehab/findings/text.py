"""Findings as the text that a person reads in a terminal.

Findings flow in; one string in the design's error form flows out.
What a file holds is shown made harmless: nothing in it may move the cursor or turn the text round.
"""

import unicodedata
from collections.abc import Iterable

from rehab.findings.model import Finding, Severity, Span

_WIDEST = 100
_LEAD = 40
_CUT = "..."
_TAB = "    "
_ANSI = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_TURNING = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def render(findings: Iterable[Finding], *, colour: bool = False) -> str:
    """All findings in the order of the file, with a closing count; empty text for no findings."""
    ordered = sorted(findings)
    if not ordered:
        return ""
    blocks = [_block(finding, colour=colour) for finding in ordered]
    return "\n".join([*blocks, _count(ordered)]) + "\n"


def _block(finding: Finding, *, colour: bool) -> str:
    code = _ANSI[finding.severity] if colour else ""
    head = _paint(f"{finding.severity}[{finding.id}]", code)
    lines = [f"{head} {_harmless(finding.message)}"]
    where = _harmless(finding.where)
    if finding.span is not None:
        lines.append(f"  --> {_place(finding.span)}" + (f"   {where}" if where else ""))
        lines.extend(_excerpt(finding.span, _harmless(finding.label), code))
    elif where:
        lines.append(f"  --> {where}")
    lines.extend(f"   {_harmless(line)}".rstrip() for line in finding.shown)
    why = f"why: {_harmless(finding.why)}     " if finding.why else ""
    lines.append(f"  {why}help: rehab explain {finding.id}")
    return "\n".join(lines) + "\n"


def _place(span: Span) -> str:
    start = f"{_harmless(span.file)}:{span.line}:{span.column}"
    return f"{start}-{span.end_column}" if span.end_column > span.column else start


def _excerpt(span: Span, label: str, code: str) -> list[str]:
    start, end = span.column - 1, max(span.end_column - 1, span.column)
    first, last = _window(span.text, start, end)
    before = (_CUT if first else "") + _shown(span.text[first:start])
    marked = _shown(span.text[start : min(end, last)])
    after = _shown(span.text[min(end, last) : last]) + (_CUT if last < len(span.text) else "")
    carets = _paint("^" * max(_width(marked), 1), code)
    under = " " * _width(before) + carets + (f" {label}" if label else "")
    gutter = f"{span.line:>5}"
    return [f"{gutter} | {before}{marked}{after}".rstrip(), f"{'':>{len(gutter)}} | {under}"]


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a line to show: all of it, or a stretch around the marked characters."""
    if len(text) <= _WIDEST:
        return 0, len(text)
    first = max(0, min(start - _LEAD, len(text) - _WIDEST))
    return first, min(len(text), max(first + _WIDEST, min(end, start + _WIDEST)))


def _shown(text: str) -> str:
    return _harmless(text.replace("\t", _TAB))


def _harmless(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if _acts(character) else character for character in text)


def _acts(character: str) -> bool:
    return character in _TURNING or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def _count(findings: list[Finding]) -> str:
    parts = []
    for severity in Severity:
        number = sum(finding.severity is severity for finding in findings)
        if number:
            parts.append(f"{number} {severity}" + ("" if number == 1 else "s"))
    return ", ".join(parts)
