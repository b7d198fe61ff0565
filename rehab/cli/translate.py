"""`rehab translate`: the files of a language, renewed, and what is still to be done in each."""

import sys
from pathlib import Path

from rehab.adapters.files import shown, write_whole
from rehab.adapters.locales import locale_of
from rehab.cli.inputs import own_folders, today
from rehab.cli.trouble import Exit, show_findings
from rehab.errors import UsageError
from rehab.wiring import shelf
from rehab.wiring.translating import Sheet, marked, memory, renewed, sheets


def translate(
    names: list[str],
    lang: str,
    *,
    reviewed_by: str,
    safety_read_by: str,
    check: bool,
    protocols: list[Path] | None,
) -> int:
    """Renew the files of a language and say what is open.

    Raises:
        UsageError: if there is no such language, or a file is signed that is not there.
    """
    if locale_of(lang) is None:
        raise UsageError(f"`--lang {lang}` is no language tag; write one such as `de` or `pt-BR`")
    books = shelf(Path(), own=own_folders(protocols))
    every = tuple(sheets(books, lang, names))
    if (reviewed_by or safety_read_by) and any(sheet.there is None for sheet in every):
        raise UsageError(f"nobody can sign what is not there yet: run `rehab translate --lang {lang}` first")
    if not check:
        of_others = sheets(books, lang, ()) if names else ()
        bundled = sheets(shelf(Path()), lang, ()) if protocols else ()
        remembered = memory((*every, *of_others, *bundled))
        for sheet in every:
            marks = marked(sheet, reviewed=_signed(reviewed_by), safety_read=_signed(safety_read_by))
            write_whole(sheet.path, renewed(sheet, remembered, lang, marks=marks).encode())
        every = tuple(sheets(books, lang, names))
    for sheet in every:
        show_findings(sheet.faults)
    sys.stdout.write("".join(map(_line, every)))
    unfinished = any(sheet.missing or sheet.faults for sheet in every)
    return Exit.FINDINGS if check and unfinished else Exit.DONE


def _signed(name: str) -> str:
    """A name with the day on which it signs."""
    return f"{name}, {today().isoformat()}" if name else ""


def _line(sheet: Sheet) -> str:
    said = len(sheet.texts) - len(sheet.missing)
    read = "reviewed, words of safety read twice" if any(one.is_safety for one in sheet.texts) else "reviewed"
    marks = "; ".join(sheet.open_marks) or read
    return f"{shown(sheet.path)}: {said} of {len(sheet.texts)} texts; {marks}\n"
