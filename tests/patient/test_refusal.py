"""Every measure refuses by name what cannot be true, before any rule sees it."""

import math
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.patient.model import Absence
from rehab.patient.observation import accept
from rehab.terms.measure import Kind, Measure, RecordedAt, Reporter
from tests.patient.written import a_check_in, a_line, names, of, read_text, the_catalogue

MEASURES = the_catalogue().measures
TODAY = date(2026, 3, 2)

Fault = tuple[str, object]
"""A kind of fault in words, and a value that has it."""


def faults(measure: Measure) -> Iterator[Fault]:
    """Values that a measure must refuse, one a kind of fault."""
    if measure.kind is Kind.YES_NO:
        yield from (
            ("a number for yes or no", 1),
            ("nought for yes or no", 0),
            ("text for yes or no", "true"),
        )
        yield "a fraction for yes or no", 0.5
    elif measure.grades:
        yield from (("an unknown grade", "5+"), ("a number for a grade", 1), ("yes for a grade", True))
        yield "a grade in capitals", measure.grades[0].upper()
    else:
        low, high = measure.range
        yield from (("a number as text", f"{low:g}"), ("yes for a number", True), ("no for a number", False))
        yield from (("one step too low", low - measure.step), ("one step too high", high + measure.step))
        yield "off its step", low + measure.step / 2
        yield "a word for a number", "good"


def written(measure: Measure, value: object) -> dict[str, Any]:
    """A check-in with a value of a measure where it belongs, beside a red flag answered yes."""
    if measure.recorded is RecordedAt.SESSION:
        line = a_line(40, **{measure.id: value})
        return a_check_in(42, giving_way=True, sessions=[line])
    flag = "calf_pain" if measure.id == "giving_way" else "giving_way"
    return a_check_in(42, **{measure.id: value, flag: True})


def a_value(measure: Measure) -> object:
    """A value that nobody would refuse."""
    if measure.kind is Kind.YES_NO:
        return False
    return measure.grades[0] if measure.grades else measure.range[0]


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        pytest.param(measure, value, id=f"{measure.id}: {fault}")
        for measure in MEASURES
        for fault, value in faults(measure)
    ],
)
def test_each_measure_refuses_each_fault_by_name(measure: Measure, value: object) -> None:
    """A value that cannot be true is refused by name with a reason, and nothing else is."""
    read = of(written(measure, value))
    assert names(read.rejected) == [measure.id]
    assert read.rejected[0].why
    assert measure.id not in read.visit().observed
    assert all(measure.id not in line.values for line in read.visit().sessions or ())


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_each_measure_takes_a_plain_value(measure: Measure) -> None:
    """A value within the range and on its step is taken as it stands."""
    read = of(written(measure, a_value(measure)))
    assert read.rejected == ()
    in_lines = [line.values.get(measure.id) for line in read.visit().sessions or ()]
    assert measure.number(a_value(measure)) in (in_lines or [read.number(measure.id)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measure", "value", "why"),
    [
        ("pain_walking", -4, "it lies outside 0 to 10"),
        ("pain_walking", 11, "it lies outside 0 to 10"),
        ("pain_walking", 3.5, "pain_walking is recorded in steps of 1"),
        ("pain_walking", True, "it is yes or no where a number belongs"),
        ("pain_walking", "3", "it is text where a number belongs"),
        ("knee_flexion", 900, "it lies outside 0 deg to 170 deg"),
        ("knee_flexion", {"value": 900}, "it lies outside 0 deg to 170 deg"),
        ("knee_flexion", {"value": 90, "repeat": 900}, "it lies outside 0 deg to 170 deg"),
        ("knee_flexion", {"method": "goniometer"}, "no value is given"),
        ("calf_pain", 1, "the answer is `true` or `false`"),
        ("calf_pain", "false", '`"false"` is text; write `false` without quotes'),
        ("effusion", "4+", "it is one of none, trace, 1+, 2+, 3+"),
        ("effusion", 1, "it is one of none, trace, 1+, 2+, 3+"),
    ],
)
def test_a_refusal_says_why(measure: str, value: object, why: str) -> None:
    """The reason says what would be right, in plain words."""
    assert [(one.measure, one.why) for one in of(a_check_in(42, **{measure: value})).rejected] == [
        (measure, why)
    ]


@pytest.mark.parametrize(
    "sign", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", ".nan", ".inf", "9" * 400]
)
@pytest.mark.parametrize("measure", ["pain_walking", "knee_flexion", "tug", "quadriceps_strength"])
def test_what_is_no_finite_number_is_refused_by_name_in_a_json_file(measure: str, sign: str) -> None:
    """NaN, infinity and numbers beyond any range are refused by name, in JSON as in YAML."""
    written_in_json = (
        '{"patient": {"id": "a"}, "protocol": "tka-retro", "as_of": "2026-03-30",'
        ' "starts": [{"procedure": "x", "date": "2026-01-05", "knee": "right"}],'
        ' "check_ins": [{"date": "2026-02-16",'
        f' "observations": {{"calf_pain": true, "{measure}": {sign}}}}}]}}'
    )
    read = read_text(written_in_json)
    assert names(read.rejected) == [measure]
    assert read.number("calf_pain") == 1


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**400, -(10**400)], ids=str)
def test_each_measure_refuses_what_is_no_finite_number(measure: Measure, value: float) -> None:
    """NaN, infinity and a number of 400 digits are refused also where no reader stands before."""
    accepted = accept(measure, [(value, Reporter.CLINICIAN)], TODAY)
    assert accepted.observed == ()
    assert accepted.absence is Absence.REJECTED
    assert len(accepted.rejected) == 1


@given(data=st.data())
def test_only_values_of_the_measure_come_through(data: st.DataObject) -> None:
    """Whatever is written, an accepted number lies in the range and on the step of its measure."""
    measure = data.draw(st.sampled_from(MEASURES))
    value = data.draw(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.floats(),
            st.text(max_size=6),
            st.sampled_from(measure.grades or ("unknown", "declined")),
            st.integers(-5, 200).map(lambda steps: steps * measure.step),
        )
    )
    accepted = accept(measure, [(value, Reporter.CLINICIAN)], TODAY)
    for one in accepted.observed:
        low, high = measure.range
        assert low <= one.number <= high
        assert measure.on_step(one.number)
    assert accepted.observed or accepted.rejected or accepted.absence is not None


def test_a_refused_value_is_unknown_for_its_own_measure_only() -> None:
    """Beside a refused angle every other answer of the check-in counts, session lines too."""
    read = of(
        a_check_in(42, knee_flexion=900, calf_pain=True, pain_at_rest=2, sessions=[a_line(41, pain_during=7)])
    )
    visit = read.visit()
    assert visit.absent == {"knee_flexion": Absence.REJECTED}
    assert (read.number("calf_pain"), read.number("pain_at_rest")) == (1, 2)
    assert [line.values for line in visit.sessions or ()] == [{"pain_during": 7}]


def test_a_refused_value_of_a_session_leaves_its_line() -> None:
    """A session line with one refused value is still a session, without that value."""
    read = of(a_check_in(42, sessions=[a_line(41, pain_during=11, near_falls=1)]))
    assert [line.values for line in read.visit().sessions or ()] == [{"near_falls": 1}]
    assert names(read.rejected) == ["pain_during"]


@pytest.mark.parametrize("pain", [0, 9])
def test_the_next_morning_is_refused_on_the_day_of_the_session(pain: int) -> None:
    """A pain of the morning after cannot be known before that morning, however good or bad it is."""
    read = of(a_check_in(42, sessions=[a_line(42, pain_next_morning=pain, pain_during=2)]))
    assert [(one.measure, one.value, one.why) for one in read.rejected] == [
        ("pain_next_morning", str(pain), "it cannot be known on the day of the session")
    ]
    assert [line.values for line in read.visit().sessions or ()] == [{"pain_during": 2}]


def test_the_next_morning_is_taken_from_the_day_after_the_session_on() -> None:
    """A session of the day before the check-in has had its morning."""
    read = of(a_check_in(42, sessions=[a_line(41, pain_next_morning=9), a_line(40, pain_next_morning=1)]))
    assert read.rejected == ()
    assert [line.values for line in read.visit().sessions or ()] == [
        {"pain_next_morning": 1},
        {"pain_next_morning": 9},
    ]


def test_a_next_morning_that_is_not_known_is_no_refusal() -> None:
    """On the day of the session it may be left out, or said to be unknown."""
    read = of(a_check_in(42, sessions=[a_line(42, pain_next_morning="unknown"), a_line(42, pain_during=2)]))
    assert read.rejected == ()


def test_a_long_refused_text_is_cut() -> None:
    """A refused value is shown as written, cut where it is long."""
    (one,) = of(a_check_in(42, pain_walking="very " * 40)).rejected
    assert one.value == ("very " * 40)[:40] + "..."


def test_an_unusual_value_is_taken_with_a_question() -> None:
    """Outside the soft range a value counts, and somebody is asked whether it is so."""
    read = of(a_check_in(42, knee_flexion=155, pain_walking=9))
    assert read.number("knee_flexion") == 155
    assert read.episode is not None
    assert [(one.measure, one.value, one.why) for one in read.episode.doubtful] == [
        ("knee_flexion", "155 deg", "usual values are 30 deg to 150 deg: are you sure?")
    ]


@pytest.mark.parametrize(
    "measure", [measure for measure in MEASURES if measure.soft], ids=lambda measure: measure.id
)
def test_each_soft_range_asks_just_outside_and_not_at_its_edge(measure: Measure) -> None:
    """At the edge of the usual range nobody is asked, one step outside somebody is."""
    low, high = measure.soft or (0, 0)
    for number, asks in ((low, 0), (high, 0), (low - measure.step, 1), (high + measure.step, 1)):
        if measure.range[0] <= number <= measure.range[1]:
            number_text = round(number, 3)
            accepted = accept(measure, [(number_text, Reporter.CLINICIAN)], TODAY)
            assert (len(accepted.observed), len(accepted.doubtful)) == (1, asks)


@pytest.mark.parametrize(
    ("word", "absence"), [("unknown", Absence.NOT_ASKED), ("declined", Absence.DECLINED)]
)
def test_unknown_and_declined_are_words_and_no_refusals(word: str, absence: Absence) -> None:
    """A value that is said to be missing is missing, with its reason, and nothing is rejected."""
    read = of(a_check_in(42, knee_flexion=word, calf_pain=word, effusion=word))
    assert read.rejected == ()
    assert set(read.visit().absent.values()) == {absence}
    assert set(read.visit().absent) == {"knee_flexion", "calf_pain", "effusion"}
