"""Tests of what the course itself knows (time, level, holds) as sentences.

Tests of one state measure flow in, one fragment flows out: `at least 1 week and less than 3 weeks since
the operation`. Both voices say them alike, for they hold no clinical word.
"""

from rehab.protocol.condition import Limit, Operator, Test
from rehab.protocol.model import Protocol
from rehab.terms.ids import MeasureId
from rehab.terms.state_measure import AGE, HOLDS_IN_A_ROW, LEVEL, STATE_MEASURES, StateUnit
from rehab.wording import english
from rehab.wording import english_clauses as clauses
from rehab.wording.number import counted, duration_words, listed, number_words

NOT_OPERATED = frozenset({"knee_osteoarthritis", "patellofemoral_pain", "none"})
"""Procedures that are none, so that nobody reads of an operation that never was."""


def state_sentence(tests: tuple[Test, ...], protocol: Protocol) -> str:
    """Tests of one state measure as one fragment.

    Args:
        tests: one or more tests, all of the same state measure.
        protocol: names levels, and says whether there was an operation.
    """
    measure = tests[0].measure
    if measure == LEVEL:
        return listed([_level(test, protocol) for test in tests])
    what = listed([_compared(test) for test in tests])
    if measure == AGE:
        return clauses.AGE.format(what=what)
    return f"{what} {clauses.STATE_TAIL[measure].format(since=since_words(protocol))}"


def state_value(measure: MeasureId, number: float, protocol: Protocol) -> str:
    """The value of a state measure: `7 weeks`, `2`, the level's name."""
    if measure == LEVEL:
        place = round(number)
        return f"`{protocol.levels[place].id}`" if 0 <= place < len(protocol.levels) else clauses.NO_LEVEL
    timed = STATE_MEASURES[measure].unit is StateUnit.DURATION
    return duration_words(number) if timed else number_words(number)


def since_words(protocol: Protocol) -> str:
    """From when weeks are counted: the operation, or the start of care."""
    return clauses.SINCE_START if protocol.procedure in NOT_OPERATED else clauses.SINCE_OPERATION


def _compared(test: Test) -> str:
    match test.comparison:
        case Limit(operator, threshold):
            timed = STATE_MEASURES[test.measure].unit is StateUnit.DURATION
            table = clauses.DURATION_COMPARED if timed else clauses.COMPARED
            return table[operator.value].format(value=_quantity(test.measure, threshold))
        case _:
            return listed([_quantity(test.measure, low) for low, _ in test.comparison.ranges], english.OR)


def _quantity(measure: MeasureId, number: float) -> str:
    match STATE_MEASURES[measure].unit:
        case StateUnit.DURATION:
            return duration_words(number)
        case StateUnit.COUNT:
            return counted(number, clauses.IRRITABLE_HOLDS if measure == HOLDS_IN_A_ROW else english.SESSIONS)
        case _:
            return number_words(number)


def _level(test: Test, protocol: Protocol) -> str:
    operator = test.comparison.operator if isinstance(test.comparison, Limit) else None
    place = test.comparison.threshold if isinstance(test.comparison, Limit) else test.comparison.ranges[0][0]
    words = clauses.LEVEL_COMPARED["is" if operator is None else Operator(operator).value]
    return words.format(level=state_value(LEVEL, place, protocol))
