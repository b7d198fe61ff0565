"""`rehab fmt`: one layout for protocols, overlays, episodes and measures, comments kept."""

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from rehab.adapters.files import write_whole
from rehab.adapters.layout import laid_out
from rehab.cli.inputs import STDIN
from rehab.cli.paths import named
from rehab.cli.trouble import Exit, say, show_findings
from rehab.errors import UsageError
from rehab.findings import Finding
from rehab.frozen import FrozenStruct

_STDIN = "stdin"


class _Laid(FrozenStruct):
    """A file as it is and as it is laid out."""

    name: str
    before: str
    after: str

    @property
    def is_new(self) -> bool:
        """True if the file is not yet laid out so."""
        return self.before != self.after

    @property
    def difference(self) -> Iterator[str]:
        """The lines that change, as a unified diff."""
        before, after = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        for line in unified_diff(before, after, self.name, self.name):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def lay_out(words: list[str], *, check: bool, diff: bool) -> int:
    """Lay files out, or say which ones would change.

    Args:
        words: files, folders, or `-` for stdin to stdout.
        check: write nothing, list what would change, and end with 1 if anything would.
        diff: write nothing and show what would change.

    Raises:
        UsageError: if a word is no path.
    """
    for word in words:
        if Path(word) != STDIN and not Path(word).exists():
            raise UsageError(f"there is no file or folder `{word}`")
    given = named(words, own=())
    broken: list[Finding] = [*given.unread]
    laid: list[_Laid] = []
    for file in given.files:
        text, found = laid_out(file.text, name=file.name)
        broken.extend(found)
        if text is not None:
            laid.append(_Laid(file.name, file.text, text))
    changed = [file for file in laid if file.is_new]
    if diff:
        sys.stdout.writelines(line for file in changed for line in file.difference)
    if check and not diff:
        sys.stdout.writelines(f"{file.name}\n" for file in changed)
    if not (check or diff):
        _write(laid, stdin=_STDIN if str(STDIN) in words else "")
    show_findings(broken)
    say(_summary(len(changed), len(laid), done=not (check or diff)))
    return Exit.FINDINGS if broken or (check and changed) else Exit.DONE


def _write(laid: list[_Laid], *, stdin: str) -> None:
    for file in laid:
        if file.name == stdin:
            sys.stdout.write(file.after)
        elif file.is_new:
            write_whole(Path(file.name), file.after.encode())
            say(f"laid out {file.name}")


def _summary(changed: int, looked_at: int, *, done: bool) -> str:
    number = "1 file" if looked_at == 1 else f"{looked_at} files"
    return f"{number} looked at, {changed} {'laid out anew' if done else 'would be laid out anew'}"
