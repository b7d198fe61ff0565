"""Views of one value: today's, short of a reference, a share of it, over sessions, and the course's own.

Each sentence is asked of every engine.
"""

from typing import Any

import pytest

from rehab.patient.model import Absence, Visit
from rehab.protocol.condition import Not, Reference, ShareOf, ShortOf, Test, Within
from rehab.protocol.condition import Now as Today
from rehab.rules.model import Entry
from rehab.terms.ids import LevelId, MeasureId, RuleId
from rehab.terms.truth import Truth
from tests.builders import (
    BY_NAME,
    Seen,
    a_cautious,
    a_curve,
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
    day,
)
from tests.rules.conftest import Ask

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def exactly(measure: str, *numbers: float) -> Test:
    """The value is one of these."""
    return Test(MeasureId(measure), Today(), Within(tuple((number, number) for number in numbers)))


# Today -------------------------------------------------------------------------------------------


def test_a_value_is_carried_forward_while_it_is_fresh(ask: Ask) -> None:
    """A value stands for as long as its measure says and not a day longer."""
    gate = a_gate(at_most("pain_walking", 3))
    assert ask(gate, a_moment(a_series(a_visit(0, pain_walking=2), a_visit(14)))) is YES
    assert ask(gate, a_moment(a_series(a_visit(0, pain_walking=2), a_visit(15)))) is UNKNOWN


def test_a_red_flag_is_never_carried_forward(ask: Ask) -> None:
    """A red-flag answer holds for its own check-in only."""
    moment = a_moment(a_series(a_visit(0, calf_pain=False), a_visit(1)))
    assert ask(a_cautious(exactly("calf_pain", 1)), moment) is UNKNOWN


@pytest.mark.parametrize("absence", Absence)
def test_an_absent_answer_is_unknown(ask: Ask, absence: Absence) -> None:
    """What was declined, rejected or not asked is unknown to a gate, though an older value is fresh."""
    moment = a_moment(a_series(a_visit(0, pain_walking=2), a_visit(1, absent={"pain_walking": absence})))
    assert ask(a_gate(at_most("pain_walking", 3)), moment) is UNKNOWN


def test_what_does_not_apply_is_as_good_as_can_be(ask: Ask) -> None:
    """A measure that a clinician signed off neither warns nor keeps a gate shut."""
    moment = a_moment(a_series(a_visit(0, not_applicable=["tug"])))
    assert ask(a_gate(at_most("tug", 13.5)), moment) is YES
    assert ask(a_cautious(above("tug", 13.5)), moment) is NO


SIGNED = a_visit(0, not_applicable=["tug"])
LONGEST = BY_NAME[MeasureId("tug")].max_age_days


@pytest.mark.parametrize(("days", "answer"), [(1, YES), (LONGEST, YES), (LONGEST + 1, UNKNOWN)])
def test_a_signature_holds_for_as_long_as_a_value_would(ask: Ask, days: int, answer: Truth) -> None:
    """That a test doesn't apply is signed again when a value of that day would be too old."""
    assert ask(a_gate(at_most("tug", 13.5)), a_moment(a_series(SIGNED, a_visit(days)))) is answer


@pytest.mark.parametrize("absence", [Absence.DECLINED, Absence.REJECTED, Absence.NOT_ASKED])
@pytest.mark.parametrize("after", [(), (a_visit(2),)])
def test_what_is_said_later_ends_a_signature(ask: Ask, absence: Absence, after: tuple[Visit, ...]) -> None:
    """An unknown, declined or refused value after it, today or at a visit since, is unknown."""
    moment = a_moment(a_series(SIGNED, a_visit(1, absent={"tug": absence}), *after))
    assert ask(a_gate(at_most("tug", 13.5)), moment) is UNKNOWN


def test_a_patients_own_value_ends_a_signature(ask: Ask) -> None:
    """What somebody of lesser standing tells after it warns, and the gate isn't open."""
    moment = a_moment(a_series(SIGNED, a_visit(1, tug=Seen(60, full=False))))
    assert ask(a_gate(at_most("tug", 13.5)), moment) is UNKNOWN
    assert ask(a_cautious(above("tug", 13.5)), moment) is YES


def test_the_worse_of_two_reporters_counts(ask: Ask) -> None:
    """Where clinician and patient differ, the worse value counts."""
    moment = a_moment(a_series(a_visit(0, pain_walking=(Seen(2), Seen(6, full=False)))))
    assert ask(a_cautious(at_least("pain_walking", 5)), moment) is YES
    assert ask(a_gate(at_most("pain_walking", 3)), moment) is NO


@pytest.mark.parametrize(("word", "answer"), [("none", NO), ("partial", YES), ("full", YES)])
def test_one_of(ask: Ask, word: str, answer: Truth) -> None:
    """`one_of` is YES for each of its words and for no other."""
    moment = a_moment(a_series(a_visit(0, weight_bearing=word)))
    assert ask(a_gate(exactly("weight_bearing", 1, 2)), moment) is answer


def test_a_range_includes_its_ends(ask: Ask) -> None:
    """A range includes both its ends, and ends a tenth of a second beyond."""
    gate = a_gate(Test(MeasureId("tug"), Today(), Within(((9.9, 13.5),))))
    seen = {9.8: NO, 9.9: YES, 13.5: YES, 13.6: NO}
    for seconds, answer in seen.items():
        assert ask(gate, a_moment(a_series(a_visit(0, tug=seconds)))) is answer


def test_a_range_of_what_is_half_known(ask: Ask) -> None:
    """A patient's own pain of 5 or worse isn't between 0 and 4, and may be between 4 and 6."""
    moment = a_moment(a_series(a_visit(0, pain_walking=Seen(5, full=False))))
    low, middle = (
        Test(MeasureId("pain_walking"), Today(), Within((ends,))) for ends in ((0.0, 4.0), (4.0, 6.0))
    )
    assert ask(a_cautious(low), moment) is NO
    assert ask(a_cautious(middle), moment) is UNKNOWN


# Against a reference -----------------------------------------------------------------------------

SHORT_OF_OTHER = a_gate(at_most("knee_flexion", 10, ShortOf(Reference.OTHER_SIDE)))


def test_short_of_the_other_side(ask: Ask) -> None:
    """A bend of 110 is 10 short of the other knee's 120."""
    moment = a_moment(a_series(a_visit(0, knee_flexion=110, other={"knee_flexion": 120})))
    assert ask(SHORT_OF_OTHER, moment) is YES
    assert ask(a_gate(below("knee_flexion", 10, ShortOf(Reference.OTHER_SIDE))), moment) is NO


def test_the_other_side_may_be_of_no_use(ask: Ask) -> None:
    """Where the other knee is treated too, a test against it is unknown."""
    series = a_series(a_visit(0, knee_flexion=110, other={"knee_flexion": 120}), other_side_usable=False)
    assert ask(SHORT_OF_OTHER, a_moment(series)) is UNKNOWN


def test_the_other_side_may_come_from_before_the_operation(ask: Ask) -> None:
    """The other knee may have been measured before the operation, if not too long ago."""
    for days, answer in ((7, YES), (8, UNKNOWN)):
        before = (a_visit(-7, other={"knee_flexion": 120}),)
        series = a_series(a_visit(days, knee_flexion=110), before=before)
        assert ask(SHORT_OF_OTHER, a_moment(series)) is answer


def test_short_counts_in_the_worse_direction(ask: Ask) -> None:
    """A pain of 5 is 3 short of a first pain of 2, because more pain is worse."""
    moment = a_moment(a_series(a_visit(0, pain_walking=2), a_visit(7, pain_walking=5)))
    assert ask(a_cautious(at_least("pain_walking", 3, ShortOf(Reference.FIRST))), moment) is YES


def test_the_first_and_the_best(ask: Ask) -> None:
    """The first is the first value known, the best the best of all, today's included."""
    series = a_series(
        a_visit(0), a_visit(7, knee_flexion=80), a_visit(14, knee_flexion=95), a_visit(21, knee_flexion=90)
    )
    assert ask(a_gate(at_most("knee_flexion", -10, ShortOf(Reference.FIRST))), a_moment(series)) is YES
    assert ask(a_gate(at_most("knee_flexion", 4, ShortOf(Reference.BEST))), a_moment(series)) is NO
    assert ask(a_gate(at_most("knee_flexion", 5, ShortOf(Reference.BEST))), a_moment(series)) is YES


@pytest.mark.parametrize(("on", "short"), [(0, 0), (7, 0), (14, 10), (18, 15.7143), (21, 20), (70, 20)])
def test_the_expected_curve(ask: Ask, on: int, short: float) -> None:
    """The curve is straight between its weeks and level beyond its ends."""
    curves = (a_curve("knee_flexion", (1, 80), (3, 100)),)
    moment = a_moment(a_series(a_visit(on, knee_flexion=80)))
    view = ShortOf(Reference.EXPECTED)
    assert ask(a_cautious(at_least("knee_flexion", short, view)), moment, curves) is YES
    assert ask(a_cautious(above("knee_flexion", short, view)), moment, curves) is NO


@pytest.mark.parametrize(("flexion", "answer"), [(107, NO), (108, YES)])
def test_a_share_of_the_other_side(ask: Ask, flexion: int, answer: Truth) -> None:
    """A bend of 108 is 90 % of 120."""
    moment = a_moment(a_series(a_visit(0, knee_flexion=flexion, other={"knee_flexion": 120})))
    assert ask(a_gate(at_least("knee_flexion", 90, ShareOf(Reference.OTHER_SIDE))), moment) is answer


def test_a_share_of_nothing_is_unknown(ask: Ask) -> None:
    """No value is a share of 0."""
    moment = a_moment(a_series(a_visit(0, pain_walking=0), a_visit(7, pain_walking=3)))
    assert ask(a_cautious(at_least("pain_walking", 50, ShareOf(Reference.FIRST))), moment) is UNKNOWN


# Sessions since the visit before -----------------------------------------------------------------

SORE = a_cautious(at_least("pain_during", 5))


def test_the_worst_session_counts(ask: Ask) -> None:
    """One painful session among others is enough."""
    lines = [a_session(2, pain_during=6), a_session(5, pain_during=1)]
    assert ask(SORE, a_moment(a_series(a_visit(7, sessions=lines)))) is YES


def test_no_session_is_no_pain(ask: Ask) -> None:
    """Where there was no session, nothing hurt during one."""
    assert ask(SORE, a_moment(a_series(a_visit(7, sessions=[])), level=LevelId("bars"))) is NO


def test_nobody_said_whether_there_were_sessions(ask: Ask) -> None:
    """At a level, sessions that nobody speaks of are unknown; before the first level there are none."""
    series = a_series(a_visit(7))
    assert ask(SORE, a_moment(series, level=LevelId("bars"))) is UNKNOWN
    assert ask(SORE, a_moment(series)) is NO


def test_a_session_without_pain_recorded(ask: Ask) -> None:
    """A session without its pain may have hurt; another one that did hurt is enough."""
    calm = [a_session(2, pain_during=1), a_session(5)]
    sore = [a_session(2, pain_during=6), a_session(5)]
    assert ask(SORE, a_moment(a_series(a_visit(7, sessions=calm)))) is UNKNOWN
    assert ask(SORE, a_moment(a_series(a_visit(7, sessions=sore)))) is YES


def test_pain_as_bad_as_can_be_is_certain_however_little_else_is_known(ask: Ask) -> None:
    """Nothing is worse than 10, so a session without its pain leaves no doubt beside one with 10."""
    lines = [a_session(2, pain_during=10), a_session(5)]
    worst = Test(MeasureId("pain_during"), Today(), Within(((10, 10),)))
    assert ask(a_cautious(worst), a_moment(a_series(a_visit(7, sessions=lines)))) is YES


# The course --------------------------------------------------------------------------------------

STATE: dict[str, tuple[float, dict[str, Any]]] = {
    "time_since_start": (42, {}),
    "time_since_session": (10, {"last_session": day(32)}),
    "time_at_level": (12, {"level_since": day(30)}),
    "sessions_at_level": (2, {"sessions_at_level": 2}),
    "sessions_reported": (3, {"sessions_reported": 3}),
    "holds_in_a_row": (1, {"irritable_holds": 1}),
    "level": (2, {"place": 2}),
    "age": (66, {}),
}


@pytest.mark.parametrize("measure", STATE)
def test_the_course_knows_its_own_numbers(ask: Ask, measure: str) -> None:
    """Time, level, sessions, holds and age are numbers like any other."""
    number, state = STATE[measure]
    moment = a_moment(a_series(a_visit(42), birth_year=1960), **state)
    assert ask(a_cautious(exactly(measure, number)), moment) is YES
    assert ask(a_cautious(above(measure, number)), moment) is NO


@pytest.mark.parametrize("measure", ["sessions_at_level", "sessions_reported", "age"])
def test_the_course_may_not_know(ask: Ask, measure: str) -> None:
    """Sessions that nobody spoke of, and an age that isn't in the record, are unknown."""
    moment = a_moment(a_series(a_visit(42)), sessions_at_level=None, sessions_reported=None)
    assert ask(a_gate(at_least(measure, 1)), moment) is UNKNOWN


# Red flags ---------------------------------------------------------------------------------------


def a_flag(**changes: Any) -> Entry:  # noqa: ANN401
    """A red-flag rule on calf pain; `changes` are fields of its entry."""
    return a_red_flag(exactly("calf_pain", 1), flag=RuleId("dvt"), **changes)


@pytest.mark.parametrize("values", [{"calf_pain": False}, {}])
def test_an_open_flag_stays_yes(ask: Ask, values: dict[str, Any]) -> None:
    """A red flag that no clinician has closed is YES, whatever is said or not said today."""
    moment = a_moment(a_series(a_visit(0, **values)), open_flags=frozenset({RuleId("dvt")}))
    assert ask(a_flag(), moment) is YES
    assert ask(a_flag(applies_when=at_least("age", 65)), moment) is YES


def test_another_flag_is_another_flag(ask: Ask) -> None:
    """A flag that is open for another rule doesn't raise this one."""
    moment = a_moment(a_series(a_visit(0, calf_pain=False)), open_flags=frozenset({RuleId("fracture")}))
    assert ask(a_flag(), moment) is NO


SEVERE = a_red_flag(at_least("pain_walking", 8))
YESTERDAYS = [3, 7, 8, 10, Seen(3, full=False), Seen(8, full=False)]


@pytest.mark.parametrize("pain", YESTERDAYS, ids=str)
def test_a_red_flag_is_not_answered_by_yesterdays_value(ask: Ask, pain: int | Seen) -> None:
    """A pain of yesterday, still fresh for every other rule, neither raises a flag nor rules it out."""
    moment = a_moment(a_series(a_visit(0, pain_walking=pain), a_visit(1)))
    assert ask(SEVERE, moment) is UNKNOWN
    assert ask(a_red_flag(Not(at_least("pain_walking", 8))), moment) is UNKNOWN


@pytest.mark.parametrize(("pain", "answer"), [(7, NO), (8, YES), (9, YES)])
def test_a_red_flag_is_answered_by_todays_value(ask: Ask, pain: int, answer: Truth) -> None:
    """Today's pain answers it, at the threshold and one step beside, whatever was said before."""
    for before in (0, 10):
        moment = a_moment(a_series(a_visit(0, pain_walking=before), a_visit(1, pain_walking=pain)))
        assert ask(SEVERE, moment) is answer


@pytest.mark.parametrize(("pain", "answer"), [(7, UNKNOWN), (8, YES), (0, UNKNOWN)])
def test_a_lesser_value_of_today_raises_a_red_flag_and_never_rules_it_out(
    ask: Ask, pain: int, answer: Truth
) -> None:
    """A report of lesser standing is that or worse, as in every cautious rule."""
    moment = a_moment(a_series(a_visit(0, pain_walking=1), a_visit(1, pain_walking=Seen(pain, full=False))))
    assert ask(SEVERE, moment) is answer


@pytest.mark.parametrize("signed_on", [0, 1])
def test_a_red_flag_is_not_signed_away(ask: Ask, signed_on: int) -> None:
    """That a measure doesn't apply, signed before or today, is no answer to a red flag."""
    visits = [a_visit(on, not_applicable=["pain_walking"] if on == signed_on else []) for on in (0, 1)]
    assert ask(SEVERE, a_moment(a_series(*visits))) is UNKNOWN


def test_whom_a_red_flag_is_for_is_asked_today_too(ask: Ask) -> None:
    """An `applies_when` that was NO yesterday doesn't silence today's yes."""
    entry = a_flag(applies_when=at_least("pain_walking", 3))
    moment = a_moment(a_series(a_visit(0, pain_walking=0), a_visit(1, calf_pain=True)))
    assert ask(entry, moment) is UNKNOWN


@pytest.mark.parametrize("reference", [Reference.OTHER_SIDE, Reference.FIRST, Reference.BEST])
@pytest.mark.parametrize("view", [ShortOf, ShareOf])
def test_a_red_flag_compares_todays_value(ask: Ask, view: Any, reference: Reference) -> None:  # noqa: ANN401
    """Against whatever a red flag compares, the value that it compares is today's."""
    before = a_visit(0, knee_flexion=120, other={"knee_flexion": 120})
    entry = a_red_flag(at_least("knee_flexion", 10, view(reference)))
    assert ask(entry, a_moment(a_series(before, a_visit(1, other={"knee_flexion": 120})))) is UNKNOWN
    seen = a_visit(1, knee_flexion=100, other={"knee_flexion": 120})
    assert ask(entry, a_moment(a_series(before, seen))) is YES


@pytest.mark.parametrize(("other", "answer"), [({}, UNKNOWN), ({"knee_flexion": 120}, NO)])
def test_a_red_flag_compares_with_todays_other_side(ask: Ask, other: dict[str, int], answer: Truth) -> None:
    """The other knee of yesterday, which serves every other rule, doesn't answer a red flag."""
    short = at_least("knee_flexion", 10, ShortOf(Reference.OTHER_SIDE))
    seen = a_visit(1, knee_flexion=115, other=other)
    moment = a_moment(a_series(a_visit(0, other={"knee_flexion": 120}), seen))
    assert ask(a_cautious(short), moment) is NO
    assert ask(a_red_flag(short), moment) is answer
