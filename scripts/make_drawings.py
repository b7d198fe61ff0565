"""Write `reports/drawings/`: every drawing of the patient's paper, from one figure and one line weight.

In: nothing but the scenes and their words. Out: one SVG a drawing, the same bytes every time, and a page that
shows them all; a drawing that is gone goes too. A test holds both against what this program writes.
"""

import sys
from pathlib import Path

from drawn.scenes import scenes
from drawn.shapes import svg
from drawn.steps import steps

from rehab.report.drawing import every_drawing
from rehab.wording import english_show as words

_TOP = Path(__file__).resolve().parent.parent
DRAWINGS, PAGE = _TOP / "reports" / "drawings", _TOP / "docs" / "drawings.md"
_SCENE, _STEP = (320, 240), (160, 120)


def main() -> int:
    """Write the folder and the page anew."""
    files = drawings()
    DRAWINGS.mkdir(parents=True, exist_ok=True)
    for stale in sorted({*DRAWINGS.glob("*.svg")} - {DRAWINGS / name for name in files}):
        stale.unlink()
        print(f"removed {stale.name}")
    for name, content in files.items():
        (DRAWINGS / name).write_bytes(content)
    PAGE.write_bytes(page())
    print(f"{len(files)} drawings in {DRAWINGS}")
    return 0


def drawings() -> dict[str, bytes]:
    """Every drawing by the name of its file."""
    drawn = {name: svg(_SCENE, parts) for name, parts in scenes().items()}
    drawn |= {name: svg(_STEP, parts) for name, parts in steps().items()}
    return {f"{name}.svg": text.encode() for name, text in drawn.items()}


def page() -> bytes:
    """The page that shows every drawing with its words."""
    rows = (
        f'| <img src="../reports/drawings/{one.name}.svg" width="240"> | `{one.name}` | {one.alternative} |'
        for one in every_drawing()
    )
    table = (f"| {' | '.join(words.DRAWINGS_COLUMNS)} |", "|---" * len(words.DRAWINGS_COLUMNS) + "|", *rows)
    return "\n".join((f"# {words.DRAWINGS_TITLE}", "", words.DRAWINGS_LEAD, "", *table, "")).encode()


if __name__ == "__main__":
    sys.exit(main())
