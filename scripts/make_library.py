"""Write `docs/library.md`, every protocol in figures, from the protocols themselves.

In: the bundled protocols; out: the page, and `docs/library.json`, which keeps what takes minutes (cases,
mutants, proofs) with a digest of the text that it is about, so that only what has changed is worked out.

    python scripts/make_library.py            work out what has changed, write both
    python scripts/make_library.py --all      work out everything
    python scripts/make_library.py --quick    write the page only; old figures get a mark
    python scripts/make_library.py --check    write nothing; end with 1 if a figure is missing or old
"""

import json
import sys
from pathlib import Path

from make_env import ROOT

from rehab.checks.subject import Subject, subject_of
from rehab.library.facts_from_subject import facts_of
from rehab.library.model import Entry, Shown
from rehab.library.page import page
from rehab.pipeline import read_catalogue, read_protocol
from rehab.wiring import shelf
from rehab.wiring.proving import shown_by

PAGE = ROOT / "docs" / "library.md"
KEPT = ROOT / "docs" / "library.json"


def subjects() -> list[Subject]:
    """Every bundled protocol that can be resolved."""
    books = shelf(Path())
    catalogue = read_catalogue(books)
    chains = (read_protocol(name, shelf=books, catalogue=catalogue)[1] for name in books.protocols())
    found = (subject_of(chain, catalogue)[0] for chain in chains if chain)
    return [subject for subject in found if subject is not None]


def kept() -> dict[str, Shown]:
    """What was worked out before, by protocol."""
    said = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return {name: Shown.of_json(shown) for name, shown in said.items()}


def entries() -> list[Entry]:
    """Every protocol as it stands, with what was worked out before."""
    known = kept()
    return [Entry(facts_of(one), known.get(one.protocol.id)) for one in subjects()]


def renewed(*, everything: bool) -> list[Entry]:
    """Every protocol with what its cases and proofs come to, worked out where the text has changed."""
    known = kept()
    fresh = []
    for subject in subjects():
        entry = Entry(facts_of(subject), known.get(subject.protocol.id))
        if everything or not entry.is_current:
            print(f"working out {entry.facts.id}", flush=True)
            entry = Entry(entry.facts, shown_by(subject, entry.facts.text))
        fresh.append(entry)
    return fresh


def main(options: list[str]) -> int:
    """Write the page, or say what is old of it."""
    if "--check" in options:
        old = [entry.facts.id for entry in entries() if not entry.is_current]
        if old or PAGE.read_text(encoding="utf-8") != page(entries()):
            print(f"docs/library.md is old ({', '.join(old) or 'the page itself'}); `make library` renews it")
            return 1
        return 0
    told = entries() if "--quick" in options else renewed(everything="--all" in options)
    if "--quick" not in options:
        shown = {entry.facts.id: entry.shown.json() for entry in told if entry.shown is not None}
        lines = (f'  "{name}": {json.dumps(figures)}' for name, figures in shown.items())
        KEPT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    PAGE.write_text(page(told), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
