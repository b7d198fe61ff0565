"""The text form of a simulation: what `rehab simulate` prints.

A page flows in, lines flow out: the same words and figures as on the page in HTML.
"""

import textwrap
from collections.abc import Iterator

from rehab.report.parts import Labelled
from rehab.report.table import Table
from rehab.simulate.page import SimulationPage

_WIDTH = 92
_FIRST_COLUMN = 54
_GAP = 2


def simulation_text(page: SimulationPage) -> str:
    """A simulation in text, without its pictures.

    Args:
        page: the page.
    """
    blocks = [
        "\n".join(
            (
                page.title,
                *page.notices,
                *_filled(page.verdict),
                *map(_fact, page.header),
                *_filled(page.basis),
            )
        ),
        "\n".join(map(_fact, page.facts)),
        *("\n".join(_table(table)) for table in page.tables),
        "\n".join((page.grounds.title, *_grounds(page.grounds))),
        "\n".join((page.sources_title, *(line for one in page.sources for line in _listed(_fact(one))))),
        "\n".join(line for said in page.footer for line in _filled(said)),
    ]
    return "\n\n".join(blocks)


def _fact(fact: Labelled) -> str:
    note = f" ({fact.note})" if fact.note else ""
    return f"{fact.label}: {fact.value}{note}"


def _table(table: Table) -> Iterator[str]:
    yield table.title
    if table.lead:
        yield from _filled(table.lead)
    if not table.rows:
        yield f"  {table.none}"
        return
    widths = [
        max(len(row[number]) for row in (_labels(table), *table.rows)) for number in range(len(table.columns))
    ]
    widths[0] = min(widths[0], _FIRST_COLUMN)
    for row in (_labels(table), *table.rows):
        first, *more = textwrap.wrap(row[0], widths[0]) or [""]
        cells = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield (" " * _GAP + (" " * _GAP).join((first.ljust(widths[0]), *cells))).rstrip()
        yield from (" " * _GAP * 2 + line for line in more)


def _labels(table: Table) -> tuple[str, ...]:
    return tuple(column.label for column in table.columns)


def _grounds(table: Table) -> Iterator[str]:
    """One line a ground: its source, or `assumed`, comes first."""
    for what, value, ground in table.rows:
        yield from _listed(f"{ground}: {what}: {value}")


def _listed(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _filled(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH)
