"""What a patient may read of a protocol, each text with the place where it is written.

A Subject flows in; texts flow out: those that are printed, so that a sentence which a later layer has
replaced is judged where it still stands and nowhere else.
"""

from collections.abc import Iterable, Iterator

from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.frozen import FrozenStruct, replace
from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import Layer, Place
from rehab.protocol.model import Setting
from rehab.protocol.spoken import (
    ITEMS,
    LISTS,
    SENTENCES,
    Spoken,
    spoken_list,
    spoken_parts,
    spoken_rules,
    spoken_steps,
    tightenings,
)
from rehab.source import ScalarNode, part


class PatientText(FrozenStruct):
    """One text where it stands.

    Attributes:
        rule: the rule that it belongs to.
        level: the level that it describes.
        setting: what it says how to walk in.
    """

    text: str
    place: Place
    rule: str = ""
    level: str = ""
    setting: Setting | None = None

    def finding(self, finding_id: str, message: str, *, label: str, words: str = "") -> Finding:
        """A finding about this text, at some of its words if they stand on one line."""
        found = self.place.finding(finding_id, message, label=label)
        node = part(self.place.layer.node, self.place.path)
        return replace(found, span=node.span_of(words)) if words and isinstance(node, ScalarNode) else found


def patient_texts(subject: Subject) -> Iterator[PatientText]:
    """Everything that can be printed for a patient."""
    yield from standing_texts(subject)
    for layer in subject.chain:
        if isinstance(layer.text, ProtocolText):
            yield from _judged(layer, spoken_parts(layer.text))
    for layer in subject.layers:
        for path, added in tightenings(layer.text):
            yield from _judged(layer, spoken_rules(added.rules, (*path, "rules")))


def standing_texts(subject: Subject) -> Iterator[PatientText]:
    """The sentences that every sheet with sessions prints, and those of each setting of the ladder."""
    for key in (*LISTS, *ITEMS, *SENTENCES):
        place = text_place(subject, key)
        if place is not None and isinstance(place.layer.text, ProtocolText):
            yield from _judged(place.layer, spoken_list(place.layer.text.texts, key))
    for setting in dict.fromkeys(one for level in subject.protocol.levels for one in level.settings):
        place = text_place(subject, "how_to", setting)
        if place is not None and isinstance(place.layer.text, ProtocolText):
            yield from _judged(place.layer, spoken_steps(place.layer.text.texts, setting), setting)


def text_place(subject: Subject, key: str, setting: Setting | None = None) -> Place | None:
    """Where the printed form of a text is written: in the last layer that has it."""
    for layer in reversed(subject.chain):
        written = getattr(layer.text.texts, key) if isinstance(layer.text, ProtocolText) else None
        if setting is not None and written:
            written = written.get(setting)
        if written:
            place = Place(layer, ("texts", key))
            return place if setting is None else place / setting.value
    return None


def _judged(layer: Layer, texts: Iterable[Spoken], setting: Setting | None = None) -> Iterator[PatientText]:
    for one in texts:
        if one.path[-1] != "word":
            yield PatientText(one.text, Place(layer, one.path), one.rule, one.level, setting)
