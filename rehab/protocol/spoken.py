"""What a patient may read of a file: each text with its place, and whether safety hangs on it.

A protocol, an overlay or the measures as written flow in; texts flow out. Checks judge them where they stand,
and translations are made of exactly these.
"""

from collections.abc import Iterator, Sequence

from rehab.frozen import FrozenStruct
from rehab.protocol.authored import OverlayText, ProtocolText, RuleText, Then, Tightening
from rehab.protocol.authored_texts import TextsText
from rehab.protocol.model import Setting
from rehab.source.place import Path
from rehab.terms.measure import Catalogue

LISTS = ("before_you_start", "warm_up", "stop_signs", "call_today", "emergency", "after", "between", "record")
ITEMS = ("pain_bands", "why")
"""Lists whose items say more than their text."""
SENTENCES = ("fall_back",)
_SAFETY = frozenset({"stop_signs", "call_today", "emergency", "pain_bands", "fall_back"})
_GRAVE = frozenset({"stop", "urgent", "emergency", "not_yet", "never"})


class Spoken(FrozenStruct):
    """One text where it stands.

    Attributes:
        path: keys and numbers from the top of the file.
        is_safety: true if a wrong word could hurt: when to stop, whom to call.
        rule: the rule that it belongs to.
        level: the level that it describes.
    """

    text: str
    path: Path
    is_safety: bool = False
    rule: str = ""
    level: str = ""


def spoken(text: ProtocolText | OverlayText) -> Iterator[Spoken]:
    """Every text of a file that can be printed for a patient."""
    if isinstance(text, ProtocolText):
        for key in (*LISTS, *ITEMS, *SENTENCES):
            yield from spoken_list(text.texts, key)
        for setting in text.texts.how_to:
            yield from spoken_steps(text.texts, setting)
        yield from spoken_parts(text)
    for path, added in tightenings(text):
        yield from spoken_rules(added.rules, (*path, "rules"))


def spoken_list(texts: TextsText, key: str) -> Iterator[Spoken]:
    """The standing sentences of one key."""
    written, grave = getattr(texts, key), key in _SAFETY
    if isinstance(written, str):
        yield from (Spoken(one, ("texts", key), grave) for one in (written,) if one)
        return
    for number, item in enumerate(written):
        place = ("texts", key, number)
        if key not in ITEMS:
            yield Spoken(item, place, grave)
            continue
        if key == "pain_bands":
            yield Spoken(item.word, (*place, "word"), grave)
        yield Spoken(item.text, (*place, "text"), grave)


def spoken_steps(texts: TextsText, setting: Setting) -> Iterator[Spoken]:
    """The steps of one setting."""
    for number, step in enumerate(texts.how_to[setting]):
        yield Spoken(step, ("texts", "how_to", setting.value, number))


def spoken_parts(text: ProtocolText) -> Iterator[Spoken]:
    """What rules, phases, activities and levels say."""
    yield from spoken_rules(text.rules, ("rules",))
    for number, phase in enumerate(text.phases):
        yield Spoken(phase.patient, ("phases", number, "patient"))
    for number, activity in enumerate(text.variety):
        yield Spoken(activity.patient, ("variety", number, "patient"))
    for number, level in enumerate(text.levels):
        yield Spoken(level.patient, ("levels", number, "patient"), level=level.id)


def spoken_rules(rules: Sequence[RuleText], path: Path) -> Iterator[Spoken]:
    """What rules say to the patient."""
    for number, rule in enumerate(rules):
        yield Spoken(rule.patient, (*path, number, "patient"), _is_grave(rule), rule=rule.id)


def spoken_measures(catalogue: Catalogue) -> Iterator[Spoken]:
    """Names, questions and the words of grades."""
    for number, measure in enumerate(catalogue.measures):
        place = ("measures", number)
        yield Spoken(measure.plain, (*place, "plain"))
        if measure.question:
            yield Spoken(measure.question, (*place, "question"), measure.red_flag)
        for grade, word in enumerate(measure.grades):
            yield Spoken(word.replace("_", " "), (*place, "grades", grade))


def tightenings(text: ProtocolText | OverlayText) -> Iterator[tuple[Path, Tightening]]:
    """What variants, modifiers and overlays add, with its place."""
    if isinstance(text, OverlayText):
        yield ("add",), text.add
        return
    for kind, choices in (("variants", text.variants), ("modifiers", text.modifiers)):
        for name, added in choices.items():
            yield (kind, name), added


def _is_grave(rule: RuleText) -> bool:
    if isinstance(rule.then, Then):
        return rule.red_flag or rule.then.dose == "stop" or rule.then.contact in _GRAVE
    return rule.red_flag or rule.then in _GRAVE
