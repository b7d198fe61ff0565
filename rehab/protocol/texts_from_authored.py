"""The handout's sentences from the layers of a protocol: what a later layer writes replaces what it extends.

Authored texts with their layers flow in, PatientTexts flow out. A text is replaced key by key, so that a
protocol which knows more of one thing says that one thing anew.
"""

from collections.abc import Sequence
from typing import Any

from rehab.protocol.authored import ProtocolText
from rehab.protocol.authored_texts import ClaimText, TextsText
from rehab.protocol.layer import Layer, Place
from rehab.protocol.model import Claim, PainBand, PatientTexts
from rehab.protocol.rule_from_authored import sourced
from rehab.protocol.scope import Scope
from rehab.terms.ids import SourceId

_NOTHING = TextsText()


def texts_from_authored(layers: Sequence[tuple[Layer, ProtocolText]], scope: Scope) -> PatientTexts:
    """The handout's sentences.

    Args:
        layers: the layers with what they say, the furthest base first.
        scope: the sources that claims can name; it collects what is wrong.
    """

    def last(key: str) -> Any:  # noqa: ANN401  (texts of any shape)
        written = (getattr(text.texts, key) for _, text in reversed(layers))
        return next((one for one in written if one), getattr(_NOTHING, key))

    for layer, text in layers:
        for number, claim in enumerate(text.texts.why):
            sourced(claim.source, Place(layer, ("texts", "why", number)), scope)
    bands = last("pain_bands")
    return PatientTexts(
        before_you_start=last("before_you_start"),
        warm_up=last("warm_up"),
        how_to={setting.value: steps for _, text in layers for setting, steps in text.texts.how_to.items()},
        stop_signs=last("stop_signs"),
        call_today=last("call_today"),
        emergency=last("emergency"),
        pain_bands=tuple(PainBand(one.points[0], one.points[1], one.word, one.text) for one in bands),
        after=last("after"),
        between=last("between"),
        record=last("record"),
        fall_back=last("fall_back"),
        why=tuple(_claim(one) for one in last("why")),
    )


def _claim(text: ClaimText) -> Claim:
    source = None if text.source is None else SourceId(text.source)
    return Claim(text.text, text.strength, source, text.note)
