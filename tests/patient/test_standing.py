"""Several values of one day: who contradicts, whose counts, and what a lesser one can do."""

from typing import Any

import pytest

from rehab.patient.model import Absence
from rehab.patient.reading import Reading, Role, reading
from tests.patient.written import Told, Written, a_check_in, a_start, names, of, the_catalogue


def seen(read: Told, measure: str, role: Role) -> tuple[float | None, float | None]:
    """The bounds of a measure at the last visit, as a rule or a gate sees it."""
    found = full_reading(read, measure, role)
    return found.low, found.high


def full_reading(read: Told, measure: str, role: Role) -> Reading:
    """The reading of a measure at the last visit."""
    series = read.series()
    by_id = {str(one.id): one for one in the_catalogue().measures}
    return reading(series, len(series.visits) - 1, by_id[measure], role)


def by_patient(day: int, **said: Any) -> Written:  # noqa: ANN401  (whatever a file can hold)
    """The patient's own check-in."""
    return a_check_in(day, by="patient", **said)


@pytest.mark.parametrize(
    "check_ins",
    [
        pytest.param([a_check_in(42, knee_flexion=[{"value": 95}, {"value": 105}])], id="in one check-in"),
        pytest.param(
            [a_check_in(42, knee_flexion=95), a_check_in(42, knee_flexion=105)],
            id="in two check-ins of a day",
        ),
        pytest.param(
            [a_check_in(42, knee_flexion=95), by_patient(42, knee_flexion={"value": 105, "by": "clinician"})],
            id="one of them in the patient's check-in",
        ),
    ],
)
def test_two_values_of_one_reporter_that_differ_are_both_refused(check_ins: list[Written]) -> None:
    """Nobody can tell which one is right, so neither counts."""
    read = of(*check_ins)
    assert [(one.measure, one.value) for one in read.rejected] == [("knee_flexion", "95 deg and 105 deg")]
    assert read.visit().absent == {"knee_flexion": Absence.REJECTED}
    assert read.number("knee_flexion") is None


def test_three_values_that_differ_are_refused_together() -> None:
    """The refusal names every one of them."""
    (one,) = of(a_check_in(42, pain_walking=[{"value": 2}, {"value": 3}, {"value": 5}])).rejected
    assert one.value == "2 and 3 and 5"


def test_the_same_value_twice_is_one_value() -> None:
    """Values that agree do not contradict, across two check-ins of a day."""
    read = of(a_check_in(42, knee_flexion=95), a_check_in(42, knee_flexion=95))
    assert (read.rejected, read.number("knee_flexion")) == ((), 95)


@pytest.mark.parametrize(
    "values",
    [
        [{"value": 95, "position": "sitting"}, {"value": 100, "position": "supine"}],
        [{"value": 95, "method": "goniometer"}, {"value": 100, "method": "app"}],
    ],
)
def test_values_taken_in_two_ways_do_not_contradict(values: list[Written]) -> None:
    """Two positions or two methods are two measurements."""
    read = of(a_check_in(42, knee_flexion=values))
    assert read.rejected == ()
    assert seen(read, "knee_flexion", Role.GATE) == (95, 95)


def test_two_days_do_not_contradict() -> None:
    """A value may differ from the day before."""
    assert of(a_check_in(41, pain_walking=5), a_check_in(42, pain_walking=2)).rejected == ()


def test_of_two_reporters_of_one_day_the_worse_counts() -> None:
    """Clinician and patient may both be right, so rules and gates see the worse value."""
    read = of(a_check_in(42, pain_walking=2), by_patient(42, pain_walking=6))
    assert read.rejected == ()
    assert seen(read, "pain_walking", Role.CAUTIOUS) == (6, 6)
    assert seen(read, "pain_walking", Role.GATE) == (6, 6)


def test_a_contradiction_does_not_silence_another_reporter() -> None:
    """Where the clinician's answers contradict, the patient's alarm still sounds and opens no gate."""
    read = of(a_check_in(42, pain_at_rest=[{"value": 2}, {"value": 3}]), by_patient(42, pain_at_rest=9))
    assert seen(read, "pain_at_rest", Role.CAUTIOUS) == (9, 10)
    assert seen(read, "pain_at_rest", Role.GATE) == (None, None)
    assert full_reading(read, "pain_at_rest", Role.GATE).absence is Absence.REJECTED


def test_a_yes_beside_a_contradiction_is_a_yes() -> None:
    """A red flag that the patient answers with yes stays one, whatever the clinician's two answers say."""
    read = of(a_check_in(42, calf_pain=[{"value": True}, {"value": False}]), by_patient(42, calf_pain=True))
    assert seen(read, "calf_pain", Role.CAUTIOUS) == (1, 1)


def test_beside_a_refused_value_no_other_opens_a_gate() -> None:
    """A refusal blocks progress on its measure even if somebody else's value, or last week's, is good."""
    read = of(
        a_check_in(35, pain_walking=1),
        a_check_in(36, pain_walking=11),
        by_patient(36, pain_walking=1),
    )
    assert names(read.rejected) == ["pain_walking"]
    assert seen(read, "pain_walking", Role.GATE) == (None, None)
    assert seen(read, "pain_walking", Role.CAUTIOUS) == (1, 10)


@pytest.mark.parametrize(
    ("value", "of_rule"),
    [
        pytest.param({"value": 85, "by": "patient"}, (0, 85), id="by the patient"),
        pytest.param({"value": 85, "by": "device"}, (0, 85), id="by a device"),
        pytest.param({"value": 85, "position": "standing"}, (0, 85), id="in another position"),
    ],
)
def test_a_lesser_value_adds_caution_and_opens_nothing(value: Written, of_rule: tuple[float, float]) -> None:
    """A rule sees it as that or worse, a gate does not see it at all."""
    read = of(a_check_in(42, knee_flexion=value))
    assert read.rejected == ()
    assert seen(read, "knee_flexion", Role.CAUTIOUS) == of_rule
    assert seen(read, "knee_flexion", Role.GATE) == (None, None)


def test_a_value_of_another_position_is_said_to_be_of_lesser_standing() -> None:
    """Whoever wrote the position reads why the value opened nothing."""
    read = of(a_check_in(42, knee_flexion={"value": 120, "position": "standing"}))
    assert read.episode is not None
    assert [one.why for one in read.episode.doubtful] == [
        "`standing` is none of its positions (supine, sitting): it can only add caution"
    ]


def test_a_lesser_value_after_a_clinical_one_can_only_make_it_worse() -> None:
    """The patient's later 80 counts beside the clinician's 105, the patient's later 120 does not."""
    clinical = a_check_in(40, knee_flexion=105)
    worse, better = (
        of(clinical, by_patient(42, knee_flexion=80)),
        of(clinical, by_patient(42, knee_flexion=120)),
    )
    assert seen(worse, "knee_flexion", Role.GATE) == (80, 80)
    assert seen(better, "knee_flexion", Role.GATE) == (105, 105)


def test_a_clinical_value_ends_an_earlier_lesser_one() -> None:
    """What a patient feared is over once a clinician has measured."""
    read = of(by_patient(40, effusion="3+"), a_check_in(42, effusion="none"))
    assert seen(read, "effusion", Role.CAUTIOUS) == (0, 0)


def test_a_value_and_its_repeat_count_as_the_worse_of_the_two() -> None:
    """A second measurement cannot be overlooked, whichever of the two was written first."""
    for value, repeat in ((104, 92), (92, 104)):
        read = of(a_check_in(42, knee_flexion={"value": value, "repeat": repeat}))
        assert seen(read, "knee_flexion", Role.GATE) == (92, 92)
        (one,) = read.visit().observed["knee_flexion"]  # type: ignore[index]
        assert one.repeat == 104


# Age ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("age", "gate"), [(14, (105, 105)), (15, (None, None))])
def test_a_value_is_stale_the_day_after_its_greatest_age(
    age: int, gate: tuple[float | None, float | None]
) -> None:
    """On the last day of its age an angle still opens a gate, a day later it is unknown."""
    read = of(a_check_in(42, knee_flexion=105), a_check_in(42 + age))
    assert seen(read, "knee_flexion", Role.GATE) == gate
    if age == 15:
        assert full_reading(read, "knee_flexion", Role.GATE).absence is Absence.STALE


def test_a_stale_value_is_that_or_worse_for_a_rule() -> None:
    """What made a rule YES stays YES until it is measured again, and no stale value makes it NO."""
    read = of(a_check_in(42, effusion="2+"), a_check_in(70))
    assert seen(read, "effusion", Role.CAUTIOUS) == (3, 4)
    assert seen(read, "effusion", Role.GATE) == (None, None)


@pytest.mark.parametrize("word", ["unknown", "declined"])
def test_what_is_said_to_be_missing_today_is_not_filled_from_last_week(word: str) -> None:
    """A fresh value of last week does not stand in where today's is said to be missing."""
    read = of(a_check_in(35, knee_flexion=105), a_check_in(42, knee_flexion=word))
    assert seen(read, "knee_flexion", Role.GATE) == (None, None)
    assert seen(read, "knee_flexion", Role.CAUTIOUS) == (0, 105)


@pytest.mark.parametrize(
    "measure", [measure for measure in the_catalogue().measures if measure.red_flag], ids=lambda one: one.id
)
def test_a_red_flag_is_never_carried_forward(measure: Any) -> None:  # noqa: ANN401  (a pytest parameter)
    """Yesterday's no to a red flag is no answer today."""
    read = of(a_check_in(41, **{measure.id: False}), a_check_in(42))
    assert seen(read, measure.id, Role.CAUTIOUS) == (None, None)


# Not applicable -----------------------------------------------------------------------------------

SIGNED = {"not_applicable": {"by": "J. Smith, PT", "why": "cannot lie flat", "substitute": "heel height"}}


def test_a_clinician_can_sign_that_a_measure_does_not_apply() -> None:
    """With who, why and a substitute it counts as good as can be."""
    read = of(a_check_in(42, extension_lag=SIGNED))
    assert seen(read, "extension_lag", Role.GATE) == (0, 0)
    assert read.visit().not_applicable == {"extension_lag"}


@pytest.mark.parametrize(
    ("check_in", "why"),
    [
        pytest.param(
            by_patient(42, extension_lag=SIGNED),
            "only a clinician signs that a measure does not apply",
            id="by the patient",
        ),
        pytest.param(
            a_check_in(42, calf_pain=SIGNED),
            "a red flag is asked at every check-in and cannot be set aside",
            id="of a red flag",
        ),
    ],
)
def test_nobody_else_and_no_red_flag_is_set_aside(check_in: Written, why: str) -> None:
    """A patient cannot sign a measure away, and nobody can sign away a red flag."""
    read = of(check_in)
    assert [(one.value, one.why) for one in read.rejected] == [("not applicable", why)]
    assert read.visit().not_applicable == frozenset()


def test_a_value_of_the_same_day_goes_before_a_signature() -> None:
    """Where somebody has measured after all, the value counts."""
    read = of(a_check_in(42, extension_lag=[SIGNED, {"value": 5}]))
    assert seen(read, "extension_lag", Role.GATE) == (5, 5)


# Knees --------------------------------------------------------------------------------------------

BOTH = [a_start(), a_start(knee="left")]


def test_a_sided_value_without_a_knee_is_refused_where_both_are_treated() -> None:
    """An angle that could be of either knee is refused by name, for both knees, and says so."""
    read = of(a_check_in(42, knee_flexion=95, pain_walking=3), starts=BOTH)
    assert {(one.measure, one.knee, one.value) for one in read.rejected} == {
        ("knee_flexion", "right", "95"),
        ("knee_flexion", "left", "95"),
    }
    assert "which one" in read.rejected[0].why
    assert [read.number("pain_walking", knee=knee) for knee in ("right", "left")] == [3, 3]


def test_a_check_in_of_one_knee_says_whose_value_it_is() -> None:
    """Where the check-in names its knee, a bare angle is that knee's and the other has none."""
    read = of(
        a_check_in(42, knee="right", knee_flexion=95),
        a_check_in(42, knee="left", knee_flexion=120),
        starts=BOTH,
    )
    assert read.rejected == ()
    assert [read.number("knee_flexion", knee=knee) for knee in ("right", "left")] == [95, 120]


def test_both_knees_in_one_check_in_have_their_own_values() -> None:
    """Values by side go to the knee they name."""
    read = of(a_check_in(42, knee_flexion={"left": 120, "right": 95}), starts=BOTH)
    assert [read.number("knee_flexion", knee=knee) for knee in ("right", "left")] == [95, 120]


def test_the_other_knees_value_is_kept_beside() -> None:
    """With one knee under treatment the other's value serves for comparison only."""
    read = of(a_check_in(42, knee_flexion={"left": 140, "right": 95}))
    assert read.number("knee_flexion") == 95
    assert [one.number for one in read.visit().other["knee_flexion"]] == [140]  # type: ignore[index]


@pytest.mark.parametrize(
    ("starts", "usable"),
    [
        pytest.param([a_start()], True, id="sound"),
        pytest.param([a_start(other_knee="sound")], True, id="said to be sound"),
        pytest.param([a_start(other_knee="symptomatic")], False, id="symptomatic"),
        pytest.param([a_start(other_knee="operated")], False, id="operated long ago"),
        pytest.param(BOTH, False, id="under treatment too"),
    ],
)
def test_only_a_sound_other_knee_serves_for_comparison(starts: list[Written], usable: bool) -> None:  # noqa: FBT001
    """An operated or symptomatic knee is no measure for this one."""
    assert of(a_check_in(42), starts=starts).series().other_side_usable is usable


def test_values_of_the_other_knee_alone_are_none_of_this_one() -> None:
    """Where only the left knee was measured, the right one is unknown."""
    read = of(a_check_in(42, knee_flexion={"left": 140}))
    assert seen(read, "knee_flexion", Role.GATE) == (None, None)


# Check-ins of a day -------------------------------------------------------------------------------


def test_check_ins_of_one_day_are_one_visit() -> None:
    """What patient and clinician say on one day is decided once, as the clinician's."""
    read = of(by_patient(42, pain_walking=2), a_check_in(42, name="J. Smith, PT", knee_flexion=95))
    (visit,) = read.series().visits
    assert (visit.by_clinician, visit.clinician) == (True, "J. Smith, PT")


def test_check_ins_are_taken_by_date() -> None:
    """The order of the file does not matter."""
    read = of(a_check_in(49, pain_walking=3), a_check_in(42, pain_walking=2))
    assert [read.number("pain_walking", place) for place in (0, 1)] == [2, 3]
