"""For any week of any patient: unknown never helps, and worse is never easier.

These are claims about the shipped protocol in the engines; `rehab check` proves them for every
protocol.
"""

from dataclasses import replace

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from rehab.decision.model import Decision, Row, RuleReason
from rehab.protocol.condition import is_over_time
from rehab.protocol.condition import tests_of as parts_of
from rehab.terms.caution import Outcome
from rehab.terms.measure import Measure, Worse
from rehab.terms.truth import Truth
from tests.decision.weeks import (
    Week,
    as_number,
    as_written,
    asked_by_red_flags,
    at_check_ins,
    in_sessions,
    numbers,
    place,
    place_before,
    prints,
    ready,
    weeks,
)

CHECK_IN = st.sampled_from([str(measure.id) for measure in at_check_ins()])
UP = {Outcome.PROGRESS, Outcome.DISCHARGE}


def open_questions(reasons: tuple[RuleReason, ...]) -> list[str]:
    """The rules that count as unknown now."""
    return [str(one.rule.id) for one in reasons if one.counted is Truth.UNKNOWN and one.applies_now]


@settings(max_examples=72)
@given(week=weeks(), measure=CHECK_IN)
def test_unknown_never_gives_more_than_the_same_level_again(week: Week, measure: str) -> None:
    """Whatever is not known, the level is no higher than before or than it would be with the value."""
    known, unknown = week.decision, week.with_today(**{measure: "unknown"}).decision
    event(known.outcome.value)
    assert place(unknown) <= max(place_before(known), place(known))
    if open_questions(unknown.rules):
        assert unknown.outcome not in UP


@settings(max_examples=36)
@given(week=weeks(), measure=st.sampled_from(asked_by_red_flags()))
def test_no_session_is_printed_while_a_red_flag_is_unasked(week: Week, measure: str) -> None:
    """However well the rest is, the sheet waits for the question."""
    for word in ("unknown", "declined", "no idea"):
        assert not prints(week.with_today(**{measure: word}).decision)


@settings(max_examples=36)
@given(week=weeks(), measure=st.sampled_from(asked_by_red_flags()), days=st.integers(1, 7))
def test_no_session_is_printed_on_an_earlier_answer_to_a_red_flag(
    week: Week, measure: str, days: int
) -> None:
    """What was answered at the check-in before, a day or a week ago, is asked again."""
    today = {name: value for name, value in week.today.items() if name != measure}
    assert not prints(replace(week, today=today, since=days).decision)


@settings(max_examples=36)
@given(week=weeks(), said=st.sampled_from([None, []]))
def test_an_empty_check_in_never_progresses(week: Week, said: list[dict[str, object]] | None) -> None:
    """Nothing observed is no progress and no discharge, at any level in any week."""
    empty = replace(week, today={}, sessions=said).decision
    assert empty.outcome not in UP
    assert not prints(empty)


@settings(max_examples=36)
@given(week=weeks(), measure=st.sampled_from([str(measure.id) for measure in in_sessions()]))
def test_a_session_that_was_not_written_down_gives_no_more_than_the_same_level(
    week: Week, measure: str
) -> None:
    """A line without its pain is worth no more than a line with it."""
    lines = [{name: value for name, value in line.items() if name != measure} for line in week.sessions or []]
    assume(lines)
    known, unknown = week.decision, replace(week, sessions=lines).decision
    assert place(unknown) <= max(place_before(known), place(known))


def worse_than(measure: Measure, number: float) -> list[float]:
    """The numbers of a measure that are worse than one."""
    if measure.worse is Worse.HIGHER:
        return [other for other in numbers(measure) if other > number]
    return [other for other in numbers(measure) if other < number]


def never_easier(better: Week, worse: Week) -> None:
    """The worse week has no less contact, and no more dose, level or sessions."""
    one, other = better.decision, worse.decision
    event(f"{one.outcome.value} to {other.outcome.value}")
    assert other.action.contact >= one.action.contact
    assert other.action.dose >= one.action.dose
    assert other.action.days_off >= one.action.days_off
    assert place(other) <= place(one)
    assert prints(one) or not prints(other)


@settings(max_examples=90)
@given(week=weeks(), measure=st.sampled_from(at_check_ins()), data=st.data())
def test_a_worse_value_today_is_never_easier(week: Week, measure: Measure, data: st.DataObject) -> None:
    """With history and state equal, a worse value gives no less contact and no more dose."""
    number = as_number(measure, week.today.get(measure.id))
    assume(number is not None and worse_than(measure, number))
    assert number is not None
    worse = as_written(measure, data.draw(st.sampled_from(worse_than(measure, number))))
    never_easier(week, week.with_today(**{measure.id: worse}))


@settings(max_examples=72)
@given(week=weeks(), measure=st.sampled_from(at_check_ins()))
def test_the_worst_value_is_never_easier_than_none(week: Week, measure: Measure) -> None:
    """What is known and as bad as can be calls for no less than a question that stays open."""
    assume(measure.worse is not Worse.NONE)
    worst = as_written(measure, numbers(measure)[-1])
    never_easier(week.with_today(**{measure.id: "unknown"}), week.with_today(**{measure.id: worst}))


@settings(max_examples=48)
@given(week=weeks(), measure=st.sampled_from(in_sessions()), data=st.data())
def test_a_worse_session_is_never_easier(week: Week, measure: Measure, data: st.DataObject) -> None:
    """A worse value in one session line gives no less contact and no more dose."""
    lines = [dict(line) for line in week.sessions or []]
    assume(lines)
    line = data.draw(st.sampled_from(lines))
    number = as_number(measure, line.get(measure.id))
    assume(number is not None and worse_than(measure, number))
    assert number is not None
    line[measure.id] = as_written(measure, data.draw(st.sampled_from(worse_than(measure, number))))
    never_easier(week, replace(week, sessions=lines))


@settings(max_examples=48)
@given(week=weeks(), measure=st.sampled_from(at_check_ins()), data=st.data())
def test_a_worse_past_value_gives_no_more_than_the_level_already_held(
    week: Week, measure: Measure, data: st.DataObject
) -> None:
    """A worse last week gives no more than the level that was held, but for what only a change holds back."""
    number = as_number(measure, week.last_week.get(measure.id))
    assume(number is not None and worse_than(measure, number))
    assert number is not None
    worse = as_written(measure, data.draw(st.sampled_from(worse_than(measure, number))))
    one = week.decision
    other = replace(week, last_week={**week.last_week, measure.id: worse}).decision
    assert place(other) <= max(place(one), place_before(one)) or speaks_of_change(one)


def speaks_of_change(decision: Decision) -> bool:
    """A rule that compares today with earlier visits holds the patient back."""
    return any(
        is_over_time(test.view)
        for reason in decision.rules
        if reason.counted is Truth.YES
        for test in parts_of(reason.rule.when)
    )


def test_what_stays_the_same_is_no_change() -> None:
    """Fluid that has come holds; as much fluid a week ago and no more since is what the gate allows."""
    clean = {str(measure.id): as_written(measure, measure.best) for measure in in_sessions()}
    week = Week(
        day=56,
        level="bars-two-hands",
        last_week=ready(),
        today={**ready(), "effusion": "1+"},
        sessions=[clean, clean],
        row=Row(),
        irritable=0,
    )
    came, stayed = week.decision, replace(week, last_week={**ready(), "effusion": "1+"}).decision
    assert (came.outcome, speaks_of_change(came)) == (Outcome.HOLD, True)
    assert stayed.outcome is Outcome.PROGRESS


@settings(max_examples=48)
@given(week=weeks(), earlier=st.sampled_from([41, 42, 49, 55, 56, 62, 63, 69, 70]))
def test_an_earlier_week_never_gives_more_dose(week: Week, earlier: int) -> None:
    """The same findings at the same level, some weeks sooner, give no higher level."""
    assume(earlier < week.day)
    one, other = week.decision, replace(week, day=earlier).decision
    assert place(other) <= place(one)
    assert other.action.dose >= one.action.dose


@settings(max_examples=36)
@given(week=weeks())
def test_a_patients_own_check_in_never_raises(week: Week) -> None:
    """What a patient says alone lowers, stops or holds."""
    alone = replace(week, by="patient").decision
    assert alone.outcome not in UP
    assert place(alone) <= place_before(alone)
