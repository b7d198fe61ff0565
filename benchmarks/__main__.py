"""Runs the bench: `python -m benchmarks [PART]...`; a run of every part writes RESULTS.md.

Names of parts flow in, Markdown flows out, to the terminal and into the file.
"""

import importlib
import sys
from pathlib import Path

from benchmarks.results import Section, whole

PARTS = ("decisions", "cold", "papers", "monday", "growth", "proofs", "cohort")
RESULTS = Path(__file__).with_name("RESULTS.md")


def main(wanted: list[str]) -> int:
    """Run some parts, all if none is named.

    Returns:
        The exit code: 0 when done, 2 if there is no part of a name.
    """
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.stderr.write(f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}\n")
        return 2
    sections: list[Section] = []
    for name in wanted or PARTS:
        sys.stderr.write(f"measuring {name}\n")
        section = importlib.import_module(f"benchmarks.{name}").measure()
        print(section.text, end="\n\n", flush=True)
        sections.append(section)
    if not wanted:
        RESULTS.write_text(whole(sections), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
