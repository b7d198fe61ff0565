"""The text form of a protocol's page: what `rehab show` prints, to be read aloud.

A page flows in, lines flow out; under each sentence for the clinician stands the patient's.
"""

import textwrap
from collections.abc import Iterator

from rehab.report.parts import Labelled
from rehab.report.protocol_page import Entry, Line, PagePart, ProtocolPage

_WIDTH = 96
_FURTHER = 4


def protocol_text(page: ProtocolPage) -> str:
    """A protocol in text, without its picture."""
    told = (line for said in page.about for line in _filled(said))
    facts = (line for fact in page.facts for line in _fact(fact))
    head = (*_filled(page.title), *page.notices, *told, *facts)
    sources = (line for one in page.sources for line in _filled(f"{one.label}: {one.value}", 2))
    footer = (line for said in page.footer for line in _filled(said))
    blocks = (
        "\n".join(head),
        *("\n".join(_part(part, page.plainly)) for part in page.parts),
        "\n".join((page.sources_title.upper(), "", *sources)),
        "\n".join((*footer, page.stamp)),
    )
    return "\n\n".join(blocks) + "\n"


def _fact(fact: Labelled) -> list[str]:
    note = f" ({fact.note})" if fact.note else ""
    return _filled(f"{fact.label}: {fact.value}{note}")


def _part(part: PagePart, plainly: str) -> Iterator[str]:
    yield part.title.upper()
    yield from _filled(part.lead)
    for entry in part.entries:
        if not _is_one_line(entry) or entry is part.entries[0]:
            yield ""
        yield from _entry(entry, plainly)


def _entry(entry: Entry, plainly: str) -> Iterator[str]:
    head = f"{entry.name}: {entry.clinician}" if entry.clinician else entry.name
    if _is_one_line(entry):
        (line,) = entry.lines
        yield from _filled(f"{head}: {_sourced(line)}")
        return
    yield from _filled(head)
    if entry.patient:
        yield from _filled(plainly.format(words=entry.patient), 2)
    for label, lines in _by_label(entry.lines):
        if lines[1:]:
            yield from _filled(f"{label}:", 2)
        for line in lines:
            yield from _filled(f"- {_sourced(line)}" if lines[1:] else f"{label}: {_sourced(line)}", 2)
            if line.patient and line.patient != line.clinician:
                yield from _filled(plainly.format(words=line.patient), _FURTHER)


def _is_one_line(entry: Entry) -> bool:
    return len(entry.lines) == 1 and not (entry.clinician or entry.patient or entry.lines[0].label)


def _by_label(lines: tuple[Line, ...]) -> Iterator[tuple[str, list[Line]]]:
    """The lines under each label; one without goes on from the line before."""
    same: list[Line] = []
    for line in lines:
        if line.label and same:
            yield same[0].label, same
            same = []
        same.append(line)
    if same:
        yield same[0].label, same


def _sourced(line: Line) -> str:
    return f"{line.clinician} [{line.source}]" if line.source else line.clinician


def _filled(words: str, indent: int = 0) -> list[str]:
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2 if indent else 0),
        break_on_hyphens=False,
    )
