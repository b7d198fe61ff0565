"""rehab: rehabilitation protocols as rules that are proven, decided and printed.

`check` is what other programs call. It imports what it needs when it is called, because every command
imports this file first and a short one must not wait for it.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehab.findings import Finding

__all__ = ["check"]


def check(
    text: str,
    *,
    read: Callable[[str], str | None] | None = None,
    name: str = "text",
    today: date | None = None,
) -> tuple["Finding", ...]:
    """Everything that is wrong with a protocol, an overlay, an episode or a catalogue of measures.

    Args:
        text: the whole file, YAML or JSON.
        read: the text of a file that `text` names, such as the base that it extends or an episode's
            overlay; None for what it does not know. Bundled protocols are known without it.
        name: what findings call the file.
        today: the day to judge dates by; else the day it is.

    Returns:
        Findings as `rehab check` prints them, sorted by place, each with `id`, `severity`, `message`, `span`,
        `where`, `label` and `why`.
    """
    from pathlib import Path

    from rehab.adapters.read_shelf import ReadShelf
    from rehab.cli.inputs import today as this_day
    from rehab.cli.paths import shelved
    from rehab.inspection import Handed, inspect
    from rehab.wiring import make_judge, shelf
    from rehab.wiring.proving import prove

    return inspect(
        [Handed(text, name, ReadShelf(read or (lambda _: None), shelf(Path())))],
        shelved=lambda: shelved(()),
        make_judge=make_judge,
        prove=prove,
        today=today or this_day(),
    )
