"""Needs as words: what to ask or measure next.

Names of measures flow in (also the names that stand for sessions, a check-in or the other knee), phrases
flow out: what it is and what it costs for a clinician, what we do not know yet for a patient.
"""

from collections.abc import Iterable
from functools import reduce

from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue
from rehab.terms.state_measure import AGE
from rehab.wording import english_clauses as clauses
from rehab.wording import english_plain
from rehab.wording.name import measure_name
from rehab.wording.voice import CLINICIAN, Voice

_OTHER_SIDE = ":other_side"
_SPECIAL = {
    "sessions": (clauses.NEED_SESSIONS, english_plain.NEED_SESSIONS_PLAINLY),
    "check_in": (clauses.NEED_CHECK_IN, english_plain.NEED_CHECK_IN_PLAINLY),
    AGE: (clauses.NEED_AGE, english_plain.NEED_AGE_PLAINLY),
}
"""What stands for no measure: as a clinician reads it, as a patient does."""


def need_words(need: MeasureId, catalogue: Catalogue, *, voice: Voice = CLINICIAN) -> str:
    """What to find out: `passive extension deficit`, `how straight your knee gets`.

    Args:
        need: a measure, a measure of the other side, `sessions`, `check_in` or `age`.
        catalogue: the measures.
        voice: who is spoken to.
    """
    if need in _SPECIAL:
        exactly, plainly = _SPECIAL[need]
        return voice.tongue.say(plainly) if voice.plainly else exactly
    measure = catalogue.by_id[MeasureId(need.removesuffix(_OTHER_SIDE))]
    name = measure_name(measure, voice)
    if need.endswith(_OTHER_SIDE):
        plainly, exactly = english_plain.NEED_OF_OTHER_SIDE_PLAINLY, clauses.NEED_OF_OTHER_SIDE
        return voice.tongue.say(plainly if voice.plainly else exactly, name=name)
    if not voice.plainly:
        return name
    asked = english_plain.TO_FIND_OUT.get(measure.id)
    if asked is None:
        return voice.tongue.say(english_plain.TO_FIND_OUT_ELSE, plain=name)
    return voice.tongue.say(asked)


def needs_in_turn(needs: Iterable[MeasureId], catalogue: Catalogue, voice: Voice) -> str:
    """Several needs at the end of a sentence for a patient, each but the first in a sentence of its own.

    Args:
        needs: what to find out; what is said alike is said once.
        catalogue: the measures.
        voice: who is spoken to.
    """
    first, *more = dict.fromkeys(need_words(need, catalogue, voice=voice) for need in needs) or ("",)
    return reduce(lambda said, one: voice.tongue.say(english_plain.ALSO, first=said, next=one), more, first)


def effort_words(need: MeasureId, catalogue: Catalogue) -> str:
    """What it costs to find out: `ask`, `look`, `measure` or `test`."""
    measure = catalogue.by_id.get(MeasureId(need.removesuffix(_OTHER_SIDE)))
    return clauses.EFFORT["ask" if measure is None else measure.effort.name]
