"""Translating: the files of one language, what is in them, and their text with what is new.

A shelf and a language flow in; files with their texts flow out. What was translated anywhere is
proposed wherever the same English text stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf, read_file, shown
from rehab.adapters.locales import plural_rule
from rehab.adapters.po import read_po, write_po
from rehab.errors import InputRefused, UsageError
from rehab.findings import Finding, has_errors
from rehab.frozen import FrozenStruct
from rehab.pipeline import read_catalogue
from rehab.protocol.layer import read_chain
from rehab.translation.faults import faults, gaps, without_faults
from rehab.translation.marks import open_marks, safety_digest
from rehab.translation.model import Marks, ToTranslate, Translation
from rehab.translation.to_translate import of_layer, of_measures, of_program


class Sheet(FrozenStruct):
    """One file of a language: where it lies, what it must say, what it says.

    Attributes:
        there: the file as it is, None if there is none yet.
    """

    path: Path
    texts: tuple[ToTranslate, ...]
    there: Translation | None
    faults: tuple[Finding, ...] = ()

    @property
    def missing(self) -> tuple[ToTranslate, ...]:
        """What it does not say."""
        return self.texts if self.there is None else gaps(self.there, self.texts)

    @property
    def open_marks(self) -> tuple[str, ...]:
        """What keeps its papers from going without the word `draft`."""
        if self.there is None:
            return ("there is no such file",)
        return tuple(open_marks(self.there, self.texts))


def sheets(shelf: FolderShelf, tag: str, names: Sequence[str]) -> Iterator[Sheet]:
    """The files of a language.

    Args:
        shelf: where protocols are found.
        tag: the language.
        names: protocols; none for the program, the measures and every protocol.

    Raises:
        UsageError: if there is no protocol of that name.
        InputRefused: if a file cannot be read.
    """
    if not names:
        yield _sheet(data_folder("translations") / f"{tag}.po", of_program(), tag)
        measures = shelf.folders[-1] / "translations" / f"{tag}.po"
        yield _sheet(measures, of_measures(read_catalogue(shelf)), tag)
    for name in names or shelf.protocols():
        path, protocol = shelf.path(name), shelf.protocol(name)
        if path is None or protocol is None:
            raise UsageError(f"there is no protocol `{name}`")
        chain, found = read_chain(protocol[1], name=protocol[0], read_file=shelf.protocol)
        if has_errors(found):
            raise InputRefused(found)
        texts = next(of_layer(layer.text) for layer in chain if getattr(layer.text, "id", "") == name)
        if texts:
            yield _sheet(path.parent / "translations" / f"{tag}.po", texts, tag)


def memory(every: Sequence[Sheet]) -> Mapping[str, tuple[str, ...]]:
    """What was translated anywhere; the first file that says it wins."""
    said: dict[str, tuple[str, ...]] = {}
    for sheet in every:
        for key, forms in (sheet.there.known if sheet.there is not None else {}).items():
            said.setdefault(key, forms)
    return said


def renewed(sheet: Sheet, remembered: Mapping[str, tuple[str, ...]], tag: str, *, marks: Marks) -> str:
    """The text of a file with every text that there is now, and what is known of each."""
    own = {} if sheet.there is None else sheet.there.known
    return write_po(tag, sheet.texts, {**remembered, **own}, marks=marks, plural=plural_rule(tag))


def marked(sheet: Sheet, *, reviewed: str, safety_read: str) -> Marks:
    """The marks of a file once somebody has read it."""
    marks = Marks() if sheet.there is None else sheet.there.marks
    if reviewed:
        marks = Marks(reviewed, marks.safety_read_by, marks.safety_digest)
    if safety_read and sheet.there is not None:
        marks = Marks(marks.reviewed_by, safety_read, safety_digest(sheet.there, sheet.texts))
    return marks


def _sheet(path: Path, texts: tuple[ToTranslate, ...], tag: str) -> Sheet:
    if not path.is_file():
        return Sheet(path, texts, None)
    text, unread = read_file(path)
    there, unwritten = (None, ()) if text is None else read_po(text, name=shown(path), tag=tag)
    if there is None:
        raise InputRefused((*unread, *unwritten))
    return Sheet(path, texts, without_faults(there), tuple(faults(there)))
