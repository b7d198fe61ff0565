"""What other programs call: `rehab.check`, with files from wherever they keep them."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import rehab
from rehab.findings import Severity

ROOT = Path(__file__).parents[1]
HEAD = 'schema: 1\nid: {name}\nversion: "1.0.0"\nstatus: draft\ntitle: Mine\n'
CHILD = HEAD.format(name="mine") + "extends: my-base\n"


def test_a_shipped_protocol_is_sound() -> None:
    """A bundled protocol gives no error, and its base is found without help."""
    text = (ROOT / "protocols/tka-retro/protocol.yaml").read_text()
    assert [one for one in rehab.check(text) if one.severity is Severity.ERROR] == []


def test_a_finding_says_where() -> None:
    """A finding is a value with id, severity, message and place."""
    text = HEAD.format(name="mine") + "tittle: again\n"
    (found,) = rehab.check(text, name="mine.yaml")
    assert (found.id, found.severity) == ("RP102", Severity.ERROR)
    assert found.span is not None
    assert (found.span.file, found.span.line) == ("mine.yaml", 6)


def test_read_finds_the_base() -> None:
    """What a protocol extends is asked of `read` by its id, and its faults are told too."""
    asked: list[str] = []

    def read(name: str) -> str | None:
        asked.append(name)
        return HEAD.format(name=name) + "tittle: again\n"

    (found,) = rehab.check(CHILD, read=read)
    assert set(asked) == {"my-base"}
    assert found.span is not None
    assert (found.id, found.span.file) == ("RP102", "my-base")


def test_what_read_does_not_know_is_a_finding() -> None:
    """A base that neither `read` nor the program has is told as missing."""
    assert [one.id for one in rehab.check(CHILD, read=lambda _: None)] == ["RP114"]


def test_read_comes_before_the_bundled() -> None:
    """A base of one's own stands before a bundled one of the same id."""
    own = HEAD.format(name="knee-surgery-base") + "tittle: again\n"
    found = rehab.check(CHILD.replace("my-base", "knee-surgery-base"), read=lambda _: own)
    assert [one.id for one in found] == ["RP102"]


def test_the_day_is_the_callers() -> None:
    """Dates are judged by the day that the caller gives."""
    text = HEAD.format(name="mine") + "review_by: 2026-11-19\n"
    told = [[one.id for one in rehab.check(text, today=date(2026, 11, day))] for day in (19, 20)]
    assert told == [[], ["RP302"]]


def test_an_overlay_lies_on_what_is_bundled() -> None:
    """An overlay is judged over the bundled protocols."""
    text = (ROOT / "examples/overlays/late-start.yaml").read_text()
    assert rehab.check(text, today=date(2026, 11, 20)) == ()


def test_importing_costs_nothing() -> None:
    """The package alone loads none of its rooms, so that a command starts at once."""
    code = "import rehab, sys; print([name for name in sys.modules if name.startswith('rehab.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
