"""Write `examples/episodes/courses/`: a whole course, from week 0 to discharge, of every protocol with one.

In: the bundled protocols; out: one episode file a protocol, made from the case of that name, so that an
example can never say anything else than the protocol decides. Files without such a case are taken away.
"""

import sys
from pathlib import Path

from make_env import ROOT

from rehab.adapters.layout import laid_out
from rehab.pipeline import read_catalogue, read_protocol
from rehab.protocol.authored import ProtocolText
from rehab.scaffold.episode_from_case import episode_from_case
from rehab.wiring import make_judge, shelf

CASE = "the whole course, from week 0 to discharge"
COURSES = ROOT / "examples" / "episodes" / "courses"


def courses() -> dict[Path, str]:
    """The file of every whole course, with its text."""
    books = shelf(Path())
    catalogue = read_catalogue(books)
    files: dict[Path, str] = {}
    for name in books.protocols():
        protocol, chain, _ = read_protocol(name, shelf=books, catalogue=catalogue)
        text = chain[-1].text if protocol is not None and protocol.phases else None
        if isinstance(text, ProtocolText) and any(case.name == CASE for case in text.cases):
            path = COURSES / f"{name}.yaml"
            written = episode_from_case(chain, catalogue, CASE, make_judge=make_judge)
            files[path] = laid_out(written, name=path.name)[0] or written
    return files


def main() -> int:
    """Write every course, and take away what is none any more."""
    files = courses()
    COURSES.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
    for path in set(COURSES.glob("*.yaml")) - files.keys():
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
