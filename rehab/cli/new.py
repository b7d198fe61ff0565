"""`rehab new`: a file that is whole, passes `rehab check` as it stands, and says what to do with it.

Names flow in; one file flows out, with the commands that come next. No file is ever written over.
"""

import shlex
import sys
from pathlib import Path

from rehab.adapters.files import write_whole
from rehab.adapters.layout import laid_out
from rehab.cli.inputs import STDIN, own_folders
from rehab.cli.trouble import Exit, say
from rehab.errors import InputRefused, InternalError, UsageError
from rehab.findings import did_you_mean
from rehab.frozen import FrozenStruct
from rehab.pipeline import read_catalogue
from rehab.protocol.layer import Layer, read_chain
from rehab.terms.measure import Catalogue
from rehab.wiring import make_judge, shelf
from rehab.wording import english_scaffold as words


class _Book(FrozenStruct):
    """A protocol of the shelf as it is written, with the measures and how commands find it again."""

    chain: tuple[Layer, ...]
    catalogue: Catalogue
    option: str


def new_episode(protocol: str, case: str, out: Path, *, protocols: list[Path] | None) -> int:
    """Write an episode to fill in, or a case of the protocol as one.

    Raises:
        UsageError: if there is no such protocol or case, or the file is there already.
    """
    _keep(out)
    book = _book(protocol, protocols)
    from rehab.scaffold.episode_from_case import episode_from_case

    text = episode_from_case(book.chain, book.catalogue, case, make_judge=make_judge)
    return _write(out, text, words.NEXT_FOR_EPISODE, option=book.option)


def _book(name: str, protocols: list[Path] | None) -> _Book:
    """A protocol of the shelf.

    Raises:
        UsageError: if there is none of that name.
        InputRefused: if it cannot be read.
    """
    books = shelf(Path(), own=own_folders(protocols))
    file = books.protocol(name)
    if file is None:
        near = did_you_mean(name, books.protocols())
        there = f"did you mean `{near}`?" if near else f"there are {', '.join(books.protocols())}"
        raise UsageError(f"there is no protocol `{name}`; {there}")
    chain, found = read_chain(file[1], name=file[0], read_file=books.protocol)
    if not chain:
        raise InputRefused(found)
    option = "".join(f" --protocols {shlex.quote(str(folder))}" for folder in protocols or ())
    return _Book(chain, read_catalogue(books), option)


def _keep(path: Path) -> None:
    """See that nothing is written over.

    Raises:
        UsageError: if there is a file.
    """
    if path != STDIN and path.exists():
        raise UsageError(f"`{path}` is there already and stays as it is; take another place with `--out`")


def _write(path: Path, text: str, following: tuple[str, ...], **named: object) -> int:
    """Write a file in the one layout, and say what comes next.

    Args:
        path: the file; `-` is stdout.
        text: what it says.
        following: commands, each with a word on what it is for.
        named: what they name beside the file.
    """
    laid, _ = laid_out(text, name=str(path))
    if laid is None:
        raise InternalError(f"`{path}` could not be read again; nothing was written")
    if path == STDIN:
        sys.stdout.write(laid)
        return Exit.DONE
    write_whole(path, laid.encode())
    sys.stdout.write(f"{path}\n")
    say(words.NEXT)
    for line in following:
        say("  " + line.format(file=shlex.quote(str(path)), **named))
    return Exit.DONE
