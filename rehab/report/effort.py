"""How hard a session may feel: a protocol's target in the patient's words and in the clinician's.

A protocol flows in, labelled values flow out, each with what it rests on; nothing where the protocol has no
target.
"""

from rehab.protocol.model import Parameter, Protocol
from rehab.report.parts import Labelled
from rehab.report.sources import source_key
from rehab.terms.ids import ParameterId
from rehab.wording import english_handout as handout_words
from rehab.wording import english_paper as words
from rehab.wording.number import number_words
from rehab.wording.tongue import ENGLISH, Tongue

_LOW, _HIGH = ParameterId("effort_target_low"), ParameterId("effort_target_high")
_HEART = ParameterId("heart_rate_more_pct")


def effort_plainly(protocol: Protocol, tongue: Tongue = ENGLISH) -> Labelled | None:
    """The target as the patient can feel it."""
    if _HIGH not in _by_id(protocol):
        return None
    return Labelled(label=tongue.say(handout_words.EFFORT), value=tongue.say(handout_words.EASY_TO_TALK))


def effort_target(protocol: Protocol) -> Labelled | None:
    """The target on the scale of perceived exertion, and what walking backwards adds to the heart rate."""
    known = _by_id(protocol)
    low, high, heart = known.get(_LOW), known.get(_HIGH), known.get(_HEART)
    if high is None:
        return None
    least = high if low is None else low
    target = words.EFFORT_RANGE.format(
        low=number_words(least.value), high=number_words(high.value), source=source_key(high.source)
    )
    note = ""
    if heart is not None:
        note = words.HEART_RATE.format(n=number_words(heart.value), source=source_key(heart.source))
    return Labelled(label=words.EFFORT_TARGET, value=target, note=note)


def _by_id(protocol: Protocol) -> dict[ParameterId, Parameter]:
    return {one.id: one for one in protocol.parameters}
