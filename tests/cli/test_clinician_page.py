"""The page for clinicians is true: its commands run one after the other, and answer what stands below them.

`python -m tests.cli.test_clinician_page` writes what they answer now into the page.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from shutil import copytree

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "protocols" / "README.md"
OVERLAY, COPY = "overlays/riverside-tka-retro.yaml", "my-protocols/tka-retro/protocol.yaml"
LOOSEN = r"#loosen:\n(#.*\n?)+"
CASE = r"  - name: a deficit of 10 deg on day 42 holds at the gate\n.*\n.*\n"
EDITED = (
    (OVERLAY, r"  #not_before:.*\n"),
    (OVERLAY, r"  not_before:.*\n"),
    (OVERLAY, LOOSEN),
    (COPY, r"        - extension_deficit: {above: 10 deg}\n"),
    (COPY, CASE),
    (COPY, r"status: draft\n"),
)
"""What each piece of YAML on the page takes the place of, and in which file."""

_COUNTED = re.compile(
    r"(?<=yaml:)\d+(:\d+-\d+)?|^ +\d+(?= \|)|\d+(?= of | passed| cases)|(?<= of )\d+|\d{4}-\d\d-\d\d",
    re.MULTILINE,
)
"""Numbers that move with every line and case that somebody adds to a protocol, and days."""


def shell(folder: Path) -> Generator[str, str, None]:
    """A folder in which commands are sent and answered, as a clinician has it after `activate`."""
    copytree(ROOT / "protocols", folder / "protocols")
    program = folder / "rehab"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from rehab.cli import main; main()" "$@"\n')
    program.chmod(0o755)
    search = {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    line = yield ""
    while True:
        words = ["/bin/sh", "-c", line]
        done = subprocess.run(
            words, cwd=folder, env={**os.environ, **search}, capture_output=True, text=True, check=False
        )
        line = yield done.stdout + done.stderr


def answered(page: str, folder: Path, *, year: str = "2099") -> str:
    """The page with what its commands answer, its edits made in between.

    Args:
        page: the page.
        folder: where it all happens.
        year: the year of every day that is written, so that none has passed.
    """
    commands, edits = shell(folder), iter(EDITED)
    next(commands)

    def block(found: re.Match[str]) -> str:
        kind, body = found.groups()
        if kind == "yaml":
            name, instead_of = next(edits)
            dated = re.sub(r"20\d\d(?=-\d\d-\d\d)", year, body)
            text, count = re.subn(instead_of, lambda _: dated, (folder / name).read_text(), count=1)
            assert count == 1, f"{name} has nothing like {instead_of}"
            (folder / name).write_text(text)
            return found[0]
        lines = [line for line in body.splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"{line}\n{commands.send(line[2:])}" for line in lines) + "```\n"

    text = re.sub(r"```(yaml|console)\n(.*?)```\n", block, page, flags=re.DOTALL)
    assert next(edits, None) is None
    return text


def test_every_command_answers_what_stands_below_it(tmp_path: Path) -> None:
    """Who follows the page step by step sees what it shows; numbers of lines and cases may have moved."""
    written = PAGE.read_text()
    assert _COUNTED.sub("N", answered(written, tmp_path)) == _COUNTED.sub("N", written)


def test_the_page_fits_two_screens() -> None:
    """It is read in fifteen minutes, with the work; so it stays short."""
    assert len(PAGE.read_text().splitlines()) < 140


def test_every_link_leads_to_a_file() -> None:
    """Each page that is named is there."""
    for target in re.findall(r"\]\(([^)]+)\)", PAGE.read_text()):
        assert (PAGE.parent / target).exists(), target


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        text = answered(PAGE.read_text(), Path(temporary), year="2027")
        PAGE.write_text(text, encoding="utf-8")
