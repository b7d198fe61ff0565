"""History: what a test over time says while there is too little of it, and when there is enough.

The sentences of the design, each a test and each asked of every engine.
"""

from collections.abc import Sequence
from typing import Any

import pytest

from rehab.patient.model import Series
from rehab.protocol.condition import (
    Condition,
    Counted,
    ExcessOverBest,
    Fall,
    Gain,
    Limit,
    Not,
    Operator,
    Rise,
    Run,
    Test,
    Throughout,
    Within,
)
from rehab.terms.ids import MeasureId
from rehab.terms.truth import Truth
from tests.builders import (
    Seen,
    a_cautious,
    a_gate,
    a_moment,
    a_red_flag,
    a_series,
    a_session,
    a_visit,
    above,
    at_least,
    at_most,
    below,
)
from tests.rules.conftest import Ask

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

LOOK_BACK = (3, 28)
ROSE = at_least("pain_walking", 2, Rise(*LOOK_BACK))
FELL = at_least("knee_flexion", 5, Fall(*LOOK_BACK))
FLAT = below("knee_flexion", 5, Gain(3, 28))
ABOVE_BEST = above("effusion", 0, ExcessOverBest(2, *LOOK_BACK))
TWO_CHECK_INS = above("pain_walking", 4, Throughout(Run(2, Counted.CHECK_INS), 28))
A_WEEK = above("pain_walking", 4, Throughout(Run(7, Counted.DAYS), 7))
TWO_SESSIONS = above("pain_during", 4, Throughout(Run(2, Counted.SESSIONS), 28))

WORST: dict[str, Any] = {"pain_walking": 9, "effusion": "3+", "knee_flexion": 40}

OVER_TIME = [ROSE, FELL, FLAT, ABOVE_BEST, TWO_CHECK_INS, A_WEEK, TWO_SESSIONS]
NAMES = ["rise", "fall", "gain", "excess", "check-ins", "days", "sessions"]
both_ways = pytest.mark.parametrize("turned", [False, True], ids=["plain", "under not"])
over_time = pytest.mark.parametrize("test", OVER_TIME, ids=NAMES)


def a_first_visit() -> Series:
    """One visit at which everything is at its worst, with one session before it."""
    return a_series(a_visit(7, sessions=[a_session(5, pain_during=9)], **WORST))


def pains(*seen: tuple[int, int | Seen | None]) -> Series:
    """Visits by day with a pain each, or none."""
    return a_series(*(a_visit(on) if pain is None else a_visit(on, pain_walking=pain) for on, pain in seen))


def bends(*seen: tuple[int, int | Seen | None]) -> Series:
    """Visits by day with a bend each, or none."""
    return a_series(*(a_visit(on) if bend is None else a_visit(on, knee_flexion=bend) for on, bend in seen))


def swellings(*grades: str) -> Series:
    """Weekly visits with an effusion each."""
    return a_series(*(a_visit(7 * week, effusion=grade) for week, grade in enumerate(grades)))


# Too little history ------------------------------------------------------------------------------


@over_time
@both_ways
def test_too_little_history_is_no_in_a_cautious_rule(ask: Ask, test: Test, *, turned: bool) -> None:
    """With too little history a cautious test over time is NO, also under `not`."""
    when: Condition = Not(test) if turned else test
    assert ask(a_cautious(when), a_moment(a_first_visit())) is NO


@over_time
@both_ways
def test_too_little_history_is_unknown_in_a_gate(ask: Ask, test: Test, *, turned: bool) -> None:
    """With too little history a gate's test over time is UNKNOWN, also under `not`."""
    when: Condition = Not(test) if turned else test
    assert ask(a_gate(when), a_moment(a_first_visit())) is UNKNOWN


@both_ways
def test_not_twice_is_plain(ask: Ask, *, turned: bool) -> None:
    """Two `not`s round a test over time change nothing, whatever the history."""
    when: Condition = Not(Not(ROSE)) if turned else ROSE
    assert ask(a_cautious(when), a_moment(a_first_visit())) is NO
    assert ask(a_cautious(when), a_moment(pains((0, 2), (7, 4)))) is YES


@pytest.mark.parametrize("test", [ROSE, FELL, ABOVE_BEST], ids=["rise", "fall", "excess"])
@both_ways
def test_earlier_check_ins_without_the_value_are_unknown(ask: Ask, test: Test, *, turned: bool) -> None:
    """Where earlier check-ins exist and none holds the value, the test is UNKNOWN in either role."""
    series = a_series(a_visit(0), a_visit(7), a_visit(14, **WORST), a_visit(21, **WORST))
    at = 3 if test is ABOVE_BEST else 2
    when: Condition = Not(test) if turned else test
    assert ask(a_cautious(when), a_moment(series, at)) is UNKNOWN
    assert ask(a_gate(when), a_moment(series, at)) is UNKNOWN


def test_todays_value_is_the_new_baseline(ask: Ask) -> None:
    """The first known value after a blank is what the next one is compared with."""
    assert ask(a_cautious(ROSE), a_moment(pains((0, None), (7, 5), (14, 7)))) is YES
    assert ask(a_cautious(ROSE), a_moment(pains((0, None), (7, 5), (14, 6)))) is NO


AT_CHECK_INS = OVER_TIME[:-1]
at_check_ins = pytest.mark.parametrize("test", AT_CHECK_INS, ids=NAMES[:-1])


def weekly(*, on_last_day: bool) -> Series:
    """Four weeks in which nothing got worse; today's values are there or not."""
    fine: dict[str, Any] = {"pain_walking": 1, "effusion": "none", "knee_flexion": 120}
    last = fine if on_last_day else {}
    return a_series(*(a_visit(7 * week, **fine) for week in range(3)), a_visit(21, **last))


@at_check_ins
def test_no_history_rules_out_a_red_flag_that_was_not_asked_today(ask: Ask, test: Test) -> None:
    """A red flag over time that is NO by earlier values, or for too little history, is UNKNOWN unasked."""
    for series in (weekly(on_last_day=False), a_series(a_visit(7))):
        assert ask(a_red_flag(test), a_moment(series)) is not NO


@at_check_ins
@both_ways
def test_a_red_flag_that_was_asked_today_is_answered_like_any_cautious_rule(
    ask: Ask, test: Test, *, turned: bool
) -> None:
    """With today's value, history counts as it does everywhere."""
    when: Condition = Not(test) if turned else test
    for series in (weekly(on_last_day=True), a_first_visit()):
        moment = a_moment(series)
        assert ask(a_red_flag(when), moment) is ask(a_cautious(when), moment)


def test_history_that_raises_a_red_flag_raises_it_unasked(ask: Ask) -> None:
    """Where earlier values alone make it YES, an alarm doesn't wait for today's."""
    moment = a_moment(pains((0, 5), (7, 4), (14, None)))
    assert ask(a_red_flag(Not(TWO_CHECK_INS)), moment) is YES


def test_sessions_answer_a_red_flag_as_they_answer_any_rule(ask: Ask) -> None:
    """A red flag over session lines doesn't ask for them again at the check-in."""
    lines = [a_session(2, pain_during=1), a_session(5, pain_during=1)]
    moment = a_moment(a_series(a_visit(7, sessions=lines)))
    assert ask(a_red_flag(TWO_SESSIONS), moment) is NO


# Rising and falling ------------------------------------------------------------------------------


def test_a_rise_is_over_the_best(ask: Ask) -> None:
    """A pain of 4 after 2 and 3 rose by 2: the best earlier value counts and not the last."""
    assert ask(a_cautious(ROSE), a_moment(pains((0, 2), (7, 3), (14, 4)))) is YES


def test_a_fall_is_under_the_best(ask: Ask) -> None:
    """A bend of 95 after 100 and 97 fell by 5."""
    assert ask(a_cautious(FELL), a_moment(bends((0, 100), (7, 97), (14, 95)))) is YES
    assert ask(a_cautious(FELL), a_moment(bends((0, 100), (7, 97), (14, 96)))) is NO


def test_a_look_back_counts_check_ins(ask: Ask) -> None:
    """A best value of four check-ins ago isn't looked back on."""
    assert ask(a_cautious(ROSE), a_moment(pains((0, 1), (5, 3), (10, 3), (15, 3), (20, 4)))) is NO


@pytest.mark.parametrize(("on", "answer"), [(28, YES), (29, NO)])
def test_a_look_back_counts_days(ask: Ask, on: int, answer: Truth) -> None:
    """A value of 28 days ago is looked back on; with only one of 29 days ago history is too short."""
    assert ask(a_cautious(ROSE), a_moment(pains((0, 1), (on, 4)))) is answer


def test_a_trend_needs_todays_value(ask: Ask) -> None:
    """A value that wasn't taken today has no trend, though it still stands."""
    assert ask(a_cautious(ROSE), a_moment(pains((0, 2), (7, 5), (14, None)))) is UNKNOWN


ALIKE = {
    "method": (Seen(100, method="goniometer"), Seen(90, method="phone")),
    "position": (Seen(100, position="supine"), Seen(90, position="sitting")),
}


@pytest.mark.parametrize("circumstance", ALIKE)
def test_a_trend_compares_alike(ask: Ask, circumstance: str) -> None:
    """A value taken by another method or in another position isn't compared."""
    one, other = ALIKE[circumstance]
    assert ask(a_cautious(FELL), a_moment(bends((0, one), (7, other)))) is UNKNOWN
    assert ask(a_cautious(FELL), a_moment(bends((0, one), (7, other), (14, one), (21, other)))) is NO


def test_a_value_of_lesser_standing_is_no_baseline(ask: Ask) -> None:
    """A patient's own low pain isn't the best that a later one is compared with."""
    assert ask(a_cautious(ROSE), a_moment(pains((0, Seen(1, full=False)), (7, 4)))) is UNKNOWN


def test_a_value_of_lesser_standing_can_rise(ask: Ask) -> None:
    """A patient's own pain of 6 after 3 has risen for a cautious rule and says nothing to a gate."""
    moment = a_moment(pains((0, 3), (7, Seen(6, full=False))))
    assert ask(a_cautious(ROSE), moment) is YES
    assert ask(a_gate(Not(ROSE)), moment) is UNKNOWN


# Flat, and above the best before -----------------------------------------------------------------


@pytest.mark.parametrize(("last", "answer"), [(84, YES), (85, NO), (86, NO), (80, YES)])
def test_flat_is_no_gain_beyond_error(ask: Ask, last: int, answer: Truth) -> None:
    """A bend is flat if the best of the last three gained less than its error over the first of them."""
    assert ask(a_cautious(FLAT), a_moment(bends((0, 80), (7, 81), (14, last)))) is answer


def test_a_gain_in_between_counts(ask: Ask) -> None:
    """A bend that gained and fell back again wasn't flat."""
    assert ask(a_cautious(FLAT), a_moment(bends((0, 80), (7, 90), (14, 80)))) is NO


def test_flat_needs_every_value(ask: Ask) -> None:
    """With one of the values missing nobody knows whether a bend was flat."""
    assert ask(a_cautious(FLAT), a_moment(bends((0, 80), (7, None), (14, 81)))) is UNKNOWN


def test_above_the_best_at_each_of_the_last(ask: Ask) -> None:
    """An effusion above its best before at both of the last two check-ins stays up."""
    assert ask(a_cautious(ABOVE_BEST), a_moment(swellings("trace", "1+", "1+"))) is YES
    assert ask(a_cautious(ABOVE_BEST), a_moment(swellings("trace", "1+", "trace"))) is NO


def test_the_best_before_lies_before_the_run(ask: Ask) -> None:
    """An effusion that came down during the run is still above its best before the run."""
    assert ask(a_cautious(ABOVE_BEST), a_moment(swellings("trace", "3+", "1+"))) is YES


def test_one_value_not_above_is_enough_for_no(ask: Ask) -> None:
    """Where one value of the run fails the test, a missing other one doesn't matter."""
    series = a_series(a_visit(0, effusion="1+"), a_visit(7), a_visit(14, effusion="1+"))
    assert ask(a_cautious(ABOVE_BEST), a_moment(series)) is NO


# Runs --------------------------------------------------------------------------------------------


def test_a_run_holds_at_every_one(ask: Ask) -> None:
    """A test for the last two check-ins holds if it held at both."""
    assert ask(a_cautious(TWO_CHECK_INS), a_moment(pains((0, 5), (7, 5)))) is YES
    assert ask(a_cautious(TWO_CHECK_INS), a_moment(pains((0, 4), (7, 5)))) is NO


def test_a_run_with_a_blank(ask: Ask) -> None:
    """A blank in a run is UNKNOWN, unless another value of the run already fails."""
    assert ask(a_cautious(TWO_CHECK_INS), a_moment(pains((0, None), (7, 5)))) is UNKNOWN
    assert ask(a_cautious(TWO_CHECK_INS), a_moment(pains((0, None), (7, 4)))) is NO


def test_not_a_run_is_one_failure(ask: Ask) -> None:
    """`not` over a run is YES as soon as the test failed once in it."""
    assert ask(a_cautious(Not(TWO_CHECK_INS)), a_moment(pains((0, 5), (7, 4)))) is YES
    assert ask(a_cautious(Not(TWO_CHECK_INS)), a_moment(pains((0, 5), (7, 5)))) is NO


@pytest.mark.parametrize(("gap", "cautious", "gate"), [(28, YES, YES), (29, NO, UNKNOWN)])
def test_a_long_gap_breaks_a_run(ask: Ask, gap: int, cautious: Truth, gate: Truth) -> None:
    """A gap as long as the window is none; a longer one breaks the run, and history is too short again."""
    moment = a_moment(pains((0, 5), (gap, 5)))
    assert ask(a_cautious(TWO_CHECK_INS), moment) is cautious
    assert ask(a_gate(TWO_CHECK_INS), moment) is gate


@pytest.mark.parametrize("gap", [28, 29])
def test_a_gap_before_the_run_does_not_matter(ask: Ask, gap: int) -> None:
    """A gap breaks only the run that it lies in."""
    assert ask(a_cautious(TWO_CHECK_INS), a_moment(pains((0, 5), (gap, 5), (gap + 7, 5)))) is YES


@pytest.mark.parametrize(
    ("days", "answer"), [((0, 7), YES), ((0, 6), NO), ((0, 3, 7), YES), ((0, 8), NO), ((0, 1, 8), YES)]
)
def test_a_run_of_days_is_covered(ask: Ask, days: Sequence[int], answer: Truth) -> None:
    """Seven days are covered by check-ins from the seventh day back or before, no gap longer than seven."""
    assert ask(a_cautious(A_WEEK), a_moment(pains(*((day, 5) for day in days)))) is answer


def test_a_range_holds_at_every_one(ask: Ask) -> None:
    """A range over a run holds if every value lies in it."""
    run = Throughout(Run(2, Counted.CHECK_INS), 28)
    between = Test(MeasureId("pain_walking"), run, Within(((2.0, 4.0),)))
    assert ask(a_cautious(between), a_moment(pains((0, 2), (7, 4)))) is YES
    assert ask(a_cautious(between), a_moment(pains((0, 1), (7, 4)))) is NO
    assert ask(a_cautious(Not(between)), a_moment(pains((0, 2), (7, 5)))) is YES


def test_at_most_over_a_run_asks_the_greatest(ask: Ask) -> None:
    """A pain of at most 4 at the last two check-ins means both of them."""
    low = Test(
        MeasureId("pain_walking"), Throughout(Run(2, Counted.CHECK_INS), 28), Limit(Operator.AT_MOST, 4)
    )
    assert ask(a_gate(low), a_moment(pains((0, 4), (7, 3)))) is YES
    assert ask(a_gate(low), a_moment(pains((0, 5), (7, 3)))) is NO


# Sessions ----------------------------------------------------------------------------------------


def test_sessions_count_across_visits(ask: Ask) -> None:
    """The last two sessions are looked at, whichever visits they were written down at."""
    series = a_series(
        a_visit(7, sessions=[a_session(2, pain_during=1), a_session(5, pain_during=5)]),
        a_visit(14, sessions=[a_session(12, pain_during=6)]),
    )
    assert ask(a_cautious(TWO_SESSIONS), a_moment(series)) is YES


def test_sessions_are_in_order_of_their_days(ask: Ask) -> None:
    """A session written down late still counts by its own day."""
    series = a_series(
        a_visit(7, sessions=[a_session(6, pain_during=5)]),
        a_visit(14, sessions=[a_session(12, pain_during=6), a_session(3, pain_during=1)]),
    )
    assert ask(a_cautious(TWO_SESSIONS), a_moment(series)) is YES


def test_a_session_without_the_value_is_unknown(ask: Ask) -> None:
    """A session line that doesn't hold the value leaves the run unknown."""
    series = a_series(a_visit(7, sessions=[a_session(2), a_session(5, pain_during=5)]))
    assert ask(a_cautious(TWO_SESSIONS), a_moment(series)) is UNKNOWN


def test_a_gap_breaks_a_run_of_sessions(ask: Ask) -> None:
    """Sessions more than the window apart are no run."""
    test = at_most("pain_during", 4, Throughout(Run(2, Counted.SESSIONS), 7))
    series = a_series(a_visit(14, sessions=[a_session(2, pain_during=1), a_session(10, pain_during=1)]))
    assert ask(a_gate(test), a_moment(series)) is UNKNOWN
    assert ask(a_cautious(test), a_moment(series)) is NO
