"""The drawings of a handout: the sheet comes in, the markup of each drawing comes out by its name.

Only what lies in the folder can be named, so that no document can ask for another file.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rehab.adapters.data_folder import data_folder
from rehab.adapters.qr import qr_svg
from rehab.report.handout import Handout


def handout_drawings(handout: Handout) -> dict[str, str]:
    """The SVG of each drawing of the sheet by its name; that of its code to scan is called `replay`."""
    drawn = _drawn(data_folder("reports/drawings"))
    code = {} if handout.replay is None else {"replay": qr_svg(handout.replay.letters)}
    return {one.name: drawn[one.name] for one in handout.drawings} | code


@cache
def _drawn(folder: Path) -> Mapping[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.svg"))}
