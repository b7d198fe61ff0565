"""What there is to translate: the texts of the program, of the measures and of one protocol.

Words of the program, a catalogue or a layer flow in; texts flow out, each once, with a note on
where it is printed.
"""

from collections.abc import Iterable, Iterator

from rehab.protocol.authored import OverlayText, ProtocolText
from rehab.protocol.spoken import Spoken, spoken, spoken_measures
from rehab.source.place import Path
from rehab.terms.measure import Catalogue
from rehab.translation.model import ToTranslate
from rehab.wording.program_words import has_words, program_words

_Names = dict[Path, str]


def of_program() -> tuple[ToTranslate, ...]:
    """The program's own words for patients."""
    return tuple(ToTranslate(one.forms, one.name, one.is_safety) for one in program_words())


def of_measures(catalogue: Catalogue) -> tuple[ToTranslate, ...]:
    """Names, questions and grades of the measures."""
    names = {number: measure.id for number, measure in enumerate(catalogue.measures)}
    return tuple(
        _once(spoken_measures(catalogue), {("measures", number): name for number, name in names.items()})
    )


def of_layer(text: ProtocolText | OverlayText) -> tuple[ToTranslate, ...]:
    """What one file of a protocol says to patients."""
    return tuple(_once(spoken(text), {}))


def _once(texts: Iterable[Spoken], names: _Names) -> Iterator[ToTranslate]:
    """Each text once; safety hangs on it if it does anywhere."""
    found: dict[str, ToTranslate] = {}
    for one in texts:
        if has_words(one.text):
            earlier = found.get(one.text)
            grave = one.is_safety or (earlier is not None and earlier.is_safety)
            note = _note(one, names) if earlier is None else earlier.note
            found[one.text] = ToTranslate((one.text,), note, grave)
    yield from found.values()


def _note(one: Spoken, names: _Names) -> str:
    """Where a text stands, in the words of the file: `rules > calf-signs`, `texts > stop_signs`."""
    named = names.get(one.path[:2]) or one.rule or one.level
    keys = [str(step) for step in one.path if isinstance(step, str)]
    return " > ".join((keys[0], named, *keys[1:]) if named else keys)
