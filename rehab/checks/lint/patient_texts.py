"""What a patient may read of a protocol, each text with the place where it is written.

A Subject flows in; texts flow out: those that are printed, so that a sentence which a later layer has
replaced is judged where it still stands and nowhere else.
"""

from collections.abc import Iterator, Sequence

from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.frozen import FrozenStruct, replace
from rehab.protocol.authored import OverlayText, ProtocolText, RuleText, Tightening
from rehab.protocol.layer import Layer, Place
from rehab.protocol.model import Setting
from rehab.source import ScalarNode, part

LISTS = ("before_you_start", "warm_up", "stop_signs", "call_today", "emergency", "after", "between", "record")
ITEMS = ("pain_bands", "why")
"""Lists whose items say more than their text."""
SENTENCES = ("fall_back",)


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
            yield from _of_parts(layer, layer.text)
    for place, added in _tightenings(subject):
        yield from _of_rules(added.rules, place / "rules")


def standing_texts(subject: Subject) -> Iterator[PatientText]:
    """The sentences that every sheet with sessions prints, and those of each setting of the ladder."""
    for key in (*LISTS, *ITEMS, *SENTENCES):
        place = text_place(subject, key)
        if place is not None:
            yield from _of_key(place, key)
    for setting in dict.fromkeys(one for level in subject.protocol.levels for one in level.settings):
        place = text_place(subject, "how_to", setting)
        if place is not None and isinstance(place.layer.text, ProtocolText):
            for number, step in enumerate(place.layer.text.texts.how_to[setting]):
                yield PatientText(step, place / number, setting=setting)


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


def _of_key(place: Place, key: str) -> Iterator[PatientText]:
    assert isinstance(place.layer.text, ProtocolText)  # noqa: S101 (what `text_place` promises)
    written = getattr(place.layer.text.texts, key)
    if isinstance(written, str):
        yield PatientText(written, place)
        return
    for number, item in enumerate(written):
        if key in ITEMS:
            yield PatientText(item.text, place / number / "text")
        else:
            yield PatientText(item, place / number)


def _of_parts(layer: Layer, text: ProtocolText) -> Iterator[PatientText]:
    yield from _of_rules(text.rules, Place(layer, ("rules",)))
    for number, phase in enumerate(text.phases):
        yield PatientText(phase.patient, Place(layer, ("phases", number, "patient")))
    for number, activity in enumerate(text.variety):
        yield PatientText(activity.patient, Place(layer, ("variety", number, "patient")))
    for number, level in enumerate(text.levels):
        yield PatientText(level.patient, Place(layer, ("levels", number, "patient")), level=level.id)


def _of_rules(rules: Sequence[RuleText], place: Place) -> Iterator[PatientText]:
    for number, rule in enumerate(rules):
        yield PatientText(rule.patient, place / number / "patient", rule=rule.id)


def _tightenings(subject: Subject) -> Iterator[tuple[Place, Tightening]]:
    for layer in subject.layers:
        if isinstance(layer.text, OverlayText):
            yield Place(layer, ("add",)), layer.text.add
            continue
        for kind, choices in (("variants", layer.text.variants), ("modifiers", layer.text.modifiers)):
            for name, added in choices.items():
                yield Place(layer, (kind, name)), added
