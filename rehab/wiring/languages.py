"""Languages: which there are, and the tongue of a paper from the files that translate its words.

A trip and a tag flow in; a Tongue flows out, with what is worth a word about its files.
"""

from collections.abc import Iterator, Sequence

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf, read_file
from rehab.adapters.locales import LocaleShapes, direction_of, locale_of
from rehab.adapters.po import read_po
from rehab.errors import InputRefused
from rehab.findings import Finding, did_you_mean, finding, has_errors
from rehab.frozen import FrozenStruct, replace
from rehab.pipeline import Trip
from rehab.protocol.layer import read_chain
from rehab.translation.faults import faults, without_faults
from rehab.translation.marks import open_marks
from rehab.translation.model import ToTranslate, Translation
from rehab.translation.to_translate import of_layer, of_measures, of_program
from rehab.translation.tongue_from_translations import tongue_from_translations
from rehab.wording.tongue import ENGLISH, Tongue

_ENGLISH = "en"


class Spoken(FrozenStruct):
    """The language of a paper.

    Attributes:
        findings: what is worth a word about its files.
    """

    tongue: Tongue
    findings: tuple[Finding, ...] = ()


def languages() -> tuple[str, ...]:
    """The tags of all languages that papers can be printed in, sorted."""
    return tuple(sorted((_ENGLISH, *(path.stem for path in data_folder("translations").glob("*.po")))))


def tongue_of(trip: Trip, shelf: FolderShelf, tag: str) -> Spoken:
    """The tongue that a trip's papers are printed in.

    Args:
        trip: its protocols say which texts are needed.
        shelf: where protocols and their translations are found.
        tag: BCP 47, such as `de` or `es-MX`; empty for the one that the episode names.

    Raises:
        InputRefused: if there is no such language, or one of its files cannot be read.
    """
    wanted = tag or trip.episode.patient.language
    locale, file = locale_of(wanted), _file_tag(wanted)
    if locale is None or file is None:
        raise InputRefused((_unknown(wanted),))
    if file == _ENGLISH:
        return Spoken(ENGLISH)
    texts: list[ToTranslate] = []
    found: list[Translation] = []
    findings: list[Finding] = []
    read_ok = True
    for needed, files in _parts(trip, shelf, file):
        texts.extend(needed)
        read = [_read(name, text, file) for name, text in files]
        findings.extend(one for translation in read for one in faults(translation))
        whole = [without_faults(translation) for translation in read]
        found.extend(whole)
        read_ok = read_ok and bool(whole) and not any(tuple(open_marks(one, needed)) for one in whole)
    tongue = tongue_from_translations(
        wanted,
        found,
        shapes=LocaleShapes(locale),
        direction=direction_of(wanted),
        needed=[one.forms[0] for one in texts],
    )
    tongue = replace(tongue, is_draft=not read_ok)
    unsaid = tongue.untranslated(one.forms[0] for one in texts)
    if unsaid:
        message = f"{len(unsaid)} of {len(texts)} texts have no `{file}` and print in English"
        label = f"`rehab translate --lang {file}` names them"
        findings.append(finding("RP603", message, label=label))
    return Spoken(tongue, tuple(findings))


def _parts(
    trip: Trip, shelf: FolderShelf, tag: str
) -> Iterator[tuple[tuple[ToTranslate, ...], Sequence[tuple[str, str]]]]:
    """What has to be said and the files that say it: the program's, the measures', each layer's."""
    program = data_folder("translations") / f"{tag}.po"
    text, unread = read_file(program)
    if text is None or has_errors(unread):
        raise InputRefused(unread)
    yield of_program(), ((program.name, text),)
    yield of_measures(trip.catalogue), shelf.translations("", tag)
    for name in dict.fromkeys(one for course in trip.courses for one in course.protocol.layers):
        protocol = shelf.protocol(name)
        if protocol is None:
            continue
        chain, _ = read_chain(protocol[1], name=protocol[0], read_file=shelf.protocol)
        own = next((of_layer(layer.text) for layer in chain if getattr(layer.text, "id", "") == name), ())
        if own:
            yield own, shelf.translations(name, tag)


def _read(name: str, text: str, tag: str) -> Translation:
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
    label = f"did you mean `{near}`?" if near else f"there is {', '.join(languages())}"
    return finding("RP604", f"no papers can be printed in `{wanted}`", label=label)
