"""Write `reports/drawings/`: every drawing of the patient's paper, from one figure and one line weight.

In: nothing but the scenes. Out: one SVG a drawing, the same bytes every time; one that is gone goes too. A
test holds the folder against what this program writes.
"""

import sys
from pathlib import Path

from drawn.scenes import scenes
from drawn.shapes import svg
from drawn.steps import steps

DRAWINGS = Path(__file__).resolve().parent.parent / "reports" / "drawings"
_SCENE, _STEP = (320, 240), (160, 120)


def main() -> int:
    """Write the folder anew."""
    files = drawings()
    DRAWINGS.mkdir(parents=True, exist_ok=True)
    for stale in sorted({*DRAWINGS.glob("*.svg")} - {DRAWINGS / name for name in files}):
        stale.unlink()
        print(f"removed {stale.name}")
    for name, content in files.items():
        (DRAWINGS / name).write_bytes(content)
    print(f"{len(files)} drawings in {DRAWINGS}")
    return 0


def drawings() -> dict[str, bytes]:
    """Every drawing by the name of its file."""
    drawn = {name: svg(_SCENE, parts) for name, parts in scenes().items()}
    drawn |= {name: svg(_STEP, parts) for name, parts in steps().items()}
    return {f"{name}.svg": text.encode() for name, text in drawn.items()}


if __name__ == "__main__":
    sys.exit(main())
