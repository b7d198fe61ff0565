"""The bundled protocols that somebody can be decided by, and the examples that a new file has in comments.

Nothing flows in but the text of a new file; subjects and the file with one example made to hold flow out.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rehab.adapters.files import FolderShelf
from rehab.checks.subject import Subject, subject_of
from rehab.pipeline import read_catalogue, read_protocol

SHELF = FolderShelf((Path(__file__).parents[2] / "protocols",))
CATALOGUE = read_catalogue(SHELF)


@cache
def subject(name: str) -> Subject:
    """A bundled protocol under examination."""
    _, chain, _ = read_protocol(name, shelf=SHELF, catalogue=CATALOGUE)
    found, _ = subject_of(chain, CATALOGUE)
    assert found is not None
    return found


NAMES = [name for name in SHELF.protocols() if subject(name).protocol.phases]


def with_examples(text: str) -> Iterator[str]:
    """The file with each of its examples made to hold, one at a time, then with all of them."""
    lines = text.splitlines()
    numbers = [number for number, line in enumerate(lines) if re.match(r" *#(?! ?[A-Z])(?! \S)", line)]
    groups: list[list[int]] = []
    for number in numbers:
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    for group in (*groups, numbers):
        yield (
            "\n".join(line.replace("#", "", 1) if at in group else line for at, line in enumerate(lines))
            + "\n"
        )
