"""Red-flag questions that a protocol leaves unread: what is answered there, no rule would ever hear.

Rules and the catalogue flow in; the measures flow out. A decision holds where one of them is answered with
an alarm, and a check of the protocol names them before any patient is met.
"""

from collections.abc import Iterable, Mapping

from rehab.protocol.condition import tests_of
from rehab.protocol.model import Rule
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Kind, Worse


def unread_flags(rules: Iterable[Rule], catalogue: Catalogue) -> Mapping[MeasureId, float]:
    """The red-flag questions that no rule reads, each with the number of its alarming answer.

    Args:
        rules: the rules that could read them.
        catalogue: the measures; of those that are no question the worst value is no alarm by itself.
    """
    read = {test.measure for rule in rules for test in tests_of(rule.when)}
    return {
        one.id: one.range[0 if one.worse is Worse.LOWER else 1]
        for one in catalogue.measures
        if one.red_flag and one.kind is Kind.YES_NO and one.id not in read
    }
