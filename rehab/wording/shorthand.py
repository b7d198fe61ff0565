"""Conditions in shorthand, where there is little room: `flexion ≥ 100°`.

A resolved condition flows in, a few signs flow out. What has no shorthand is said as the clinician's
sentence, so that nothing of a gate is left out or guessed.
"""

from rehab.protocol.condition import Condition, Limit, Named, Now, ShareOf, ShortOf, Test, Within
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue, Kind, Measure
from rehab.terms.state_measure import STATE_MEASURES
from rehab.wording import english_clauses as clauses
from rehab.wording import english_show as words
from rehab.wording.by_name import name_words, sentence_by_names
from rehab.wording.condition import comparison_words
from rehab.wording.name import measure_name
from rehab.wording.number import amount_words, number_words, value_words
from rehab.wording.voice import CLINICIAN


def shorthand(condition: Condition, catalogue: Catalogue, protocol: Protocol) -> str:
    """A condition in as few signs as say it.

    Args:
        condition: the resolved condition.
        catalogue: the measures it tests.
        protocol: names the levels it may speak of.
    """
    if isinstance(condition, Named):
        return name_words(condition)
    if isinstance(condition, Test) and condition.measure not in STATE_MEASURES:
        said = _test(condition, catalogue.by_id[condition.measure])
        if said:
            return said
    return sentence_by_names(condition, catalogue, protocol)


def _test(test: Test, measure: Measure) -> str:
    """One test; empty where it has no shorthand."""
    match test.view:
        case Now():
            return _now(test, measure)
        case ShortOf(reference) if isinstance(test.comparison, Limit):
            amount = _degrees(amount_words(measure, test.comparison.threshold, CLINICIAN), measure)
            return words.SHORT_OF[reference.value].format(test=_signed(test.comparison, measure, amount))
        case ShareOf(reference) if isinstance(test.comparison, Limit):
            share = clauses.SHARE.format(n=number_words(test.comparison.threshold))
            return words.SHARE_OF[reference.value].format(test=_signed(test.comparison, measure, share))
        case _:
            return ""


def _now(test: Test, measure: Measure) -> str:
    match test.comparison:
        case Limit(_, threshold):
            value = _degrees(value_words(measure, threshold, CLINICIAN), measure)
            return _signed(test.comparison, measure, value)
        case Within() if measure.kind is not Kind.YES_NO:
            value = comparison_words(test.comparison, measure, CLINICIAN)
            return words.SHORT_VALUE.format(name=_name(measure), value=_degrees(value, measure))
        case _:
            return ""


def _signed(limit: Limit, measure: Measure, value: str) -> str:
    return words.SHORT_TEST.format(name=_name(measure), sign=words.SIGNS[limit.operator.value], value=value)


def _name(measure: Measure) -> str:
    return words.SHORT_NAMES.get(measure.id) or measure_name(measure, CLINICIAN)


def _degrees(value: str, measure: Measure) -> str:
    return value.replace(" deg", words.DEGREES) if measure.unit == "deg" else value
