"""Results: sections of Markdown that parts of the bench hand back, and the file that holds them.

Sections flow in, one text flows out. It names no day and no person, so that two runs differ in figures only.
"""

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import metadata

_PEERS = (
    "clipspy",
    "durable_rules",
    "fpdf2",
    "plutoprint",
    "pydantic",
    "reportlab",
    "rule-engine",
    "typer",
    "typst",
    "weasyprint",
    "z3-solver",
    "zen-engine",
)

_LEAD = """# Results

Written by `make bench` (`python -m benchmarks`); `python -m benchmarks decisions` runs one part and prints
it. Every figure is a ratio or a median out of one run in which the contenders took turns, so that whatever
slowed the machine slowed all of them. All is timed by the processor's clock, which other programs do not
lengthen, but for PDF engines, some of which work on several cores. Absolute times only give a size.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """One part's results.

    Attributes:
        blocks: paragraphs, tables and drawings in Markdown.
    """

    title: str
    blocks: tuple[str, ...]

    @property
    def text(self) -> str:
        """The section in Markdown."""
        return "\n\n".join((f"## {self.title}", *self.blocks))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; every column but the first is set to the right.

    Args:
        head: the columns' names.
        rows: the cells, as many as there are columns.
    """
    rule = ("---", *("---:" for _ in head[1:]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def two_digits(number: float) -> str:
    """A number with two significant digits and no exponent: 0.036, 1.2, 740."""
    if number == 0:
        return "0"
    return f"{float(f'{number:.2g}'):.10f}".rstrip("0").rstrip(".")


def milliseconds(seconds: float) -> str:
    """A time of milliseconds: `3.1 ms`."""
    return f"{two_digits(seconds * 1000)} ms"


def whole(sections: Iterable[Section]) -> str:
    """The file's text."""
    return "\n\n".join((_LEAD.strip(), _machine(), *(section.text for section in sections))) + "\n"


def _machine() -> str:
    versions = ", ".join(f"{name} {version}" for name in _PEERS if (version := _version(name)))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"Machine: {python}, {platform.machine()}, {os.cpu_count()} cores. Versions: {versions}."


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
