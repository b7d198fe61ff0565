"""What a simulation comes to in one plain line: who reached the end, and what sent the others to a person.

A Simulation flows in, a sentence flows out. Text, page and JSON print the same one.
"""

from rehab.decision.model import Standing
from rehab.simulate.simulation import Simulation
from rehab.simulate.tally import Reason
from rehab.terms.caution import Contact
from rehab.wording import english
from rehab.wording import english_simulation as words
from rehab.wording.number import counted, percent_words


def verdict(simulation: Simulation) -> str:
    """What becomes of most of these patients, in one sentence.

    Args:
        simulation: the figures.
    """
    return words.VERDICT.format(end=_end(simulation), called=_called(simulation))


def _end(told: Simulation) -> str:
    weeks = counted(told.recipe.weeks, english.WEEKS)
    if not told.discharged:
        return words.NOBODY_AT_THE_END.format(weeks=weeks)
    if told.discharged == told.recipe.patients:
        return words.EVERYBODY_AT_THE_END.format(weeks=weeks)
    return words.SOME_AT_THE_END.format(share=_share(told.discharged, told), weeks=weeks)


def _called(told: Simulation) -> str:
    called = sum(count for contact, count in told.gravest if contact is not Contact.NONE)
    if not called:
        return words.NOBODY_CALLED
    share = _share(called, told)
    if not told.sent:
        return words.CALLED.format(share=share)
    first = told.sent[0]
    reason, most = _reason(first.reason), _share(first.share.patients, told)
    return words.CALLED_MOST.format(share=share, reason=reason, most=most)


def _reason(reason: Reason) -> str:
    """What sent them, in few words: a rule by its name, a review by what it is of."""
    match reason.kind:
        case Standing.REVIEW.value:
            return words.SENT_BY[reason.about]
        case Standing.UNSEEN.value:
            return words.SENT_BY[reason.kind]
        case Standing.EVENT.value:
            return words.SENT_BY_EVENT
        case _:
            return words.SENT_BY_RULE.format(about=reason.about)


def _share(patients: int, told: Simulation) -> str:
    return percent_words(patients / told.recipe.patients)
