"""The files that the words of a command name: paths, folders, protocols of the shelf, `-` for stdin.

Words flow in; texts flow out, each with the shelf on which the files that it names are found, and a
finding for what cannot be read.
"""

from collections.abc import Iterator
from pathlib import Path

from rehab.adapters.files import FolderShelf, files_below, read_beside, read_file, shown
from rehab.cli.inputs import STDIN, given
from rehab.errors import InputRefused, UsageError
from rehab.findings import Finding, did_you_mean
from rehab.frozen import FrozenStruct
from rehab.inspection import Handed, Kind
from rehab.wiring import shelf


class Named(FrozenStruct):
    """What some words name.

    Attributes:
        files: each once, in the order of the words.
        unread: why others cannot be read.
    """

    files: tuple[Handed, ...]
    unread: tuple[Finding, ...] = ()


def named(words: list[str], *, own: tuple[Path, ...]) -> Named:
    """The files that words name, or every protocol of the shelf if there are no words.

    In a folder those files are left out that say by no key that they are any of ours.

    Args:
        words: paths, folders, names of protocols, `-`.
        own: folders with a clinic's own protocols.

    Raises:
        UsageError: if a word is neither a path nor a protocol.
    """
    many = [_named(word, own) for word in words] or [Named(tuple(shelved(own)))]
    files = {file.name: file for one in many for file in one.files}
    return Named(tuple(files.values()), tuple(found for one in many for found in one.unread))


def one_protocol(word: str, *, own: tuple[Path, ...]) -> Handed:
    """The one protocol that a word names.

    Raises:
        UsageError: if it names none, or several.
        InputRefused: if it cannot be read.
    """
    given = named([word], own=own)
    if given.unread:
        raise InputRefused(given.unread)
    files = [file for file in given.files if file.kind is Kind.PROTOCOL] or list(given.files[:1])
    if len(files) != 1:
        raise UsageError(f"`{word}` names {len(files)} protocols; name one, or its file")
    return files[0]


def shelved(own: tuple[Path, ...]) -> Iterator[Handed]:
    """Every protocol of the shelf."""
    books = shelf(Path(), own=own)
    for name in books.protocols():
        path = books.path(name)
        yield from () if path is None else _file(path, own).files


def _named(word: str, own: tuple[Path, ...]) -> Named:
    path = Path(word)
    if path == STDIN:
        file = given(path)
        return Named((Handed(file.text, file.name, shelf(file.folder, own=own), read_beside(file.folder)),))
    if path.is_dir():
        return _folder(path, own)
    books = shelf(Path(), own=own)
    on_shelf = None if path.exists() else books.path(word)
    if on_shelf is not None or path.exists() or path.suffix or len(path.parts) > 1:
        return _file(on_shelf or path, own)
    near = did_you_mean(word, books.protocols())
    there = f"did you mean `{near}`?" if near else f"there are {', '.join(books.protocols())}"
    raise UsageError(f"there is no file, folder or protocol `{word}`; {there}")


def _folder(folder: Path, own: tuple[Path, ...]) -> Named:
    every = [_file(path, own) for path in files_below(folder)]
    files = tuple(file for one in every for file in one.files if file.kind is not None)
    return Named(files, tuple(found for one in every for found in one.unread))


def _file(path: Path, own: tuple[Path, ...]) -> Named:
    """One file; what it extends is looked for in the folders beside its own first."""
    text, unread = read_file(path)
    if text is None:
        return Named((), unread)
    books: FolderShelf = shelf(path.parent, own=(path.resolve().parent.parent, *own))
    return Named((Handed(text, shown(path), books, read_beside(path.parent)),), unread)
