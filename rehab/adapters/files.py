"""The shelf of files: protocols by their id, overlays beside an episode, papers written out whole.

Paths flow in; texts with the names that findings print flow out. This is the one place that opens
files, so that the core can be run on texts alone.
"""

from collections.abc import Callable
from pathlib import Path
from shutil import copymode

from rehab.errors import InputRefused
from rehab.findings import Finding, did_you_mean, finding
from rehab.frozen import FrozenStruct
from rehab.source import decode

_PROTOCOL = "protocol.yaml"
_MEASURES = "measures.yaml"
_TRANSLATIONS = "translations"
_SUFFIXES = frozenset({".yaml", ".yml", ".json"})


class FolderShelf(FrozenStruct):
    """Protocols in the first folder that holds them; a clinic's own stand before the bundled ones.

    Attributes:
        folders: folders with one folder a protocol.
        beside: the folder that overlay paths of an episode start from.
    """

    folders: tuple[Path, ...]
    beside: Path = Path()

    def protocol(self, name: str) -> tuple[str, str] | None:
        """Name and text of a protocol's file, or None if there is none.

        Raises:
            InputRefused: if it is there and cannot be read.
        """
        path = self.path(name)
        return None if path is None else _named(path)

    def path(self, name: str) -> Path | None:
        """The file of a protocol, or None if there is none."""
        paths = (folder / name / _PROTOCOL for folder in self.folders)
        return next((path for path in paths if path.is_file()), None)

    def overlay(self, name: str) -> tuple[str, str] | None:
        """Name and text of an overlay file, or None if there is none.

        Raises:
            InputRefused: if it is there and cannot be read.
        """
        path = self.beside / name
        return _named(path) if path.is_file() else None

    def measures(self) -> tuple[str, str]:
        """Name and text of the measure catalogue.

        Raises:
            InputRefused: if it cannot be read.
        """
        return _named(next(folder / _MEASURES for folder in self.folders if (folder / _MEASURES).is_file()))

    def translations(self, owner: str, tag: str) -> tuple[tuple[str, str], ...]:
        """Name and text of the files that translate a protocol, or with no owner the measures; bundled first.

        Raises:
            InputRefused: if one is there and cannot be read.
        """
        places = (folder / owner / _TRANSLATIONS / f"{tag}.po" for folder in reversed(self.folders))
        return tuple(_named(path) for path in places if path.is_file())

    def protocols(self) -> tuple[str, ...]:
        """The ids of all protocols, sorted."""
        found = {path.parent.name for folder in self.folders for path in folder.glob(f"*/{_PROTOCOL}")}
        return tuple(sorted(found))


def _named(path: Path) -> tuple[str, str]:
    text, found = read_file(path)
    if text is None:
        raise InputRefused(found)
    return shown(path), text


def read_file(path: Path) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file, or what keeps it from being read."""
    try:
        return decode(path.read_bytes(), name=shown(path))
    except OSError as problem:
        reason = (problem.strerror or "it cannot be read").lower()
        return None, (finding("RP022", f"cannot open `{shown(path)}`: {reason}{_nearest(path)}"),)


def read_beside(folder: Path) -> Callable[[str], bytes | None]:
    """What reads the files of a folder, each by its name alone; None for what cannot be read."""

    def read(name: str) -> bytes | None:
        try:
            return (folder / Path(name).name).read_bytes()
        except (OSError, ValueError):
            return None

    return read


def _nearest(path: Path) -> str:
    """The file beside it that was perhaps meant."""
    try:
        near = did_you_mean(path.name, sorted(one.name for one in path.parent.iterdir()))
    except OSError:
        return ""
    return f"; did you mean `{shown(path.with_name(near))}`?" if near and not path.exists() else ""


def files_below(folder: Path) -> tuple[Path, ...]:
    """The YAML and JSON files of a folder and of those in it, sorted; what is hidden is left out."""
    return tuple(
        sorted(
            path
            for path in folder.rglob("*")
            if path.suffix in _SUFFIXES
            and path.is_file()
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )
    )


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, as readable as the one that was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.touch()
    if path.exists():
        copymode(path, beside)
    beside.write_bytes(content)
    beside.replace(path)


def shown(path: Path) -> str:
    """A path as messages print it: relative to the working folder where it lies in it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
