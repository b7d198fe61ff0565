"""`rehab new`: a file that is whole, passes `rehab check` as it stands, and says what to do with it.

Names flow in; one file flows out, with the commands that come next. No file is ever written over.
"""

import re
import shlex
import sys
from pathlib import Path

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import write_whole
from rehab.adapters.layout import laid_out
from rehab.checks.subject import Subject, subject_of
from rehab.cli.inputs import STDIN, own_folders, today
from rehab.cli.trouble import Exit, say
from rehab.errors import InputRefused, InternalError, UsageError
from rehab.findings import did_you_mean
from rehab.frozen import FrozenStruct
from rehab.pipeline import read_catalogue
from rehab.protocol.from_authored import offered
from rehab.protocol.layer import Layer, read_chain
from rehab.scaffold.episode_from_case import episode_from_case
from rehab.scaffold.episode_from_protocol import Offered, episode_from_protocol
from rehab.scaffold.overlay_from_subject import overlay_from_subject
from rehab.terms.measure import Catalogue
from rehab.wiring import make_judge, shelf
from rehab.wording import english_scaffold as words

TEMPLATE, PLACEHOLDER = "new-protocol.yaml", "new-protocol"
"""The file that a protocol of one's own starts as, and the id that it has there."""
_NAME, _LONGEST = r"[a-z][a-z0-9_-]*", 60


class _Book(FrozenStruct):
    """A protocol of the shelf as it is written, with the measures and how commands find it again."""

    chain: tuple[Layer, ...]
    catalogue: Catalogue
    option: str

    def subject(self) -> Subject:
        """The protocol with all that can be chosen of it.

        Raises:
            InputRefused: if it has an error.
            UsageError: if it has no ladder, so that nobody is decided by it.
        """
        subject, found = subject_of(self.chain, self.catalogue)
        if subject is None:
            raise InputRefused(found)
        if not subject.protocol.phases:
            message = f"`{subject.protocol.id}` has no ladder, so nobody is decided by it"
            raise UsageError(f"{message}; take a protocol that extends it")
        return subject


def new_overlay(protocol: str, clinic: str, folder: Path, *, protocols: list[Path] | None) -> int:
    """Write an overlay that a clinic lays on a protocol.

    Raises:
        UsageError: if there is no such protocol, the clinic's name is none, or the file is there already.
    """
    name = _id(clinic, of=f"{clinic}-{protocol}")
    path = folder / f"{name}.yaml"
    _keep(path)
    book = _book(protocol, protocols)
    text = overlay_from_subject(book.subject(), clinic, today())
    return _write(path, text, words.NEXT_FOR_OVERLAY, protocol=protocol, name=path.name, option=book.option)


def new_protocol(clinic: str, folder: Path) -> int:
    """Write a protocol of one's own that extends the common rules.

    Raises:
        UsageError: if the clinic's name is none, or the file is there already.
    """
    name = _id(clinic, of=f"{clinic}-retro")
    path = folder / name / "protocol.yaml"
    _keep(path)
    text = (data_folder("protocols") / TEMPLATE).read_text(encoding="utf-8").replace(PLACEHOLDER, name)
    return _write(path, text, words.NEXT_FOR_PROTOCOL, id=name, folder=shlex.quote(str(folder)))


def _id(clinic: str, *, of: str) -> str:
    """The id that begins with a clinic's name.

    Raises:
        UsageError: if it can be none.
    """
    if re.fullmatch(_NAME, clinic) and len(of) <= _LONGEST:
        return of
    near = re.sub(r"[^a-z0-9]+", "-", clinic.lower()).strip("-0123456789")
    meant = f"; such as `{near[:_LONGEST]}`" if near and near != clinic else ""
    raise UsageError(f"`--clinic {clinic}`: a short name in small letters, digits and `-`{meant}")


def new_episode(protocol: str, case: str | None, out: Path, *, protocols: list[Path] | None) -> int:
    """Write an episode to fill in, or a case of the protocol as one.

    Raises:
        UsageError: if there is no such protocol or case, or the file is there already.
    """
    _keep(out)
    book = _book(protocol, protocols)
    if case is None:
        subject = book.subject()
        offers = Offered(offered(book.chain, "variants"), offered(book.chain, "modifiers"))
        text = episode_from_protocol(subject.of_anybody, book.catalogue, offers, today())
    else:
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
