"""Reads and writes translation files: a gettext catalogue's text comes in, a Translation goes out, and back.

The one door to polib. Who has read a file stands in headers of its own, which it keeps.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from gettext import c2py
from typing import Any

import polib

from rehab.findings import Finding, Span, finding
from rehab.translation.model import Marks, ToTranslate, Translated, Translation

_PLURAL = re.compile(r"nplurals\s*=\s*(\d)\s*;\s*plural\s*=\s*([^;]+)")
_LINE = re.compile(r"line (\d+)")
_REVIEWED, _READ, _DIGEST = "X-Reviewed-By", "X-Safety-Read-By", "X-Safety-Digest"
_SAFETY = "SAFETY"
_WIDTH = 110


def read_po(text: str, *, name: str, tag: str) -> tuple[Translation | None, tuple[Finding, ...]]:
    """The translation in a file's text, or what keeps it from being read."""
    try:
        file = polib.pofile(text if text.endswith("\n") else text + "\n", wrapwidth=_WIDTH)
    except (OSError, ValueError, IndexError, UnicodeError) as problem:
        line = _LINE.search(str(problem))
        return None, (_unread(name, int(line[1]) if line else 1),)
    lost = _lost_line(text, file)
    if lost:
        return None, (_unread(name, lost),)
    rule = _PLURAL.search(file.metadata.get("Plural-Forms", ""))
    forms, plural = (1, _same) if rule is None else (int(rule[1]), _rule(rule[2]))
    marks = Marks(*(file.metadata.get(key, "").strip() for key in (_REVIEWED, _READ, _DIGEST)))
    entries = tuple(_entry(one, name) for one in file if not one.obsolete)
    return Translation(name, tag, entries, marks, plural, forms), ()


def write_po(
    tag: str,
    texts: Iterable[ToTranslate],
    known: Mapping[str, tuple[str, ...]],
    *,
    marks: Marks,
    plural: tuple[int, str],
) -> str:
    """The text of a file: every text in its order, with the translation that is known.

    Args:
        tag: the language.
        texts: what there is to translate.
        known: translations by their English text.
        marks: who has read it.
        plural: how many forms a plural has, and the rule in C that chooses one.
    """
    file = polib.POFile(wrapwidth=_WIDTH)
    file.metadata = {
        "Language": tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural[0]}; plural={plural[1]};",
        _REVIEWED: marks.reviewed_by,
        _READ: marks.safety_read_by,
        _DIGEST: marks.safety_digest,
    }
    for one in texts:
        forms = known.get(one.forms[0], ())
        many: dict[str, Any] = {}
        if one.forms[1:]:
            padded = (*forms, *("" for _ in range(plural[0] - len(forms))))
            many = {"msgid_plural": one.forms[1], "msgstr_plural": dict(enumerate(padded))}
        else:
            many = {"msgstr": forms[0] if forms else ""}
        comment = f"{one.note}\n{_SAFETY}" if one.is_safety else one.note
        file.append(polib.POEntry(msgid=one.forms[0], comment=comment, **many))
    text = str(file)
    return text if text.endswith("\n") else text + "\n"


def _unread(name: str, line: int) -> Finding:
    message = f"`{name}` is no translation file that can be read"
    return finding("RP601", message, span=Span(name, line, 1, 1))


def _lost_line(text: str, file: Any) -> int:  # noqa: ANN401 (polib has no types)
    """The first entry that the reader has passed over in silence, by its line; 0 where there is none."""
    read = {one.linenum for one in file}
    written = (number for number, line in enumerate(text.splitlines(), 1) if line.startswith("msgid "))
    opening = [number for number in written if not _is_header(text, number)]
    if len(opening) == sum(not one.obsolete for one in file):
        return 0
    return next((number for number in opening if number not in read), 1)


def _is_header(text: str, line: int) -> bool:
    lines = text.splitlines()[line - 1 : line + 1]
    return lines[0].strip() == 'msgid ""' and len(lines) > 1 and lines[1].startswith("msgstr")


def _entry(one: Any, name: str) -> Translated:  # noqa: ANN401 (polib has no types)
    many = one.msgstr_plural
    forms = tuple(many[number] for number in sorted(many)) if many else (one.msgstr,)
    span = Span(name, one.linenum or 1, 1, 1)
    return Translated(
        one.msgid, forms if any(forms) else (), one.msgid_plural or "", "fuzzy" in one.flags, span
    )


def _rule(written: str) -> Callable[[int], int]:
    """The rule of a header; gettext's own reader allows nothing but arithmetic."""
    try:
        return c2py(written.strip())
    except ValueError:
        return _same


def _same(_: int) -> int:
    return 0
