"""Write `docs/pictures/`: the first page of each paper of one patient, and of the handout in every language.

In: the example of the README. Out: `handout.png` at the size of the README, small pictures to look at when a
template changes. Read them; no test compares them, since a person must say whether a page is well made.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

from rehab.wiring.languages import languages

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
EPISODE = ROOT / "examples" / "episodes" / "tka-week7.yaml"
REHAB = Path(sys.executable).with_name("rehab")
_LARGE_DPI, _SMALL_DPI = 72, 45
_POINTS_AN_INCH = 72
_COLOURS = 32


def main() -> int:
    """Write every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for language in languages():
            out = Path(folder, language)
            command = [str(REHAB), "plan", str(EPISODE), "--lang", language, "--out", str(out)]
            subprocess.run(command, check=True, capture_output=True)
            if language == "en":
                picture(out / "handout.pdf", "handout", dpi=_LARGE_DPI)
                picture(out / "report.pdf", "report", dpi=_SMALL_DPI)
                picture(out / "course.pdf", "course", dpi=_SMALL_DPI)
            else:
                picture(out / "handout.pdf", f"handout-{language}", dpi=_SMALL_DPI)
    print(f"{len(languages()) + 2} pictures in {PICTURES}")
    return 0


def picture(paper: Path, name: str, *, dpi: int) -> None:
    """Draw the first page of a paper, with few colours so that the file stays small."""
    document = pypdfium2.PdfDocument(paper)
    try:
        drawn = document[0].render(scale=dpi / _POINTS_AN_INCH).to_pil()
    finally:
        document.close()
    drawn.quantize(_COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
