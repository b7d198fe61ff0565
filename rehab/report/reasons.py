"""Reasons as words: standing reasons, near misses and borderline values.

What a decision was based on flows in, one fragment each flows out. They stand above the decision because
they speak of it; the words themselves are those of `wording`.
"""

from rehab.decision.ladder import is_stepped_over, stepped_back
from rehab.decision.model import Borderline, Decision, NearMiss, Standing, StandingReason
from rehab.decision.row import COURSE
from rehab.protocol.model import Protocol
from rehab.protocol.standing import LONG_GAP_DAYS, PLAN_VALID_DAYS
from rehab.terms.caution import Outcome
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Effort
from rehab.terms.truth import Truth
from rehab.wording import english, english_plain
from rehab.wording import english_report as words
from rehab.wording.condition import comparison_words
from rehab.wording.name import measure_label, measure_name
from rehab.wording.number import amount_words, counted, listed, number_words, value_words
from rehab.wording.voice import CLINICIAN, PATIENT, Voice

_WEEK = 7
_COUNTED = {
    Standing.TOO_FEW_SESSIONS: english.SESSIONS,
    Standing.LEVELS_THIS_WEEK: english.LEVELS,
    Standing.GAP: english.DAYS,
    Standing.REVIEW: english.CHECK_INS,
    Standing.EXPIRED: english.DAYS,
    Standing.UNSEEN: english.DAYS,
}


def standing_words(
    reason: StandingReason, decision: Decision, protocol: Protocol, catalogue: Catalogue
) -> str:
    """A standing reason for a clinician: `1 session done at this level since the last decision, ...`.

    Args:
        reason: the reason with its figures.
        decision: the decision that it is a reason of.
        protocol: its parameters say what a gap costs.
        catalogue: names a measure that must be repeated.
    """
    ended = reason.kind is Standing.EXPIRED and reason.number <= protocol.parameter(PLAN_VALID_DAYS)
    if ended or (reason.kind is Standing.EVENT and not reason.about):
        return words.EVENTS_SINCE
    table = words.STANDING
    if reason.truth is Truth.UNKNOWN and reason.kind.value in words.STANDING_UNKNOWN:
        table = words.STANDING_UNKNOWN
    elif reason.kind is Standing.GAP and not levels_lost(reason, decision, protocol):
        return words.GAP_AT_THE_LOWEST.format(number=_number(reason))
    about = reason.about
    if reason.kind is Standing.REPEAT:
        about = measure_name(catalogue.by_id[MeasureId(about)], CLINICIAN)
    if reason.kind is Standing.UNREAD:
        measure = catalogue.by_id[MeasureId(about)]
        about = f"{measure_name(measure, CLINICIAN)}: {measure.words(reason.number)}"
    if reason.kind is Standing.CORRECTED:
        names = (catalogue.by_id[MeasureId(name)] for name in about.split(", ") if name in catalogue.by_id)
        about = listed(tuple(measure_name(one, CLINICIAN) for one in names))
    form = words.REVIEWS[about] if reason.kind is Standing.REVIEW else table[reason.kind.value]
    return form.format(
        number=_number(reason),
        limit=number_words(reason.limit),
        week=number_words(reason.limit // _WEEK),
        levels=counted(levels_lost(reason, decision, protocol), english.LEVELS),
        about=about,
    )


def levels_lost(gap: StandingReason, decision: Decision, protocol: Protocol) -> int:
    """How many levels a gap really cost: it alone steps back no further than the lowest.

    Args:
        gap: the gap without sessions.
        decision: the decision that it is a reason of.
        protocol: its parameters say what a gap costs.
    """
    if decision.level_before is None:
        return 0
    place = protocol.place[decision.level_before.id]
    asked = 2 if gap.limit == protocol.parameter(LONG_GAP_DAYS) else 1
    left = protocol.levels[stepped_back(protocol, place, asked, lowest=0) : place]
    return sum(not is_stepped_over(protocol, level) for level in left)


def _number(reason: StandingReason) -> str:
    if reason.kind is Standing.TOO_FEW_SESSIONS and not reason.number:
        return words.NO_SESSION
    of = english.DAYS if reason.about == COURSE else _COUNTED.get(reason.kind)
    return number_words(reason.number) if of is None else counted(reason.number, of)


def near_miss_words(near: NearMiss, catalogue: Catalogue, *, voice: Voice) -> str:
    """A near miss: `active knee flexion 98 deg, at least 100 deg: 2 deg to go, ...`.

    Args:
        near: the gate that was missed by little.
        catalogue: the measures.
        voice: who is spoken to; a patient is given both numbers and nothing to work out.
    """
    measure = catalogue.by_id[near.test.measure]
    tongue = voice.tongue
    value = value_words(measure, near.value, voice)
    asked = comparison_words(near.test.comparison, measure, voice)
    if voice.plainly:
        now = said_value(near.test.measure, near.value, catalogue, voice)
        return tongue.joined((now, tongue.say(english_plain.GOAL_IS, goal=asked)))
    amount = amount_words(measure, near.short_by, voice)
    said = [
        words.NEAR_MISS.format(name=measure_name(measure, voice), value=value, asked=asked, amount=amount)
    ]
    if near.of > 1:
        said.append(words.NEAR_MISS_MET.format(met=near.met_on, of=counted(near.of, english.CHECK_INS)))
    if measure.error is not None and near.short_by <= measure.error:
        said.append(words.WITHIN_ERROR.format(error=amount_words(measure, measure.error, voice)))
    return ", ".join(said)


def said_value(name: MeasureId, number: float, catalogue: Catalogue, voice: Voice = PATIENT) -> str:
    """A value as a sentence for a patient: `Your knee bends to 98 degrees`."""
    measure = catalogue.by_id[name]
    value = value_words(measure, number, voice)
    if name == "extension_deficit":
        plain = amount_words(measure, abs(number), voice)
        form = english_plain.PAST_STRAIGHT if number < 0 else english_plain.SAID[name]
        return voice.tongue.say(form, value=plain)
    if name == "extension_lag":
        value = amount_words(measure, number, voice)
    sentence = english_plain.SAID.get(name)
    if sentence is not None:
        return voice.tongue.say(sentence, value=value)
    return voice.tongue.say(english_plain.NOW_IS, name=measure_label(measure, voice), value=value)


def borderline_words(mark: Borderline, catalogue: Catalogue, *, outcome: Outcome) -> str:
    """A value within whose measurement error the decision would flip, and why it was taken as it is.

    Args:
        mark: the value.
        catalogue: the measures.
        outcome: what was decided; a step up says whether the value was repeated.
    """
    measure = catalogue.by_id[mark.measure]
    said = words.BORDERLINE.format(
        name=measure_name(measure, CLINICIAN),
        value=value_words(measure, mark.value, CLINICIAN),
        error=amount_words(measure, mark.error, CLINICIAN),
        would_be=mark.would_be.value.replace("_", " "),
    )
    if mark.repeated:
        return f"{said}; {words.REPEATED}"
    if outcome is not Outcome.PROGRESS:
        return said
    # Only what is measured must be repeated where a step opens something new.
    taken = words.ACCEPTED_ONCE if measure.effort >= Effort.measure else words.ACCEPTED_AS_TOLD
    return f"{said}; {taken}"
