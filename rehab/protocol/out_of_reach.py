"""Rules of a base that speak only of levels which a ladder leaves out.

A condition and the number of levels of a ladder flow in; whether it can hold at any of them flows out. Such
a rule would look like a safeguard of a protocol in which it can never speak.
"""

from typing import assert_never

from rehab.protocol.condition import All, AnyOf, AtLeastNOf, Condition, Limit, Named, Not, Now, Operator, Test
from rehab.terms.state_measure import LEVEL
from rehab.terms.truth import Truth, all_of, any_of, at_least_n_of


def is_out_of_reach(condition: Condition, levels: int) -> bool:
    """True if a condition is NO before the first level and at every level, whatever else is so.

    Args:
        condition: the condition.
        levels: how many levels the ladder has.
    """
    return all(_at(condition, place) is Truth.NO for place in range(-1, levels))


def _at(condition: Condition, place: int) -> Truth:
    match condition:
        case All(parts):
            return all_of(_at(part, place) for part in parts)
        case AnyOf(parts):
            return any_of(_at(part, place) for part in parts)
        case AtLeastNOf(count, parts):
            return at_least_n_of(count, (_at(part, place) for part in parts))
        case Not(part):
            return _at(part, place).negated
        case Named(_, part):
            return _at(part, place)
        case Test():
            return _test(condition, place)
        case _:
            assert_never(condition)


def _test(test: Test, place: int) -> Truth:
    comparison = test.comparison
    if test.measure != LEVEL or not isinstance(test.view, Now) or not isinstance(comparison, Limit):
        return Truth.UNKNOWN
    edge = comparison.threshold
    holds = {
        Operator.AT_LEAST: place >= edge,
        Operator.AT_MOST: place <= edge,
        Operator.ABOVE: place > edge,
        Operator.BELOW: place < edge,
    }.get(comparison.operator)
    if holds is None:
        return Truth.UNKNOWN
    return Truth.YES if holds else Truth.NO
