"""Languages: which there are, and the tongue of a paper from the files that translate its words.

A trip and a tag flow in; a Tongue flows out, with what is worth a word about its files.
"""

from collections.abc import Iterator
from functools import lru_cache

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf, read_file, shown
from rehab.adapters.locales import LocaleShapes, direction_of, locale_of
from rehab.adapters.po import read_po
from rehab.errors import InputRefused
from rehab.findings import Finding, did_you_mean, finding, has_errors
from rehab.frozen import FrozenStruct, replace
from rehab.pipeline import Trip
from rehab.protocol.authored import OverlayText
from rehab.translation.faults import faults, without_faults
from rehab.translation.marks import open_marks
from rehab.translation.model import ToTranslate, Translation
from rehab.translation.to_translate import of_layer, of_measures, of_program
from rehab.translation.tongue_from_translations import tongue_from_translations
from rehab.wording.tongue import ENGLISH, Tongue

_ENGLISH = "en"


class Language(FrozenStruct):
    """The language of a paper.

    Attributes:
        findings: what is worth a word about its files.
    """

    tongue: Tongue
    findings: tuple[Finding, ...] = ()


class _Part(FrozenStruct):
    """Texts that belong together: what has to be said, and the files that say it."""

    needed: tuple[ToTranslate, ...]
    said: tuple[Translation, ...]

    @property
    def is_read(self) -> bool:
        """True if nothing keeps it from going without the word `draft`."""
        return bool(self.said) and not any(tuple(open_marks(one, self.needed)) for one in self.said)


def languages() -> tuple[str, ...]:
    """The tags of all languages that papers can be printed in, sorted."""
    return tuple(sorted((_ENGLISH, *(path.stem for path in data_folder("translations").glob("*.po")))))


def tongue_of(trip: Trip, shelf: FolderShelf, tag: str) -> Language:
    """The tongue that a trip's papers are printed in.

    Args:
        trip: its layers say which texts are needed.
        shelf: where protocols and their translations are found.
        tag: BCP 47, such as `de` or `es-MX`.

    Raises:
        InputRefused: if there is no such language, or one of its files cannot be read.
    """
    locale, file = locale_of(tag), _file_tag(tag)
    if locale is None or file is None:
        raise InputRefused((_unknown(tag),))
    parts = tuple(_parts(trip, shelf, file))
    if not parts:
        return Language(ENGLISH)
    findings = [one for part in parts for translation in part.said for one in faults(translation)]
    texts = tuple(dict.fromkeys(one.forms[0] for part in parts for one in part.needed))
    tongue = tongue_from_translations(
        tag,
        [without_faults(one) for part in parts for one in part.said],
        shapes=ENGLISH.shapes if file == _ENGLISH else LocaleShapes(locale),
        direction=direction_of(tag),
        needed=texts,
    )
    unsaid = sum(text not in tongue.messages for text in texts)
    if unsaid:
        message = f"{unsaid} of {len(texts)} texts have no `{file}` and print as they are written"
        label = f"`rehab translate --lang {file}` names them"
        findings.append(finding("RP603", message, label=label))
    return Language(replace(tongue, is_draft=not all(part.is_read for part in parts)), tuple(findings))


def _parts(trip: Trip, shelf: FolderShelf, tag: str) -> Iterator[_Part]:
    """The program's words, the measures' and each layer's, but for what is written in that language."""
    if tag != _ENGLISH:
        program = data_folder("translations") / f"{tag}.po"
        text, unread = read_file(program)
        if text is None or has_errors(unread):
            raise InputRefused(unread)
        yield _Part(of_program(), (_read(shown(program), text, tag),))
        yield _Part(of_measures(trip.catalogue), _files(shelf, "", tag))
    for layer in trip.made_from.layers:
        written_in = _ENGLISH if isinstance(layer.text, OverlayText) else layer.text.language
        needed = of_layer(layer.text)
        if needed and written_in != tag:
            owner = "" if isinstance(layer.text, OverlayText) else layer.text.id
            yield _Part(needed, _files(shelf, owner, tag))


def _files(shelf: FolderShelf, owner: str, tag: str) -> tuple[Translation, ...]:
    return tuple(_read(name, text, tag) for name, text in shelf.translations(owner, tag))


@lru_cache(maxsize=256)
def _read(name: str, text: str, tag: str) -> Translation:
    """A file's translation; the same text is read once, however many papers are printed."""
    translation, findings = read_po(text, name=name, tag=tag)
    if translation is None:
        raise InputRefused(findings)
    return translation


def _file_tag(wanted: str) -> str | None:
    """The language that a tag is printed in: `es` for `es-MX`, `zh-Hans` for `zh`."""
    known = languages()
    parts = wanted.split("-")
    shorter = ("-".join(parts[:end]) for end in range(len(parts), 0, -1))
    exact = next((tag for tag in shorter if tag in known), None)
    return exact or next((tag for tag in known if tag.startswith(f"{wanted}-")), None)


def _unknown(wanted: str) -> Finding:
    near = did_you_mean(wanted, languages())
    hint = f"did you mean `{near}`?" if near else f"there is {', '.join(languages())}"
    return finding("RP604", f"no papers can be printed in `{wanted}`: {hint}")
