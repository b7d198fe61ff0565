"""Needs as words: what to ask or measure next.

Names of measures flow in (also the names that stand for sessions, a check-in or the other knee), phrases
flow out: what it is and what it costs for a clinician, what we do not know yet for a patient.
"""

from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue
from rehab.terms.state_measure import AGE
from rehab.wording import english, english_plain
from rehab.wording.name import measure_name
from rehab.wording.voice import Voice

_OTHER_SIDE = ":other_side"
_SPECIAL = {
    "sessions": {
        Voice.CLINICIAN: english.NEED_SESSIONS,
        Voice.PATIENT: english.NEED_SESSIONS_PLAINLY,
    },
    "check_in": {
        Voice.CLINICIAN: english.NEED_CHECK_IN,
        Voice.PATIENT: english.NEED_CHECK_IN_PLAINLY,
    },
    AGE: {Voice.CLINICIAN: english.NEED_AGE, Voice.PATIENT: english.NEED_AGE_PLAINLY},
}


def need_words(need: MeasureId, catalogue: Catalogue, *, voice: Voice = Voice.CLINICIAN) -> str:
    """What to find out: `passive extension deficit`, `how straight your knee gets`.

    Args:
        need: a measure, a measure of the other side, `sessions`, `check_in` or `age`.
        catalogue: the measures.
        voice: who is spoken to.
    """
    if need in _SPECIAL:
        return _SPECIAL[need][voice]
    measure = catalogue.by_id[MeasureId(need.removesuffix(_OTHER_SIDE))]
    plainly = voice is Voice.PATIENT
    if need.endswith(_OTHER_SIDE):
        words = english.NEED_OF_OTHER_SIDE_PLAINLY if plainly else english.NEED_OF_OTHER_SIDE
        return words.format(name=measure_name(measure, voice))
    if plainly:
        return english_plain.TO_FIND_OUT.get(
            measure.id, english_plain.TO_FIND_OUT_ELSE.format(plain=measure.plain)
        )
    return measure_name(measure, voice)


def effort_words(need: MeasureId, catalogue: Catalogue) -> str:
    """What it costs to find out: `ask`, `look`, `measure` or `test`."""
    measure = catalogue.by_id.get(MeasureId(need.removesuffix(_OTHER_SIDE)))
    return english.EFFORT["ask" if measure is None else measure.effort.name]
